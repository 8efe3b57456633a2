//! All texts of a matrix.

use crate::matrix::Matrix;
use crate::places::{Field, Item};

/// A text of a matrix.
pub(super) struct NamedText<'a> {
    /// What it is called in messages.
    pub(super) what: &'static str,
    pub(super) text: &'a str,
    pub(super) item: Item,
    pub(super) field: Field,
}

impl NamedText<'_> {
    /// Whether it is shown to people as it is.
    pub(super) fn is_shown(&self) -> bool {
        matches!(
            self.what,
            "title" | "name" | "number" | "ref" | "note" | "publisher" | "article" | "url"
        )
    }
}

pub(super) fn texts(matrix: &Matrix) -> Vec<NamedText<'_>> {
    let mut texts = Texts(Vec::new());
    let source = &matrix.source;
    texts.add(Item::Matrix, Field::Id, "name of the matrix", [&matrix.name]);
    texts.add(Item::Matrix, Field::Title, "title", [&matrix.title]);
    texts.add(Item::Matrix, Field::Publisher, "publisher", &source.publisher);
    texts.add(Item::Matrix, Field::Article, "article", &source.article);
    texts.add(Item::Matrix, Field::Url, "url", &source.url);
    texts.add(Item::Matrix, Field::Revision, "revision", [&source.revision]);
    for (at, party) in matrix.parties.iter().enumerate() {
        texts.identified(Item::Party(at), &party.id, &party.aliases);
        texts.add(Item::Party(at), Field::Title, "name", [&party.name]);
        texts.each(Item::Party(at), Field::Is, "id", party.is.iter().map(|outer| &outer.party));
    }
    for (at, section) in matrix.sections.iter().enumerate() {
        texts.identified(Item::Section(at), &section.id, &section.aliases);
        texts.add(Item::Section(at), Field::Title, "title", [&section.title]);
        texts.add(Item::Section(at), Field::Number, "number", &section.number);
    }
    for (at, activity) in matrix.activities.iter().enumerate() {
        let item = Item::Activity(at);
        texts.identified(item, &activity.id, &activity.aliases);
        texts.add(item, Field::Title, "title", [&activity.title]);
        texts.add(item, Field::Reference, "ref", &activity.reference);
        texts.add(item, Field::Note, "note", &activity.note);
        for (party, note) in &activity.notes {
            texts.add(item, Field::NoteOf(*party), "note", [note]);
        }
        texts.each(item, Field::Allow, "reason", activity.allow.iter().map(|(_, it)| it));
        texts.each(item, Field::Cover, "id", activity.covers.iter().map(|it| &it.activity));
    }
    for (at, entry) in matrix.refines.iter().enumerate() {
        let item = Item::Refines(at);
        texts.add(item, Field::Id, "id", [&entry.matrix]);
        texts.add(item, Field::RefinedParty, "id", [&entry.party]);
        texts.add(item, Field::Revision, "revision", [&entry.revision]);
        texts.add(item, Field::As, "id", &entry.alias);
        texts.each(item, Field::Asked, "id", entry.asks.iter().map(|it| &it.id));
        texts.each(item, Field::Asked, "title", entry.asks.iter().map(|it| &it.title));
        for (reasons, field) in
            [(&entry.except, Field::Except as fn(usize) -> Field), (&entry.open, Field::Open)]
        {
            texts.each(item, field, "id", reasons.iter().map(|(id, _)| id));
            texts.each(item, field, "reason", reasons.iter().map(|(_, reason)| reason));
        }
    }
    texts.0
}

struct Texts<'a>(Vec<NamedText<'a>>);

impl<'a> Texts<'a> {
    fn add(
        &mut self,
        item: Item,
        field: Field,
        what: &'static str,
        texts: impl IntoIterator<Item = &'a String>,
    ) {
        let texts = texts.into_iter().map(|text| NamedText { what, text, item, field });
        self.0.extend(texts);
    }

    /// Texts of a list.
    fn each(
        &mut self,
        item: Item,
        field: fn(usize) -> Field,
        what: &'static str,
        texts: impl Iterator<Item = &'a String>,
    ) {
        let texts = texts.enumerate();
        self.0.extend(texts.map(|(at, text)| NamedText { what, text, item, field: field(at) }));
    }

    fn identified(&mut self, item: Item, id: &'a String, aliases: &'a [String]) {
        self.add(item, Field::Id, "id", [id]);
        self.each(item, Field::Alias, "alias", aliases.iter());
    }
}
