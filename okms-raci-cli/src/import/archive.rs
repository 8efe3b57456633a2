//! Documents that are archives of XML: workbooks and Word documents.

use std::fmt;
use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::status::Error;

/// The most bytes that are inflated of an archive, each part as often as it is read.
const MOST_INFLATED: u64 = 64 << 20;

/// An archive of which only what is needed is inflated, and no more than is sensible.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    file: &'a str,
    /// How many bytes may still be inflated.
    left: u64,
}

/// Where a part of a document leads to.
pub(super) struct Relation {
    pub(super) id: String,
    pub(super) kind: String,
    /// The path in the archive.
    pub(super) target: String,
}

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8], file: &'a str) -> Result<Self, Error> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|error| damaged(file, error))?;
        Ok(Archive { zip, file, left: MOST_INFLATED })
    }

    pub(super) fn file(&self) -> &'a str {
        self.file
    }

    fn text(&mut self, part: &str) -> Result<Option<String>, Error> {
        let entry = match self.zip.by_name(part) {
            Err(ZipError::FileNotFound) => return Ok(None),
            entry => entry.map_err(|error| damaged(self.file, error))?,
        };
        let mut bytes = Vec::new();
        let read = entry.take(self.left + 1).read_to_end(&mut bytes);
        read.map_err(|error| damaged(self.file, error))?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or_else(|| {
            let (file, most) = (self.file, MOST_INFLATED >> 20);
            let help = "save the sheet with the matrix as a file of its own";
            Error::new(format_args!("{file} inflates to more than {most} MiB\n{help}"))
        })?;
        Ok(Some(String::from_utf8_lossy(&bytes).trim_start_matches('\u{feff}').to_owned()))
    }

    /// Walks a part of the document; says whether there is one.
    pub(super) fn walk(&mut self, part: &str, step: impl FnMut(Step<'_>)) -> Result<bool, Error> {
        let Some(xml) = self.text(part)? else { return Ok(false) };
        walk(&xml, step).map_err(|error| damaged(self.file, format_args!("{part}: {error}")))?;
        Ok(true)
    }

    /// Where a part leads to of one kind.
    pub(super) fn related(&mut self, part: &str, kind: &str) -> Result<Vec<String>, Error> {
        let relations = self.relations(part)?.into_iter();
        Ok(relations.filter(|own| own.kind.ends_with(kind)).map(|own| own.target).collect())
    }

    /// Where a part leads to; the empty one is the document as a whole.
    pub(super) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, Error> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let mut found = Vec::new();
        self.walk(resolved(folder, &format!("_rels/{name}.rels")).as_str(), |step| {
            if let Step::Start("Relationship", attributes) = step {
                let value = |name| attributes.get(name).unwrap_or_default();
                let target = resolved(folder, &value("Target"));
                found.push(Relation { id: value("Id"), kind: value("Type"), target });
            }
        })?;
        Ok(found)
    }
}

fn damaged(file: &str, error: impl fmt::Display) -> Error {
    let help = "save it again in the program that it comes from";
    Error::new(format_args!("{file} is a damaged file: {error}\n{help}"))
}

/// The path that a target in a folder means.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in target.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// What comes in a document, by local names.
pub(super) enum Step<'a> {
    Start(&'a str, Attributes<'a>),
    End(&'a str),
    Text(&'a str),
}

/// The attributes of an element.
pub(super) struct Attributes<'a>(&'a BytesStart<'a>);

impl Attributes<'_> {
    /// The value of an attribute, by its local name.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found = attributes
            .with_checks(false)
            .flatten()
            .find(|attribute| attribute.key.local_name().as_ref() == name)?;
        Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
    }

    /// The number in an attribute.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        self.get(name)?.trim().parse().ok()
    }

    /// Whether an attribute is set, as `hidden="1"`.
    pub(super) fn is(&self, name: &str) -> bool {
        matches!(self.get(name).as_deref(), Some("1" | "true" | "on"))
    }

    /// Whether an element such as `<b/>` or `<b val="0"/>` switches on.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.get("val").as_deref(), Some("0" | "false" | "none"))
    }
}

/// Walks a document up to its end.
fn walk(xml: &str, mut step: impl FnMut(Step<'_>)) -> Result<(), String> {
    let mut reader = Reader::from_str(xml);
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(start) => {
                depth += 1;
                step(Step::Start(start.local_name().as_ref(), Attributes(&start)));
            }
            Event::Empty(start) => {
                step(Step::Start(start.local_name().as_ref(), Attributes(&start)));
                step(Step::End(start.local_name().as_ref()));
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                step(Step::End(end.local_name().as_ref()));
            }
            Event::Text(text) => step(Step::Text(&text)),
            Event::CData(text) => step(Step::Text(&text)),
            Event::GeneralRef(name) => {
                let character = match &*name {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    // No program defines entities of its own, and none is taken out of a text in silence.
                    other => match name.resolve_char_ref() {
                        Ok(Some(character)) => character,
                        _ => return Err(format!("`&{other};` stands for nothing")),
                    },
                };
                step(Step::Text(character.encode_utf8(&mut [0; 4])));
            }
            Event::Eof if depth > 0 => return Err("its end is missing".to_owned()),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_relative_to_their_folder() {
        assert_eq!(resolved("xl/worksheets", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolved("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
    }
}
