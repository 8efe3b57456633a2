//! Names that are not in the matrix, and what is to be written instead.

use okms_raci_core::escape::Terminal;
use okms_raci_core::{Odd, Plain, nearest};
use proc_macro2::{Ident, Span};
use syn::Error;
use syn::ext::IdentExt;

use crate::claim::Named;
use crate::text::Text;

/// The names of a matrix, each kind in its order.
///
/// ```
/// use okms_raci_claims::{Asked, Called, Named, Names};
/// use proc_macro2::{Ident, Span};
///
/// let backups = Called { id: "RunBackups", title: "Run backups", number: "" };
/// let names = Names { activities: vec![backups], ..Names::default() };
/// let asked = Ident::new("RunBakcups", Span::call_site());
/// let mistake = names.mistake(Named::Activity, &Asked::Name(&asked));
/// let expected = "there is no activity `RunBakcups`; the nearest is `RunBackups`";
/// assert_eq!(mistake.to_string(), expected);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Names<'a> {
    /// What is named `Party`.
    pub parties: Vec<Called<'a>>,
    /// What is named `Section`.
    pub sections: Vec<Called<'a>>,
    /// What is named `Activity`.
    pub activities: Vec<Called<'a>>,
    /// What any of them were once called in code.
    pub former: Vec<&'a str>,
    /// Whether it is a matrix of the user's own, whose path stands before the claims.
    pub is_own: bool,
}

/// What something is called.
#[derive(Clone, Copy, Debug)]
pub struct Called<'a> {
    /// In code.
    pub id: &'a str,
    /// By people.
    pub title: &'a str,
    /// Of a section that has one; else empty.
    pub number: &'a str,
}

/// A name that was asked for.
#[derive(Clone, Debug)]
pub enum Asked<'a> {
    /// As it stands in code.
    Name(&'a Ident),
    /// In quotes, and where it stands.
    Text(String, Span),
}

impl<'a> Names<'a> {
    fn known(&self, named: Named) -> &[Called<'a>] {
        match named {
            Named::Party => &self.parties,
            Named::Section => &self.sections,
            Named::Activity => &self.activities,
        }
    }

    /// The position of what is called so in code, or of the section with this number.
    #[must_use]
    pub fn position(&self, named: Named, asked: &Asked<'_>) -> Option<usize> {
        match asked {
            Asked::Name(name) => {
                let name = name.unraw().to_string();
                self.known(named).iter().position(|known| known.id == name)
            }
            Asked::Text(number, _) if named == Named::Section => {
                self.sections.iter().position(|section| section.number == number)
            }
            Asked::Text(..) => None,
        }
    }

    /// Whether the compiler can resolve the name.
    #[must_use]
    pub fn has(&self, named: Named, asked: &Asked<'_>) -> bool {
        let is_former = |name: &Ident| self.former.iter().any(|former| name.unraw() == former);
        self.position(named, asked).is_some()
            || matches!(asked, Asked::Name(name) if is_former(name))
    }

