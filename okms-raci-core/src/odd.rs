//! Characters that look like others, or are invisible, as in text from word processors, web pages and phones.

use core::fmt::{self, Display, Write};

/// A character that looks like a plain one, or is invisible.
///
/// ```
/// use okms_raci_core::Odd;
///
/// let dash = Odd::first_in("OKMS \u{2013} roles").unwrap();
/// assert_eq!((dash.to_string().as_str(), dash.plain), ("U+2013, a typographic dash", "-"));
/// // In Cyrillic there is a letter that looks like A.
/// assert_eq!(Odd::of('\u{410}').map(|letter| letter.plain), Some("A"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Odd {
    /// The character.
    pub character: char,
    /// Its description, with an article.
    pub name: &'static str,
    /// What was probably meant; empty if it is to be left out.
    pub plain: &'static str,
}

impl Odd {
    /// The character as one of them.
    #[must_use]
    pub const fn of(character: char) -> Option<Odd> {
        let (name, plain) = match character {
            '\u{a0}' | '\u{2007}' | '\u{202f}' => ("a non-breaking space", " "),
            '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{205f}' | '\u{3000}' => ("an odd space", " "),
            '\u{ad}' => ("a soft hyphen", ""),
            '\u{200b}' => ("a zero-width space", ""),
            '\u{200c}' | '\u{200d}' | '\u{2060}' => ("an invisible joiner", ""),
            '\u{feff}' => ("a byte order mark", ""),
            '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => ("an invisible character for the direction of text", ""),
            '“' | '”' | '„' | '‟' | '«' | '»' | '＂' => ("a typographic quote", "\""),
            '‘' | '’' | '‚' | '‛' => ("a typographic quote", "'"),
            '‐'..='―' | '−' => ("a typographic dash", "-"),
            '：' => ("a full-width colon", ":"),
            '，' => ("a full-width comma", ","),
            _ => match looks_like(character) {
                None => return None,
                Some(letter) => ("a letter of another alphabet", letter),
            },
        };
        Some(Odd { character, name, plain })
    }

    /// The first one in a text.
    #[must_use]
    pub fn first_in(text: &str) -> Option<Odd> {
        text.chars().find_map(Odd::of)
    }
}

/// The Latin letter that a letter of another alphabet looks like.
const fn looks_like(character: char) -> Option<&'static str> {
    Some(match character {
        'А' | 'Α' | 'Ａ' => "A",
        'В' | 'Β' => "B",
        'С' | 'Ϲ' | 'Ｃ' => "C",
        'Е' | 'Ε' => "E",
        'Н' | 'Η' => "H",
        'І' | 'Ι' | 'Ｉ' => "I",
        'Ј' => "J",
        'К' | 'Κ' => "K",
        'М' | 'Μ' => "M",
        'Ν' => "N",
        'О' | 'Ο' => "O",
        'Р' | 'Ρ' => "P",
        'Ｒ' => "R",
        'Ѕ' => "S",
        'Т' | 'Τ' => "T",
        'Υ' => "Y",
        'Х' | 'Χ' => "X",
        'Ζ' => "Z",
        'а' => "a",
        'с' | 'ϲ' => "c",
        'е' => "e",
        'һ' => "h",
        'і' => "i",
        'ј' => "j",
        'о' | 'ο' => "o",
        'р' => "p",
        'ѕ' => "s",
        'у' => "y",
        'х' => "x",
        _ => return None,
    })
}

/// `U+00A0, a non-breaking space`; of a letter also which one it looks like.
impl Display for Odd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Odd { character, name, plain } = self;
        write!(f, "U+{:04X}, {name}", u32::from(*character))?;
        if character.is_alphabetic() { write!(f, " that looks like `{plain}`") } else { Ok(()) }
    }
}

/// Displays a text with what was probably meant by its odd characters.
///
/// ```
/// use okms_raci_core::Plain;
///
/// assert_eq!(Plain("R\u{200b}A\u{a0}\u{2013}").to_string(), "RA -");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Plain<'a>(pub &'a str);

impl Display for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|c| match Odd::of(c) {
            Some(odd) => f.write_str(odd.plain),
            None => f.write_char(c),
        })
    }
}

