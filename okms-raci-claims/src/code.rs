//! Code where a claim belongs: variables, loops, paths, comparisons and calls.

use std::iter;

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, TokenStream, TokenTree};
use syn::Error;

use crate::claim::Sentence;
use crate::matrix::MatrixPath;
use crate::tokens::is_verb;

/// What to do with values, since claims are about names alone.
pub(crate) const AT_RUN_TIME: &str = "claims name variants and are checked when they are compiled; of a value \
                                      ask at run time, as in `activity.roles(party)`";

/// An error for code such as `Customer == Role::Responsible` and `party = "Customer"`: a claim is a sentence.
pub(crate) fn code(tokens: &[TokenTree], example: &str) -> Option<Error> {
    if matches!(tokens.first(), Some(TokenTree::Ident(word)) if word == "revision") {
        return None;
    }
    let marks = tokens.windows(2).map(|two| (mark(&two[0]), mark(&two[1])));
    let mut words = tokens.iter().skip(1).filter_map(word);
    let is_sentence = words.any(|word| is_verb(&word));
    // After a verb only an empty pair of parentheses is surely a call.
    let is_call = tokens.windows(2).any(|two| match &two[1] {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => {
            word(&two[0]).is_some() && (!is_sentence || group.stream().is_empty())
        }
        _ => false,
    });
    // `backup.RestoreFiles` is a name.
    let is_field = tokens.windows(3).any(|three| {
        let field = word(&three[2]).filter(|field| field.starts_with(char::is_lowercase));
        word(&three[0]).is_some() && mark(&three[1]) == Some('.') && field.is_some()
    });
    let is_code = is_call
        || is_field
        || tokens.first().and_then(mark) == Some('!')
        || marks.chain(iter::once((None, None))).any(|marks| {
            matches!(
                marks,
                (Some('='), _) | (Some('!' | '<' | '>'), Some('=')) | (Some('&'), Some('&'))
            )
        });
    let message =
        format!("a claim is a sentence, not code: write one such as `{example}`; {AT_RUN_TIME}");
    is_code.then(|| error_at(tokens, message))
}

fn error_at(tokens: &[TokenTree], message: String) -> Error {
    Error::new_spanned(tokens.iter().cloned().collect::<TokenStream>(), message)
}

fn word(token: &TokenTree) -> Option<String> {
    match token {
        TokenTree::Ident(word) => Some(word.to_string()),
        _ => None,
    }
}

fn mark(token: &TokenTree) -> Option<char> {
    match token {
        TokenTree::Punct(mark) => Some(mark.as_char()),
        _ => None,
    }
}

/// The tokens with others for one word, in groups as well.
fn replaced(tokens: &[TokenTree], old: &str, new: &[TokenTree]) -> Vec<TokenTree> {
    let replaced = tokens.iter().flat_map(|token| match token {
        TokenTree::Ident(word) if word == old => new.to_vec(),
        TokenTree::Group(group) => {
            let inside: Vec<TokenTree> = group.stream().into_iter().collect();
            vec![regrouped(group, self::replaced(&inside, old, new))]
        }
        token => vec![token.clone()],
    });
    replaced.collect()
}

fn regrouped(group: &Group, inside: Vec<TokenTree>) -> TokenTree {
    let mut copy = Group::new(group.delimiter(), inside.into_iter().collect());
    copy.set_span(group.span());
    copy.into()
}

/// The variables of a block, each with the name that it stands for, if that is known.
#[derive(Default)]
pub(crate) struct Variables(Vec<(String, Option<Ident>)>);

impl Variables {
    /// An error for a variable such as `let owner = Customer`; later uses of it are understood, so that one
    /// mistake is one message.
    pub(crate) fn declared(
        &mut self,
        claim: &[TokenTree],
        reads: impl Fn(&[TokenTree]) -> bool,
    ) -> Option<Error> {
        let keyword = claim.first().and_then(word)?;
        let is_let = matches!(keyword.as_str(), "let" | "const" | "static");
        let mut names = claim.iter().skip(1).filter_map(word).filter(|word| word != "mut");
        let name = names.next().filter(|_| is_let)?;
        let equals = claim.iter().position(|token| mark(token) == Some('='));
        let value = equals.map_or(&[][..], |equals| &claim[equals + 1..]);
        if reads(value) {
            let message = format!("a claim has no value: write `{}`", Sentence(value));
            return Some(error_at(claim, message));
        }
        let is_path = value.iter().all(|token| word(token).is_some() || mark(token) == Some(':'));
        let instead = match value.last() {
            Some(TokenTree::Ident(name)) if is_path => Some(name.clone()),
            _ => None,
        };
        let message = match &instead {
            Some(instead) => format!(
                "claims have no variables: remove this, and write `{instead}` where `{name}` stands"
            ),
            None => format!(
                "claims have no variables: remove this, and write a name where `{name}` stands; {AT_RUN_TIME}"
            ),
        };
        self.0.push((name, instead));
        Some(error_at(claim, message))
    }

    /// A claim with what its variables stand for; none if that is not known, which was reported.
    pub(crate) fn replaced_in(&self, claim: &[TokenTree]) -> Option<Vec<TokenTree>> {
        let mut claim = claim.to_vec();
        for (name, instead) in &self.0 {
            let Some(instead) = instead else {
                let is_named = |token: &TokenTree| word(token).is_some_and(|word| word == *name);
                if claim.iter().any(is_named) {
                    return None;
                }
                continue;
            };
            claim = replaced(&claim, name, &[TokenTree::Ident(instead.clone())]);
        }
        Some(claim)
    }
}

