//! All files, on as many threads as there are processors.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use memchr::memmem::Finder;

use super::evidence::Evidence;
use super::files::{unreadable, written};
use super::kinds::NOT_RUST;
use super::matrices::TracedMatrix;
use super::module::module;
use super::names::{Names, WORDS};
use super::progress::Progress;
use super::understand::{Reader, problem};
use super::{find, source};
use crate::finding::Finding;
use crate::source::all_of;
use crate::status::Error;

/// A parser calls itself for what stands in something else. It is set aside, and used only as far as it is needed.
const STACK: usize = 256 << 20;

/// What was found, in the order of the files and of their lines.
#[derive(Default)]
pub(crate) struct Scanned {
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) problems: Vec<Finding>,
    /// What other files may use of a file under a name of its own.
    exported: Names,
}

/// Looks through the files; again with names that one of them gives to the macros, if any does.
pub(super) fn scan(paths: &[PathBuf], matrices: &[TracedMatrix]) -> Result<Scanned, Error> {
    let mut names = Names::default();
    loop {
        let scanned = scan_with(paths, matrices, &names)?;
        let mut more = names.clone();
        more.extend(&scanned.exported);
        if more == names {
            return Ok(scanned);
        }
        names = more;
    }
}

fn scan_with(
    paths: &[PathBuf],
    matrices: &[TracedMatrix],
    names: &Names,
) -> Result<Scanned, Error> {
    let words: Vec<Finder<'_>> = WORDS.into_iter().chain(names.words()).map(Finder::new).collect();
    let next = AtomicUsize::new(0);
    let work = |send: mpsc::Sender<(usize, Scanned)>| {
        while let Some((at, path)) = {
            let at = next.fetch_add(1, Ordering::Relaxed);
            paths.get(at).map(|path| (at, path))
        } {
            // The other end waits for all of them.
            let _ = send.send((at, scan_file(path, &words, matrices, names)));
        }
    };
    let mut scanned: Vec<(usize, Scanned)> = Vec::new();
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
            if !of_file.is_empty() {
                scanned.push((at, of_file));
            }
        }
        Ok::<(), Error>(())
    })?;
    scanned.sort_by_key(|(at, _)| *at);
    Ok(scanned.into_iter().fold(Scanned::default(), |all, (_, of_file)| all.and(of_file)))
}

fn cannot_start(error: &std::io::Error) -> Error {
    Error::new(format_args!("cannot start a thread: {error}"))
}

impl Scanned {
    fn is_empty(&self) -> bool {
        self.evidence.is_empty() && self.problems.is_empty() && self.exported == Names::default()
    }

    fn and(mut self, of_file: Scanned) -> Scanned {
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
    names: &Names,
) -> Scanned {
    let bytes = match all_of(path) {
        Ok(bytes) => bytes,
        Err(error) => return with_problem(unreadable(path, &error)),
    };
    if !words.iter().any(|word| word.find(&bytes).is_some()) {
        return Scanned::default();
    }
    let scanned = match std::str::from_utf8(&bytes) {
        Ok(text) => scan_text(path, text, matrices, names),
        Err(error) => {
            let message = format!("this is not UTF-8 from byte {} on", error.valid_up_to());
            with_problem(problem(&NOT_RUST, &written(path), None, &message))
        }
    };
    // The text is kept for the lines of tokens, and all tokens are gone.
    proc_macro2::extra::invalidate_current_thread_spans();
    scanned
}

/// Looks through one text, as if it were all there is.
#[cfg(feature = "fuzz")]
pub(crate) fn scan_alone(text: &str, matrices: &[TracedMatrix]) -> Scanned {
    let scan = || {
        let scanned = scan_text(Path::new("src/lib.rs"), text, matrices, &Names::default());
        proc_macro2::extra::invalidate_current_thread_spans();
        scanned
    };
    thread::scope(|scope| {
        let thread = thread::Builder::new().stack_size(STACK);
        let thread = thread.spawn_scoped(scope, scan).expect("a thread can be started");
        thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

fn scan_text(path: &Path, text: &str, matrices: &[TracedMatrix], names: &Names) -> Scanned {
    let file = written(path);
    let syntax = match source::parse(text) {
        Ok(syntax) => syntax,
        Err(source::Mistake { message, at }) => {
            return with_problem(problem(&NOT_RUST, &file, at, &message));
        }
    };
    let (mut imports, exported) = find::imports(&syntax);
    let exported = exported.renamed();
    imports.extend(names);
    let uses = find::uses(&syntax, &imports);
    if uses.is_empty() {
        return Scanned { exported, ..Scanned::default() };
    }
    let module = module(path);
    let mut reader = Reader {
        matrices,
        names: &imports,
        file: &file,
        module: &module,
        evidence: Vec::new(),
        problems: Vec::new(),
    };
    for found in &uses {
        reader.read(found);
    }
    reader.problems.sort_by_key(Finding::line);
    Scanned { evidence: reader.evidence, problems: reader.problems, exported }
}

fn with_problem(problem: Finding) -> Scanned {
    Scanned { problems: vec![problem], ..Scanned::default() }
}
