//! Names: what the compiler resolves.

use okms_raci_core::reserved::KEYWORDS;
use proc_macro2::Ident;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::{Error, Result};

use crate::list::List;
use crate::roles;
use crate::token::{expected, mistake};

/// The words of the grammar that stand where a name may not.
const WORDS: &[&str] = &[
    "a", "activity", "and", "any", "are", "at", "every", "exactly", "except", "has", "have", "is",
    "no", "not", "of", "on", "only", "or", "party",
];

/// Whether a path to a party, an activity or a section can end with this identifier.
#[must_use]
pub fn is_name(ident: &Ident) -> bool {
    let name = ident.to_string();
    let is_any_of = |words: &[&str]| words.contains(&name.as_str());
    let is_keyword = is_any_of(KEYWORDS) || name == "$crate";
    !is_keyword && !is_any_of(WORDS) && roles::from_word(&name).is_none()
}

/// A name, of what `what` says.
pub(crate) fn name(input: ParseStream<'_>, what: &str) -> Result<Ident> {
    match input.cursor().ident() {
        Some((ident, _)) if is_name(&ident) => input.call(Ident::parse_any),
        Some((ident, _)) if roles::from_word(&ident.to_string()).is_some() => Err(mistake(
            input,
            format!("expected {what}, found the role `{ident}`: write a claim of its own for it"),
        )),
        _ => Err(expected(input, what)),
    }
}

/// Different names, joined with `and` or `or`.
pub(crate) fn names(input: ParseStream<'_>, what: &str) -> Result<List<Ident>> {
    loosely_joined(input, what)?.ended()
}

/// The same, where a comma may stand before the last one too.
pub(crate) fn loosely_joined(input: ParseStream<'_>, what: &str) -> Result<List<Ident>> {
    let names = List::parse(input, |input| name(input, what), |_| true)?;
    check_repeats(&names.items)?;
    Ok(names)
}

/// That nothing is named twice.
pub(crate) fn check_repeats<'a>(names: impl IntoIterator<Item = &'a Ident>) -> Result<()> {
    let mut before: Vec<&Ident> = Vec::new();
    for name in names {
        if before.contains(&name) {
            return Err(Error::new(name.span(), format!("`{name}` stands here twice")));
        }
        before.push(name);
    }
    Ok(())
}
