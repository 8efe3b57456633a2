//! Tokens to claims.

use okms_raci_claims::{Block, Lookup, Module, Selection, Subset};
use proc_macro2::TokenStream;
use syn::parse::Parse;

/// Whatever tokens the macros are given is read or refused, and a claim reads as it is written out.
pub fn claims(bytes: &[u8]) {
    // Brackets are nested by the lexer's own recursion; rustc's has a limit, too.
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if text.bytes().filter(|byte| b"([{".contains(byte)).count() > 200 {
        return;
    }
    let Ok(tokens) = text.parse::<TokenStream>() else { return };
    read::<Subset>(&tokens);
    read::<Selection>(&tokens);
    read::<Lookup>(&tokens);
    read::<Module>(&tokens);
    let Some(block) = read::<Block>(&tokens) else { return };
    for claim in &block.claims {
        let written = format!("{claim};");
        let again: Block =
            syn::parse_str(&written).unwrap_or_else(|error| panic!("{error}: {written}"));
        assert_eq!(again.claims.len(), 1, "{written}");
        assert_eq!(format!("{};", again.claims[0]), written);
    }
}

fn read<T: Parse>(tokens: &TokenStream) -> Option<T> {
    match syn::parse2(tokens.clone()) {
        Ok(read) => Some(read),
        Err(error) => {
            assert!(error.into_iter().all(|error| !error.to_string().is_empty()), "{tokens}");
            None
        }
    }
}
