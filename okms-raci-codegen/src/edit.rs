//! Changes single things in the text of a matrix, and leaves all else as it is written.

use std::ops::Range;

use crate::check::{lengths, parse};
use crate::finding::Findings;
use crate::matrix::{Activity, Matrix};
use crate::read::read;
use crate::rule::Rule;
use crate::yaml::{Line, Located, Node, Quoted, Scalar, Value, locate_nodes, quoted, word};
use okms_raci_core::RoleSet;

/// A change to one thing of a matrix, which is given by its position.
#[doc(hidden)]
#[derive(Clone, Debug)]
pub enum Edit {
    /// The name of a party.
    Party(usize, String),
    /// The title of a section; its id stays.
    Section(usize, String),
    /// The title of an activity; its id stays.
    Activity(usize, String),
    /// A row below the activity, with the same roles, and allowed to break the same rules.
    RowBelow(usize, String, String),
    /// The roles of a party in an activity, if it holds any.
    Roles(usize, usize, RoleSet),
    /// That an activity may break a rule, and why.
    Allow(usize, Rule, String),
    /// That it may not.
    Disallow(usize, Rule),
    /// The note of an activity.
    Note(usize, String),
}

impl Edit {
    /// How long a text may be.
    pub const MOST_CHARACTERS: usize = lengths::MOST_CHARACTERS;

    /// The text with the change, and what it says now, which no rule was held against.
    ///
    /// None if the text is no matrix, or is written in a way in which this is not all that would change, such
    /// as with a YAML alias.
    #[must_use]
    pub fn apply(&self, yaml: &str) -> Option<(String, Matrix)> {
        let matrix = |text| {
            let root = parse(text, &Located::new(), &mut Findings::default()).ok()?;
            let (matrix, _) = read(root.clone(), &mut Findings::default())?;
            Some((root, matrix))
        };
        let (root, mut expected) = matrix(yaml)?;
        let mut edited = yaml.to_owned();
        for (bytes, new) in self.splices(&Text(yaml), &root, &expected)?.into_iter().rev() {
            edited.replace_range(bytes, &new);
        }
        self.change(&mut expected)?;
        (matrix(&edited)?.1 == expected).then_some((edited, expected))
    }

    /// What takes the place of which bytes, in order.
    fn splices(&self, text: &Text<'_>, root: &Node, matrix: &Matrix) -> Option<Vec<Splice>> {
        let row = |at: usize| Some(activities(root).get(at)?.1);
        let one = |splice: Option<Splice>| Some(vec![splice?]);
        match self {
            Edit::Party(at, name) => {
                one(text.replace(entry(items(root, "parties").get(*at)?, "name")?, name))
            }
            Edit::Section(at, title) => {
                text.title(sections(root).get(*at)?, title, &matrix.sections.get(*at)?.id)
            }
            Edit::Activity(at, title) => {
                text.title(row(*at)?, title, &matrix.activities.get(*at)?.id)
            }
            Edit::RowBelow(at, id, title) => {
                let (list, row) = *activities(root).get(*at)?;
                one(text.row_below(list, row, id, title))
            }
            Edit::Roles(at, party, roles) => {
                let (_, cells) = entry(row(*at)?, "roles")?;
                let id = &matrix.parties.get(*party)?.id;
                one(if roles.is_empty() {
                    text.remove(cells, id)
                } else {
                    text.replace(entry(cells, id)?, roles.letters())
                })
            }
            Edit::Allow(at, rule, reason) => one(text.allow(row(*at)?, *rule, reason)),
            Edit::Disallow(at, rule) => one(text.remove(row(*at)?.get("allow")?, rule.id())),
            Edit::Note(at, note) => {
                let row = row(*at)?;
                one(match entry(row, "note") {
                    Some(written) => text.replace(written, note),
                    None if text.is_flow(row) => {
                        text.insert(row, entry(row, "roles")?, &format!("note: {}", Scalar(note)))
                    }
                    None => {
                        text.insert(row, entry(row, "roles")?, &format!("note: {}", Line(note)))
                    }
                })
            }
        }
    }

