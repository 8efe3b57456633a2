//! The items that the user says are the same, with `--same`.

use okms_raci_codegen::{Matrix, id_from_title};
use okms_raci_core::nearest;

use super::{Outcome, Target};
use crate::matching::{Matching, is_same};

const KINDS: [&str; 3] = ["activity", "section", "party"];

/// For each of [`KINDS`], the ids or the titles of the items.
type Names<'a> = [Vec<&'a str>; KINDS.len()];

fn ids(matrix: &Matrix) -> Names<'_> {
    [
        matrix.activities.iter().map(|own| own.id.as_str()).collect(),
        matrix.sections.iter().map(|own| own.id.as_str()).collect(),
        matrix.parties.iter().map(|own| own.id.as_str()).collect(),
    ]
}

fn titles(matrix: &Matrix) -> Names<'_> {
    [
        matrix.activities.iter().map(|own| own.title.as_str()).collect(),
        matrix.sections.iter().map(|own| own.title.as_str()).collect(),
        matrix.parties.iter().map(|own| own.name.as_str()).collect(),
    ]
}

/// Matches these items; an id or a title that does not exist is refused.
pub(super) fn said(new: &Matrix, target: &Target<'_>, outcome: &mut Outcome) -> Matching {
    let mut matching = Matching::none(target.matrix, new);
    let (ids, titles) = (ids(target.matrix), titles(new));
    for (id, title) in target.same {
        let is_id = |own: &&str| *own == id || *own == id_from_title(id);
        let old = ids.each_ref().map(|ids| ids.iter().position(is_id));
        let is_title = |own: &&str| is_same(own, title);
        let now = titles.each_ref().map(|titles| titles.iter().position(is_title));
        let pairs = [&mut matching.activities, &mut matching.sections, &mut matching.parties];
        let both = pairs.into_iter().zip(old).zip(now);
        let mut both = both.filter_map(|((pairs, old), now)| Some((pairs, old?, now?)));
        if let Some((pairs, old, now)) = both.next() {
            pairs.link(old, now);
            continue;
        }
        if old == [None; KINDS.len()] {
            refuse("nothing has the id", id, &ids.concat(), outcome);
        }
        let kind = old.iter().position(Option::is_some);
        if kind.is_some() || now == [None; KINDS.len()] {
            let what = format!("the source has no {}", KINDS[kind.unwrap_or(0)]);
            let of_kinds =
                titles.iter().zip(old).filter(|(_, old)| kind.is_none() || old.is_some());
            let titles: Vec<&str> = of_kinds.flat_map(|(titles, _)| titles).copied().collect();
            refuse(&what, title, &titles, outcome);
        }
    }
    matching
}

fn refuse(what: &str, text: &str, names: &[&str], outcome: &mut Outcome) {
    let help = match nearest(text, names) {
        Some(near) => format!("did you mean {near:?}?"),
        None => "write --same 'OLD_ID=New title'".to_owned(),
    };
    outcome.refusals.push((format!("--same: {what} {text:?}"), help));
}
