//! Judges the invocations of a file against the matrices.

use okms_raci_claims::{Block, Lookup, MatrixPath, Mistake, MistakeKind, Subset};
use proc_macro2::{Span as TokenSpan, TokenTree};
use syn::Error;

use super::findings::{FALSE_CLAIM, NOT_A_CLAIM, UNKNOWN_MATRIX, UNKNOWN_NAME, problem};
use super::imports::{Imports, Macro};
use super::invocations::Invocation;
use super::{BUILT_IN, Evidence, EvidenceKind, TracedMatrix};
use crate::finding::{Finding, Kind};

/// Judges the invocations of one file.
pub(super) struct FileJudge<'a> {
    pub(super) matrices: &'a [TracedMatrix],
    pub(super) imports: &'a Imports,
    pub(super) file: &'a str,
    /// The module that the file is.
    pub(super) module: &'a [String],
    pub(super) evidence: Vec<Evidence>,
    pub(super) problems: Vec<Finding>,
}

impl FileJudge<'_> {
    pub(super) fn judge(&mut self, found: &Invocation) {
        match found.macro_ {
            Macro::Assert => self.block(found, EvidenceKind::Claim),
            Macro::Attribute => self.block(found, EvidenceKind::Implementation),
            Macro::Subset => self.subset(found),
            Macro::Activity => self.lookup(found),
        }
    }

    fn block(&mut self, found: &Invocation, kind: EvidenceKind) {
        let block: Block = match syn::parse2(found.input.clone()) {
            Ok(block) => block,
            Err(mistake) => return self.mistakes(mistake),
        };
        let is_empty = block.claims.is_empty() && block.mistakes.is_none();
        if is_empty && kind == EvidenceKind::Implementation && !found.is_partial {
            let prefix = found.prefix.iter().map(String::as_str);
            let attribute = prefix.chain(["raci"]).collect::<Vec<_>>().join("::");
            self.mistakes(Block::no_claim(found.at, &attribute));
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

    fn subset(&mut self, found: &Invocation) {
        if found.is_partial {
            return;
        }
        let subset: Subset = match syn::parse2(found.input.clone()) {
            Ok(subset) => subset,
            Err(mistake) if found.is_ours => return self.mistakes(mistake),
            Err(_) => return,
        };
        if let (Err(mistake), []) = (&subset.selection, &subset.loose[..]) {
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
            self.evidence(EvidenceKind::Subset, matrix, activities, at, &items, subset.to_string());
        }
    }

    fn lookup(&mut self, found: &Invocation) {
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
                self.evidence(EvidenceKind::Lookup, matrix, vec![activity], at, &found.items, text);
            }
            Err(mistake) if found.is_ours => self.mistake(&UNKNOWN_NAME, &mistake),
            Err(_) => {}
        }
    }

    /// The position of the matrix that an invocation is about.
    fn matrix(&mut self, path: Option<&MatrixPath>, found: &Invocation) -> Option<usize> {
        let name = path.map_or_else(|| BUILT_IN.to_owned(), |path| self.name_of(path, found));
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
    fn name_of(&self, path: &MatrixPath, found: &Invocation) -> String {
        let segments: Vec<String> = path.segments.iter().map(ToString::to_string).collect();
        if self.imports.is_crate(&segments) || segments == found.prefix {
            return BUILT_IN.to_owned();
        }
        self.imports.last(&segments)
    }

    fn evidence(
        &mut self,
        kind: EvidenceKind,
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

    fn mistake(&mut self, kind: &Kind, mistake: &Error) {
        self.problem(kind, mistake.span(), &mistake.to_string());
    }

    fn problem(&mut self, kind: &Kind, at: TokenSpan, message: &str) {
        self.problems.push(problem(kind, self.file, Some(at), message));
    }
}
