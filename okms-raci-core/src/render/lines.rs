/// A text in lines of at most `width` columns, broken at spaces where there are any.
///
/// ```
/// use okms_raci_core::render::Lines;
///
/// let lines = Lines { rest: "Manage backups", width: 8, columns: |_| 1 };
/// assert!(lines.eq(["Manage", "backups"]));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Lines<'a, F> {
    /// What is not in a line yet.
    pub rest: &'a str,
    /// The most columns of a line; a single character may have more.
    pub width: usize,
    /// How many columns a character takes.
    pub columns: F,
}

impl<F: Fn(char) -> usize> Lines<'_, F> {
    /// Where the first character stands that the line has no room for, if there is one.
    #[inline]
    fn overflow(&self) -> Option<(usize, char)> {
        let mut used = 0_usize;
        self.rest.char_indices().find(|&(_, c)| {
            used = used.saturating_add((self.columns)(c));
            used > self.width
        })
    }
}

impl<'a, F: Fn(char) -> usize> Iterator for Lines<'a, F> {
    type Item = &'a str;

    #[inline]
    fn next(&mut self) -> Option<&'a str> {
        let first = self.rest.chars().next()?;
        let Some((end, after)) = self.overflow() else {
            return Some(core::mem::take(&mut self.rest));
        };
        let fitting = if after == ' ' { Some(end) } else { self.rest[..end].rfind(' ') };
        let end = fitting.filter(|&end| end > 0).unwrap_or(end).max(first.len_utf8());
        let (line, rest) = self.rest.split_at(end);
        self.rest = rest.trim_start_matches(' ');
        Some(line)
    }
}

#[cfg(test)]
mod tests {
    use std::vec::Vec;

    use super::Lines;

    fn lines(rest: &str, width: usize) -> Vec<&str> {
        Lines { rest, width, columns: |_| 1 }.collect()
    }

    #[test]
    fn lines_break_at_spaces_and_only_else_in_words() {
        assert_eq!(lines("Manage backups", 14), ["Manage backups"]);
        assert_eq!(lines("Manage backups", 13), ["Manage", "backups"]);
        assert_eq!(lines("Manage backups daily", 14), ["Manage backups", "daily"]);
        assert_eq!(lines("Überwachung", 5), ["Überw", "achun", "g"]);
        assert_eq!(lines("", 5), [""; 0]);
        assert_eq!(lines(" Manage", 5), [" Mana", "ge"]);
    }

    #[test]
    fn a_character_may_take_more_columns_than_one_or_none() {
        let columns = |c| match c {
            '鍵' => 2,
            '\u{301}' => 0,
            _ => 1,
        };
        let lines = |rest, width| Lines { rest, width, columns }.collect::<Vec<_>>();
        assert_eq!(lines("鍵鍵鍵", 5), ["鍵鍵", "鍵"]);
        assert_eq!(lines("鍵鍵", 1), ["鍵", "鍵"]);
        assert_eq!(lines("e\u{301}e\u{301}e", 2), ["e\u{301}e\u{301}", "e"]);
        assert_eq!(lines("ab", 0), ["a", "b"]);
    }
}
