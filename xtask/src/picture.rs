//! The matrix as a picture: SVG that needs no font and no script.

use std::fmt::Write as _;

use okms_raci_codegen::{Activity, Matrix, Role, RoleSet, Section};
use okms_raci_core::escape::Html;

/// The colours of the page that `raci export` writes, light before dark.
const COLORS: &str = include_str!("../../okms-raci-cli/src/export/html/colors.css");

/// The colours of a picture.
#[derive(Clone, Copy)]
pub(crate) enum Shades {
    Light,
    Dark,
}

impl Shades {
    /// The colour that the page calls by this name.
    fn color(self, name: &str) -> &'static str {
        let (light, dark) = COLORS.split_once("@media").expect("light before dark");
        let colors = match self {
            Shades::Light => light,
            Shades::Dark => dark,
        };
        let (_, after) = colors.split_once(&format!("--{name}: ")).expect("a colour of the page");
        after.split(';').next().unwrap_or_default()
    }
}

const WIDTH: usize = 960;
const MARGIN: usize = 24;
/// How wide the column of a party is.
const COLUMN: usize = 110;
/// How wide the column of numbers is.
const GUTTER: usize = 56;
/// How many letters of a title fit into a line.
const LETTERS: usize = 92;
const LINE: usize = 18;
const MARK: usize = 18;

/// What is drawn so far, and how far down that is.
struct Drawing {
    svg: String,
    y: usize,
    shades: Shades,
}

pub(crate) fn draw(matrix: &Matrix, shades: Shades) -> String {
    let mut drawing = Drawing { svg: String::new(), y: MARGIN, shades };
    drawing.head(matrix);
    let mut activities = matrix.activities.iter().peekable();
    let mut joined = Vec::new();
    for (position, section) in matrix.sections.iter().enumerate() {
        joined.push(section);
        // A section without rows of its own is in the line of the first below it.
        let next = matrix.sections.get(position + 1);
        let has_rows = activities.peek().is_some_and(|activity| activity.section == position);
        if !has_rows && next.is_some_and(|next| next.parent == Some(position)) {
            continue;
        }
        drawing.section(&joined);
        joined.clear();
        while let Some(activity) = activities.next_if(|activity| activity.section == position) {
            drawing.activity(matrix, activity);
        }
    }
    drawing.finish(matrix)
}

/// Where the middle of a party's column is.
fn middle(matrix: &Matrix, party: usize) -> usize {
    WIDTH - MARGIN - COLUMN * (matrix.parties.len() - party) + COLUMN / 2
}

impl Drawing {
    fn head(&mut self, matrix: &Matrix) {
        self.y += 20;
        self.text(MARGIN, "font-size=\"20\" font-weight=\"700\"", matrix.title.as_str());
        let source = &matrix.source;
        let parts = [
            source.publisher.as_deref(),
            source.article.as_deref(),
            Some(source.revision.as_str()),
        ];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        self.y += 24;
        self.faint(MARGIN, &parts.join(", "));
        for (position, party) in matrix.parties.iter().enumerate() {
            let style = "font-weight=\"600\" text-anchor=\"middle\"";
            self.text(middle(matrix, position), style, party.name.as_str());
        }
        self.y += 10;
        self.rule("ink");
    }

    /// A section, after the outer ones that join it; the outermost says how it looks.
    fn section(&mut self, joined: &[&Section]) {
        let is_first_level = joined[0].depth == 1;
        self.y += if is_first_level { 26 } else { 20 };
        self.faint(MARGIN, joined[0].number.as_deref().unwrap_or_default());
        let title = |section: &&Section| match section.number.as_deref() {
            Some(number) if section.number.as_deref() != joined[0].number.as_deref() => {
                format!("{number} {}", section.title.as_str())
            }
            _ => section.title.as_str().to_owned(),
        };
        let titles: Vec<String> = joined.iter().map(title).collect();
        self.text(MARGIN + GUTTER, "font-weight=\"600\"", &titles.join(" › "));
        self.y += 6;
        self.rule(if is_first_level { "rule" } else { "line" });
    }

