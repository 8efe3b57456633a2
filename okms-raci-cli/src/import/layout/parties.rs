//! The parties of a block: their names, and what their letters say against them.

use std::collections::{HashMap, HashSet};

use okms_raci_codegen::{Role, RoleSet};

use super::{Context, Table, Value, teams};
use crate::import::cells::{Place, plain};
use crate::import::kind::look_alike;
use crate::import::report::{option, quoted};
use crate::import::words::Word;

/// What each column is called: the lowest text of the header above it, but above letters the names of the
/// lowest row that is complete and unique alone, of teams if there is one, else those of all rows joined.
pub(super) fn headers(table: &Table, context: &mut Context<'_>) -> Vec<String> {
    let is_whole = |line: &usize| {
        let names = table.texts_over(*line, &table.letters).into_iter();
        names.collect::<HashSet<String>>().len() == table.letters.len()
    };
    let whole: Vec<usize> = table.header.iter().rev().copied().filter(is_whole).collect();
    // Persons may stand below the teams that they are in.
    let is_of_teams = |line: &&usize| teams(&table.texts_over(**line, &table.letters)) >= 0.5;
    let names_others =
        |line: &&usize| (0..table.letters[0]).any(|column| !table.text(**line, column).is_empty());
    // `Rolle` beside it, but not `Name`.
    let says_role = |line: &&usize| {
        let texts = (0..table.letters[0]).map(|column| table.text(**line, column));
        texts.into_iter().any(|text| Word::Party.is(&text) && Word::Letter.is(&text))
    };
    let found = whole.iter().find(says_role).or(whole.iter().find(is_of_teams));
    let found = found.or(whole.iter().find(names_others));
    let found = found.or(whole.first()).copied();
    let header = |column: usize| {
        let mut texts = table.texts_of(&table.header, column);
        if found.is_none() && table.letters.contains(&column) {
            texts.dedup();
            return texts.join(" / ");
        }
        let found = found.filter(|_| column >= table.letters[0]);
        let named = found.map(|line| table.text(line, column)).filter(|text| !text.is_empty());
        named.or(texts.pop()).unwrap_or_default()
    };
    let headers: Vec<String> = (0..table.width()).map(header).collect();
    for &line in table.header.iter().filter(|line| found.is_some_and(|found| found != **line)) {
        let mut texts = table.texts_over(line, &table.letters);
        texts.retain(|text| table.letters.iter().all(|&column| headers[column] != *text));
        texts.dedup();
        if !texts.is_empty() {
            let what = format!("not used for the names: {}", quoted(&texts));
            context.report.odd(&table.lines[line].at, what);
        }
    }
    headers
}

/// The parties with their columns; what may be none is refused.
pub(super) fn find(table: &Table, context: &mut Context<'_>) -> Vec<(String, Vec<usize>)> {
    let mut parties: Vec<(String, Vec<usize>)> = Vec::new();
    let lowest = table.lowest();
    let merged = |column: usize| table.cell(lowest, column).merged;
    for &column in &table.letters {
        let name = table.columns.headers[column].clone();
        if name.is_empty() {
            refuse_nameless(table, column, context);
            continue;
        }
        match parties.iter_mut().find(|(other, _)| plain(other) == plain(&name)) {
            None => parties.push((name, vec![column])),
            // Under one merged cell there is one party.
            Some((_, own))
                if merged(column).is_some()
                    && own.iter().all(|&other| merged(other) == merged(column)) =>
            {
                own.push(column);
            }
            Some(_) => {
                let help = "give each party a name of its own";
                let what = format!("two columns are called {name:?}");
                context.report.refuse(&table.place(lowest, column), what, help);
            }
        }
    }
    report_alike(parties.iter().map(|(name, _)| name.as_str()), context);
    // Names that come from cells are no properties.
    if table.columns.id.is_none() && table.how.is_none() {
        table.check_parties(context);
    }
    parties
}

fn refuse_nameless(table: &Table, column: usize, context: &mut Context<'_>) {
    let lowest = table.lowest();
    let is_there = |line: &usize| {
        !table.cell(*line, column).is_missing && !table.text(*line, column).is_empty()
    };
    let (line, what, help) = if table.cell(lowest, column).is_missing {
        let longer = (lowest + 1..table.lines.len()).find(is_there);
        let help = "write `\\|` for a `|` within a cell, or remove the cell that is too many";
        (longer.unwrap_or(lowest), "the row has more cells than the header", help)
    } else {
        (lowest, "a column of letters has no name", "write the party's name above its letters")
    };
    context.report.refuse(&table.place(line, column), what, help);
}

