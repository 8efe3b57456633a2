//! `matrix!`: the module of a matrix, from its YAML file.

use std::path::{Path, PathBuf};

use okms_raci_claims::{Head, Module};
use okms_raci_codegen::{Generated, Severity, generate_or_salvage};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use syn::parse::{ParseStream, Parser};
use syn::{Error, Result};

use crate::matrix::library;
use crate::refinement;

/// `(library) pub mod name = "path";`, as often as you like, to modules.
pub(crate) fn matrix(input: TokenStream) -> TokenStream {
    let (library, input) = library(input);
    let modules = |input: ParseStream<'_>| {
        let mut tokens = TokenStream::new();
        while !input.is_empty() {
            match input.parse() {
                Ok(module) => tokens.extend(expand(&module, &library)),
                Err(mistake) => {
                    tokens.extend(mistake.into_compile_error());
                    // What follows has no message of its own.
                    input.parse::<TokenStream>()?;
                }
            }
        }
        Ok(tokens)
    };
    modules.parse2(input).unwrap_or_else(Error::into_compile_error)
}

fn expand(asked: &Module, library: &TokenStream) -> TokenStream {
    let path = match file(asked) {
        Ok(path) => path,
        Err(mistake) => return mistake.into_compile_error(),
    };
    let file = asked.path.value.replace('\\', "/");
    match generate_or_salvage(&path, &file, &asked.name.to_string()) {
        Ok(generated) if asked.name != generated.name => {
            let message = format!(
                "the matrix in this file is called `{0}`: write `mod {0}`, and `{0}::` in its paths",
                generated.name
            );
            let mistake = Error::new(asked.name.span(), message).into_compile_error();
            let module = module(asked, library, &path, &generated.code);
            quote!(#mistake #module)
        }
        Ok(generated) => {
            let warnings = warnings(asked, &generated);
            let module = module(asked, library, &path, &generated.code);
            quote!(#warnings #module)
        }
        Err((report, salvaged)) => {
            let message = format!("the matrix cannot be used\n\n{report}");
            let mistake = Error::new(asked.path.span(), message).into_compile_error();
            let module = module(asked, library, &path, &salvaged);
            quote!(#mistake #module)
        }
    }
}

/// The file, found from the package's folder as build scripts do.
fn file(asked: &Module) -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os("CARGO_MANIFEST_DIR") {
        return Ok(in_package(Path::new(&folder), &asked.path.value));
    }
    let message = "CARGO_MANIFEST_DIR is not set: the path starts in the folder that cargo says";
    Err(Error::new(asked.path.span(), message))
}

/// The absolute path of a file in a package; some builds name the package's folder from where they run.
///
/// `include_bytes!` would take a relative path from the source file.
fn in_package(folder: &Path, file: &str) -> PathBuf {
    let path = folder.join(file);
    std::path::absolute(&path).unwrap_or(path)
}

fn module(asked: &Module, library: &TokenStream, path: &Path, text: &str) -> TokenStream {
    let code: TokenStream = text.parse().unwrap_or_default();
    let watched = path.is_file().then(|| watched(path));
    let refine = refinement::step(text, &asked.path.literal);
    let Module { head: Head { attributes, visibility }, name, .. } = asked;
    let rows =
        if visibility.to_string() == "pub" { quote!(__exported_rows) } else { quote!(__own_rows) };
    let attributes = if attributes.is_empty() {
        let about = format!("The matrix `{name}`.");
        quote!(#[doc = #about])
    } else {
        attributes.clone()
    };
    quote! {
        #library::__include_matrix! {
            #rows #attributes #visibility mod #name {
                #watched
                #code
                #refine
            }
        }
    }
}

/// A use of something deprecated for each warning: a macro has no other way to warn.
fn warnings(asked: &Module, generated: &Generated) -> TokenStream {
    let warnings =
        generated.warnings.problems().filter(|problem| problem.severity == Severity::Warning);
    let texts = warnings.map(|problem| {
        let at = problem.at.map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
        let help = problem.help.as_ref().map_or_else(String::new, |help| format!("; {help}"));
        Literal::string(&format!("{}{at}: {}{help}", asked.path.value, problem.message))
    });
    let odd = Ident::new("MATRIX_IS_ODD", asked.path.span());
    let uses = texts.map(|text| {
        quote! {
            const _: () = {
                #[deprecated(note = #text)]
                const #odd: () = ();
                #odd
            };
        }
    });
    uses.collect()
}

/// Compiles the crate anew when the file changes.
fn watched(path: &Path) -> TokenStream {
    match path.to_str() {
        Some(path) => quote!(
            const _: &[u8] = ::core::include_bytes!(#path);
        ),
        None => TokenStream::new(),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use okms_raci_codegen::generate_file;
    use proc_macro2::{TokenStream, TokenTree};
    use quote::quote;

    use super::{in_package, matrix};

    /// Samples of codegen.
    fn samples(folder: &str) -> Vec<PathBuf> {
        let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../okms-raci-codegen/tests");
        let entries = fs::read_dir(tests.join(folder)).unwrap().map(|entry| entry.unwrap().path());
        let yaml = entries.filter(|path| path.extension().is_some_and(|found| found == "yaml"));
        let samples: Vec<PathBuf> = yaml.collect();
        assert!(samples.len() > 20, "{folder}");
        samples
    }

    #[test]
    fn what_is_read_is_what_is_watched_wherever_the_build_runs() {
        let package = std::env::current_dir().unwrap();
        let path = in_package(Path::new("."), "data/okms.yaml");
        assert_eq!(path, package.join("data/okms.yaml"));
        assert_eq!(in_package(&package, "data/okms.yaml"), path);
    }

    fn expanded(path: &Path) -> TokenStream {
        let name: TokenStream = path.file_stem().unwrap().to_str().unwrap().parse().unwrap();
        let path = path.to_str().unwrap();
        matrix(quote!((okms_raci) pub mod #name = #path;))
    }

    /// What is in the last braces of all.
    fn code(tokens: TokenStream) -> TokenStream {
        match tokens.into_iter().last() {
            Some(TokenTree::Group(group)) => group.stream(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_module_is_that_of_the_build_script_token_for_token() {
        for path in samples("accepted") {
            let generated = generate_file(&path, path.to_str().unwrap()).unwrap();
            let expected: TokenStream = generated.code.parse().unwrap();
            let module = code(code(expanded(&path)));
            // The constant that cargo watches the file by ends with the first semicolon.
            let is_end =
                |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ';');
            let found: TokenStream =
                module.into_iter().skip_while(|token| !is_end(token)).skip(1).collect();
            let (found, expected) = (found.to_string(), expected.to_string());
            // What holds the matrix against others comes last.
            let code = found.split(" self :: __rows_of_the_matrix").next().unwrap();
            assert!(code == expected, "{}", path.display());
        }
    }

    #[test]
    fn a_refused_matrix_is_one_message_with_the_report() {
        for path in samples("refused") {
            let tokens = expanded(&path).to_string();
            let file = path.to_str().unwrap();
            let report = generate_file(&path, file).unwrap_err();
            let message = format!("the matrix cannot be used\n\n{report}");
            let literal = proc_macro2::Literal::string(&message).to_string();
            assert!(tokens.contains(&literal), "{file}");
            assert_eq!(tokens.matches("compile_error").count(), 1, "{file}");
        }
    }

    #[test]
    fn bad_input_is_answered_and_never_a_panic() {
        for (input, expected) in [
            (quote!(pub backup), "a module has a path: write `mod backup ="),
            (quote!(mod), "expected a name for the module, found the end"),
            (quote!(mod backup), "expected `=` and the path of a YAML file in quotes"),
            (quote!(mod backup = data), "the path of the YAML file stands in quotes"),
            (quote!(mod backup = "no/such.yaml"), "there is no such file"),
            (quote!(mod backup = ""), "expected a YAML file, found a folder"),
            (quote!(mod backup = "a\nb.yaml"), "the path has the control character"),
        ] {
            let tokens = matrix(quote!((okms_raci) #input)).to_string();
            assert!(tokens.contains(expected), "{tokens}");
        }
    }
}