/// An error for a loop or a condition such as `for a in ALL { … }` and `if … { … }`, with what follows it.
pub(crate) fn control_flow(
    claim: &[TokenTree],
    reads: impl Fn(&[TokenTree]) -> bool,
) -> Option<(Error, &[TokenTree])> {
    let keyword = claim.first().and_then(word)?;
    let is_keyword = matches!(keyword.as_str(), "for" | "while" | "loop" | "if" | "match");
    let is_body = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    let body = claim.iter().position(is_body).filter(|_| is_keyword)?;
    let (head, rest) = claim.split_at(body + 1);
    let message = if matches!(keyword.as_str(), "if" | "match") {
        "claims have no conditions: write each as a separate claim".to_owned()
    } else if let Some(sentence) = without_loop(head, reads) {
        format!("claims have no loops: write `{sentence}`")
    } else {
        "claims have no loops: write a separate claim for each, or one of `every activity`"
            .to_owned()
    };
    Some((error_at(head, message), rest))
}

/// `OvhCloud is accountable for every activity`
fn without_loop(tokens: &[TokenTree], reads: impl Fn(&[TokenTree]) -> bool) -> Option<String> {
    let [_, variable, _, values @ .., TokenTree::Group(body)] = tokens else { return None };
    let variable = word(variable)?;
    let mut body: Vec<TokenTree> = body.stream().into_iter().collect();
    if body.last().and_then(mark) == Some(';') {
        body.pop();
    }
    let instead = match values.last()? {
        TokenTree::Ident(all) if all == "ALL" => {
            ["every activity", "any activity", "every party", "no party"]
                .map(str::to_owned)
                .to_vec()
        }
        TokenTree::Group(list) => {
            let names = without_paths(&list.stream().into_iter().collect::<Vec<_>>()).0;
            let names: Vec<String> = names.iter().filter_map(word).collect();
            vec![names.join(" and "), names.join(" or ")]
        }
        _ => return None,
    };
    instead.iter().find_map(|instead| {
        let instead: TokenStream = instead.parse().ok()?;
        let claim = replaced(&body, &variable, &instead.into_iter().collect::<Vec<_>>());
        reads(&claim).then(|| Sentence(&claim).to_string())
    })
}

/// The tokens with the last name of each path alone, and what stood before it.
fn without_paths(tokens: &[TokenTree]) -> (Vec<TokenTree>, Vec<Vec<Ident>>) {
    let is_double = |at: usize| {
        tokens.get(at).and_then(mark) == Some(':') && tokens.get(at + 1).and_then(mark) == Some(':')
    };
    let (mut names, mut paths) = (Vec::new(), Vec::new());
    let mut path: Vec<Ident> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            _ if is_double(at - 1) => at += 1,
            TokenTree::Ident(segment) if is_double(at) => path.push(segment.clone()),
            TokenTree::Group(group) => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                let (inside, more) = without_paths(&inside);
                names.push(regrouped(group, inside));
                paths.extend(more);
            }
            token => {
                names.push(token.clone());
                let path = std::mem::take(&mut path);
                paths.extend((!path.is_empty()).then_some(path));
            }
        }
    }
    (names, paths)
}

/// An error for paths such as in `tea::Host is responsible for tea::BoilWater`, and the matrix that they lead to.
///
/// The path of the matrix belongs before what is `first`. One path through an enum alone is reported at its place.
pub(crate) fn paths(
    claim: &[TokenTree],
    first: &str,
    reads: impl Fn(&[TokenTree]) -> bool,
) -> Option<(Error, Option<MatrixPath>)> {
    let (names, paths) = without_paths(claim);
    let of_matrix = |path: &Vec<Ident>| {
        let is_enum = |it: &Ident| ["Party", "Activity", "Section"].iter().any(|name| it == name);
        let end = path.len() - usize::from(path.last().is_some_and(is_enum));
        let is_no_module = |first: &Ident| first == "okms_raci" || first == "Self";
        let start = usize::from(path.first().is_some_and(is_no_module));
        path.get(start..end).unwrap_or_default().to_vec()
    };
    let matrices: Vec<Vec<Ident>> =
        paths.iter().map(of_matrix).filter(|it| !it.is_empty()).collect();
    if paths.is_empty() || paths.len() == 1 && matrices.is_empty() || !reads(&names) {
        return None;
    }
    let path = matrices.first().filter(|first| matrices.iter().all(|it| it == *first)).cloned();
    let path = path.map(|mut segments| {
        if let [module] = &segments[..] {
            segments.insert(0, Ident::new("crate", module.span()));
        }
        MatrixPath { is_global: false, segments }
    });
    let before = path.as_ref().map(|path| format!(", with `use {path};` before {first}"));
    let message =
        format!("a name has no path: write `{}`{}", Sentence(&names), before.unwrap_or_default());
    Some((error_at(claim, message), path))
}

/// An error for `okms::KeepServiceLogs`, where a matrix names an activity of one that it refines.
pub(crate) fn refined_by_path(
    claim: &[TokenTree],
    reads: impl Fn(&[TokenTree]) -> bool,
) -> Option<Error> {
    let is_lower = |name: &str| name.starts_with(char::is_lowercase) && name != "crate";
    let is_path = |four: &[TokenTree]| {
        let marks = [mark(&four[1]), mark(&four[2])];
        marks == [Some(':'); 2]
            && word(&four[0]).is_some_and(|name| is_lower(&name))
            && word(&four[3]).is_some_and(|name| !is_lower(&name))
    };
    let at = claim.windows(4).position(is_path)?;
    let mut dotted = claim.to_vec();
    dotted.splice(at + 1..at + 3, [TokenTree::Punct(Punct::new('.', Spacing::Alone))]);
    let message = format!(
        "a dot stands between the name of a refined matrix and its activity: write `{}.{}`",
        claim[at],
        claim[at + 3]
    );
    reads(&dotted).then(|| error_at(&claim[at..at + 4], message))
}
