//! YAML to code.

use std::collections::HashSet;
use std::sync::OnceLock;

use okms_raci_codegen::Matrix;
use proc_macro2::{TokenStream, TokenTree};

use crate::plain::{Line, Plain};

const OKMS: &str = include_str!("../../data/okms.yaml");

/// Whatever a file holds is reported or becomes code that says what the YAML says, and no more.
pub fn generate(bytes: &[u8]) {
    let matrix = match Matrix::read_bytes(bytes, "fuzz.yaml") {
        Ok((matrix, _)) => matrix,
        Err(report) => {
            assert!(report.problems().len() > 0 && !report.to_string().is_empty());
            return;
        }
    };
    let yaml = std::str::from_utf8(bytes).expect("other text is refused");
    let code = match okms_raci_codegen::generate(yaml, "fuzz.yaml") {
        Ok(generated) => generated.code,
        Err(report) => panic!("what was read is refused: {report}"),
    };
    let file = syn::parse_file(&code).unwrap_or_else(|error| panic!("{error}\n{code}"));
    let plain = Plain::of(yaml);
    assert_eq!(
        variants(&file, "Party"),
        plain.parties.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>()
    );
    compare(&plain, &file, &rows(&code));
    assert_nothing_else(&code, &matrix);
}

/// Each line of the rows against the plain reading, and the enums against the lines.
fn compare(plain: &Plain, file: &syn::File, rows: &[(String, String)]) {
    let (mut sections, mut activities) = (Vec::new(), Vec::new());
    let mut rows = rows.iter();
    for Line { id, depth, title, roles } in &plain.lines {
        let (head, found) = rows.next().expect("a row for each line");
        let mut words = head.split(' ');
        if *depth > 0 {
            assert_eq!(words.next(), Some("#".repeat(*depth).as_str()), "{head}");
        }
        let name = words.next().expect("a name").to_owned();
        assert!(id.as_ref().is_none_or(|id| *id == name), "{head} is {id:?}");
        assert_eq!(found, title);
        assert_eq!(words.collect::<Vec<_>>(), *roles, "{head}");
        if *depth > 0 { &mut sections } else { &mut activities }.push(name);
    }
    assert!(rows.next().is_none(), "a row too many");
    assert_eq!(variants(file, "Section"), sections);
    assert_eq!(variants(file, "Activity"), activities);
}

fn variants(file: &syn::File, name: &str) -> Vec<String> {
    let found = file.items.iter().find_map(|item| match item {
        syn::Item::Enum(item) if item.ident == name => Some(item),
        _ => None,
    });
    let found = found.unwrap_or_else(|| panic!("there is no enum {name}"));
    found.variants.iter().map(|variant| variant.ident.to_string()).collect()
}

/// What generated code hands the macros: of each section and activity the head, and the title.
fn rows(code: &str) -> Vec<(String, String)> {
    let start = code.find("__define_rows! {").expect("generated code has its rows");
    let tokens: TokenStream =
        code[start..][..code[start..].find("\n}\n").expect("an end") + 2].parse().expect("tokens");
    let group = tokens.into_iter().find_map(|token| match token {
        TokenTree::Group(group) => Some(group.stream()),
        _ => None,
    });
    let text = group.into_iter().flatten().find_map(|token| match token {
        TokenTree::Literal(literal) => syn::parse_str::<syn::LitStr>(&literal.to_string()).ok(),
        _ => None,
    });
    text.expect("a literal").value().split('\n').filter_map(row).collect()
}

/// `## Id` of a section or `Id RA -` of an activity, and the title.
fn row(line: &str) -> Option<(String, String)> {
    let words: Vec<&str> = line.splitn(5, ' ').collect();
    match words[..] {
        ["section", depth, id, ..] => {
            let title = line.splitn(4, ' ').nth(3).expect("a title");
            Some((
                format!("{} {id}", "#".repeat(depth.parse().expect("a depth"))),
                title.to_owned(),
            ))
        }
        ["activity", id, _, cells, title] => {
            Some((format!("{id} {}", cells.replace(',', " ")), title.to_owned()))
        }
        _ => None,
    }
}

/// Beside names and strings, code has only the words that any generated code has.
fn assert_nothing_else(code: &str, matrix: &Matrix) {
    static WORDS: OnceLock<HashSet<String>> = OnceLock::new();
    let words = WORDS.get_or_init(|| {
        let (okms, _) = Matrix::read(OKMS, "okms.yaml").expect("it is fine");
        let code = okms_raci_codegen::generate(OKMS, "okms.yaml").expect("it is fine").code;
        let names = names(&okms);
        words(&code).into_iter().filter(|word| !names.contains(word)).collect()
    });
    let names = names(matrix);
    let others = [
        "__refines",
        "cfg",
        "feature",
        "true",
        "u64",
        "ConsultedOn",
        "deprecated",
        "note",
        "R",
        "A",
        "C",
        "I",
    ];
    for word in self::words(code) {
        let is_roles = word.chars().all(|c| "RACI".contains(c));
        let is_number = syn::parse_str::<syn::LitInt>(&word).is_ok();
        let is_known = words.contains(&word) || names.contains(&word) || others.contains(&&*word);
        assert!(is_known || is_roles || is_number, "{word} in\n{code}");
    }
}

/// What the matrix may put into code as it stands.
fn names(matrix: &Matrix) -> HashSet<String> {
    let mut names = HashSet::from([matrix.name.clone(), format!("__raci_rows_of_{}", matrix.name)]);
    names.insert(matrix.name.split('_').map(capital).collect());
    let paths = matrix.derive.iter().flat_map(|path| path.split("::"));
    names.extend(paths.map(|part| part.trim().to_owned()));
    let parties = matrix.parties.iter().map(|party| (&party.id, &party.aliases));
    let sections = matrix.sections.iter().map(|section| (&section.id, &section.aliases));
    let activities = matrix.activities.iter().map(|activity| (&activity.id, &activity.aliases));
    for (id, aliases) in parties.chain(sections).chain(activities) {
        names.extend(aliases.iter().chain([id]).cloned());
    }
    names
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}

/// All names and literals but strings.
fn words(code: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut open = vec![code.parse::<TokenStream>().expect("it was parsed before")];
    while let Some(tokens) = open.pop() {
        for token in tokens {
            match token {
                TokenTree::Group(group) => open.push(group.stream()),
                TokenTree::Ident(ident) => words.push(ident.to_string()),
                TokenTree::Literal(literal) if !literal.to_string().ends_with('"') => {
                    words.push(literal.to_string())
                }
                _ => {}
            }
        }
    }
    words
}
