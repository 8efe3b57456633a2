//! How a source was read, what is odd about it, and why it is refused.

use std::collections::BTreeSet;

use indexmap::IndexMap;
use okms_raci_core::escape::Terminal;
use okms_raci_core::nearest;

use super::cells::Place;
use crate::output::message;
use crate::status::Error;

/// The most lines that one refusal takes.
const MOST_REFUSALS: usize = 20;

/// Something that was decided, for the user to know.
#[derive(Clone, Debug)]
pub(crate) struct Decision {
    /// The place, as `page.md:12`, or how many they are.
    pub(crate) at: String,
    /// All places.
    every: String,
    /// A sentence, or the paragraph that says how the source was read.
    pub(crate) text: String,
    pub(crate) weight: Weight,
}

/// What a decision means for the user; what says the same has the greatest of its weights.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    /// Only `--verbose` prints it.
    #[default]
    Detail,
    Odd,
    /// Something of the source is not in the matrix.
    LeftOut,
    /// The user has to decide more.
    Open,
}

impl Decision {
    /// Prints decisions on standard error; details only if asked for.
    pub(crate) fn print_all<'a>(decisions: impl IntoIterator<Item = &'a Decision>, verbose: bool) {
        let is_reported = |decision: &&Decision| verbose || decision.weight > Weight::Detail;
        for Decision { at, every, text, .. } in decisions.into_iter().filter(is_reported) {
            let lines: Vec<String> = text.lines().map(|line| Terminal(line).to_string()).collect();
            let at = if verbose { every } else { at };
            message(format_args!("{}: {}", Terminal(at), lines.join("\n")));
        }
    }
}

/// Collects decisions and refusals in any order; the same sentence about several places is one line.
#[derive(Debug, Default)]
pub(super) struct Report {
    how: Vec<String>,
    decided: Groups,
    refused: Groups,
}

/// Sentences, each with its places.
type Groups = IndexMap<String, Group>;

#[derive(Debug, Default)]
struct Group {
    places: BTreeSet<Place>,
    weight: Weight,
}

impl Report {
    /// Adds to the paragraph that says how the source was read.
    pub(super) fn how(&mut self, line: String) {
        self.how.push(line);
    }

    /// Reports something odd.
    pub(super) fn odd(&mut self, at: &Place, text: impl Into<String>) {
        add(&mut self.decided, at, Weight::Odd, text.into());
    }

    /// Reports what only a close reader wants to know.
    pub(super) fn detail(&mut self, at: &Place, text: impl Into<String>) {
        add(&mut self.decided, at, Weight::Detail, text.into());
    }

    /// Reports what of the source is not in the matrix.
    pub(super) fn leave_out(&mut self, at: &Place, text: impl Into<String>) {
        add(&mut self.decided, at, Weight::LeftOut, text.into());
    }

    /// Reports what stays as it is until the user decides.
    pub(super) fn open(&mut self, text: String) {
        add(&mut self.decided, &Place::default(), Weight::Open, text);
    }

    /// Refuses the source, with what to do about it.
    pub(super) fn refuse(&mut self, at: &Place, what: impl AsRef<str>, help: impl AsRef<str>) {
        let text = format!("{}\n  {}", what.as_ref(), help.as_ref());
        add(&mut self.refused, at, Weight::Open, text);
    }

    pub(super) fn has_refusals(&self) -> bool {
        !self.refused.is_empty()
    }

    /// Takes over what another report has.
    pub(super) fn append(&mut self, other: Report) {
        self.how.extend(other.how);
        for (all, others) in
            [(&mut self.decided, other.decided), (&mut self.refused, other.refused)]
        {
            for (text, group) in others {
                let own = all.entry(text).or_default();
                own.places.extend(group.places);
                own.weight = own.weight.max(group.weight);
            }
        }
    }

    /// All refusals as one error, if there are any.
    pub(super) fn check(&mut self, file: &str) -> Result<(), Error> {
        if self.refused.is_empty() {
            return Ok(());
        }
        let mut refused = std::mem::take(&mut self.refused);
        refused.sort_by(|_, a, _, b| a.places.first().cmp(&b.places.first()));
        let lines = refused.iter().take(MOST_REFUSALS);
        let lines = lines.map(|(text, group)| format!("\n{}: {text}", group.at(file)));
        let mut lines: String = lines.collect();
        if let Some(more) = refused.len().checked_sub(MOST_REFUSALS).filter(|more| *more > 0) {
            lines = format!("{lines}\n{file}: {more} more of the kind");
        }
        Err(Error::new(format_args!("{file} cannot be imported as it is{lines}")))
    }

