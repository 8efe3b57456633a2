//! Samples that are edited at random: what codegen accepts of them says what their YAML says.

use okms_raci_codegen::generate;

use crate::naive::{self, letters, list, text};

/// What YAML gives a meaning to, and what matrices are made of.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    "~", "null", "\"\"", "|\n  x", "> \n  y", "&a ", "*a", "!!str ", "!x ", "? ", ": ", "- ", "[",
    "]", "{", "}", ",", "#c", " #x", "---\n", "...\n", "\n", "  ", "\t", "\"", "'", "\\", "RA",
    "R", "A", "C", "I", "RACI", "Customer", "Provider", "id: ", "title: ", "roles: ", "sections:",
    "activities:", "aliases: [Old]", "<<: ", "true", "1", "1.0", "0x1", "é", "e\u{301}",
    "\u{200f}", "\u{feff}", "\r\n", "\0", "%YAML 1.2\n---\n", "@", "|-", ">+", "\"a\\nb\"",
    "\"\\u0041\"", "typed: true", "number: \"1\"",
];

/// Numbers without a pattern, always the same ones.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
        (self.0 >> 33) as usize % limit
    }

    fn edit(&mut self, text: &str) -> String {
        let mut lines: Vec<&str> = text.split('\n').collect();
        let (line, other) = (self.below(lines.len()), self.below(lines.len()));
        match self.below(6) {
            0 => drop(lines.remove(line)),
            1 => lines.insert(other, lines[line]),
            2 => lines.swap(line, other),
            3 => lines[line] = lines[line].strip_prefix(' ').unwrap_or_default(),
            4 => {
                let left_out = self.below(5);
                return self.splice(text, left_out, "");
            }
            _ => {
                let piece = PIECES[self.below(PIECES.len())];
                return self.splice(text, 0, piece);
            }
        }
        lines.join("\n")
    }

    /// The text with a piece somewhere, in place of so many characters.
    fn splice(&mut self, text: &str, left_out: usize, piece: &str) -> String {
        let mut chars: Vec<char> = text.chars().collect();
        let start = self.below(chars.len() + 1);
        let end = chars.len().min(start + left_out);
        chars.splice(start..end, piece.chars());
        chars.into_iter().collect()
    }
}

/// The lines of the generated rows, without ids, which may be made from titles.
fn generated(code: &str) -> Vec<String> {
    let rows = code.lines().skip_while(|line| !line.starts_with("__define_rows!")).skip(2);
    let rows = rows.take_while(|line| *line != "}");
    // Former ids are for messages only.
    let rows = rows.filter(|line| !line.trim_start().starts_with("\"former\""));
    let rows = rows.map(|line| {
        let (head, texts) = line.trim_start()[1..].split_once('"').expect("a head and texts");
        let head = match head.split_once(' ') {
            Some((kind, _)) if kind == "party" || kind.starts_with('#') => kind,
            Some((_, letters)) => letters,
            None => head,
        };
        format!("{head}{texts}")
    });
    rows.collect()
}

/// The same lines, from the YAML.
fn expected(yaml: &str) -> Vec<String> {
    let matrix = naive::Matrix::of_yaml(yaml);
    let title = |of| text(of, "title").unwrap_or_default();
    let mut lines = vec![format!("revision {:?}", matrix.source("revision").unwrap_or_default())];
    for party in matrix.parties() {
        lines.push(format!("party {:?}", text(party, "name").unwrap_or_default()));
    }
    for section in &matrix.sections {
        let (hashes, yaml) = ("#".repeat(section.depth), &section.yaml);
        let number = text(yaml, "number").unwrap_or_default();
        lines.push(format!("{hashes} {number:?} {:?}", title(yaml)));
        for activity in list(yaml, "activities") {
            let cells = matrix
                .parties()
                .iter()
                .map(|party| letters(&activity["roles"], text(party, "id").unwrap_or_default()));
            let cells: Vec<String> = cells.collect();
            lines.push(format!("{} {:?}", cells.join(" "), title(activity)));
        }
    }
    lines
}

#[test]
fn what_is_accepted_after_an_edit_is_what_the_yaml_says() {
    let texts = matrices::NAMES.iter().map(|name| naive::Matrix::of_sample(name).text);
    let samples: Vec<String> = texts.filter(|text| text.len() < 4_000).collect();
    let mut numbers = Numbers(1);
    let mut accepted = 0;
    for _ in 0..20_000 {
        let mut text = samples[numbers.below(samples.len())].clone();
        for _ in 0..=numbers.below(3) {
            text = numbers.edit(&text);
        }
        // A dash for no role is read without its quotes, too; in braces YAML itself refuses that.
        if serde_yaml::from_str::<serde_yaml::Value>(text.trim_start_matches('\u{feff}')).is_err() {
            continue;
        }
        if let Ok(matrix) = generate(&text, "edited.yaml") {
            accepted += 1;
            assert_eq!(generated(&matrix.code), expected(&text), "{text}");
        }
    }
    assert!(accepted > 1_000, "only {accepted} of the edited samples are accepted");
}
