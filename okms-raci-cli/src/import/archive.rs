//! Documents that are archives of XML: workbooks and Word documents.

use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;

use crate::status::Error;

/// The most bytes that an archive may inflate to.
const MOST_INFLATED: u64 = 512 << 20;

/// The most files that an archive may have.
const MOST_FILES: usize = 10_000;

/// An archive whose size was looked at before anything of it is inflated into memory.
pub(super) struct Archive<'a>(ZipArchive<Cursor<&'a [u8]>>);

impl<'a> Archive<'a> {
    pub(super) fn open(bytes: &'a [u8], file: &str) -> Result<Self, Error> {
        let cannot = |error: &dyn std::fmt::Display| {
            let help = "save it again in the program that it comes from";
            Error::new(format_args!("{file} is a damaged file: {error}\n{help}"))
        };
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| cannot(&error))?;
        let mut inflated = 0;
        let mut rest = MOST_INFLATED + 1;
        for at in 0..archive.len().min(MOST_FILES) {
            let entry = archive.by_index(at).map_err(|error| cannot(&error))?;
            // What the archive says of its sizes may be wrong.
            let copied = std::io::copy(&mut entry.take(rest), &mut std::io::sink());
            inflated += copied.map_err(|error| cannot(&error))?;
            rest = (MOST_INFLATED + 1).saturating_sub(inflated);
        }
        if inflated > MOST_INFLATED || archive.len() > MOST_FILES {
            let most = MOST_INFLATED >> 20;
            let help = "save the sheet with the matrix as a file of its own";
            return Err(Error::new(format_args!(
                "{file} inflates to more than {most} MiB\n{help}"
            )));
        }
        Ok(Archive(archive))
    }

    /// The text of a file in the archive.
    pub(super) fn text(&mut self, name: &str) -> Option<String> {
        let mut text = Vec::new();
        self.0.by_name(name).ok()?.take(MOST_INFLATED).read_to_end(&mut text).ok()?;
        String::from_utf8(text).ok().map(|text| text.trim_start_matches('\u{feff}').to_owned())
    }
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

    /// Whether an attribute is set, as `hidden="1"`.
    pub(super) fn is(&self, name: &str) -> bool {
        matches!(self.get(name).as_deref(), Some("1" | "true" | "on"))
    }
}

/// Walks a document up to its end, or to where it is damaged.
pub(super) fn walk(xml: &str, mut step: impl FnMut(Step<'_>)) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                step(Step::Start(start.local_name().as_ref(), Attributes(&start)));
            }
            Ok(Event::Empty(start)) => {
                step(Step::Start(start.local_name().as_ref(), Attributes(&start)));
                step(Step::End(start.local_name().as_ref()));
            }
            Ok(Event::End(end)) => step(Step::End(end.local_name().as_ref())),
            Ok(Event::Text(text)) => step(Step::Text(&text)),
            Ok(Event::CData(text)) => step(Step::Text(&text)),
            Ok(Event::GeneralRef(name)) => {
                let text = match &*name {
                    "amp" => Some('&'),
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => name.resolve_char_ref().ok().flatten(),
                };
                step(Step::Text(text.map(String::from).unwrap_or_default().as_str()));
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
}
