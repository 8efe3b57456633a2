//! What the uses in a file say, held against the matrices.

mod judge;

use okms_raci_claims::{Asked, Block, Lookup, MatrixPath, Quoted, Subset};
use proc_macro2::Span as TokenSpan;
use syn::Error;

use self::judge::Refusal;
pub(super) use self::judge::selection;
use super::evidence::{Evidence, Kind};
use super::find::Use;
use super::kinds::{FALSE_CLAIM, NOT_A_CLAIM, UNKNOWN_MATRIX, UNKNOWN_NAME};
use super::matrices::Columns;
use super::names::{Macro, Names};
use crate::finding::{self, Finding, Place, Span};

/// The name of the matrix that is meant where none is named.
const DEFAULT: &str = "okms";

/// Reads the uses of one file.
pub(super) struct Reader<'a> {
    pub(super) matrices: &'a [Columns<'a>],
    pub(super) names: &'a Names,
    pub(super) file: &'a str,
    /// The module that the file is.
    pub(super) module: &'a [String],
    pub(super) evidence: Vec<Evidence>,
    pub(super) problems: Vec<Finding>,
}

impl Reader<'_> {
    pub(super) fn read(&mut self, found: &Use) {
        match found.macro_ {
            Macro::Assert => self.block(found, Kind::Claim),
            Macro::Attribute => self.block(found, Kind::Implementation),
            Macro::Subset => self.subset(found),
            Macro::Activity => self.lookup(found),
        }
    }

    fn block(&mut self, found: &Use, kind: Kind) {
        let block: Block = match syn::parse2(found.input.clone()) {
            Ok(block) => block,
            Err(mistake) => return self.mistakes(mistake),
        };
        let is_empty = block.claims.is_empty() && block.mistakes.is_none();
        if is_empty && kind == Kind::Implementation && !found.is_partial {
            self.mistakes(Block::no_claim(found.at));
        }
        block.mistakes.into_iter().for_each(|mistakes| self.mistakes(mistakes));
        let Some(matrix) = self.matrix(block.matrix.as_ref(), found) else { return };
        self.in_quotes(matrix, &block.quoted);
        for claim in &block.claims {
            let (first, last) = (claim.first_span(), claim.last_span());
            match judge::claim(&self.matrices[matrix], claim) {
                Ok(activities) => {
                    let text = claim.to_string();
                    self.evidence(kind, matrix, activities, first, &found.items, text);
                }
                Err(Refusal::Unknown(names)) => self.unknown(names),
                Err(Refusal::False(message)) => {
                    self.problem(&FALSE_CLAIM, first, last, message.as_str());
                }
            }
        }
    }

    fn subset(&mut self, found: &Use) {
        if found.is_partial {
            return;
        }
        let subset: Subset = match syn::parse2(found.input.clone()) {
            Ok(subset) => subset,
            Err(mistake) if found.is_ours => return self.mistakes(mistake),
            Err(_) => return,
        };
        let selection = match &subset.selection {
            Ok(selection) => selection,
            Err(_) if !subset.quoted.is_empty() => {
                if let Some(matrix) = self.matrix(subset.matrix.as_ref(), found) {
                    self.in_quotes(matrix, &subset.quoted);
                }
                return;
            }
            Err(mistake) if found.is_ours => return self.mistakes(mistake.clone()),
            Err(_) => return,
        };
        let Some(matrix) = self.matrix(subset.matrix.as_ref(), found) else { return };
        let at = subset.name.span();
        match judge::selection(&self.matrices[matrix], selection) {
            Ok(activities) if activities.is_empty() => {
                let message =
                    format!("there is no such activity: `{}` would be empty", subset.name);
                self.problem(&FALSE_CLAIM, at, at, &message);
            }
            Ok(activities) => {
                let items: Vec<String> =
                    found.items.iter().cloned().chain([subset.name.to_string()]).collect();
                self.evidence(Kind::Subset, matrix, activities, at, &items, subset.to_string());
            }
            Err(names) => self.unknown(names),
        }
    }

    fn lookup(&mut self, found: &Use) {
        if found.is_partial {
            return;
        }
        let lookup: Lookup = match syn::parse2(found.input.clone()) {
            Ok(lookup) => lookup,
            Err(mistake) if found.is_ours => return self.mistakes(mistake),
            Err(_) => return,
        };
        let Some(matrix) = self.matrix(lookup.matrix.as_ref(), found) else { return };
        let (columns, at) = (&self.matrices[matrix], lookup.text.span());
        match columns.activity_called(&lookup.text.value) {
            Some(activity) => {
                let text = lookup.text.literal.to_string();
                self.evidence(Kind::Lookup, matrix, vec![activity], at, &found.items, text);
            }
            None if found.is_ours => {
                let message = columns.tables().no_activity(&lookup.text.value);
                self.problem(&UNKNOWN_NAME, at, at, message.as_str());
            }
            None => {}
        }
    }

    /// The position of the matrix that a use is about.
    fn matrix(&mut self, path: Option<&MatrixPath>, found: &Use) -> Option<usize> {
        let name = path.map_or_else(|| DEFAULT.to_owned(), |path| self.name_of(path, found));
        let position =
            self.matrices.iter().position(|columns| columns.matrix.name.as_str() == name);
        if let (None, Some(path)) = (position, path) {
            let message =
                format!("the matrix `{name}` was not given; give its YAML with `--matrix FILE`");
            let at = path.name().map_or(found.at, proc_macro2::Ident::span);
            self.problem(&UNKNOWN_MATRIX, at, at, &message);
        }
        position
    }

    /// `use kms;` is about the library's own matrix if `kms` is the library.
    fn name_of(&self, path: &MatrixPath, found: &Use) -> String {
        let segments: Vec<String> = path.segments.iter().map(ToString::to_string).collect();
        if self.names.is_crate(&segments) || segments == found.before {
            return DEFAULT.to_owned();
        }
        self.names.last(&segments)
    }

    fn evidence(
        &mut self,
        kind: Kind,
        matrix: usize,
        activities: Vec<usize>,
        at: TokenSpan,
        items: &[String],
        text: String,
    ) {
        let path = || [self.module, items].concat().join("::");
        self.evidence.push(Evidence {
            kind,
            matrix,
            activities,
            file: self.file.to_owned(),
            line: at.start().line,
            item: (!items.is_empty()).then(path),
            text,
        });
    }

    fn mistakes(&mut self, mistakes: Error) {
        for mistake in mistakes {
            let at = mistake.span();
            self.problem(&NOT_A_CLAIM, at, at, &mistake.to_string());
        }
    }

    /// Names that stand in quotes, which is all that is wrong with their claims.
    fn in_quotes(&mut self, matrix: usize, quoted: &[Quoted]) {
        let columns = &self.matrices[matrix];
        let mistakes = quoted.iter().filter_map(|Quoted { named, text }| {
            columns.position(*named, &Asked::from(text)).err()
        });
        self.unknown(mistakes.collect());
    }

    fn unknown(&mut self, names: Vec<Error>) {
        for name in names {
            self.problem(&UNKNOWN_NAME, name.span(), name.span(), &name.to_string());
        }
    }

    fn problem(&mut self, kind: &finding::Kind, first: TokenSpan, last: TokenSpan, message: &str) {
        self.problems.push(problem(kind, self.file, Some((first, last)), message));
    }
}

/// A problem in a file, at these tokens.
pub(super) fn problem(
    kind: &finding::Kind,
    file: &str,
    tokens: Option<(TokenSpan, TokenSpan)>,
    message: &str,
) -> Finding {
    Finding {
        count: 1,
        kind: kind.id,
        level: kind.level,
        message: message.to_owned(),
        help: None,
        place: Some(Place { file: file.to_owned(), span: tokens.map(span) }),
        excerpt: None,
    }
}

/// Lines and columns count from 1 in all that is reported, and no marker goes beyond a line.
fn span((first, last): (TokenSpan, TokenSpan)) -> Span {
    let (start, end) = (first.start(), last.end());
    let end =
        if end.line == start.line { end.column.max(start.column + 1) } else { start.column + 1 };
    Span { line: start.line, columns: start.column + 1..end + 1 }
}
