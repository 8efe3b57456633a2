//! A matrix as YAML, laid out as people write it.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Write};

use okms_raci_core::escape::is_shown;

use crate::date::is_date;
use crate::matrix::{Activity, Matrix, Party, Section, Source};
use crate::refines::{Asked, Cover, Refines, outer_name, outer_party};

/// The YAML of the matrix, as [`Matrix::read`] takes it.
pub(crate) fn write(matrix: &Matrix, comments: &BTreeMap<usize, String>) -> String {
    let mut lines = Lines(String::new());
    lines.add(0, format_args!("format: 1"));
    lines.add(0, format_args!("name: {}", Scalar(&matrix.name)));
    lines.add(0, format_args!("title: {}", Line(&matrix.title)));
    lines.source(&matrix.source);
    if matrix.typed {
        lines.add(0, format_args!("typed: true"));
    }
    lines.list(0, "derive", &matrix.derive);
    lines.refines(&matrix.refines);
    lines.add(0, format_args!("parties:"));
    for party in &matrix.parties {
        lines.party(party, &matrix.refines);
    }
    let mut activities = matrix.activities.iter().enumerate().peekable();
    let mut depth_before = 0;
    for (position, section) in matrix.sections.iter().enumerate() {
        let depth = section.depth.clamp(1, depth_before + 1);
        if depth > depth_before {
            lines.add(4 * depth_before, format_args!("sections:"));
        }
        lines.section(4 * depth, section);
        let is_own = |(_, activity): &(usize, &Activity)| activity.section == position;
        if activities.peek().is_some_and(is_own) {
            lines.add(4 * depth, format_args!("activities:"));
        }
        while let Some((at, activity)) = activities.next_if(is_own) {
            lines.comment(4 * depth + 2, comments.get(&at));
            lines.activity(4 * depth + 4, activity, matrix);
        }
        depth_before = depth;
    }
    lines.0
}

struct Lines(String);

impl Lines {
    fn add(&mut self, indent: usize, line: fmt::Arguments<'_>) {
        // Writing to a string never fails.
        let _ = writeln!(self.0, "{:indent$}{line}", "");
    }

    fn source(&mut self, source: &Source) {
        self.add(0, format_args!("source:"));
        let optional =
            [("publisher", &source.publisher), ("article", &source.article), ("url", &source.url)];
        for (key, text) in optional {
            if let Some(text) = text {
                self.add(2, format_args!("{key}: {}", Line(text)));
            }
        }
        self.add(2, format_args!("revision: {}", Scalar(&source.revision)));
    }

    fn comment(&mut self, indent: usize, comment: Option<&String>) {
        for line in comment.iter().flat_map(|comment| comment.lines()) {
            self.add(indent, format_args!("# {line}"));
        }
    }

    fn refines(&mut self, refines: &[Refines]) {
        if !refines.is_empty() {
            self.add(0, format_args!("refines:"));
        }
        for entry in refines {
            self.item(4, &[("matrix", Some(&entry.matrix)), ("as", entry.alias.as_ref())]);
            self.add(4, format_args!("party: {}", Line(&entry.party)));
            self.add(4, format_args!("revision: {}", Scalar(&entry.revision)));
            for (key, text) in [("file", &entry.file), ("path", &entry.path)] {
                if let Some(text) = text {
                    self.add(4, format_args!("{key}: {}", Line(text)));
                }
            }
            if entry.roles != Refines::ROLES {
                self.add(4, format_args!("roles: {}", entry.roles));
            }
            let asked = |Asked { id, roles, title }: &Asked| {
                let title = Scalar(title);
                format!("{}: {{ roles: {roles}, title: {title} }}", Scalar(id))
            };
            self.lines_of_map("asks", entry.asks.iter().map(asked));
            let reason =
                |(id, reason): &(String, String)| format!("{}: {}", Scalar(id), Quoted(reason));
            self.lines_of_map("except", entry.except.iter().map(reason));
            self.lines_of_map("open", entry.open.iter().map(reason));
        }
    }

    /// A key of an entry, and below it a line for each of its own.
    fn lines_of_map(&mut self, key: &str, pairs: impl ExactSizeIterator<Item = String>) {
        if pairs.len() > 0 {
            self.add(4, format_args!("{key}:"));
        }
        for pair in pairs {
            self.add(6, format_args!("{pair}"));
        }
    }

    fn party(&mut self, Party { id, name, aliases, is }: &Party, refines: &[Refines]) {
        let mut pairs = vec![format!("id: {}", Scalar(id)), format!("name: {}", Scalar(name))];
        if !aliases.is_empty() {
            pairs.push(format!("aliases: {}", List(aliases)));
        }
        let is: Vec<String> = is.iter().filter_map(|outer| outer_party(refines, outer)).collect();
        match &is[..] {
            [] => {}
            [one] => pairs.push(format!("is: {}", Scalar(one))),
            several => pairs.push(format!("is: {}", List(several))),
        }
        self.add(2, format_args!("- {}", mapping(&pairs)));
    }

