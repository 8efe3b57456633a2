use super::claim::Activities;
use super::tables::Tables;

/// The activities of a claim, one after the other.
pub(super) struct Walk<'a> {
    activities: Activities<'a>,
    /// How many runs were begun; each section is a run, and so is a whole matrix.
    runs: usize,
    next: usize,
    end: usize,
}

impl<'a> Walk<'a> {
    pub(super) const fn new(activities: Activities<'a>) -> Walk<'a> {
        Walk { activities, runs: 0, next: 0, end: 0 }
    }

    pub(super) const fn next(&mut self, tables: &Tables) -> Option<usize> {
        match self.activities {
            Activities::Named(named) => {
                if self.next == named.len() {
                    return None;
                }
                self.next += 1;
                Some(named[self.next - 1])
            }
            Activities::Every { sections, except } => loop {
                if self.next == self.end && !self.begin_run(tables, sections) {
                    return None;
                }
                while self.next < self.end {
                    self.next += 1;
                    if !contains(except, self.next - 1) {
                        return Some(self.next - 1);
                    }
                }
            },
        }
    }

    const fn begin_run(&mut self, tables: &Tables, sections: &[usize]) -> bool {
        (self.next, self.end) = match (sections, self.runs) {
            ([], 0) => (0, tables.activities.len()),
            (sections, run) if run < sections.len() => tables.activities_below(sections[run]),
            _ => return false,
        };
        self.runs += 1;
        true
    }
}

pub(super) const fn contains(list: &[usize], item: usize) -> bool {
    let mut rest = list;
    while let [head, tail @ ..] = rest {
        if *head == item {
            return true;
        }
        rest = tail;
    }
    false
}
