//! The changes of what a matrix refines, what its rows cover, and which of its parties are outer ones.

use std::collections::BTreeMap;

use okms_raci_codegen::{Activity, Cover, Matrix, OuterParty, Party, Refines};

use super::compare::Comparison;
use super::{Change, ChangeKind, Subject};

impl Comparison<'_> {
    pub(super) fn refines(&mut self) {
        let [old, new] = [self.old, self.new].map(facts);
        let keys: Vec<&String> =
            new.keys().chain(old.keys().filter(|it| !new.contains_key(*it))).collect();
        for key in keys {
            let [was, is] = [&old, &new].map(|facts| Some(format!("{key}: {}", facts.get(key)?)));
            let values = [was.as_deref(), is.as_deref()];
            self.part(ChangeKind::Refines, &Subject::Matrix, "refines", values);
        }
    }

    pub(super) fn is(&mut self, subject: &Subject, old: &Party, new: &Party) {
        let [was, is] = [is_of(self.old, old), is_of(self.new, new)];
        self.part(ChangeKind::Is, subject, "is", [was.as_deref(), is.as_deref()]);
    }

    pub(super) fn covers(&mut self, subject: &Subject, old: &Activity, new: &Activity) {
        let [was, is] = [covered(self.old, old), covered(self.new, new)];
        self.part(ChangeKind::Covers, subject, "covers", [was.as_deref(), is.as_deref()]);
    }
}

/// Whether only the reason of an exception changed, or what is in no generated code.
pub(super) fn changes_no_code(change: &Change) -> bool {
    let text = change.new.as_ref().or(change.old.as_ref());
    let key = text.and_then(|text| text.split_once(": ")).map_or("", |(key, _)| key);
    let is_of = |what: &str| key.split(' ').nth(1) == Some(what);
    let stays = change.old.is_some() && change.new.is_some();
    ["file", "asks"].into_iter().any(is_of) || (stays && ["except", "open"].into_iter().any(is_of))
}

/// What the entries say, by `okms party`, `okms except MigrateKmipData`.
fn facts(matrix: &Matrix) -> BTreeMap<String, String> {
    let mut facts = BTreeMap::new();
    for entry in &matrix.refines {
        let Refines { matrix, party, revision, file, path, roles, asks, except, open, .. } = entry;
        let name = entry.name();
        let mut add =
            |key: &str, value: &str| facts.insert(format!("{name} {key}"), value.to_owned());
        add("matrix", matrix);
        add("party", party);
        add("revision", revision);
        add("roles", roles.letters());
        for (key, value) in [("file", file), ("path", path)] {
            if let Some(value) = value {
                add(key, value);
            }
        }
        for asked in asks {
            add(&format!("asks {}", asked.id), &format!("{}, \"{}\"", asked.roles, asked.title));
        }
        for (key, reasons) in [("except", except), ("open", open)] {
            for (id, reason) in reasons {
                add(&format!("{key} {id}"), reason);
            }
        }
    }
    facts
}

/// `okms.OvhCloud, backup.Provider`
fn is_of(matrix: &Matrix, party: &Party) -> Option<String> {
    let name =
        |it: &OuterParty| Some(format!("{}.{}", matrix.refines.get(it.of)?.name(), it.party));
    let names: Vec<String> = party.is.iter().filter_map(name).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// `okms.AdministrateKeysAndSecrets, okms.KeepServiceLogs: R`
fn covered(matrix: &Matrix, activity: &Activity) -> Option<String> {
    let name = |cover: &Cover| {
        let letters = cover.letters.map_or_else(String::new, |letters| format!(": {letters}"));
        Some(format!("{}.{}{letters}", matrix.refines.get(cover.of)?.name(), cover.activity))
    };
    let names: Vec<String> = activity.covers.iter().filter_map(name).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// `okms.KeepServiceLogs`, or the id alone where only one matrix is refined.
pub(super) fn written(matrix: &Matrix, of: usize, id: &str) -> String {
    match matrix.refines.as_slice() {
        [_] => id.to_owned(),
        entries => format!("{}.{id}", entries[of].name()),
    }
}
