//! Rust text in the making: lines, indentation, blocks, literals, lists.

use std::fmt::{self, Display, Write};

/// The width that a line may have.
const WIDTH: usize = 100;

/// Indented lines of Rust.
pub(crate) struct Code {
    text: String,
    depth: usize,
}

impl Code {
    pub(crate) fn new() -> Self {
        Code { text: String::new(), depth: 0 }
    }

    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// One line, indented; an empty one is left empty.
    pub(crate) fn line(&mut self, line: impl Display) {
        let start = self.text.len();
        self.indent();
        let indented = self.text.len();
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{line}");
        if self.text.len() == indented {
            self.text.truncate(start);
        }
        self.text.push('\n');
    }

    /// `head {`, the lines that `body` adds, `}`.
    pub(crate) fn block(&mut self, head: impl Display, body: impl FnOnce(&mut Self)) {
        self.line(format_args!("{head} {{"));
        self.indented(body);
        self.line('}');
    }

    /// `head[items]end` in one line if it fits, else with one item a line.
    pub(crate) fn list(&mut self, head: &str, items: &[String], end: &str) {
        if let Some(one_line) = self.in_one_line(head, items, end) {
            return self.line(one_line);
        }
        self.long_list(head, end, |code| {
            for item in items {
                code.line(format_args!("{item},"));
            }
        });
    }

    /// `head[items]end` with as many items in a line as fit.
    pub(crate) fn dense_list(&mut self, head: &str, items: &[String], end: &str) {
        if let Some(one_line) = self.in_one_line(head, items, end) {
            return self.line(one_line);
        }
        self.long_list(head, end, |code| code.items(items));
    }

    /// Items of a list, as many in a line as fit.
    pub(crate) fn items(&mut self, items: &[String]) {
        let mut line = String::new();
        for item in items {
            if !line.is_empty() && self.depth * 4 + line.len() + item.len() + 2 > WIDTH {
                self.line(&line);
                line.clear();
            }
            let space = if line.is_empty() { "" } else { " " };
            // Writing to a string cannot fail.
            let _ = write!(line, "{space}{item},");
        }
        if !line.is_empty() {
            self.line(line);
        }
    }

    /// `head[`, the lines that `items` adds, `]end`.
    pub(crate) fn long_list(&mut self, head: &str, end: &str, items: impl FnOnce(&mut Self)) {
        self.line(format_args!("{head}["));
        self.indented(items);
        self.line(format_args!("]{end}"));
    }

    /// The lines that `body` adds, one level deeper.
    pub(crate) fn indented(&mut self, body: impl FnOnce(&mut Self)) {
        self.depth += 1;
        body(self);
        self.depth -= 1;
    }

    /// `head[items]end` if it fits.
    fn in_one_line(&self, head: &str, items: &[String], end: &str) -> Option<String> {
        let one_line = format!("{head}[{}]{end}", items.join(", "));
        (self.depth * 4 + one_line.len() <= WIDTH).then_some(one_line)
    }

    fn indent(&mut self) {
        for _ in 0..self.depth {
            self.text.push_str("    ");
        }
    }
}

/// Text as a Rust string literal, with everything invisible escaped.
pub(crate) struct Literal<'a>(pub(crate) &'a str);

impl Display for Literal<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

/// A number without meaning as a Rust literal: hexadecimal, in groups of four digits.
pub(crate) struct Hexadecimal(pub(crate) u64);

impl Display for Hexadecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("0x")?;
        for (shift, separator) in [(48, "_"), (32, "_"), (16, "_"), (0, "")] {
            write!(f, "{:04x}{separator}", (self.0 >> shift) as u16)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Hexadecimal, WIDTH};

    /// How wide each line is.
    fn widths(lines: impl FnOnce(&mut Code)) -> Vec<usize> {
        let mut code = Code::new();
        code.indented(lines);
        code.into_text().lines().map(str::len).collect()
    }

    #[test]
    fn a_list_is_in_one_line_if_that_is_not_too_wide() {
        let list = |len: usize| widths(|code| code.list("a = ", &["b".repeat(len)], ";"));
        // Four blanks, `a = [`, and `];`.
        assert_eq!(list(WIDTH - 11), [WIDTH]);
        assert_eq!(list(WIDTH - 10), [9, WIDTH - 1, 6]);
    }

    #[test]
    fn a_dense_list_has_as_many_items_in_a_line_as_fit() {
        let dense = |len: usize| {
            let items = ["a".repeat(50), "b".repeat(len), "c".repeat(50)];
            widths(|code| code.indented(|code| code.items(&items)))
        };
        // Eight blanks, a comma behind each and a blank between.
        assert_eq!(dense(WIDTH - 61), [WIDTH, 59]);
        assert_eq!(dense(WIDTH - 60), [59, 49, 59]);
    }

    #[test]
    fn a_number_is_in_groups_of_four_digits() {
        assert_eq!(Hexadecimal(0x0123_4567_89ab_cdef).to_string(), "0x0123_4567_89ab_cdef");
    }
}