    /// How the source was read, and what was decided, in the order of the source.
    pub(super) fn decisions(mut self, file: &str) -> Vec<Decision> {
        let (at, text) = (file.to_owned(), self.how.join("\n"));
        let every = at.clone();
        let how = (!text.is_empty()).then_some(Decision { at, every, text, weight: Weight::Odd });
        let key = |group: &Group| (group.weight == Weight::Open, group.places.first().cloned());
        self.decided.sort_by_cached_key(|_, group| key(group));
        let decided = self.decided.into_iter().map(|(text, group)| Decision {
            at: group.at(file),
            every: group.every(file),
            text,
            weight: group.weight,
        });
        how.into_iter().chain(decided).collect()
    }
}

impl Group {
    /// The first place, and how many more there are.
    fn at(&self, file: &str) -> String {
        let first = self.places.first().cloned().unwrap_or_default();
        match self.places.len() {
            0 | 1 => format!("{file}{first}"),
            count => format!("{file}{first} and {} more", count - 1),
        }
    }

    fn every(&self, file: &str) -> String {
        let places = self.places.iter().skip(1).map(|place| format!(", {}", place.short()));
        let first = self.places.first().cloned().unwrap_or_default();
        format!("{file}{first}{}", places.collect::<String>())
    }
}

fn add(groups: &mut Groups, at: &Place, weight: Weight, text: String) {
    let group = groups.entry(text).or_default();
    group.places.insert(at.clone());
    group.weight = group.weight.max(weight);
}

/// An option with its value, ready to paste into a shell.
pub(super) fn option(name: &str, value: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./=".contains(c);
    if !value.is_empty() && value.chars().all(is_plain) {
        format!("{name} {value}")
    } else if value.contains(['"', '$', '`', '\\', '!', '\n']) {
        format!("{name} '{}'", value.replace('\'', r"'\''").replace('\n', " "))
    } else {
        format!("{name} \"{value}\"")
    }
}

/// The option with each of the values, to choose one of.
pub(super) fn options(name: &str, values: impl IntoIterator<Item: AsRef<str>>) -> String {
    let options = values.into_iter().map(|value| option(name, value.as_ref()));
    options.collect::<Vec<_>>().join(" or ")
}

/// What to do about an option whose value names nothing: the nearest of what there is, or all of it.
pub(super) fn instead_of(name: &str, wanted: &str, known: &[&str]) -> String {
    let parts = wanted.split([',', ';']).map(str::trim);
    let names = parts.map(|part| {
        known.iter().copied().find(|known| *known == part).or_else(|| nearest(part, known))
    });
    let names: Vec<&str> = names.collect::<Option<_>>().unwrap_or_default();
    if names.len() > 1 && matches!(name, "--activity" | "--ref" | "--column") {
        return format!("it is one column: {}", options(name, names));
    }
    if names.len() > 1 {
        let each: Vec<String> = names.iter().map(|value| option(name, value)).collect();
        return format!("name each for itself: {}", each.join(" "));
    }
    match nearest(wanted, known) {
        Some(near) => format!("did you mean {}?", option(name, near)),
        None => format!("there are: {}", quoted(known)),
    }
}

/// Texts in quotes with commas between them, the first few.
pub(super) fn quoted<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    let texts = texts.into_iter().map(|text| format!("{:?}", text.as_ref()));
    let texts: Vec<String> = texts.collect();
    let shown = texts.iter().take(5).cloned().collect::<Vec<_>>().join(", ");
    if texts.len() > 5 { format!("{shown} and {} more", texts.len() - 5) } else { shown }
}

#[cfg(test)]
mod tests {
    use super::option;

    #[test]
    fn an_option_can_be_pasted() {
        assert_eq!(option("--party", "Ops"), "--party Ops");
        assert_eq!(option("--party", "Ops Lead"), "--party \"Ops Lead\"");
        assert_eq!(option("--party", "the \"A\" team's"), r#"--party 'the "A" team'\''s'"#);
    }
}
