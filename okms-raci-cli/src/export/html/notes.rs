//! The notes of cells: a mark in the cell, the text below the table.

use std::collections::BTreeMap;

use maud::{Markup, html};
use okms_raci_codegen::Matrix;

use super::table::anchor;

/// By activity and party, the mark of the note and its text.
pub(super) struct CellNotes<'a> {
    matrix: &'a Matrix,
    notes: BTreeMap<(usize, usize), (String, &'a str)>,
}

impl<'a> CellNotes<'a> {
    pub(super) fn of(matrix: &'a Matrix) -> Self {
        let activities = matrix.activities.iter().enumerate();
        let notes = activities.flat_map(|(position, activity)| {
            activity.notes.iter().map(move |(party, text)| ((position, *party), text.as_str()))
        });
        let notes = notes.enumerate().map(|(count, (cell, text))| (cell, (letters(count), text)));
        CellNotes { matrix, notes: notes.collect() }
    }

    /// The mark in a cell that has a note.
    pub(super) fn mark(&self, activity: usize, party: usize) -> Option<&str> {
        self.notes.get(&(activity, party)).map(|(mark, _)| mark.as_str())
    }

    /// Each note with its party and its row.
    pub(super) fn list(&self) -> Markup {
        html! {
            @if !self.notes.is_empty() {
                ul.notes aria-label="Notes" {
                    @for ((activity, party), (mark, text)) in &self.notes {
                        (self.entry(*activity, *party, mark, text)) "\n"
                    }
                }
                "\n"
            }
        }
    }

    fn entry(&self, activity: usize, party: usize, mark: &str, text: &str) -> Markup {
        let activity = &self.matrix.activities[activity];
        html! {
            li id={ "note." (mark) } dir="auto" {
                sup { (mark) } " "
                b { (self.matrix.parties[party].name) } ", "
                a href=(anchor(activity)) { (activity.reference.as_ref().unwrap_or(&activity.title)) }
                ": " (text)
            }
        }
    }
}

/// `a` to `z`, then `aa` and so on.
fn letters(mut count: usize) -> String {
    let mut letters = String::new();
    loop {
        letters.insert(0, char::from(b'a' + (count % 26) as u8));
        if count < 26 {
            return letters;
        }
        count = count / 26 - 1;
    }
}
