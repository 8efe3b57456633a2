//! The changes between two matrices whose parts are paired.

use okms_raci_codegen::Matrix;

use super::order::{Reordered, reordered};
use super::{Change, ChangeKind, Part, Subject};
use crate::import::StatedFacts;
use crate::matching::{Matching, Pairs, StatedIds, is_same};
use crate::source::Loaded;

/// All changes, in the order of the new source; removed items come last.
pub(crate) fn compare(old: &Loaded, new: &Loaded) -> Vec<Change> {
    let stated = old.stated.and(new.stated);
    let ids = StatedIds {
        activities: stated.ids,
        sections_and_parties: stated.ids && stated.outline,
        are_in_sections: stated.sections,
    };
    let (old, new) = (&old.matrix, &new.matrix);
    let Matching { parties, sections, activities } =
        Matching::none(old, new).complete(old, new, ids);
    let mut comparison =
        Comparison { old, new, stated, parties, sections, activities, changes: Vec::new() };
    comparison.matrix();
    comparison.parties();
    comparison.sections();
    comparison.activities();
    comparison.layout();
    comparison.changes
}

pub(super) struct Comparison<'a> {
    pub(super) old: &'a Matrix,
    pub(super) new: &'a Matrix,
    /// The facts that both sources state.
    pub(super) stated: StatedFacts,
    pub(super) parties: Pairs,
    pub(super) sections: Pairs,
    pub(super) activities: Pairs,
    pub(super) changes: Vec<Change>,
}

/// The id of an item, its title, and its former ids.
pub(super) type Names<'a> = (&'a str, &'a str, &'a [String]);

impl Comparison<'_> {
    pub(super) fn add(
        &mut self,
        kind: ChangeKind,
        subject: &Subject,
        [old, new]: [Option<&str>; 2],
    ) {
        self.changes.push(Change::new(kind, subject.clone(), old, new));
    }

    /// Adds a change of a part, if it has another value.
    pub(super) fn part(
        &mut self,
        kind: ChangeKind,
        subject: &Subject,
        part: impl Into<Part>,
        [old, new]: [Option<&str>; 2],
    ) {
        if old != new {
            self.changes.push(Change::new(kind, subject.clone(), old, new).of(part.into()));
        }
    }

    fn matrix(&mut self) {
        let (old, new) = (self.old, self.new);
        if self.stated.title {
            self.title(&Subject::Matrix, [&old.title, &new.title]);
        }
        let sources = [&old.source, &new.source];
        if self.stated.revision {
            let revisions = sources.map(|source| Some(source.revision.as_str()));
            self.part(ChangeKind::Source, &Subject::Matrix, "revision", revisions);
        }
        if self.stated.origin {
            if old.name != new.name {
                let names = [Some(old.name.as_str()), Some(new.name.as_str())];
                self.add(ChangeKind::RenamedId, &Subject::Matrix, names);
            }
            let fields = [
                ("publisher", sources.map(|source| source.publisher.as_deref())),
                ("article", sources.map(|source| source.article.as_deref())),
                ("url", sources.map(|source| source.url.as_deref())),
            ];
            for (key, values) in fields {
                self.part(ChangeKind::Source, &Subject::Matrix, key, values);
            }
        }
        if self.stated.aliases {
            self.code();
        }
        // A source that states the refined matrices states all that is in our JSON.
        if self.stated.chain {
            self.refines();
        }
    }

    /// Compares the keys of the YAML that shape the generated code.
    fn code(&mut self) {
        let (old, new) = (self.old, self.new);
        for path in old.derive.iter().filter(|path| !new.derive.contains(path)) {
            self.part(ChangeKind::Removed, &Subject::Code, "derive", [Some(path), None]);
        }
        for path in new.derive.iter().filter(|path| !old.derive.contains(path)) {
            self.part(ChangeKind::Added, &Subject::Code, "derive", [None, Some(path)]);
        }
        let kind = if new.typed { ChangeKind::Added } else { ChangeKind::Removed };
        let typed = [old.typed, new.typed].map(|typed| typed.then_some("true"));
        self.part(kind, &Subject::Code, "typed", typed);
    }

    pub(super) fn title(&mut self, subject: &Subject, [old, new]: [&str; 2]) {
        if old != new {
            let change = Change::new(ChangeKind::Title, subject.clone(), Some(old), Some(new));
            self.changes.push(Change { typographic: is_same(old, new), ..change });
        }
    }

    /// Compares what every kind of item has: title, id and aliases.
    pub(super) fn names(&mut self, subject: &Subject, [old, new]: [Names<'_>; 2]) {
        let ((old_id, old_title, old_aliases), (id, title, aliases)) = (old, new);
        self.title(subject, [old_title, title]);
        let is_stated = matches!(subject, Subject::Activity(_)) || self.stated.outline;
        let is_renamed = is_stated && self.stated.ids && old_id != id;
        if is_renamed {
            self.add(ChangeKind::RenamedId, subject, [Some(old_id), Some(id)]);
        }
        if !self.stated.aliases {
            return;
        }
        for alias in old_aliases.iter().filter(|alias| !aliases.contains(alias)) {
            self.add(ChangeKind::Alias, subject, [Some(alias), None]);
        }
        // A rename already reports the former id.
        let is_known =
            |alias: &String| old_aliases.contains(alias) || is_renamed && alias == old_id;
        for alias in aliases.iter().filter(|alias| !is_known(alias)) {
            self.add(ChangeKind::Alias, subject, [None, Some(alias)]);
        }
    }

    /// Adds the items that are in another order; `pairs` are their positions in the new matrix and the old one.
    pub(super) fn order(&mut self, pairs: &[(usize, usize)], subject: impl Fn(usize) -> Subject) {
        for Reordered { position, places } in reordered(pairs) {
            let [old, new] = places.map(|place| place.to_string());
            self.add(ChangeKind::Reordered, &subject(position), [Some(&old), Some(&new)]);
        }
    }

    /// Without another change, reports the digest, which the library publishes.
    fn layout(&mut self) {
        if self.changes.is_empty() && self.stated.aliases {
            let digests = [self.old, self.new].map(|matrix| Some(matrix.source.sha256.as_str()));
            self.part(ChangeKind::Source, &Subject::Matrix, "sha256", digests);
        }
    }
}
