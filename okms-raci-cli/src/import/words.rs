//! The words that headers of columns are written with.

use okms_raci_core::Folded;

/// Of the column of activities; in English, French, German, Spanish, Italian, Portuguese, Polish.
const ACTIVITY: [&str; 26] = [
    "activity",
    "activities",
    "task",
    "tasks",
    "action",
    "actions",
    "process",
    "processes",
    "responsibility",
    "responsibilities",
    "activité",
    "activités",
    "tâche",
    "tâches",
    "responsabilité",
    "responsabilités",
    "aktivität",
    "aktivitäten",
    "aufgabe",
    "aufgaben",
    "actividad",
    "tarea",
    "attività",
    "atividade",
    "tarefa",
    "czynność",
];

/// Of a column of sections.
const SECTION: [&str; 25] = [
    "section",
    "sections",
    "section title",
    "section_title",
    "subsection",
    "sub-section",
    "category",
    "categories",
    "subcategory",
    "domain",
    "area",
    "chapter",
    "theme",
    "group",
    "topic",
    "phase",
    "rubrique",
    "catégorie",
    "domaine",
    "chapitre",
    "thème",
    "sous-section",
    "kategorie",
    "bereich",
    "sección",
];

/// Of a column of numbers.
const NUMBER: [&str; 13] = [
    "number",
    "no",
    "no.",
    "nr",
    "nr.",
    "n°",
    "#",
    "numéro",
    "num",
    "section number",
    "section no",
    "section_number",
    "ref",
];

/// Of a column of ids, as our own CSV has.
const ID: [&str; 3] = ["id", "ids", "activity id"];

/// Of what people write beside a matrix.
const COMMENT: [&str; 14] = [
    "comment",
    "comments",
    "remark",
    "remarks",
    "note",
    "notes",
    "description",
    "details",
    "commentaire",
    "commentaires",
    "remarque",
    "remarques",
    "bemerkung",
    "bemerkungen",
];

/// What the header of a column says about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    Activity,
    Section,
    Number,
    Id,
    Comment,
    /// Anything else; mostly a party.
    Other,
}

impl Word {
    pub(super) fn of(header: &str) -> Self {
        let header = plain(header);
        // `Activity (by product)`, `Activities / tasks`
        let first = header.split(['/', '(', ':']).next().unwrap_or_default().trim();
        let is_one_of = |words: &[&str]| words.contains(&header.as_str()) || words.contains(&first);
        if is_one_of(&ACTIVITY) {
            Word::Activity
        } else if is_one_of(&SECTION) {
            Word::Section
        } else if is_one_of(&NUMBER) {
            Word::Number
        } else if is_one_of(&ID) {
            Word::Id
        } else if is_one_of(&COMMENT) {
            Word::Comment
        } else {
            Word::Other
        }
    }
}

/// The normal form in which headers are compared.
pub(super) fn plain(header: &str) -> String {
    Folded(header).to_string()
}
