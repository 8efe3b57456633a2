//! What a claim says.

use std::fmt;

use okms_raci_core::RoleSet;
use proc_macro2::{Delimiter, Ident, TokenTree};

use crate::lookup::Name;
use crate::rows::ItemKind;
use crate::tokens::Text;

/// One claim, without the semicolon that ends it.
///
/// It displays as it was written, with single blanks.
///
/// ```
/// use okms_raci_claims::{Claim, ItemKind, Name};
///
/// let claim: Claim = syn::parse_str("only  OvhCloud is accountable for\n  ManageBackups")?;
/// assert_eq!(claim.to_string(), "only OvhCloud is accountable for ManageBackups");
/// let [(ItemKind::Party, Name::Ident(party)), (ItemKind::Activity, _)] = claim.names()[..] else {
///     panic!()
/// };
/// assert_eq!(party, "OvhCloud");
/// # Ok::<(), syn::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Claim {
    /// What it says.
    pub statement: Statement,
    /// All of its tokens, of which there is at least one.
    pub tokens: Vec<TokenTree>,
}

/// What a claim can be about.
///
/// ```
/// use okms_raci_claims::{Claim, Statement};
///
/// let claim: Claim = syn::parse_str("HandleIncidents is { Customer: IA, OvhCloud: - }")?;
/// let Statement::Row(_, cells) = claim.statement else { panic!() };
/// assert_eq!((cells[0].roles.letters(), cells[1].roles.letters()), ("AI", ""));
/// # Ok::<(), syn::Error>(())
/// ```
#[derive(Clone, Debug)]
pub enum Statement {
    /// `Customer is responsible for ManageBackups`
    Holds(Condition, Activities),
    /// `HandleIncidents is { Customer: AI, OvhCloud: RA }`
    Row(Ident, Vec<Cell>),
    /// `revision is "2025-10-21"`
    Revision(Text),
    /// `okms.MigrateKmipData is excepted`
    Is(OuterName, State),
    /// `nothing of okms is open`
    Nothing(Ident, State),
}

/// An activity of a matrix that is refined: `okms.KeepServiceLogs`.
#[derive(Clone, Debug)]
pub struct OuterName {
    /// The entry of `refines`.
    pub entry: Ident,
    /// The activity there.
    pub activity: Ident,
}

impl fmt::Display for OuterName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.entry, self.activity)
    }
}

/// Why a refining matrix does not take on an outer activity by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It does not arise.
    Excepted,
    /// Nobody has it yet.
    Open,
    /// Letters of it go back to outer parties.
    HandedBack,
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            State::Excepted => "excepted",
            State::Open => "open",
            State::HandedBack => "handed back",
        })
    }
}

/// Which parties hold which roles: a claim without its activities.
///
/// Its parties are names, or positions in a matrix.
#[derive(Clone, Debug)]
pub struct Condition<Parties = Vec<Ident>> {
    /// How many of the parties.
    pub quantifier: Quantifier,
    /// Which parties; all of the matrix if none are named.
    pub parties: Option<Parties>,
    /// Which roles.
    pub predicate: Predicate,
}

impl Condition {
    /// The parties that are named.
    #[must_use]
    pub fn named(&self) -> &[Ident] {
        self.parties.as_deref().unwrap_or_default()
    }
}

/// How many parties a condition is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantifier {
    /// `Customer and OvhCloud are …`, `every party is …`, and `no party is …`
    Each,
    /// Each of those that are named, and no other: `only OvhCloud is …`
    Only,
    /// `exactly one party is …`
    ExactlyOne,
    /// `at least one party is …`, and `Customer or OvhCloud is …`
    AtLeastOne,
    /// `at most one party is …`
    AtMostOne,
}

/// Which roles a party holds.
///
/// ```
/// use okms_raci_claims::Predicate;
/// use okms_raci_core::RoleSet;
///
/// assert!(Predicate::Any(RoleSet::RA).is_met_by(RoleSet::AI));
/// assert!(!Predicate::All(RoleSet::RA).is_met_by(RoleSet::AI));
/// assert!(Predicate::None(RoleSet::RACI).is_met_by(RoleSet::NONE));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Predicate {
    /// `responsible and accountable`
    All(RoleSet),
    /// `responsible or accountable`; all four for `has a role`
    Any(RoleSet),
    /// `not responsible or accountable`; all four for `has no role`
    None(RoleSet),
}

impl Predicate {
    /// The roles that are spoken of.
    #[must_use]
    pub fn roles(self) -> RoleSet {
        match self {
            Predicate::All(roles) | Predicate::Any(roles) | Predicate::None(roles) => roles,
        }
    }

    /// The same of these roles, of which a predicate with `or` says all that it says.
    pub(crate) fn about(self, asked: RoleSet) -> Predicate {
        match self {
            Predicate::All(_) => Predicate::All(asked),
            Predicate::Any(roles) => Predicate::Any(roles),
            Predicate::None(_) => Predicate::None(asked),
        }
    }

