//! What all changes come to.

use super::super::{ChangeKind, Subject};
use super::{Entry, Is};

/// `3 duties changed hands, 1 activity is new`
pub(super) fn summary(entries: &[&Entry<'_>]) -> String {
    let rows = |is: Is| entries.iter().filter(move |it| it.title.is_some() && it.is == is);
    let (moved, others): (Vec<&Entry>, Vec<&Entry>) =
        rows(Is::Changed).partition(|entry| entry.moves_duty());
    let others = others.iter().filter(|entry| entry.cells.is_some()).count();
    let parties = |is: Is| {
        let parties = entries.iter().filter(|it| matches!(it.subject, Subject::Party(_)));
        parties.filter(|it| it.is == is).count()
    };
    let with = |kind: ChangeKind| {
        entries.iter().flat_map(|it| &it.changes).filter(|it| it.kind == kind).count()
    };
    let counts = [
        (moved.len(), "1 duty changed hands", "# duties changed hands"),
        (rows(Is::New).count(), "1 activity is new", "# activities are new"),
        (rows(Is::Gone).count(), "1 activity is gone", "# activities are gone"),
        (
            others,
            "who is consulted or informed changed in 1 activity",
            "who is consulted or informed changed in # activities",
        ),
        (parties(Is::New), "1 party is new", "# parties are new"),
        (parties(Is::Gone), "1 party is gone", "# parties are gone"),
        (
            with(ChangeKind::Title),
            "1 title or name was reworded",
            "# titles or names were reworded",
        ),
        (with(ChangeKind::Note), "1 note changed", "# notes changed"),
        (with(ChangeKind::Allow), "1 exemption changed", "# exemptions changed"),
    ];
    let parts = counts.into_iter().filter(|(count, ..)| *count > 0);
    let parts = parts.map(|(count, one, several)| match count {
        1 => one.to_owned(),
        count => several.replace('#', &count.to_string()),
    });
    let sentence = parts.collect::<Vec<_>>().join(", ");
    if sentence.is_empty() { "no duty changed hands".to_owned() } else { sentence }
}
