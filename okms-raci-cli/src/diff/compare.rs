//! The changes between two matrices whose parts are paired.

use okms_raci_codegen::Matrix;

use super::{Change, ChangeKind, Part, Subject};
use crate::import::StatedFacts;
use crate::matching::{Matching, Pairs, StatedIds, is_same};
use crate::source::Loaded;

/// All changes, in the order of the new source; removed items come last.
pub(crate) fn compare(old: &Loaded, new: &Loaded) -> Vec<Change> {
    let stated = old.stated.and(new.stated);
    let ids =
        StatedIds { activities: stated.ids, sections_and_parties: stated.ids && stated.outline };
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

/// The names of an item in both matrices.
pub(super) struct ItemNames<'a> {
    pub(super) id: [&'a str; 2],
    pub(super) title: [&'a str; 2],
    pub(super) aliases: [Vec<&'a str>; 2],
}

impl Comparison<'_> {
    pub(super) fn add(
        &mut self,
        kind: ChangeKind,
        subject: Subject,
        [old, new]: [Option<&str>; 2],
    ) {
        self.changes.push(Change::new(kind, subject, old, new));
    }

    pub(super) fn part(
        &mut self,
        kind: ChangeKind,
        subject: Subject,
        key: &'static str,
        values: [Option<&str>; 2],
    ) {
        let [old, new] = values;
        if old != new {
            self.changes.push(Change::new(kind, subject, old, new).of(Part::Key(key)));
        }
    }

    fn matrix(&mut self) {
        let (old, new) = (self.old, self.new);
        if self.stated.title {
            self.title(Subject::Matrix, [old.title.as_str(), new.title.as_str()]);
        }
        let sources = [&old.source, &new.source];
        if self.stated.revision {
            let revisions = sources.map(|source| Some(source.revision.as_str()));
            self.part(ChangeKind::Source, Subject::Matrix, "revision", revisions);
        }
        if self.stated.origin {
            if old.name.as_str() != new.name.as_str() {
                self.add(
                    ChangeKind::RenamedId,
                    Subject::Matrix,
                    [Some(old.name.as_str()), Some(new.name.as_str())],
                );
            }
            let fields = [
                ("publisher", sources.map(|source| source.publisher.as_deref())),
                ("article", sources.map(|source| source.article.as_deref())),
                ("url", sources.map(|source| source.url.as_deref())),
            ];
            for (key, values) in fields {
                self.part(ChangeKind::Source, Subject::Matrix, key, values);
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
        let [old_derives, new_derives] =
            [old, new].map(|matrix| matrix.derive.iter().map(String::as_str).collect::<Vec<_>>());
        let gone = old_derives.iter().filter(|path| !new_derives.contains(path));
        let added = new_derives.iter().filter(|path| !old_derives.contains(path));
        for path in gone {
            self.part(ChangeKind::Removed, Subject::Code, "derive", [Some(path), None]);
        }
        for path in added {
            self.part(ChangeKind::Added, Subject::Code, "derive", [None, Some(path)]);
        }
        match [old.typed, new.typed] {
            [true, false] => {
                self.part(ChangeKind::Removed, Subject::Code, "typed", [Some("true"), None]);
            }
            [false, true] => {
                self.part(ChangeKind::Added, Subject::Code, "typed", [None, Some("true")]);
            }
            _ => {}
        }
    }

    pub(super) fn title(&mut self, subject: Subject, [old, new]: [&str; 2]) {
        if old != new {
            let change = Change::new(ChangeKind::Title, subject, Some(old), Some(new));
            self.changes.push(Change { typographic: is_same(old, new), ..change });
        }
    }

    /// Compares what every kind of item has: title, id and aliases.
    pub(super) fn names(&mut self, subject: &Subject, names: &ItemNames<'_>) {
        let ([old, new], [old_aliases, new_aliases]) = (names.id, &names.aliases);
        self.title(subject.clone(), names.title);
        let is_stated = matches!(subject, Subject::Activity(_)) || self.stated.outline;
        let is_renamed = is_stated && self.stated.ids && old != new;
        if is_renamed {
            self.add(ChangeKind::RenamedId, subject.clone(), [Some(old), Some(new)]);
        }
        if !self.stated.aliases {
            return;
        }
        for alias in old_aliases.iter().filter(|alias| !new_aliases.contains(alias)) {
            self.add(ChangeKind::Alias, subject.clone(), [Some(alias), None]);
        }
        // A rename already reports the former id.
        let is_new = |alias: &&&str| !(old_aliases.contains(alias) || is_renamed && **alias == old);
        for alias in new_aliases.iter().filter(is_new) {
            self.add(ChangeKind::Alias, subject.clone(), [None, Some(alias)]);
        }
    }

    pub(super) fn reordered(&mut self, subject: Subject, places: [usize; 2]) {
        let [old, new] = places.map(|place| place.to_string());
        self.add(ChangeKind::Reordered, subject, [Some(&old), Some(&new)]);
    }

    /// Without another change, reports the digest, which the library publishes.
    fn layout(&mut self) {
        if self.changes.is_empty() && self.stated.aliases {
            let digests = [self.old, self.new].map(|matrix| Some(matrix.source.sha256.as_str()));
            self.part(ChangeKind::Source, Subject::Matrix, "sha256", digests);
        }
    }
}
