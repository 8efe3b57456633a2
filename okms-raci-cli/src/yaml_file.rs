//! A YAML file that `raci import --into` and `raci refine --into` renew.

use std::path::Path;

use okms_raci_codegen::Matrix;
use okms_raci_core::escape::Terminal;

use crate::output::{Output, message, write_file};
use crate::source;
use crate::status::Error;

pub(crate) struct YamlFile<'a> {
    pub(crate) path: &'a Path,
    pub(crate) matrix: Matrix,
    /// The comment at its start.
    head: String,
    /// The lines of other comments, which are lost.
    comments: Vec<String>,
    /// Whether its lines end as on Windows.
    has_crlf: bool,
}

impl<'a> YamlFile<'a> {
    /// A comment that `is_ours` is written anew.
    pub(crate) fn read(path: &'a Path, is_ours: impl Fn(&str) -> bool) -> Result<Self, Error> {
        let (text, mut matrix) = source::read_target(path)?;
        matrix.source.sha256.clear();
        let is_head = |line: &&str| line.starts_with('#') || line.trim().is_empty();
        let head: Vec<&str> = text.lines().take_while(is_head).collect();
        let others = text.lines().enumerate().skip(head.len());
        let lost = others.filter(|(_, line)| is_comment(line) && !is_ours(line.trim_start()));
        let comments = lost.map(|(at, _)| (at + 1).to_string()).collect();
        let head = head.into_iter().flat_map(|line| [line, "\n"]).collect();
        Ok(YamlFile { path, matrix, head, comments, has_crlf: text.contains("\r\n") })
    }

    /// Writes YAML below the comment at the start, unless the output is another file; comments are lost with
    /// --force alone.
    pub(crate) fn write(&self, yaml: &str, output: &Output) -> Result<(), Error> {
        let mut text = format!("{}{yaml}", self.head);
        if self.has_crlf {
            text = text.replace('\n', "\r\n");
        }
        if output.file.is_some() {
            return output.write(text.as_bytes());
        }
        if !self.comments.is_empty() {
            let noun = if self.comments.len() == 1 { "line" } else { "lines" };
            let lines = self.comments.join(", ");
            let what =
                |verb| format!("{}: comments {verb} lost, in {noun} {lines}", self.path.display());
            if !output.force {
                let help = "write over them with --force, or to another file with -o";
                return Err(Error::new(format_args!("{}\n{help}", what("would be"))));
            }
            message(Terminal(what("were")));
        }
        write_file(self.path, text.as_bytes(), true)
    }
}

/// Whether a comment is all of the line, or its end; a `#` in quotes is none, and a quote inside of a
/// text, such as the apostrophe of `client's`, opens none.
fn is_comment(line: &str) -> bool {
    let mut quote = None;
    let (mut before, mut opens) = (' ', true);
    for c in line.chars() {
        match quote {
            Some(open) if c == open && before != '\\' => quote = None,
            None if c == '#' && before.is_whitespace() => return true,
            None if opens && matches!(c, '"' | '\'') => quote = Some(c),
            _ => {}
        }
        opens = matches!(c, '[' | '{' | ',') || c == ' ' && (opens || matches!(before, ':' | '-'));
        before = c;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_comment;

    #[test]
    fn a_comment_is_found_behind_any_text() {
        for line in
            ["# all", "a: b # c", "title: The client's part # c", "a: \"#\" # c", "a: 'it''s' # c"]
        {
            assert!(is_comment(line), "{line}");
        }
        for line in ["a: b#c", "a: \"b # c\"", "- { a: 'b # c', d: \" # e\" }", "a: \"b \\\" # c\""]
        {
            assert!(!is_comment(line), "{line}");
        }
    }
}
