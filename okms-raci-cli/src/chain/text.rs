//! The table of a chain for a terminal.

use anstyle::Style;
use okms_raci_claims::Row;
use okms_raci_core::RoleSet;

use super::{Chain, Entry, Line, Link, Node, who};
use crate::terminal::{FRAME, HEADING, QUIET, WARNING, columns, letter, shown, wrap};

/// Between the outer matrix and the one that refines it.
const BAR: &str = " | ";
/// With less room on the right, parties go below the title of their row.
const ROOM_FOR_BOTH: usize = 40;
/// The least room for the titles of outer activities beside the columns of all parties.
const NARROWEST: usize = 20;

/// A table for each link, in at most `width` columns.
pub(crate) fn render(chain: &Chain, width: usize) -> String {
    let tables = chain.links.iter().map(|link| Table::new(chain, link, width).render());
    tables.collect::<Vec<_>>().join("\n")
}

/// A line of text in its style.
type Styled = (Style, String);

struct Table<'a> {
    chain: &'a Chain,
    link: &'a Link,
    inner: &'a Node,
    outer: &'a Node,
    /// The outer parties that have a column: all, or where there is no room for them, ours.
    parties: Vec<usize>,
    number: usize,
    title: usize,
    cell: usize,
    right: usize,
    text: String,
}

impl<'a> Table<'a> {
    fn new(chain: &'a Chain, link: &'a Link, width: usize) -> Self {
        let (inner, outer) = (&chain.nodes[link.inner], &chain.nodes[link.outer]);
        let matrix = &outer.matrix;
        let widest = |texts: &mut dyn Iterator<Item = &str>| {
            texts.map(|text| columns(&shown(text))).max().unwrap_or_default()
        };
        let numbers = matrix.sections.iter().filter_map(|section| section.number.as_deref());
        let number =
            Some(widest(&mut numbers.clone())).filter(|most| *most > 0).map(|most| most + 1);
        let number = number.unwrap_or_default();
        let titles = matrix.activities.iter().map(|activity| activity.title.as_str());
        let names = matrix.parties.iter().map(|party| party.name.as_str());
        let cell = widest(&mut names.clone()).clamp(4, if width < 100 { 4 } else { 8 });
        let most = (width - BAR.len()) * 55 / 100;
        let room = |parties: usize| (most).saturating_sub(number + parties * (cell + 1));
        let all: Vec<usize> = (0..matrix.parties.len()).collect();
        let parties = if room(all.len()) >= NARROWEST { all } else { vec![link.party] };
        let title = widest(&mut titles.clone()).min(room(parties.len())).max(NARROWEST / 2);
        let left = number + title + parties.len() * (cell + 1);
        let right = width.saturating_sub(left + BAR.len()).max(NARROWEST);
        Table {
            chain,
            link,
            inner,
            outer,
            parties,
            number,
            title,
            cell,
            right,
            text: String::new(),
        }
    }

    fn render(mut self) -> String {
        self.head();
        let matrix = &self.outer.matrix;
        let mut section = None;
        for (activity, line) in matrix.activities.iter().zip(&self.link.lines) {
            if section != Some(activity.section) {
                section = Some(activity.section);
                let heading = &matrix.sections[activity.section];
                if heading.number.is_none() {
                    let left = vec![self.left("", HEADING, &heading.title, None)];
                    self.lines(&left, &[]);
                }
            }
            let number = match &matrix.sections[activity.section].number {
                Some(number) => shown(number),
                None => String::new(),
            };
            let style = if line.entries.is_empty() { QUIET } else { Style::new() };
            let title = shown(&activity.title);
            let mut cells = Some(&activity.roles[..]);
            let mut left = Vec::new();
            for (at, part) in wrap(&title, self.title).enumerate() {
                let number = if at == 0 { number.as_str() } else { "" };
                left.push(self.left(number, style, part, cells.take()));
            }
            let right = self.entries(0, self.link.inner, line);
            self.lines(&left, &right);
        }
        let party = &matrix.parties[self.link.party].name;
        let all = if self.parties.len() < matrix.parties.len() {
            format!(
                "; only the letters of {party} are shown, {} parties need a wider window",
                matrix.parties.len()
            )
        } else {
            String::new()
        };
        let words = format!("{} of {party}, {}{all}", self.outer.name(), self.link.in_words());
        self.line("");
        self.line(&shown(words));
        self.text
    }

    /// The names of both matrices, above the columns.
    fn head(&mut self) {
        let mut left = pad(HEADING, &shown(self.outer.name()), self.number + self.title);
        for party in &self.parties {
            let name = shown(&self.outer.matrix.parties[*party].name);
            left.push(' ');
            left += &pad(FRAME, &cut(&name, self.cell), self.cell);
        }
        let right = format!("{HEADING}{}{HEADING:#}: row, who", shown(self.inner.name()));
        self.line(&format!("{left}{BAR}{right}"));
    }

