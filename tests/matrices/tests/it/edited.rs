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
    let rows = rows.filter_map(|line| line.trim_start_matches([' ', '"']).strip_suffix("\\n\\"));
    let rows = rows.filter_map(|row| {
        let (kind, rest) = row.split_once(' ').expect("a kind and what is said of it");
        let after = |fields: usize| rest.splitn(fields + 1, ' ').nth(fields).expect("more fields");
        Some(match kind {
            "revision" | "number" => row.to_owned(),
            "party" => format!("party {}", after(1)),
            "section" => format!("section {} {}", &rest[..rest.find(' ')?], after(2)),
            "activity" => format!("activity {}", after(2)),
            // Former ids are for messages only.
            _ => return None,
        })
    });
    rows.collect()
}

/// The same lines, from the YAML.
fn expected(yaml: &str) -> Vec<String> {
    let matrix = naive::Matrix::of_yaml(yaml);
    let written = |text: &str| {
        let literal = format!("{text:?}");
        literal[1..literal.len() - 1].to_owned()
    };
    let of = |yaml, key| written(text(yaml, key).unwrap_or_default());
    let mut lines =
        vec![format!("revision {}", written(matrix.source("revision").unwrap_or_default()))];
    for party in matrix.parties() {
        lines.push(format!("party {}", of(party, "name")));
    }
    for section in &matrix.sections {
        let (depth, yaml) = (section.depth, &section.yaml);
        lines.push(format!("section {depth} {}", of(yaml, "title")));
        lines.extend(text(yaml, "number").map(|number| format!("number {}", written(number))));
        for activity in list(yaml, "activities") {
            let cells = matrix
                .parties()
                .iter()
                .map(|party| letters(&activity["roles"], text(party, "id").unwrap_or_default()));
            let cells: Vec<String> = cells.collect();
            lines.push(format!("activity {} {}", cells.join(","), of(activity, "title")));
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
