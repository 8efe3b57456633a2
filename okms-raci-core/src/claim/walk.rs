use super::condition::Activities;
use super::tables::Tables;

/// The activities that a claim covers, one after the other.
#[derive(Clone, Debug)]
pub struct Walk<'a> {
    activities: Activities<'a>,
    /// How many runs were begun; each section is a run, and so is a whole matrix.
    runs: usize,
    next: usize,
    end: usize,
}

impl<'a> Walk<'a> {
    /// The walk before its first activity.
    #[must_use]
    pub const fn new(activities: Activities<'a>) -> Walk<'a> {
        Walk { activities, runs: 0, next: 0, end: 0 }
    }

    /// The position of the next activity; an iterator for const code.
    pub const fn next(&mut self, tables: &Tables<'_>) -> Option<usize> {
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

    const fn begin_run(&mut self, tables: &Tables<'_>, sections: &[usize]) -> bool {
        (self.next, self.end) = match (sections, self.runs) {
            ([], 0) => (0, tables.activities.len()),
            (sections, run) if run < sections.len() => tables.activities_below(sections[run]),
            _ => return false,
        };
        self.runs += 1;
        true
    }
}

const fn contains(list: &[usize], item: usize) -> bool {
    let mut rest = list;
    while let [head, tail @ ..] = rest {
        if *head == item {
            return true;
        }
        rest = tail;
    }
    false
}
