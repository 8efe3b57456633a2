//! The matrix as a picture: SVG that needs no font and no script.

use std::fmt::Write as _;

use okms_raci_codegen::{Activity, Matrix, Role, RoleSet, Section};
use okms_raci_core::escape::Html;

/// The colours of a picture.
pub(crate) struct Shades {
    background: &'static str,
    text: &'static str,
    faint: &'static str,
    line: &'static str,
    /// Behind the letters R, A, C and I.
    badges: [&'static str; Role::COUNT],
    letter: &'static str,
}

pub(crate) const LIGHT: Shades = Shades {
    background: "#ffffff",
    text: "#1f2328",
    faint: "#59636e",
    line: "#d1d9e0",
    badges: ["#0550ae", "#a40e26", "#6639ba", "#57606a"],
    letter: "#ffffff",
};

pub(crate) const DARK: Shades = Shades {
    background: "#0d1117",
    text: "#f0f6fc",
    faint: "#9198a1",
    line: "#3d444d",
    badges: ["#79c0ff", "#ffa198", "#d2a8ff", "#b1bac4"],
    letter: "#0d1117",
};

const WIDTH: usize = 960;
const MARGIN: usize = 24;
/// How wide the column of a party is.
const COLUMN: usize = 110;
/// How many letters of a title fit into a line.
const LETTERS: usize = 92;
const LINE: usize = 18;
const BADGE: usize = 20;

/// What is drawn so far, and how far down that is.
struct Drawing<'a> {
    svg: String,
    y: usize,
    shades: &'a Shades,
}

pub(crate) fn draw(matrix: &Matrix, shades: &Shades) -> String {
    let mut drawing = Drawing { svg: String::new(), y: MARGIN, shades };
    drawing.head(matrix);
    let mut activities = matrix.activities().iter().peekable();
    for (position, section) in matrix.sections().iter().enumerate() {
        drawing.section(section);
        while let Some(activity) = activities.next_if(|activity| activity.section() == position) {
            drawing.activity(matrix, activity);
        }
    }
    drawing.finish(matrix)
}

/// Where the middle of a party's column is.
fn middle(matrix: &Matrix, party: usize) -> usize {
    WIDTH - MARGIN - COLUMN * (matrix.parties().len() - party) + COLUMN / 2
}

impl Drawing<'_> {
    fn head(&mut self, matrix: &Matrix) {
        self.y += 20;
        self.text(MARGIN, "font-size=\"20\" font-weight=\"600\"", matrix.title());
        let source = matrix.source();
        let parts = [source.publisher(), source.article(), Some(source.revision())];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        self.y += 24;
        self.faint(&parts.join(", "));
        for (position, party) in matrix.parties().iter().enumerate() {
            let style = "font-weight=\"600\" text-anchor=\"middle\"";
            self.text(middle(matrix, position), style, party.name());
        }
        self.y += 12;
    }

    fn section(&mut self, section: &Section) {
        self.y += if section.depth() == 1 { 30 } else { 24 };
        let size = if section.depth() == 1 { 16 } else { 13 };
        let title = format!("{} {}", section.number().unwrap_or_default(), section.title());
        let style = format!("font-size=\"{size}\" font-weight=\"600\"");
        self.text(MARGIN, &style, &title);
        self.y += 8;
        self.rule();
    }

    fn activity(&mut self, matrix: &Matrix, activity: &Activity) {
        let lines = wrapped(activity.title());
        let top = self.y;
        for line in &lines {
            self.y += LINE;
            self.text(MARGIN, "", line);
        }
        let bottom = self.y;
        self.y = top + (bottom - top) / 2 + 4;
        for (party, roles) in activity.roles().iter().enumerate() {
            self.badges(middle(matrix, party), *roles);
        }
        self.y = bottom + 8;
        self.rule();
    }

    fn badges(&mut self, middle: usize, roles: RoleSet) {
        let step = BADGE + 4;
        let mut x = middle - roles.len() * step / 2 + 2;
        for role in roles {
            let (colour, letter) = (self.shades.badges[role as usize], self.shades.letter);
            let (y, size) = (self.y - BADGE / 2, BADGE);
            self.element(&format!(
                "<rect x=\"{x}\" y=\"{y}\" width=\"{size}\" height=\"{size}\" rx=\"4\" fill=\"{colour}\"/>"
            ));
            self.element(&format!(
                "<text x=\"{}\" y=\"{}\" font-size=\"12\" font-weight=\"700\" text-anchor=\"middle\" fill=\"{letter}\">{}</text>",
                x + BADGE / 2,
                self.y + 4,
                role.letter(),
            ));
            x += step;
        }
    }

    fn text(&mut self, x: usize, style: &str, text: &str) {
        let (y, fill) = (self.y, self.shades.text);
        let text = Html(text);
        self.element(&format!("<text x=\"{x}\" y=\"{y}\" fill=\"{fill}\" {style}>{text}</text>"));
    }

    fn faint(&mut self, text: &str) {
        let (y, fill) = (self.y, self.shades.faint);
        let text = Html(text);
        self.element(&format!("<text x=\"{MARGIN}\" y=\"{y}\" fill=\"{fill}\">{text}</text>"));
    }

    fn rule(&mut self) {
        let (y, end, colour) = (self.y, WIDTH - MARGIN, self.shades.line);
        self.element(&format!("<path d=\"M{MARGIN} {y}H{end}\" stroke=\"{colour}\"/>"));
    }

    fn element(&mut self, element: &str) {
        self.svg += element;
        self.svg.push('\n');
    }

    fn finish(mut self, matrix: &Matrix) -> String {
        self.y += 8;
        for role in Role::ALL {
            self.y += 20;
            self.faint(&format!("{} {}", role.letter(), role.definition()));
        }
        let (height, background) = (self.y + MARGIN, self.shades.background);
        let mut picture = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" \
             font-family=\"system-ui, sans-serif\" font-size=\"13\">\n"
        );
        // Writing to a string cannot fail.
        let _ = writeln!(picture, "<title>{}</title>", Html(matrix.title()));
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