/// Reports names that may be meant for one party.
fn report_alike<'a>(names: impl Iterator<Item = &'a str> + Clone, context: &mut Context<'_>) {
    let place = Place::default();
    for short in names.clone() {
        let is_longer =
            |name: &&str| name.strip_prefix(short).is_some_and(|rest| rest.starts_with(" ("));
        for longer in names.clone().filter(is_longer) {
            context.report.odd(&place, format!("{short:?} and {longer:?} are two parties"));
        }
    }
    let mut seen: HashMap<String, &str> = HashMap::new();
    for name in names {
        let latin: String = name.chars().map(look_alike).collect();
        if let Some(other) = seen.insert(plain(&latin), name) {
            let what = format!("{other:?} and {name:?} look alike, in letters of two scripts");
            context.report.odd(&place, what);
        }
    }
}

/// What the letters of a column say against it.
impl Table {
    /// Refuses columns that may be no parties, unless the user named those that are.
    fn check_parties(&self, context: &mut Context<'_>) {
        let options = self.letters.iter().map(|&column| option("--party", &self.name(column)));
        let all = options.collect::<Vec<String>>().join(" ");
        for &column in self.letters.iter().filter(|_| context.hints.party.is_empty()) {
            let name = self.name(column);
            let Some(doubt) = self.doubt(column, &name) else { continue };
            let what = format!("the column {name:?} {doubt}: it may be no party");
            let note = option("--note", &name);
            let help =
                format!("say what it is: {note} makes it a note, {all} makes all of them parties");
            context.report.refuse(&self.place(self.data[0], column), what, help);
        }
    }

    fn doubt(&self, column: usize, name: &str) -> Option<&'static str> {
        let filled = self.share(column, Value::is_filled);
        // `AR` and `CI` are countries, too.
        let is_pair = |&&line: &&usize| {
            self.value(line, column).roles == RoleSet::RA && self.text(line, column) != "AR"
        };
        let pairs = self.data.iter().filter(is_pair).count();
        let says_attribute = Word::Attribute.is(name) || Word::Attribute.is_around(name);
        let is_attribute = says_attribute && filled >= 0.6 || Word::Note.is(name);
        if name.chars().count() == 1 && "RACI".contains(name) {
            Some("is named like a letter")
        } else if is_attribute && pairs * 5 <= self.data.len() {
            Some("is named like a property, and its values look like letters")
        } else if self.has_initials(column) {
            Some("holds pairs of letters that look like initials")
        } else if self.disturbs(column) {
            Some("gives rows a second A")
        } else {
            None
        }
    }

    /// Whether most cells are pairs such as `AC`, which nobody holds together often.
    fn has_initials(&self, column: usize) -> bool {
        let is_odd = |&&line: &&usize| {
            let roles = self.value(line, column).roles;
            let is_pair = roles.len() == 2 && self.text(line, column).chars().count() == 2;
            is_pair && ![RoleSet::RA, RoleSet::CI].contains(&roles)
        };
        let filled = self.count(column, Value::is_filled);
        filled > 1 && self.data.iter().filter(is_odd).count() * 10 >= filled * 6
    }

    /// Whether it is the first or last column, of single letters, and each row has one A and an R without it.
    fn disturbs(&self, column: usize) -> bool {
        let Table { letters, data, .. } = self;
        let is_end = letters.first() == Some(&column) || letters.last() == Some(&column);
        let is_single = self.count(column, |value| value.roles.len() > 1) == 0;
        let holders = |line: usize, role: Role, without: Option<usize>| {
            let others = letters.iter().filter(|&&other| Some(other) != without);
            others.filter(|&&other| self.value(line, other).roles.contains(role)).count()
        };
        let is_whole = |&line: &usize| {
            holders(line, Role::Accountable, Some(column)) == 1
                && holders(line, Role::Responsible, Some(column)) > 0
        };
        is_end
            && is_single
            && letters.len() > 2
            && data.iter().any(|&line| holders(line, Role::Accountable, None) != 1)
            && data.iter().all(is_whole)
    }
}