    /// The position of what was probably meant.
    #[must_use]
    pub fn meant(&self, named: Named, asked: &Asked<'_>) -> Option<usize> {
        let text = Plain(&asked.text()).to_string();
        let known = self.known(named);
        let called = |known: &Called<'_>| {
            letters(known.id) == letters(&text) || letters(known.title) == letters(&text)
        };
        known.iter().position(called).or_else(|| {
            let ids: Vec<&str> = known.iter().map(|known| known.id).collect();
            let titles: Vec<&str> = known.iter().map(|known| known.title).collect();
            let near = nearest(&text, &ids).and_then(|near| ids.iter().position(|id| *id == near));
            near.or_else(|| {
                let near = nearest(&text, &titles)?;
                titles.iter().position(|title| *title == near)
            })
        })
    }

    /// Whether what is meant is that near that it can be said; of a few parties, each has some
    /// letters of the name.
    #[must_use]
    pub fn is_near(&self, named: Named, asked: &Asked<'_>) -> bool {
        let Some(position) = self.meant(named, asked) else { return false };
        let (text, Called { id, title, .. }) = (asked.text(), self.known(named)[position]);
        let text = letters(&text);
        let is_part = |name: &str| letters(name).contains(&text) || text.contains(&letters(name));
        named != Named::Party
            || self.compiler_knows_better(named, asked)
            || Odd::first_in(&asked.text()).is_some()
            || is_part(id)
            || is_part(title)
            || edits(&letters(title), &text) <= text.chars().count() / 3
    }

    /// What is wrong with a name that the matrix does not have.
    #[must_use]
    pub fn mistake(&self, named: Named, asked: &Asked<'_>) -> Error {
        let text = asked.text();
        let meant = self.meant(named, asked);
        let what = noun(named);
        let message = match asked {
            Asked::Text(..) if named == Named::Section => return self.no_section(asked),
            Asked::Text(..) => match meant {
                Some(position) => {
                    let Called { id, title, .. } = self.known(named)[position];
                    let is_it = letters(title) == letters(&text) || letters(id) == letters(&text);
                    let near = if is_it {
                        "a name stands without quotes"
                    } else {
                        &format!("there is no {what} {text:?}, and a name stands without quotes")
                    };
                    format!("{near}: write `{id}`")
                }
                None => format!("there is no {what} {text:?}{}", self.others(named)),
            },
            Asked::Name(_) => match (meant, Odd::first_in(&text)) {
                (Some(position), Some(odd)) => {
                    format!("`{text}` has {odd}: write `{}`", self.known(named)[position].id)
                }
                (Some(position), None) if self.is_near(named, asked) => {
                    let near = self.known(named)[position].id;
                    format!("there is no {what} `{text}`; the nearest is `{near}`")
                }
                _ => format!("there is no {what} `{text}`{}", self.others(named)),
            },
        };
        Error::new(asked.span(), message)
    }

    /// A section that is asked for by what is no number.
    fn no_section(&self, asked: &Asked<'_>) -> Error {
        let text = asked.text();
        let sections = &self.sections;
        let numbers: Vec<&str> = sections.iter().map(|section| section.number).collect();
        let first =
            text.split_whitespace().find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let first = first.map(|number| number.trim_end_matches('.'));
        let by_number = numbers.iter().copied().find(|number| Some(*number) == first);
        let by_number = by_number.or_else(|| nearest(&text, &numbers));
        let number = by_number.and_then(|near| numbers.iter().position(|number| *number == near));
        let odd = Odd::first_in(&text).map_or_else(String::new, |odd| format!(", which has {odd}"));
        let shown = Terminal(&text);
        let message = match (self.titled(&text), number, self.meant(Named::Section, asked)) {
            (Some(section), ..) => {
                let number =
                    in_quotes(section).map_or_else(String::new, |number| format!(", or {number}"));
                format!("the title of a section is no number: write `in {}`{number}", section.id)
            }
            (None, Some(position), _) => format!(
                "there is no section \"{shown}\"{odd}; the nearest is \"{}\", {}",
                sections[position].number, sections[position].title
            ),
            (None, None, Some(position)) => {
                format!(
                    "there is no section \"{shown}\"{odd}; the nearest is `in {}`",
                    sections[position].id
                )
            }
            (None, None, None) => {
                format!("there is no section \"{shown}\"{odd}{}", self.others(Named::Section))
            }
        };
        Error::new(asked.span(), message)
    }

    fn titled(&self, text: &str) -> Option<&Called<'a>> {
        let is_it = |section: &&Called<'_>| {
            !letters(text).is_empty()
                && (letters(section.title) == letters(text) || letters(section.id) == letters(text))
        };
        self.sections.iter().find(is_it)
    }

    /// What there is, if that is not much, and how another matrix is named.
    #[must_use]
    pub fn others(&self, named: Named) -> String {
        let ids: Vec<&str> = self.known(named).iter().map(|known| known.id).collect();
        let all = match ids.split_last() {
            Some((last, others)) if !others.is_empty() && ids.len() <= 8 => {
                format!("; there are {} and {last}", others.join(", "))
            }
            Some((only, [])) => format!("; there is {only}"),
            _ => String::new(),
        };
        let path =
            "; claims about another matrix start with its path, such as `use crate::backup;`";
        all + if self.is_own { "" } else { path }
    }

    /// Whether the compiler will offer a near name by itself.
    #[must_use]
    pub fn compiler_knows_better(&self, named: Named, asked: &Asked<'_>) -> bool {
        let Asked::Name(name) = asked else { return false };
        let text = name.unraw().to_string();
        let most = text.chars().count().max(3) / 3;
        let is_near = |id: &str| id.eq_ignore_ascii_case(&text) || edits(id, &text) <= most;
        Odd::first_in(&text).is_none() && self.known(named).iter().any(|known| is_near(known.id))
    }
}

impl From<&Text> for Asked<'_> {
    fn from(text: &Text) -> Self {
        Asked::Text(text.value.clone(), text.span())
    }
}

impl Asked<'_> {
    fn text(&self) -> String {
        match self {
            Asked::Name(name) => name.unraw().to_string(),
            Asked::Text(text, _) => text.clone(),
        }
    }

    fn span(&self) -> Span {
        match self {
            Asked::Name(name) => name.span(),
            Asked::Text(_, span) => *span,
        }
    }
}

fn noun(named: Named) -> &'static str {
    match named {
        Named::Party => "party",
        Named::Activity => "activity",
        Named::Section => "section",
    }
}

fn in_quotes(section: &Called<'_>) -> Option<String> {
    (!section.number.is_empty()).then(|| format!("\"{}\"", section.number))
}

/// The letters and digits of a text in lower case: what titles, ids and names in code share.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How many characters have to be added, dropped or replaced.
fn edits(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut row: Vec<usize> = (0..=to.len()).collect();
    for (at, a) in from.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], at + 1);
        for (column, b) in to.iter().enumerate() {
            let changed = diagonal + usize::from(a != *b);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[to.len()]
}
