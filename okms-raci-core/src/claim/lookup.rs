//! Names in claims that the compiler does not look up itself.

use super::condition::Claim;
use super::message::Message;
use super::tables::Tables;
use crate::equal;
use crate::nearest::nearest_of;

impl Claim<'_> {
    /// The section that was found under a number; the macros know that there is one.
    ///
    /// # Panics
    ///
    /// If none was.
    #[track_caller]
    #[must_use]
    pub const fn section_numbered<S: Copy>(found: Option<S>) -> S {
        match found {
            Some(section) => section,
            None => panic!("there is no section with this number"),
        }
    }

    /// The activity that has a text as its id, as its title, or as its section's number and its
    /// title; the first of all if none has, which [`Claim::assert_activity_called`] refuses.
    #[must_use]
    pub const fn activity_called<A: Copy>(
        by_id: Option<A>,
        by_title: Option<A>,
        each: &[A],
        tables: &Tables<'_>,
        text: &str,
    ) -> A {
        match (by_id, by_title, tables.numbered_and_titled(text)) {
            (Some(activity), _, _) | (None, Some(activity), _) => activity,
            (None, None, Some(position)) => each[position],
            (None, None, None) => each[0],
        }
    }

    /// Checks that a text is what [`Claim::activity_called`] takes.
    ///
    /// # Panics
    ///
    /// If no activity is called so, or several are; names the nearest.
    #[track_caller]
    pub const fn assert_activity_called(is_found: bool, tables: &Tables<'_>, text: &str) {
        if !is_found && tables.numbered_and_titled(text).is_none() {
            let message = tables.no_activity(text);
            panic!("{}", message.as_str())
        }
    }
}

impl Tables<'_> {
    /// The activity that has the text as its section's number and its title.
    #[must_use]
    pub const fn numbered_and_titled(&self, text: &str) -> Option<usize> {
        let text = text.as_bytes();
        let mut activity = 0;
        while activity < self.activities.len() {
            let title = self.activity_titles[activity].as_bytes();
            if let Some(start) = text.len().checked_sub(title.len()) {
                let (number, end) = text.split_at(start);
                let section = self.section_of(activity);
                let wanted = self.section_numbers[section].as_bytes();
                match number {
                    [number @ .., b' '] if equal(number, wanted) && equal(title, end) => {
                        return Some(activity);
                    }
                    _ => {}
                }
            }
            activity += 1;
        }
        None
    }

    const fn is_section_number(&self, text: &str) -> bool {
        let mut numbers = self.section_numbers;
        while let [number, others @ ..] = numbers {
            if !text.is_empty() && equal(text.as_bytes(), number.as_bytes()) {
                return true;
            }
            numbers = others;
        }
        false
    }

    /// That no activity is called so, or several are; names the nearest, or each of them.
    #[must_use]
    pub const fn no_activity(&self, text: &str) -> Message {
        let mut message = Message::new();
        let mut is_found = false;
        let mut activity = 0;
        while activity < self.activities.len() {
            if is(Some(text), self.activity_titles[activity]) {
                message.push(if is_found {
                    " or "
                } else {
                    "several activities are called so: write "
                });
                push_number_and_title(&mut message, self, activity);
                is_found = true;
            }
            activity += 1;
        }
        if !is_found {
            message.push("no activity is called ");
            message.push_shown(text);
            if self.is_section_number(text) {
                message.push(
                    "\nit is the number of a section: write a title, or the number and a title",
                );
            } else if let Some(near) = nearest_of(text, self.activity_ids, &[self.activity_titles])
            {
                push_nearest(&mut message, self, near);
            } else {
                message.push("\nexpected a title or an id; of a matrix of your own: `activity!(use path; …)`");
            }
            message.push_odd(text);
        }
        message
    }
}

/// The title of the activity that has this id or title.
const fn push_nearest(message: &mut Message, tables: &Tables<'_>, near: &str) {
    let mut activity = 0;
    while activity < tables.activities.len() {
        let (id, title) = (tables.activity_ids[activity], tables.activity_titles[activity]);
        if is(Some(near), id) || is(Some(near), title) {
            message.push("\nthe nearest is ");
            message.push_shown(title);
            return;
        }
        activity += 1;
    }
}

const fn push_number_and_title(message: &mut Message, tables: &Tables<'_>, activity: usize) {
    let number = tables.section_numbers[tables.section_of(activity)];
    message.push("\"");
    if number.is_empty() {
        message.push(tables.activity_ids[activity]);
    } else {
        message.push(number);
        message.push(" ");
        message.push(tables.activity_titles[activity]);
    }
    message.push("\"");
}

const fn is(text: Option<&str>, name: &str) -> bool {
    match text {
        Some(text) => equal(text.as_bytes(), name.as_bytes()),
        None => false,
    }
}
