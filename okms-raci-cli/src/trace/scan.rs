//! Scans all files, on as many threads as there are processors.

use std::io::{IsTerminal, Write, stderr};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use memchr::memmem::Finder;

use super::files::module;
use super::findings::{NOT_A_CLAIM, NOT_RUST, problem, unreadable};
use super::imports::{Imports, WORDS, imports};
use super::invocations::invocations;
use super::judge::FileJudge;
use super::syntax::{self, SyntaxMistake};
use super::{Evidence, TracedMatrix};
use crate::finding::Finding;
use crate::paths::with_slashes;
use crate::source::all_of;
use crate::status::Error;

/// The stack of a thread, for the recursive parser; the system maps only the pages in use.
const STACK: usize = 256 << 20;

/// The most bytes of a file that is parsed, since its syntax takes 300 times as much memory.
const MOST_CODE: usize = 1 << 20;

/// The most problems of a file, each of which looks for near names.
const MOST_PROBLEMS: usize = 1_000;

/// Evidence and problems, in the order of the files and of their lines.
#[derive(Default)]
pub(crate) struct ScanResult {
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) problems: Vec<Finding>,
    /// Imports under other names that other files can use.
    exported: Imports,
}

/// The most other names of our macros in all files, and how often they may be renamed one after the other.
const MOST_NAMES: usize = 100;
const MOST_RENAMES: usize = 8;

/// Scans the files; once more if one of them exports a macro under another name.
pub(super) fn scan(paths: &[PathBuf], matrices: &[TracedMatrix]) -> Result<ScanResult, Error> {
    let mut renamed = Imports::default();
    for _ in 0..=MOST_RENAMES {
        let scanned = scan_with(paths, matrices, &renamed)?;
        let mut more = renamed.clone();
        more.extend(&scanned.exported);
        if more == renamed {
            return Ok(scanned);
        }
        renamed = more;
        if renamed.words().count() > MOST_NAMES {
            break;
        }
    }
    Err(Error::new(format_args!(
        "these files export the macros of okms-raci under more than {MOST_NAMES} names, or rename \
         them more than {MOST_RENAMES} times\ntrace fewer folders at once, or use the macros' own names"
    )))
}

fn scan_with(
    paths: &[PathBuf],
    matrices: &[TracedMatrix],
    renamed: &Imports,
) -> Result<ScanResult, Error> {
    let words: Vec<Finder<'_>> =
        WORDS.into_iter().chain(renamed.words()).map(Finder::new).collect();
    let next = AtomicUsize::new(0);
    let work = |send: mpsc::Sender<(usize, ScanResult)>| {
        while let Some((at, path)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            paths.get(at).map(|path| (at, path))
        } {
            // The other end waits for all of them.
            let _ = send.send((at, scan_file(path, &words, matrices, renamed)));
        }
    };
    let mut scanned: Vec<(usize, ScanResult)> = Vec::new();
    thread::scope(|scope| {
        let (send, receive) = mpsc::channel();
        let threads = thread::available_parallelism().map_or(1, usize::from).min(paths.len());
        for _ in 0..threads {
            let (send, work) = (send.clone(), &work);
            let thread = thread::Builder::new().stack_size(STACK);
            thread.spawn_scoped(scope, move || work(send)).map_err(|error| cannot_start(&error))?;
        }
        drop(send);
        let mut progress = Progress::new(paths.len());
        for (at, of_file) in receive {
            progress.step();
            if of_file.exported.words().count() > MOST_NAMES {
                // No more files are needed to refuse them.
                next.store(paths.len(), Ordering::Relaxed);
            }
            if !of_file.is_empty() {
                scanned.push((at, of_file));
            }
        }
        Ok::<(), Error>(())
    })?;
    scanned.sort_by_key(|(at, _)| *at);
    Ok(scanned.into_iter().fold(ScanResult::default(), |all, (_, of_file)| all.and(of_file)))
}

fn cannot_start(error: &std::io::Error) -> Error {
    Error::new(format_args!("cannot start a thread: {error}"))
}

impl ScanResult {
    fn is_empty(&self) -> bool {
        self.evidence.is_empty() && self.problems.is_empty() && self.exported == Imports::default()
    }

