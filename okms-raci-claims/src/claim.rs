//! What a claim says.

use std::fmt;

use okms_raci_core::RoleSet;
use proc_macro2::{Delimiter, Ident, Span, TokenTree};

use crate::text::Text;

/// One claim, without the semicolon that ends it.
///
/// It displays as it was written, with single blanks.
///
/// ```
/// use okms_raci_claims::{Claim, Named};
///
/// let claim: Claim = syn::parse_str("only  OvhCloud is accountable for\n  ManageBackups")?;
/// assert_eq!(claim.to_string(), "only OvhCloud is accountable for ManageBackups");
/// let [(Named::Party, party), (Named::Activity, activity)] = claim.names()[..] else { panic!() };
/// assert!(party == "OvhCloud" && activity == "ManageBackups");
/// # Ok::<(), syn::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Claim {
    /// What it says.
    pub kind: Kind,
    /// Its verb: `is`, `are`, `has` or `have`.
    pub verb: Span,
    /// All of its tokens, of which there is at least one.
    pub tokens: Vec<TokenTree>,
}

/// What a claim can be about.
///
/// ```
/// use okms_raci_claims::{Claim, Kind};
///
/// let claim: Claim = syn::parse_str("HandleIncidents is { Customer: IA, OvhCloud: - }")?;
/// let Kind::Row(_, cells) = claim.kind else { panic!() };
/// assert_eq!((cells[0].roles.letters(), cells[1].roles.letters()), ("AI", ""));
/// # Ok::<(), syn::Error>(())
/// ```
#[derive(Clone, Debug)]
pub enum Kind {
    /// `Customer is responsible for ManageBackups`
    Holds(Condition, Activities),
    /// `HandleIncidents is { Customer: AI, OvhCloud: RA }`
    Row(Ident, Vec<Cell>),
    /// `revision is "2025-10-21"`
    Revision(Text),
}

/// Who holds what: a claim without its activities, with parties as they are named.
pub type Condition = okms_raci_core::claim::Condition<Vec<Ident>>;

/// In which activities.
///
/// ```
/// use okms_raci_claims::{Activities, Claim, Kind, Section};
///
/// let claim: Claim = syn::parse_str(
///     r#"OvhCloud is accountable for every activity in "3.1.3" except KeepServiceLogs"#,
/// )?;
/// let Kind::Holds(_, Activities::Every { sections, except }) = claim.kind else { panic!() };
/// assert!(matches!(&sections[..], [Section::Number(number)] if number.value == "3.1.3"));
/// assert_eq!(except, ["KeepServiceLogs"]);
/// # Ok::<(), syn::Error>(())
/// ```
#[derive(Clone, Debug)]
pub enum Activities {
    /// In each of these.
    Named(Vec<Ident>),
    /// `every activity in "3.1" except ManageBackups`
    Every {
        /// In these and those below; in the whole matrix if there are none.
        sections: Vec<Section>,
        /// But not in these activities.
        except: Vec<Ident>,
    },
}

impl Activities {
    fn names(&self) -> Vec<(Named, &Ident)> {
        match self {
            Activities::Named(named) => of_kind(Named::Activity, named),
            Activities::Every { sections, except } => {
                let mut names = of_kind(Named::Section, sections.iter().filter_map(Section::name));
                names.extend(of_kind(Named::Activity, except));
                names
            }
        }
    }
}

pub(crate) fn of_kind<'a>(
    kind: Named,
    names: impl IntoIterator<Item = &'a Ident>,
) -> Vec<(Named, &'a Ident)> {
    names.into_iter().map(|name| (kind, name)).collect()
}

/// A section as a claim names it.
#[derive(Clone, Debug)]
pub enum Section {
    /// `"3.1"`
    Number(Text),
    /// `Monitoring`
    Name(Ident),
}

impl Section {
    pub(crate) fn name(&self) -> Option<&Ident> {
        match self {
            Section::Name(name) => Some(name),
            Section::Number(_) => None,
        }
    }
}

/// What a party holds in a row.
#[derive(Clone, Debug)]
pub struct Cell {
    /// `Customer`
    pub party: Ident,
    /// `AI`, or `-`
    pub roles: RoleSet,
}

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// A party.
    Party,
    /// An activity.
    Activity,
    /// A section.
    Section,
}

impl Claim {
    /// The names in it.
    #[must_use]
    pub fn names(&self) -> Vec<(Named, &Ident)> {
        match &self.kind {
            Kind::Holds(Condition { who, .. }, activities) => {
                let mut names = of_kind(Named::Party, who.named().into_iter().flatten());
                names.extend(activities.names());
                names
            }
            Kind::Row(activity, cells) => {
                let mut names = vec![(Named::Activity, activity)];
                names.extend(of_kind(Named::Party, cells.iter().map(|cell| &cell.party)));
                names
            }
            Kind::Revision(_) => Vec::new(),
        }
    }

    /// Where its first token is.
    #[must_use]
    pub fn first_span(&self) -> Span {
        self.tokens.first().map_or(self.verb, TokenTree::span)
    }

    /// Where its last token is.
    #[must_use]
    pub fn last_span(&self) -> Span {
        self.tokens.last().map_or(self.verb, TokenTree::span)
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Sentence(&self.tokens).fmt(f)
    }
}

/// Displays tokens as they were written, with single blanks.
pub(crate) struct Sentence<'a>(pub(crate) &'a [TokenTree]);

impl fmt::Display for Sentence<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_sentence(f, self.0)
    }
}

/// Tokens with single blanks between them.
pub(crate) fn write_sentence(f: &mut fmt::Formatter<'_>, tokens: &[TokenTree]) -> fmt::Result {
    for (position, token) in tokens.iter().enumerate() {
        let is_mark =
            matches!(token, TokenTree::Punct(mark) if matches!(mark.as_char(), ',' | ':'));
        if position > 0 && !is_mark {
            f.write_str(" ")?;
        }
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                f.write_str("{ ")?;
                write_sentence(f, &group.stream().into_iter().collect::<Vec<_>>())?;
                f.write_str(" }")?;
            }
            token => write!(f, "{token}")?,
        }
    }
    Ok(())
}
