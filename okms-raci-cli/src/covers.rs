//! What a row covers, read from a cell of our own tables: `okms KeepServiceLogs; okms ManageBackups (R)`.

use okms_raci_core::RoleSet;

/// A duty by the name of its entry and its id, with the letters if not all are taken on.
pub(crate) type Covered = (String, String, Option<RoleSet>);

/// The duties in a cell, one in a line or with semicolons between them; an error is the part that is none.
pub(crate) fn read(text: &str) -> Result<Vec<Covered>, String> {
    let parts = text.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty());
    let duty = |part: &str| {
        let words: Vec<&str> =
            part.split([' ', ':', '(', ')']).filter(|it| !it.is_empty()).collect();
        match words[..] {
            [entry, id] => Some((entry.to_owned(), id.to_owned(), None)),
            [entry, id, letters] => {
                Some((entry.to_owned(), id.to_owned(), Some(RoleSet::from_letters(letters)?)))
            }
            _ => None,
        }
    };
    parts.map(|part| duty(part).ok_or_else(|| part.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use okms_raci_core::RoleSet;

    use super::read;

    #[test]
    fn what_is_no_duty_is_named() {
        let duties = read("okms A; okms B (RI)\nbackup: C R").unwrap();
        let names: Vec<_> = duties.iter().map(|(entry, id, _)| format!("{entry}.{id}")).collect();
        assert_eq!(names, ["okms.A", "okms.B", "backup.C"]);
        let letters: Vec<_> = duties.iter().map(|(.., letters)| *letters).collect();
        assert_eq!(letters, [None, Some(RoleSet::RI), Some(RoleSet::R)]);
        assert_eq!(read("okms A; B"), Err("B".to_owned()));
        assert_eq!(read("okms A all"), Err("okms A all".to_owned()));
        assert_eq!(read(""), Ok(vec![]));
    }
}