/// Displays the normal form of a text, in which two texts are the same if they differ only in
/// quotes, dashes, blanks or letter case.
///
/// ```
/// use okms_raci_core::Folded;
///
/// assert_eq!(Folded(" The “Key’s”  life\u{a0}– in short").to_string(), "the \"key's\" life - in short");
/// assert_ne!(Folded("état").to_string(), Folded("etat").to_string());
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Folded<'a>(pub &'a str);

impl Display for Folded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut is_after_blank = true;
        let mut blank = "";
        for c in self.0.chars() {
            let plain = typeset(c);
            if c.is_whitespace() || plain == Some(" ") {
                blank = if is_after_blank { "" } else { " " };
                continue;
            }
            match plain {
                Some("") => continue,
                Some(plain) => write!(f, "{blank}{plain}")?,
                None => {
                    f.write_str(blank)?;
                    c.to_lowercase().try_for_each(|c| f.write_char(c))?;
                }
            }
            (is_after_blank, blank) = (false, "");
        }
        Ok(())
    }
}

/// The plain form of a character that only typesetting chooses.
fn typeset(character: char) -> Option<&'static str> {
    match character {
        '′' | '`' | '´' => Some("'"),
        '″' => Some("\""),
        _ if character.is_alphabetic() => None,
        _ => Odd::of(character).map(|odd| odd.plain),
    }
}

#[cfg(test)]
mod tests {
    use std::string::ToString;

    use super::{Folded, Odd, Plain};

    #[test]
    fn only_typography_is_folded() {
        for (text, folded) in [
            ("  a \t b ", "a b"),
            ("a\u{200b} \u{a0}B", "a b"),
            ("\u{feff}a\u{2014}‑b", "a--b"),
            ("´a` ″b″ «c»", "'a' \"b\" \"c\""),
            ("АBC", "аbc"),
            ("Straße İ", "straße i\u{307}"),
            ("", ""),
        ] {
            assert_eq!(Folded(text).to_string(), folded);
        }
        assert_ne!(Folded("Manage keys").to_string(), Folded("Manage key's").to_string());
    }

    #[test]
    fn what_is_not_seen_is_named_with_its_code_point() {
        for (text, name, plain) in [
            ("a\u{a0}b", "U+00A0, a non-breaking space", "a b"),
            ("a\u{200b}b", "U+200B, a zero-width space", "ab"),
            ("“3.1”", "U+201C, a typographic quote", "\"3.1\""),
            ("RА", "U+0410, a letter of another alphabet that looks like `A`", "RA"),
            ("a\u{202e}b", "U+202E, an invisible character for the direction of text", "ab"),
            ("–", "U+2013, a typographic dash", "-"),
        ] {
            let odd = Odd::first_in(text).map(|odd| odd.to_string());
            assert_eq!(odd.as_deref(), Some(name), "{text:?}");
            assert_eq!(Plain(text).to_string(), plain);
        }
    }

    #[test]
    fn letters_with_accents_and_other_scripts_are_fine() {
        assert_eq!(Odd::first_in("qualite\u{301} Überwachen 日本 ✓ …"), None);
        assert_eq!(Odd::first_in("Ключ".get(2..).unwrap()), None);
    }

    #[test]
    fn each_letter_has_its_plain_form() {
        for (odd, plain) in [
            ("АВСЕНІЈКМОРЅТХ", "ABCEHIJKMOPSTX"),
            ("ΑΒϹΕΗΙΚΜΝΟΡΤΥΧΖ", "ABCEHIKMNOPTYXZ"),
            ("асеһіјорѕухϲο", "acehijopsyxco"),
            ("ＲＡＣＩ", "RACI"),
            ("“a” „b‟ «c» ＂d＂", "\"a\" \"b\" \"c\" \"d\""),
            ("‘a’ ‚b‛", "'a' 'b'"),
            ("a‐b‑c‒d–e—f―g−h", "a-b-c-d-e-f-g-h"),
            ("3：1，2", "3:1,2"),
            ("a\u{a0}b\u{2007}c\u{202f}d", "a b c d"),
            ("a\u{1680}b\u{2000}c\u{200a}d\u{205f}e\u{3000}f", "a b c d e f"),
            ("a\u{ad}b\u{200b}c\u{200c}d\u{200d}e\u{2060}f\u{feff}g", "abcdefg"),
            ("a\u{61c}b\u{200e}c\u{200f}d\u{202a}e\u{2066}f\u{2069}g", "abcdefg"),
        ] {
            assert_eq!(Plain(odd).to_string(), plain);
        }
    }
}
