//! How far the work is, on a terminal, once it takes long.

use std::io::{IsTerminal, Write, stderr};
use std::time::{Duration, Instant};

/// Work that takes less says nothing.
const PATIENCE: Duration = Duration::from_secs(1);
const BETWEEN: Duration = Duration::from_millis(100);

pub(super) struct Progress {
    all: usize,
    done: usize,
    /// When to say something next; never if nobody looks.
    next: Option<Instant>,
    is_shown: bool,
}

impl Progress {
    pub(super) fn new(all: usize) -> Self {
        let next = stderr().is_terminal().then(|| Instant::now() + PATIENCE);
        Progress { all, done: 0, next, is_shown: false }
    }

    /// One more file is done.
    pub(super) fn step(&mut self) {
        self.done += 1;
        let now = Instant::now();
        if self.next.is_some_and(|next| next <= now) {
            self.next = Some(now + BETWEEN);
            self.is_shown = true;
            // What cannot be shown is not missed.
            let _ = write!(stderr(), "\r{} of {} files", self.done, self.all);
        }
    }
}

/// Leaves the line as it was.
impl Drop for Progress {
    fn drop(&mut self) {
        if self.is_shown {
            let _ = write!(stderr(), "\r\u{1b}[K");
        }
    }
}
