//! Words that people write where a claim has others, and the claim as it has to be written.

mod activities;
mod order;
mod words;

use proc_macro2::{TokenStream, TokenTree};
use syn::Error;

use crate::claim::Sentence;

/// The longest claim for which other words are looked for, at each place in the whole of it.
const LONGEST: usize = 1_000;

/// How many ways are tried; of a long claim each takes long.
fn most_tries(tokens: &[TokenTree]) -> usize {
    8 + (1 << 14) / tokens.len().max(1)
}

/// The claim or the condition as it has to be written, at the words that are none of its own; `reads` says
/// whether these tokens can be read.
pub(crate) fn near(tokens: &[TokenTree], reads: impl Fn(&[TokenTree]) -> bool) -> Option<Error> {
    if tokens.len() > LONGEST {
        return None;
    }
    let text: Vec<String> = tokens.iter().map(ToString::to_string).collect();
    let found: Vec<Near> = (0..tokens.len())
        .flat_map(|at| {
            let words = words::at(&text, at).chain(order::at(tokens, &text, at));
            words.chain(activities::at(&text, at))
        })
        .collect();
    // One of them alone, or one at each place.
    let alone =
        found.iter().take(most_tries(tokens)).find_map(|near| written(tokens, &[near], &reads));
    let together = || {
        let mut end = 0;
        let apart = found.iter().filter(|near| {
            let is_apart = near.at >= end;
            end = if is_apart { near.at + near.len } else { end };
            is_apart
        });
        written(tokens, &apart.collect::<Vec<_>>(), &reads)
    };
    let pairs = || {
        let pairs = found.iter().enumerate().flat_map(|(at, first)| {
            let rest = found[at + 1..].iter();
            rest.filter(|next| next.at >= first.at + first.len).map(move |next| [first, next])
        });
        pairs.take(most_tries(tokens)).find_map(|pair| written(tokens, &pair, &reads))
    };
    Some(offered(tokens, alone.or_else(together).or_else(pairs)?))
}

/// The same without words that say nothing, where `mistake` names no words to write.
pub(crate) fn left_out(
    tokens: &[TokenTree],
    mistake: &Error,
    reads: impl Fn(&[TokenTree]) -> bool,
) -> Option<Error> {
    let mistake = mistake.to_string();
    let (_, found) = mistake.rsplit_once(", found ")?;
    if found.contains("; ") || found.contains(": ") {
        return None;
    }
    let mut fillers = words::fillers(tokens).take(most_tries(tokens));
    Some(offered(tokens, fillers.find_map(|near| written(tokens, &[&near], &reads))?))
}

/// The sentence that these words mean, at all of them.
pub(crate) fn meant(tokens: &[TokenTree], sentence: Option<String>) -> Option<Error> {
    let sentence = sentence?;
    let tokens: TokenStream = tokens.iter().cloned().collect();
    let message = format!("these words are not in the grammar of claims: write `{sentence}`");
    Some(Error::new_spanned(tokens, message))
}

fn offered(tokens: &[TokenTree], (first, last, sentence): (usize, usize, String)) -> Error {
    let words: TokenStream = tokens[first..last].iter().cloned().collect();
    let message = format!(
        "`{}` is not in the grammar of claims: write `{sentence}`",
        Sentence(&tokens[first..last]).to_string().replace(" ' ", "'")
    );
    Error::new_spanned(words, message)
}

/// Other words for some tokens.
struct Near {
    at: usize,
    len: usize,
    instead: String,
}

/// The tokens with other words, if that can be read: from which to which token they differ, and the sentence.
fn written(
    tokens: &[TokenTree],
    near: &[&Near],
    reads: impl Fn(&[TokenTree]) -> bool,
) -> Option<(usize, usize, String)> {
    let (first, last) = (near.first()?, near.last()?);
    let mut replaced = Vec::with_capacity(tokens.len());
    let mut end = 0;
    for Near { at, len, instead } in near {
        replaced.extend_from_slice(&tokens[end..*at]);
        replaced.extend(instead.parse::<TokenStream>().ok()?);
        end = at + len;
    }
    replaced.extend_from_slice(&tokens[end..]);
    let sentence = || Sentence(&replaced).to_string().replace(" ;", ";");
    reads(&replaced).then(|| (first.at, last.at + last.len, sentence()))
}
