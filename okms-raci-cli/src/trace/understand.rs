//! What the uses in a file say, held against the matrices.

use okms_raci_claims::{Block, Lookup, MatrixPath, Mistake, MistakeKind, Subset};
use proc_macro2::{Span as TokenSpan, TokenTree};
use syn::Error;

use super::evidence::{Evidence, Kind};
use super::find::Use;
use super::kinds::{FALSE_CLAIM, NOT_A_CLAIM, UNKNOWN_MATRIX, UNKNOWN_NAME};
use super::matrices::TracedMatrix;
use super::names::{Macro, Names};
use crate::finding::{self, Finding, Place, Span};

/// The name of the matrix that is meant where none is named.
const DEFAULT: &str = "okms";

/// Reads the uses of one file.
pub(super) struct Reader<'a> {
    pub(super) matrices: &'a [TracedMatrix],
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
        block.mistakes.iter().for_each(|mistakes| self.mistakes(mistakes.clone()));
        let Some(matrix) = self.matrix(block.matrix.as_ref(), found) else { return };
        let judgement = self.matrices[matrix].rows.judge(&block);
        for (claim, activities) in judgement.holding {
            let first = claim.tokens.first().map_or(found.at, TokenTree::span);
            self.evidence(kind, matrix, activities, first, &found.items, claim.to_string());
        }
        self.refused(&judgement.mistakes);
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
        if let (Err(mistake), []) = (&subset.selection, &subset.quoted[..]) {
            if found.is_ours {
                self.mistakes(mistake.clone());
            }
            return;
        }
        let Some(matrix) = self.matrix(subset.matrix.as_ref(), found) else { return };
        let (activities, mistakes) = self.matrices[matrix].rows.subset(&subset);
        self.refused(&mistakes);
        if mistakes.is_empty() {
            let at = subset.name.span();
            let items: Vec<String> =
                found.items.iter().cloned().chain([subset.name.to_string()]).collect();
            self.evidence(Kind::Subset, matrix, activities, at, &items, subset.to_string());
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
        match self.matrices[matrix].rows.lookup(&lookup) {
            Ok(activity) => {
                let (text, at) = (lookup.text.literal.to_string(), lookup.text.span());
                self.evidence(Kind::Lookup, matrix, vec![activity], at, &found.items, text);
            }
            Err(mistake) if found.is_ours => self.mistake(&UNKNOWN_NAME, &mistake),
            Err(_) => {}
        }
    }

    /// The position of the matrix that a use is about.
    fn matrix(&mut self, path: Option<&MatrixPath>, found: &Use) -> Option<usize> {
        let name = path.map_or_else(|| DEFAULT.to_owned(), |path| self.name_of(path, found));
        let position = self.matrices.iter().position(|traced| traced.matrix.name.as_str() == name);
        if let (None, Some(path)) = (position, path) {
            let message =
                format!("the matrix `{name}` was not given; give its YAML with `--matrix FILE`");
            let at = path.name().map_or(found.at, proc_macro2::Ident::span);
            self.problem(&UNKNOWN_MATRIX, at, &message);
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
            self.mistake(&NOT_A_CLAIM, &mistake);
        }
    }

    fn refused(&mut self, mistakes: &[Mistake]) {
        for Mistake { kind, error } in mistakes {
            let kind = match kind {
                MistakeKind::UnknownName => &UNKNOWN_NAME,
                MistakeKind::FalseClaim => &FALSE_CLAIM,
            };
            self.mistake(kind, error);
        }
    }

    fn mistake(&mut self, kind: &finding::Kind, mistake: &Error) {
        self.problem(kind, mistake.span(), &mistake.to_string());
    }

    fn problem(&mut self, kind: &finding::Kind, at: TokenSpan, message: &str) {
        self.problems.push(problem(kind, self.file, Some(at), message));
    }
}

/// A problem in a file, at these tokens.
pub(super) fn problem(
    kind: &finding::Kind,
    file: &str,
    tokens: Option<TokenSpan>,
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
fn span(tokens: TokenSpan) -> Span {
    let (start, end) = (tokens.start(), tokens.end());
    let end =
        if end.line == start.line { end.column.max(start.column + 1) } else { start.column + 1 };
    Span { line: start.line, columns: start.column + 1..end + 1 }
}