    /// The same change of the matrix.
    fn change(&self, matrix: &mut Matrix) -> Option<()> {
        let Matrix { parties, sections, activities, .. } = matrix;
        match self {
            Edit::Party(at, name) => parties.get_mut(*at)?.name.clone_from(name),
            Edit::Section(at, title) => sections.get_mut(*at)?.title.clone_from(title),
            Edit::Activity(at, title) => activities.get_mut(*at)?.title.clone_from(title),
            Edit::RowBelow(at, id, title) => {
                let Activity { section, roles, allow, .. } = activities.get(*at)?.clone();
                let (id, title) = (id.clone(), title.clone());
                let new = Activity { id, title, section, roles, allow, ..Activity::default() };
                activities.insert(at + 1, new);
            }
            Edit::Roles(at, party, roles) => activities.get_mut(*at)?.roles[*party] = *roles,
            Edit::Allow(at, rule, reason) => {
                let allow = &mut activities.get_mut(*at)?.allow;
                match allow.iter_mut().find(|(known, _)| known == rule) {
                    Some((_, known)) => known.clone_from(reason),
                    None => allow.push((*rule, reason.clone())),
                }
            }
            Edit::Disallow(at, rule) => {
                activities.get_mut(*at)?.allow.retain(|(known, _)| known != rule);
            }
            Edit::Note(at, note) => activities.get_mut(*at)?.note = Some(note.clone()),
        }
        Some(())
    }
}

/// Bytes of the text, and what takes their place.
type Splice = (Range<usize>, String);

/// A key with its value.
type Entry<'a> = (&'a Node, &'a Node);

fn entry<'a>(map: &'a Node, key: &str) -> Option<Entry<'a>> {
    let mut entries = map.entries().iter();
    entries.find(|(known, _)| known.value.text() == key).map(|(key, value)| (key, value))
}

fn items<'a>(map: &'a Node, key: &str) -> &'a [Node] {
    match map.get(key).map(|list| &list.value) {
        Some(Value::List(items)) => items,
        _ => &[],
    }
}

/// The sections in the order of the matrix.
fn sections(node: &Node) -> Vec<&Node> {
    let with_subsections = |section| std::iter::once(section).chain(sections(section));
    items(node, "sections").iter().flat_map(with_subsections).collect()
}

/// The activities in the order of the matrix, each after the list that it is in.
fn activities(root: &Node) -> Vec<(&Node, &Node)> {
    let of_section = |section| {
        let list = Node::get(section, "activities");
        items(section, "activities").iter().filter_map(move |row| Some((list?, row)))
    };
    sections(root).into_iter().flat_map(of_section).collect()
}

struct Text<'a>(&'a str);