    fn and(mut self, of_file: ScanResult) -> ScanResult {
        self.evidence.extend(of_file.evidence);
        self.problems.extend(of_file.problems);
        self.exported.extend(&of_file.exported);
        self
    }
}

fn scan_file(
    path: &Path,
    words: &[Finder<'_>],
    matrices: &[TracedMatrix],
    renamed: &Imports,
) -> ScanResult {
    let bytes = match all_of(path) {
        Ok(bytes) => bytes,
        Err(error) => return with_problem(unreadable(path, &error)),
    };
    if !words.iter().any(|word| word.find(&bytes).is_some()) {
        return ScanResult::default();
    }
    if bytes.len() > MOST_CODE {
        let most = MOST_CODE >> 20;
        let message =
            format!("this file is too large to search for claims: {most} MiB is the most");
        return with_problem(problem(&NOT_RUST, &with_slashes(path), None, &message));
    }
    let scanned = match std::str::from_utf8(&bytes) {
        Ok(text) => scan_text(path, text, matrices, renamed),
        Err(error) => {
            let message = format!("this is not UTF-8 from byte {} on", error.valid_up_to());
            with_problem(problem(&NOT_RUST, &with_slashes(path), None, &message))
        }
    };
    // All tokens of the file are gone; this frees the text that proc_macro2 kept for their spans.
    proc_macro2::extra::invalidate_current_thread_spans();
    scanned
}

/// Scans one text alone.
#[cfg(feature = "fuzz")]
pub(crate) fn scan_alone(text: &str, matrices: &[TracedMatrix]) -> ScanResult {
    let scan = || {
        let scanned = scan_text(Path::new("src/lib.rs"), text, matrices, &Imports::default());
        proc_macro2::extra::invalidate_current_thread_spans();
        scanned
    };
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK);
        let thread = thread.spawn_scoped(scope, scan).expect("a thread can be started");
        thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

fn scan_text(path: &Path, text: &str, matrices: &[TracedMatrix], renamed: &Imports) -> ScanResult {
    let file = with_slashes(path);
    let syntax = match syntax::parse(text) {
        Ok(syntax) => syntax,
        Err(SyntaxMistake { message, at }) => {
            return with_problem(problem(&NOT_RUST, &file, at, &message));
        }
    };
    let (mut imports, mut exported) = imports(&syntax);
    imports.extend(renamed);
    // What another file renames, this one may rename again.
    exported.extend(renamed);
    let exported = exported.renamed();
    let invocations = invocations(&syntax, &imports);
    if invocations.is_empty() {
        return ScanResult { exported, ..ScanResult::default() };
    }
    let module = module(path);
    let mut judge = FileJudge {
        matrices,
        imports: &imports,
        file: &file,
        module: &module,
        evidence: Vec::new(),
        problems: Vec::new(),
    };
    for invocation in &invocations {
        if judge.problems.len() > MOST_PROBLEMS {
            let message = format!("after {MOST_PROBLEMS} problems of this file no more was judged");
            judge.problems.push(problem(&NOT_A_CLAIM, &file, Some(invocation.at), &message));
            break;
        }
        judge.judge(invocation);
    }
    judge.problems.sort_by_key(Finding::line);
    ScanResult { evidence: judge.evidence, problems: judge.problems, exported }
}

fn with_problem(problem: Finding) -> ScanResult {
    ScanResult { problems: vec![problem], ..ScanResult::default() }
}

/// Shorter work shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);
const BETWEEN: Duration = Duration::from_millis(100);

/// The progress of the scan on a terminal, once it takes long.
struct Progress {
    all: usize,
    done: usize,
    /// When to write next; never without a terminal.
    next: Option<Instant>,
    is_shown: bool,
}

impl Progress {
    fn new(all: usize) -> Self {
        let next = stderr().is_terminal().then(|| Instant::now() + PATIENCE);
        Progress { all, done: 0, next, is_shown: false }
    }

    /// One more file is done.
    fn step(&mut self) {
        self.done += 1;
        let now = Instant::now();
        if self.next.is_some_and(|next| next <= now) {
            self.next = Some(now + BETWEEN);
            self.is_shown = true;
            // Progress is optional.
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
