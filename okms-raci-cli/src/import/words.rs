//! The words that people write around a matrix, in many languages, from `words.txt`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use okms_raci_codegen::Role;

use super::cells::plain;

const TABLE: &str = include_str!("words.txt");

/// What a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Word {
    Activity,
    Section,
    Reference,
    Note,
    Letter,
    Party,
    Team,
    Attribute,
    None,
    And,
    Or,
    Total,
    Role(Role),
}

const KINDS: [(&str, Word); 16] = [
    ("activity", Word::Activity),
    ("section", Word::Section),
    ("reference", Word::Reference),
    ("note", Word::Note),
    ("letter", Word::Letter),
    ("party", Word::Party),
    ("team", Word::Team),
    ("attribute", Word::Attribute),
    ("none", Word::None),
    ("and", Word::And),
    ("or", Word::Or),
    ("total", Word::Total),
    ("R", Word::Role(Role::Responsible)),
    ("A", Word::Role(Role::Accountable)),
    ("C", Word::Role(Role::Consulted)),
    ("I", Word::Role(Role::Informed)),
];

static WORDS: LazyLock<HashMap<Word, HashSet<&'static str>>> = LazyLock::new(|| {
    let mut words: HashMap<Word, HashSet<&str>> = HashMap::new();
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        let Some((kind, list)) = line.split_once(": ") else { continue };
        if let Some((_, word)) = KINDS.iter().find(|(name, _)| *name == kind) {
            words.entry(*word).or_default().extend(list.split(", "));
        }
    }
    words
});

impl Word {
    /// Whether a text as a whole is such a word, or starts with one: `Activity (by product)`.
    pub(super) fn is(self, text: &str) -> bool {
        let text = plain(text);
        let first = text.split(['/', '(', ':']).next().unwrap_or_default().trim();
        self.has(&text) || self.has(first)
    }

    /// Whether a text has such a word before or after others, as the table says with `…`: `Risk class`.
    pub(super) fn is_around(self, text: &str) -> bool {
        let text = plain(text);
        let last = text.rsplit_once(' ').map(|(_, last)| format!("… {last}"));
        let first = text.split_once(' ').map(|(first, _)| format!("{first} …"));
        [last, first].iter().flatten().any(|form| self.has(form))
    }

    /// Whether a lower-case text is such a word.
    pub(super) fn has(self, text: &str) -> bool {
        WORDS.get(&self).is_some_and(|words| words.contains(text))
    }

    /// Whether a text has such a word in it; `IT` is a team, `Build it` is none.
    pub(super) fn is_in(self, text: &str) -> bool {
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        let is_one = |word: &str| {
            let is_short = word.len() < 3 && word.contains(char::is_lowercase);
            !is_short && self.has(&plain(word))
        };
        self.has(&plain(text)) || words.any(is_one)
    }
}

/// The role that a text names: `Responsible`, in any language.
pub(super) fn role(text: &str) -> Option<Role> {
    let text = plain(text);
    Role::ALL.into_iter().find(|role| Word::Role(*role).has(&text))
}

#[cfg(test)]
mod tests {
    use super::{KINDS, TABLE, Word};

    #[test]
    fn every_language_has_a_line_for_each_kind() {
        let languages = TABLE.split("\n[").skip(1);
        for language in languages {
            for (kind, _) in KINDS {
                assert!(language.contains(&format!("\n{kind}: ")), "{kind} of [{language}");
            }
        }
    }

    #[test]
    fn a_word_may_stand_before_a_bracket() {
        assert!(Word::Activity.is("Activity (by product)"));
        assert!(Word::Activity.is("TÂCHES"));
        assert!(!Word::Activity.is("Customer"));
        assert!(
            Word::Attribute.is_around("Risk class") && Word::Attribute.is_around("Type de bien")
        );
        assert!(!Word::Attribute.is_around("Class teacher") && !Word::Attribute.is_around("Class"));
        assert!(Word::Team.is_in("Ops Lead"));
        assert!(Word::Team.is_in("Central IT") && !Word::Team.is_in("Build it"));
    }
}