impl Text<'_> {
    /// The bytes of a node, and whether that is all of it; of an alias those that it repeats.
    fn bytes(&self, node: &Node) -> Option<(Range<usize>, bool)> {
        let number = node.at.node()?;
        let (place, _) = locate_nodes(self.0, std::iter::once(number)).remove(&number)?;
        Some((place.bytes()?, place.whole().is_some()))
    }

    fn start(&self, node: &Node) -> Option<usize> {
        self.bytes(node).map(|(bytes, _)| bytes.start)
    }

    /// Whether a map or a list stands in brackets.
    fn is_flow(&self, node: &Node) -> bool {
        self.start(node).is_some_and(|start| self.0[start..].starts_with(['{', '[']))
    }

    /// Where a value ends that belongs to what starts at `owner`: a key, or the dash of the first item.
    fn end(&self, owner: usize, node: &Node) -> Option<usize> {
        let (bytes, is_whole) = self.bytes(node)?;
        let rest = &self.0[bytes.start..];
        if bytes.start <= owner {
            // An alias, or nothing, which is where the key is.
            let line = self.0[owner..].lines().next()?;
            let colon = line.find(':')? + 1;
            let value = line[colon..].trim_start();
            return Some(owner + line.len() - value.len() + word(value).len());
        }
        match &node.value {
            Value::Map(_) | Value::List(_) if rest.starts_with(['{', '[']) => {
                Some(bytes.start + brackets(rest))
            }
            Value::Map(entries) => {
                let (key, value) = entries.last()?;
                self.end(self.start(key)?, value)
            }
            Value::List(items) => self.end(bytes.start, items.last()?),
            _ if is_whole => Some(bytes.end),
            _ => Some(self.end_of_lines(bytes.start, self.indent(owner).len())),
        }
    }

    /// Where a text ends that goes on in lines which are further in than this.
    fn end_of_lines(&self, start: usize, indent: usize) -> usize {
        let goes_on = |line: &&str| {
            line.trim().is_empty() || line.len() - line.trim_start_matches(' ').len() > indent
        };
        let mut lines = self.0[start..].split_inclusive('\n');
        let first = lines.next().map_or(0, str::len);
        let length = first + lines.take_while(goes_on).map(str::len).sum::<usize>();
        start + self.0[start..start + length].trim_end().len()
    }

    /// The blanks that bring a line to the column of this byte.
    fn indent(&self, byte: usize) -> String {
        " ".repeat(
            self.0[self.line_start(byte)..byte].trim_start_matches('\u{feff}').chars().count(),
        )
    }

    fn line_start(&self, byte: usize) -> usize {
        self.0[..byte].rfind('\n').map_or(0, |newline| newline + 1)
    }

    /// The end of the line of this byte, before what ends it.
    fn line_end(&self, byte: usize) -> usize {
        byte + self.0[byte..].lines().next().map_or(0, str::len)
    }

    fn newline(&self) -> &'static str {
        if self.0.contains("\r\n") { "\r\n" } else { "\n" }
    }

    /// Writes another text for a value, in its quotes.
    fn replace(&self, (key, value): Entry<'_>, new: &str) -> Option<Splice> {
        let owner = self.start(key)?;
        let bytes = self.start(value).filter(|start| *start > owner)?..self.end(owner, value)?;
        let new = Scalar::written_as(self.0.get(bytes.clone())?, new);
        Some((bytes, new))
    }

    /// Writes another title; an id that was made from the old one is written out.
    fn title(&self, node: &Node, title: &str, id: &str) -> Option<Vec<Splice>> {
        let entry = entry(node, "title")?;
        let mut splices = vec![self.replace(entry, title)?];
        if node.get("id").is_none() {
            let start = self.start(entry.0)?;
            let gap = match self.is_flow(node) {
                true => ", ".to_owned(),
                false => self.newline().to_owned() + &self.indent(start),
            };
            splices.insert(0, (start..start, format!("id: {}{gap}", Scalar(id))));
        }
        Some(splices)
    }

    /// Writes an entry of a map after another one.
    fn insert(&self, map: &Node, (key, value): Entry<'_>, new: &str) -> Option<Splice> {
        let owner = self.start(key)?;
        let end = self.end(owner, value)?;
        if self.is_flow(map) {
            return Some((end..end, format!(", {new}")));
        }
        let end = self.line_end(end);
        Some((end..end, [self.newline(), &self.indent(owner), new].concat()))
    }

    /// Takes an entry out of a map.
    fn remove(&self, map: &Node, key: &str) -> Option<Splice> {
        let entries = map.entries();
        let at = entries.iter().position(|(known, _)| known.value.text() == key)?;
        let end = |(key, value): &(Node, Node)| self.end(self.start(key)?, value);
        let (start, end_of_it) = (self.start(&entries[at].0)?, end(&entries[at])?);
        let is_flow = self.is_flow(map);
        if entries.len() == 1 {
            let bytes =
                if is_flow { self.start(map)?..self.end(0, map)? } else { start..end_of_it };
            return Some((bytes, "{}".to_owned()));
        }
        let bytes = match (is_flow, entries.get(at + 1)) {
            (true, Some((next, _))) => start..self.start(next)?,
            (true, None) => end(&entries[at - 1])?..end_of_it,
            (false, _) => {
                let line_end = self.line_end(end_of_it);
                let newline = self.0[line_end..].find('\n').map_or(0, |newline| newline + 1);
                self.line_start(start)..line_end + newline
            }
        };
        Some((bytes, String::new()))
    }

    fn allow(&self, row: &Node, rule: Rule, reason: &str) -> Option<Splice> {
        let new = format!("{}: {}", rule.id(), Quoted(reason));
        let Some((key, allow)) = entry(row, "allow") else {
            return self.insert(row, entry(row, "roles")?, &format!("allow: {{ {new} }}"));
        };
        match (entry(allow, rule.id()), allow.entries().last()) {
            (Some(known), _) => self.replace(known, reason),
            (None, Some((key, value))) => self.insert(allow, (key, value), &new),
            (None, None) => {
                let bytes = self.start(allow)?..self.end(self.start(key)?, allow)?;
                Some((bytes, format!("{{ {new} }}")))
            }
        }
    }

    /// Writes a row after another one, in the same way.
    fn row_below(&self, list: &Node, row: &Node, id: &str, title: &str) -> Option<Splice> {
        let (start, is_flow) = (self.start(row)?, self.is_flow(row));
        let title = if is_flow { Scalar(title).to_string() } else { Line(title).to_string() };
        let mut entries = vec![format!("id: {}", Scalar(id)), format!("title: {title}")];
        for (key, value) in row.entries() {
            if ["roles", "allow"].contains(&key.value.text()) {
                let start = self.start(key)?;
                entries.push(self.0[start..self.end(start, value)?].to_owned());
            }
        }
        let new = match is_flow {
            true => format!("{{ {} }}", entries.join(", ")),
            false => entries.join(&(self.newline().to_owned() + &self.indent(start))),
        };
        let end = self.end(0, row)?;
        if self.is_flow(list) {
            return Some((end..end, format!(", {new}")));
        }
        let line = self.line_start(start);
        let dash = self.0[line..start].trim_end_matches(|c| c != '-' && c != ' ');
        let has_gap = self.0[..line].lines().next_back().is_some_and(|line| line.trim().is_empty());
        let gap = if has_gap { self.newline() } else { "" };
        let end = self.end_with_comments(self.line_end(end), start);
        Some((end..end, [gap, self.newline(), dash, &new].concat()))
    }

    /// The end of the comments in whole lines below, which are as far in as the row.
    fn end_with_comments(&self, line_end: usize, row: usize) -> usize {
        let indent = self.indent(row);
        let is_of_row = |line: &&str| line.strip_prefix(&indent).is_some_and(is_comment);
        let below = self.0[line_end..].split_inclusive('\n');
        let length: usize = below.skip(1).take_while(is_of_row).map(str::len).sum();
        match length {
            0 => line_end,
            _ => {
                let start = line_end + self.0[line_end..].find('\n').map_or(0, |at| at + 1);
                start + self.0[start..start + length].trim_end().len()
            }
        }
    }
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with('#')
}

/// The length up to the bracket that closes the first one; brackets in quotes and in comments do not.
fn brackets(text: &str) -> usize {
    let (mut open, mut before, mut at) = (0_usize, ' ', 0);
    while let Some(c) = text[at..].chars().next() {
        let is_start = before.is_whitespace() || matches!(before, '{' | '[' | ',' | ':');
        match c {
            '"' | '\'' if is_start => at += quoted(&text[at..], c) - 1,
            '#' if before.is_whitespace() => {
                at += text[at..].find('\n').unwrap_or(text.len() - at) - 1
            }
            '{' | '[' => open += 1,
            '}' | ']' if open == 1 => return at + 1,
            '}' | ']' => open -= 1,
            _ => {}
        }
        at += c.len_utf8();
        before = c;
    }
    text.len()
}