    fn activity(&mut self, matrix: &Matrix, activity: &Activity) {
        let lines = wrapped(activity.title.as_str());
        let top = self.y;
        for line in &lines {
            self.y += LINE - 2;
            self.text(MARGIN + GUTTER, "", line);
        }
        let bottom = self.y + 6;
        self.y = top + (bottom - top) / 2;
        for (party, roles) in activity.roles.iter().enumerate() {
            self.marks(middle(matrix, party), *roles);
        }
        self.y = bottom;
        self.rule("line");
    }

    fn marks(&mut self, middle: usize, roles: RoleSet) {
        let step = MARK + 3;
        let mut x = middle + 1 - roles.len() * step / 2;
        for role in roles {
            self.mark(role, x);
            x += step;
        }
    }

    /// The letter in the shape that it has on the page: squares act, of which one is solid; rings listen.
    fn mark(&mut self, role: Role, x: usize) {
        let (ground, border, letter) = match role {
            Role::Responsible => ("r-ground", "r", "r"),
            Role::Accountable => ("a", "a", "a-letter"),
            Role::Consulted => ("page", "c", "c"),
            Role::Informed => ("page", "rule", "i"),
        };
        let [ground, border, letter] = [ground, border, letter].map(|name| self.shades.color(name));
        let (corner, dashes) = match role {
            Role::Responsible | Role::Accountable => (4, ""),
            Role::Consulted => (MARK / 2, " stroke-dasharray=\"3 2\""),
            Role::Informed => (MARK / 2, ""),
        };
        let y = self.y - MARK / 2;
        self.element(&format!(
            "<rect x=\"{x}\" y=\"{y}\" width=\"{MARK}\" height=\"{MARK}\" rx=\"{corner}\" fill=\"{ground}\" stroke=\"{border}\"{dashes}/>"
        ));
        self.element(&format!(
            "<text x=\"{}\" y=\"{}\" font-family=\"ui-monospace, monospace\" font-size=\"11\" font-weight=\"700\" text-anchor=\"middle\" fill=\"{letter}\">{}</text>",
            x + MARK / 2,
            self.y + 4,
            role.letter(),
        ));
    }

    fn text(&mut self, x: usize, style: &str, text: &str) {
        let (y, fill) = (self.y, self.shades.color("ink"));
        let text = Html(text);
        self.element(&format!("<text x=\"{x}\" y=\"{y}\" fill=\"{fill}\" {style}>{text}</text>"));
    }

    fn faint(&mut self, x: usize, text: &str) {
        let (y, fill) = (self.y, self.shades.color("muted"));
        let text = Html(text);
        self.element(&format!("<text x=\"{x}\" y=\"{y}\" fill=\"{fill}\">{text}</text>"));
    }

    fn rule(&mut self, color: &str) {
        let (y, end, color) = (self.y, WIDTH - MARGIN, self.shades.color(color));
        self.element(&format!("<path d=\"M{MARGIN} {y}H{end}\" stroke=\"{color}\"/>"));
    }

    fn element(&mut self, element: &str) {
        self.svg += element;
        self.svg.push('\n');
    }

    fn finish(mut self, matrix: &Matrix) -> String {
        self.y += 8;
        for role in Role::ALL {
            self.y += 20;
            self.mark(role, MARGIN);
            self.y += 4;
            self.faint(MARGIN + MARK + 8, role.definition());
        }
        let (height, background) = (self.y + MARGIN, self.shades.color("page"));
        let mut picture = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" \
             font-family=\"system-ui, sans-serif\" font-size=\"13\">\n"
        );
        // Writing to a string cannot fail.
        let _ = writeln!(picture, "<title>{}</title>", Html(matrix.title.as_str()));
        let _ = writeln!(
            picture,
            "<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"{background}\"/>"
        );
        picture + &self.svg + "</svg>\n"
    }
}

/// The text in lines that fit beside the columns.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.len() - 1;
        let line = &mut lines[last];
        if line.is_empty() {
            line.push_str(word);
        } else if line.chars().count() + 1 + word.chars().count() <= LETTERS {
            line.push(' ');
            line.push_str(word);
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}
