//! What a claim says.

use std::fmt;

use okms_raci_core::RoleSet;
use proc_macro2::{Delimiter, Ident, Span, TokenTree};

use crate::text::Text;

/// One claim, without the semicolon that ends it.
///
/// It displays as it was written, with single blanks.
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

/// A section as a claim names it.
#[derive(Clone, Debug)]
pub enum Section {
    /// `"3.1"`
    Number(Text),
    /// `Monitoring`
    Name(Ident),
}

/// What a party holds in a row.
#[derive(Clone, Debug)]
pub struct Cell {
    /// `Customer`
    pub party: Ident,
    /// `AI`, or `-`
    pub roles: RoleSet,
}

impl Claim {
    /// Where its first token stands.
    #[must_use]
    pub fn first_span(&self) -> Span {
        self.tokens.first().map_or(self.verb, TokenTree::span)
    }

    /// Where its last token stands.
    #[must_use]
    pub fn last_span(&self) -> Span {
        self.tokens.last().map_or(self.verb, TokenTree::span)
    }
}

impl fmt::Display for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_sentence(f, &self.tokens)
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