    /// As a list where no letters are written, else as a map, or as a list that has both.
    fn covers(&mut self, indent: usize, covers: &[Cover], refines: &[Refines]) {
        let of = |cover: &Cover| {
            let id = outer_name(refines, cover.of, &cover.activity)?;
            let id = Scalar(&id).to_string();
            Some((id, cover.letters.map(|letters| letters.to_string())))
        };
        let covers: Vec<(String, Option<String>)> = covers.iter().filter_map(of).collect();
        if covers.is_empty() {
            return;
        }
        let with = |(id, letters): &(String, Option<String>)| match letters {
            Some(letters) => format!("{id}: {letters}"),
            None => id.clone(),
        };
        let texts: Vec<String> = covers.iter().map(with).collect();
        if covers.iter().all(|(_, letters)| letters.is_some()) {
            return self.map(indent, "covers", &texts);
        }
        // `X: R` in a list is a map of its own.
        self.add(indent, format_args!("covers: [{}]", texts.join(", ")));
    }

    /// `indent` is that of the section's keys.
    fn section(&mut self, indent: usize, section: &Section) {
        let Section { number, id, title, aliases, .. } = section;
        self.item(indent, &[("number", number.as_ref()), ("id", Some(id)), ("title", Some(title))]);
        self.list(indent, "aliases", aliases);
    }

    fn activity(&mut self, indent: usize, activity: &Activity, matrix: &Matrix) {
        let parties = &matrix.parties;
        let Activity { id, title, aliases, reference, note, .. } = activity;
        self.item(indent, &[("id", Some(id)), ("ref", reference.as_ref()), ("title", Some(title))]);
        self.covers(indent, &activity.covers, &matrix.refines);
        self.list(indent, "aliases", aliases);
        let cells = parties.iter().zip(&activity.roles).filter(|(_, roles)| !roles.is_empty());
        let roles = cells.map(|(party, roles)| format!("{}: {roles}", Scalar(&party.id)));
        self.add(indent, format_args!("roles: {}", mapping(&roles.collect::<Vec<_>>())));
        if let Some(note) = note {
            self.add(indent, format_args!("note: {}", Line(note)));
        }
        let notes = activity.notes.iter().filter_map(|(party, note)| {
            Some(format!("{}: {}", Scalar(&parties.get(*party)?.id), Quoted(note)))
        });
        self.map(indent, "notes", &notes.collect::<Vec<_>>());
        let allow = activity
            .allow
            .iter()
            .map(|(rule, reason)| format!("{}: {}", rule.id(), Quoted(reason)));
        self.map(indent, "allow", &allow.collect::<Vec<_>>());
    }

    /// A key with a mapping in its line, unless that is empty.
    fn map(&mut self, indent: usize, key: &str, pairs: &[String]) {
        if !pairs.is_empty() {
            self.add(indent, format_args!("{key}: {}", mapping(pairs)));
        }
    }

    /// The first keys of an item of a list, the first of them after a dash.
    fn item(&mut self, indent: usize, keys: &[(&str, Option<&String>)]) {
        let mut dash = "- ";
        for (key, text) in keys {
            if let Some(text) = text {
                self.add(indent - dash.len(), format_args!("{dash}{key}: {}", Line(text)));
                dash = "";
            }
        }
    }

    fn list(&mut self, indent: usize, key: &str, items: &[String]) {
        if !items.is_empty() {
            self.add(indent, format_args!("{key}: {}", List(items)));
        }
    }
}

/// Keys with their values, in one line.
fn mapping(pairs: &[String]) -> String {
    if pairs.is_empty() { "{}".to_owned() } else { format!("{{ {} }}", pairs.join(", ")) }
}

struct List<'a>(&'a [String]);

impl Display for List<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let items: Vec<String> = self.0.iter().map(|item| Scalar(item).to_string()).collect();
        write!(f, "[{}]", items.join(", "))
    }
}

/// A text as it is where that is surely the same in any YAML, else in quotes.
pub(crate) struct Scalar<'a>(pub(crate) &'a str);

impl Scalar<'_> {
    /// What other programs take for a truth value or for nothing.
    const WORDS: [&'static str; 10] =
        ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan"];

    /// A text in the place of another one, whose quotes it gets.
    pub(crate) fn written_as(old: &str, new: &str) -> String {
        match old.chars().next() {
            Some('"') => Quoted(new).to_string(),
            Some('\'') if new.chars().all(is_shown) => format!("'{}'", new.replace('\'', "''")),
            _ => Scalar(new).to_string(),
        }
    }

    /// Whether the text needs no quotes where these other characters mean nothing, either.
    fn is_plain(&self, others: &str) -> bool {
        let text = self.0;
        let is_plain =
            |c: char| c.is_alphanumeric() || " -_/.()'’&+".contains(c) || others.contains(c);
        let is_text = text.starts_with(char::is_alphabetic)
            && text.chars().all(is_plain)
            && !text.ends_with([' ', ':'])
            && !text.contains(": ")
            && !Self::WORDS.iter().any(|word| text.eq_ignore_ascii_case(word));
        is_text || is_date(text)
    }
}

impl Display for Scalar<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_plain("") { f.write_str(self.0) } else { Quoted(self.0).fmt(f) }
    }
}

/// The same for a text that ends its line, outside of brackets.
pub(crate) struct Line<'a>(pub(crate) &'a str);

impl Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if Scalar(self.0).is_plain(",…?=:") { f.write_str(self.0) } else { Scalar(self.0).fmt(f) }
    }
}

/// A text in double quotes, with escapes for what cannot be seen.
pub(crate) struct Quoted<'a>(pub(crate) &'a str);

impl Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for c in self.0.chars() {
            match c {
                '"' | '\\' => write!(f, "\\{c}")?,
                c if is_shown(c) => f.write_char(c)?,
                c => write!(f, "\\U{:08x}", u32::from(c))?,
            }
        }
        f.write_char('"')
    }
}
