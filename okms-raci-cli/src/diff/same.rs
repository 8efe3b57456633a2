//! Titles that differ only as type is set.

/// The title without what only typography changes: quotes, dashes, blanks, letter case.
pub(super) fn plain(title: &str) -> String {
    let words: Vec<String> =
        title.split_whitespace().map(|word| word.chars().flat_map(folded).collect()).collect();
    words.join(" ")
}

fn folded(c: char) -> impl Iterator<Item = char> {
    let folded = match c {
        '’' | '‘' | '‚' | '‛' | '′' | '`' | '´' => '\'',
        '“' | '”' | '„' | '‟' | '″' | '«' | '»' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        c => c,
    };
    folded.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn only_typography_is_folded() {
        assert_eq!(plain("The “Key’s”  life\u{a0}– in short "), "the \"key's\" life - in short");
        assert_ne!(plain("Manage keys"), plain("Manage key's"));
        assert_ne!(plain("état"), plain("etat"));
    }
}