    /// Whether a party that meets another predicate meets this one, whatever it holds.
    pub(crate) fn follows_from(self, given: Predicate) -> bool {
        match (given, self) {
            (Predicate::All(given), Predicate::All(roles))
            | (Predicate::None(given), Predicate::None(roles)) => given.contains_all(roles),
            (Predicate::All(given), Predicate::Any(roles)) => !(given & roles).is_empty(),
            (Predicate::Any(given), Predicate::Any(roles)) => roles.contains_all(given),
            _ => false,
        }
    }

    /// Whether a party that holds these roles in an activity meets the predicate.
    #[must_use]
    pub fn is_met_by(self, held: RoleSet) -> bool {
        match self {
            Predicate::All(roles) => held.contains_all(roles),
            Predicate::Any(roles) => !(held & roles).is_empty(),
            Predicate::None(roles) => (held & roles).is_empty(),
        }
    }
}

/// In which activities.
///
/// ```
/// use okms_raci_claims::{Activities, Claim, SectionName, Statement};
///
/// let claim: Claim = syn::parse_str(
///     r#"OvhCloud is accountable for every activity in "3.1.3" except KeepServiceLogs"#,
/// )?;
/// let Statement::Holds(_, Activities::Every(selection)) = claim.statement else { panic!() };
/// let [SectionName::Number(number)] = &selection.sections[..] else { panic!() };
/// assert_eq!(number.value, "3.1.3");
/// assert_eq!(selection.except, ["KeepServiceLogs"]);
/// # Ok::<(), syn::Error>(())
/// ```
#[derive(Clone, Debug)]
pub enum Activities {
    /// In each of these.
    Named(Vec<Ident>),
    /// In the rows that take the roles on of each of these.
    Outer(Vec<OuterName>),
    /// `every activity in "3.1" except ManageBackups`
    Every(Selection),
}

/// Some of the activities: what follows `where` in `subset!`, or `every activity` in a claim.
#[derive(Clone, Debug)]
pub struct Selection {
    /// What has to hold of an activity, all of it.
    pub conditions: Vec<Condition>,
    /// In these and those below; in the whole matrix if there are none.
    pub sections: Vec<SectionName>,
    /// But not these activities.
    pub except: Vec<Ident>,
}

impl Selection {
    /// The names in it.
    #[must_use]
    pub fn names(&self) -> Vec<(ItemKind, Name<'_>)> {
        let parties = self.conditions.iter().flat_map(Condition::named);
        let mut names = of_kind(ItemKind::Party, parties);
        names.extend(self.sections.iter().map(|section| (ItemKind::Section, section.name())));
        names.extend(of_kind(ItemKind::Activity, &self.except));
        names
    }
}

fn of_kind<'a>(
    kind: ItemKind,
    names: impl IntoIterator<Item = &'a Ident>,
) -> Vec<(ItemKind, Name<'a>)> {
    names.into_iter().map(|name| (kind, Name::Ident(name))).collect()
}

/// A section as a claim names it.
#[derive(Clone, Debug)]
pub enum SectionName {
    /// `"3.1"`
    Number(Text),
    /// `Monitoring`
    Ident(Ident),
}

impl SectionName {
    /// The number or the name.
    #[must_use]
    pub fn name(&self) -> Name<'_> {
        match self {
            SectionName::Number(number) => Name::Text(number),
            SectionName::Ident(name) => Name::Ident(name),
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

impl Claim {
    /// The names in it.
    #[must_use]
    pub fn names(&self) -> Vec<(ItemKind, Name<'_>)> {
        match &self.statement {
            Statement::Holds(condition, activities) => {
                let mut names = of_kind(ItemKind::Party, condition.named());
                names.extend(match activities {
                    Activities::Named(listed) => of_kind(ItemKind::Activity, listed),
                    Activities::Outer(_) => Vec::new(),
                    Activities::Every(selection) => selection.names(),
                });
                names
            }
            Statement::Row(activity, cells) => {
                let mut names = of_kind(ItemKind::Activity, [activity]);
                names.extend(of_kind(ItemKind::Party, cells.iter().map(|cell| &cell.party)));
                names
            }
            Statement::Revision(_) | Statement::Is(..) | Statement::Nothing(..) => Vec::new(),
        }
    }

    /// The matrices that the claim's matrix refines, and the activities there, that are named in it.
    #[must_use]
    pub fn outer_names(&self) -> Vec<(&Ident, Option<&Ident>)> {
        fn name(OuterName { entry, activity }: &OuterName) -> (&Ident, Option<&Ident>) {
            (entry, Some(activity))
        }
        match &self.statement {
            Statement::Holds(_, Activities::Outer(names)) => names.iter().map(name).collect(),
            Statement::Is(outer, _) => vec![name(outer)],
            Statement::Nothing(entry, _) => vec![(entry, None)],
            _ => Vec::new(),
        }
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
    let is_dot =
        |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == '.');
    for (position, token) in tokens.iter().enumerate() {
        let is_mark =
            matches!(token, TokenTree::Punct(mark) if matches!(mark.as_char(), ',' | ':' | '.'));
        if position > 0 && !is_mark && !is_dot(&tokens[position - 1]) {
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