    fn left(&self, number: &str, style: Style, title: &str, cells: Option<&[RoleSet]>) -> String {
        let mut left = pad(QUIET, number, self.number) + &pad(style, title, self.title);
        for party in &self.parties {
            let roles = cells.map(|cells| cells[*party]);
            let letters: String = roles.iter().flat_map(|roles| roles.iter()).map(letter).collect();
            let (text, width) = match roles {
                None => (String::new(), 0),
                Some(roles) if roles.is_empty() => (format!("{QUIET}-{QUIET:#}"), 1),
                Some(roles) => (letters, roles.len()),
            };
            left.push(' ');
            left += &text;
            left += &" ".repeat(self.cell.saturating_sub(width));
        }
        left
    }

    /// The lines of one outer activity, side by side.
    fn lines(&mut self, left: &[String], right: &[Styled]) {
        let blank = " ".repeat(self.number + self.title + self.parties.len() * (self.cell + 1));
        for at in 0..left.len().max(right.len()) {
            let left = left.get(at).unwrap_or(&blank);
            let line = match right.get(at) {
                Some((style, text)) => format!("{left}{BAR}{style}{text}{style:#}"),
                None => format!("{left}{}", BAR.trim_end()),
            };
            self.line(&line);
        }
    }

    fn line(&mut self, line: &str) {
        self.text += line;
        self.text.push('\n');
    }

    /// What takes on a row, and below each of these what takes that on further in.
    fn entries(&self, depth: usize, node: usize, line: &Line) -> Vec<Styled> {
        let mut lines = Vec::new();
        for entry in &line.entries {
            match entry {
                Entry::Row { row, .. } => {
                    lines.extend(self.row(depth, &self.chain.nodes[node], entry, *row));
                    let beyond = self.chain.beyond(node, *row);
                    lines.extend(
                        beyond.flat_map(|(link, line)| self.entries(depth + 1, link.inner, line)),
                    );
                }
                Entry::Except(_) => lines.extend(self.marks(QUIET, depth, entry)),
                Entry::Open(_) | Entry::Gap(_) => lines.extend(self.marks(WARNING, depth, entry)),
            }
        }
        lines
    }

    fn marks(&self, style: Style, depth: usize, entry: &Entry) -> Vec<Styled> {
        let margin = "  ".repeat(depth);
        let text = shown(entry.marks().join(", "));
        let room = self.right.saturating_sub(margin.len());
        wrap(&text, room).map(|line| (style, format!("{margin}{line}"))).collect()
    }

    /// A row and who has it, side by side if there is room; what is handed back is below.
    fn row(&self, depth: usize, node: &Node, entry: &Entry, row: usize) -> Vec<Styled> {
        let row: &Row = &node.rows.activities[row];
        let margin = "  ".repeat(depth);
        let mut title = row.item.title.clone();
        if depth > 0 {
            title = format!("> {title} ({})", node.matrix.name);
        }
        let back = entry.back_in_words();
        title.extend(entry.only_in_words().map(|only| format!(" ({only})")));
        let (title, who) = (shown(title), shown(who(&node.rows, row)));
        let room = self.right.saturating_sub(margin.len());
        let mut lines: Vec<Styled> = Vec::new();
        let mut add = |line: String| lines.push((Style::new(), line.trim_end().to_owned()));
        if room < ROOM_FOR_BOTH {
            wrap(&title, room).for_each(|line| add(format!("{margin}{line}")));
            wrap(&who, room - 2).for_each(|line| add(format!("{margin}  {line}")));
        } else {
            let half = room * 55 / 100;
            let [titles, whos]: [Vec<&str>; 2] =
                [wrap(&title, half).collect(), wrap(&who, room - half - 2).collect()];
            for at in 0..titles.len().max(whos.len()) {
                let [title, who] =
                    [&titles, &whos].map(|lines| lines.get(at).copied().unwrap_or(""));
                add(format!("{margin}{}  {who}", pad(Style::new(), title, half)));
            }
        }
        if let Some(back) = back {
            let back = shown(back);
            let back = wrap(&back, room - 2).map(|line| (WARNING, format!("{margin}  {line}")));
            lines.extend(back.collect::<Vec<_>>());
        }
        lines
    }
}

/// The text in its style, with blanks up to a width.
fn pad(style: Style, text: &str, width: usize) -> String {
    let blanks = " ".repeat(width.saturating_sub(columns(text)));
    if text.is_empty() { blanks } else { format!("{style}{text}{style:#}{blanks}") }
}

/// The start of a text.
fn cut(text: &str, width: usize) -> String {
    let mut start = String::new();
    for c in text.chars() {
        start.push(c);
        if columns(&start) > width {
            start.pop();
            break;
        }
    }
    start.trim_end().to_owned()
}
