//! The line of each node, in one pass over the text.

use std::collections::HashMap;

use super::{Node, Value};
use crate::places::Place;

/// The lines of the nodes, from 1, by their numbers.
///
/// The texts of the nodes are looked for in their order, so that what a comment behind a value says can
/// give a node the line of that comment, and never a later one. None are known of a text with aliases:
/// what an alias repeats is not written again.
pub(crate) fn lines(text: &str, root: &Node) -> HashMap<usize, usize> {
    let mut lines = Lines { rest: without_comments(text), ..Lines::default() };
    if !has_alias(&lines.rest) {
        lines.add(root);
    }
    lines.of_node
}

#[derive(Default)]
struct Lines {
    /// What comes after the last text that was found.
    rest: String,
    passed: usize,
    /// How many line breaks come before.
    breaks: usize,
    of_node: HashMap<usize, usize>,
}

impl Lines {
    fn add(&mut self, node: &Node) {
        match &node.value {
            Value::List(items) => items.iter().for_each(|item| self.add(item)),
            Value::Map(entries) => {
                for (key, value) in entries {
                    self.add(key);
                    self.add(value);
                }
            }
            Value::Text(text) => {
                self.find(text);
                if let Place::Node(number) = node.at {
                    self.of_node.insert(number, self.breaks + 1);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }

    /// Goes on to the first word of a text, unless that is too short to be unlike others.
    fn find(&mut self, text: &str) {
        let is_end = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '\\');
        let word = text.trim_start_matches(is_end).split(is_end).next().unwrap_or_default();
        let rest = &self.rest[self.passed..];
        if let Some(found) = rest.find(word).filter(|_| word.len() > 1) {
            self.breaks += rest[..found].matches('\n').count();
            self.passed += found + word.len();
        }
    }
}

/// The text with lines that are comments left empty.
fn without_comments(text: &str) -> String {
    let lines = text.lines();
    let lines = lines.map(|line| if line.trim_start().starts_with('#') { "" } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

fn has_alias(text: &str) -> bool {
    let starts = |at: usize| text[..at].ends_with([' ', '\n', '[', ',', '{', ':']);
    text.match_indices('*').any(|(at, _)| {
        starts(at) && text[at + 1..].starts_with(|c: char| c.is_alphanumeric() || c == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::lines;
    use crate::finding::Findings;
    use crate::places::Place;
    use crate::yaml::{Located, Node, Value, parse};

    fn texts(text: &str) -> Vec<(String, usize)> {
        fn add(node: &Node, all: &mut Vec<(String, usize)>) {
            match &node.value {
                Value::List(items) => items.iter().for_each(|item| add(item, all)),
                Value::Map(entries) => entries.iter().for_each(|(key, value)| {
                    add(key, all);
                    add(value, all);
                }),
                Value::Text(text) => {
                    let Place::Node(number) = node.at else { panic!() };
                    all.push((text.clone(), number));
                }
                _ => {}
            }
        }
        let root = parse(text, &Located::new(), &mut Findings::default()).unwrap().unwrap();
        let (mut all, lines) = (Vec::new(), lines(text, &root));
        add(&root, &mut all);
        all.into_iter().filter_map(|(text, number)| Some((text, *lines.get(&number)?))).collect()
    }

    #[test]
    fn each_text_has_its_line_whatever_comments_say() {
        let text = "name: tea\n# Milk, then tea.\nrows:\n  # Pour\n  - { title: Pour tea, of: [Milk] }\n  - title: \"Pour \\\"milk\\\"\"\n    of: [Tea,\n         Milk]\n";
        let found = texts(text);
        let lines: Vec<(&str, usize)> = found.iter().map(|(text, at)| (&**text, *at)).collect();
        assert_eq!(
            lines,
            [
                ("name", 1),
                ("tea", 1),
                ("rows", 3),
                ("title", 5),
                ("Pour tea", 5),
                ("of", 5),
                ("Milk", 5),
                ("title", 6),
                ("Pour \"milk\"", 6),
                ("of", 7),
                ("Tea", 7),
                ("Milk", 8)
            ]
        );
        assert_eq!(texts("a: &tea Pour\nb: *tea\n"), []);
    }
}
