//! Which matrix a macro is about: its path, or a module that it becomes.

use proc_macro2::{Ident, TokenStream, TokenTree};
use std::fmt;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream};
use syn::{Error, LitStr, Result, Token, token};

use crate::claim::Sentence;
use crate::tokens::Text;
use crate::tokens::expect;
use crate::tokens::{expected, found, mistake, mistake_before, next_token, rest, take, word};

/// The path in `use crate::backup;`.
///
/// ```
/// use okms_raci_claims::MatrixPath;
/// use syn::parse::Parser;
///
/// // Without `use`, the matrix is that of the library.
/// let path = MatrixPath::parse_optional.parse_str("use ::policy::backup;")?.unwrap();
/// assert!(path.is_global && path.segments.len() == 2);
/// assert!(MatrixPath::parse_optional.parse_str("")?.is_none());
/// # Ok::<(), syn::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct MatrixPath {
    /// Whether it starts with `::`.
    pub is_global: bool,
    /// What is between the `::`, of which there is at least one.
    pub segments: Vec<Ident>,
}

/// One module of `matrix!`: `pub mod backup = "data/backup.yaml";`
///
/// ```
/// use okms_raci_claims::Module;
///
/// let module: Module = syn::parse_str(r#"pub mod backup = "data/backup.yaml";"#)?;
/// assert_eq!(module.head.visibility.to_string(), "pub");
/// assert_eq!(module.name, "backup");
/// assert_eq!(module.path.value, "data/backup.yaml");
///
/// let no_path = syn::parse_str::<Module>("mod backup;").unwrap_err();
/// let expected = "expected `=` and the path of a YAML file in quotes, found `;`";
/// assert_eq!(no_path.to_string(), expected);
/// # Ok::<(), syn::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Module {
    /// What comes before `mod`.
    pub head: Head,
    /// The name of the module, and of the matrix.
    pub name: Ident,
    /// The path of the YAML file.
    pub path: Text,
}

/// The attributes and the visibility that the user gives an item; either may be missing.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// `#[…]`, as often as it is there; what is in the brackets is up to the compiler.
    pub attributes: TokenStream,
    /// `pub`, `pub(crate)` and the like.
    pub visibility: TokenStream,
}

/// The input of `activity!`: `use crate::backup; "Manage backups"`
///
/// ```
/// use okms_raci_claims::Lookup;
///
/// let lookup: Lookup = syn::parse_str(r#"use crate::backup; "Run backups""#)?;
/// assert_eq!(lookup.matrix.unwrap().name().unwrap(), "backup");
/// assert_eq!(lookup.text.value, "Run backups");
/// # Ok::<(), syn::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Lookup {
    /// `use crate::backup;`
    pub matrix: Option<MatrixPath>,
    /// A title, an id, or a number and a title.
    pub text: Text,
}

impl MatrixPath {
    /// The name of the module, which is the last segment.
    #[must_use]
    pub fn name(&self) -> Option<&Ident> {
        self.segments.last()
    }

    /// Takes `use path;`, if the tokens start so.
    ///
    /// # Errors
    ///
    /// If what follows `use` is no such path, or has no semicolon.
    pub fn parse_optional(input: ParseStream<'_>) -> Result<Option<MatrixPath>> {
        if input.parse::<Option<Token![use]>>()?.is_none() {
            return Ok(None);
        }
        let is_global = input.parse::<Option<Token![::]>>()?.is_some();
        let mut segments = vec![segment(input)?];
        while input.parse::<Option<Token![::]>>()?.is_some() {
            let is_item = word(input).is_some_and(|word| ITEMS.contains(&word.as_str()));
            if is_item || input.peek(token::Brace) || input.peek(Token![*]) {
                return Err(mistake(input, with_its_module(&segments)));
            }
            segments.push(segment(input)?);
        }
        if input.parse::<Option<Token![;]>>()?.is_none() {
            return Err(no_semicolon(input));
        }
        // rustfmt writes a comma after it where the macro has parentheses.
        input.parse::<Option<Token![,]>>()?;
        Ok(Some(MatrixPath { is_global, segments }))
    }
}

impl fmt::Display for MatrixPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let segments: Vec<String> = self.segments.iter().map(Ident::to_string).collect();
        write!(f, "{}{}", if self.is_global { "::" } else { "" }, segments.join("::"))
    }
}

/// What is in the module of a matrix.
const ITEMS: [&str; 7] = ["Activity", "Party", "Section", "SOURCE", "maps", "typed", "Okms"];

fn with_its_module(segments: &[Ident]) -> String {
    let path = segments.iter().map(Ident::to_string).collect::<Vec<_>>().join("::");
    format!("the path of a matrix ends with its module: write `use {path};`")
}

fn no_semicolon(input: ParseStream<'_>) -> Error {
    if input.peek(Token![,]) {
        mistake(input, "the path of a matrix ends with `;`: write it instead of this comma")
    } else if input.peek(Token![as]) {
        mistake(input, "a matrix needs no other name here: leave out `as` and the name")
    } else {
        mistake_before(input, "the path of a matrix ends with `;`: write one after this")
    }
}

fn segment(input: ParseStream<'_>) -> Result<Ident> {
    if let Ok(file) = input.fork().parse::<LitStr>() {
        let message = format!(
            "a matrix is named by the path of its module, not by its file: write `crate::{}`",
            name_of_file(&file.value())
        );
        return Err(mistake(input, message));
    }
    let segment = input.call(Ident::parse_any);
    segment.map_err(|_| expected(input, "the path of a matrix, such as `crate::backup`"))
}

impl Parse for Module {
    fn parse(input: ParseStream<'_>) -> Result<Module> {
        let ahead = input.fork();
        Module::in_order(input).map_err(|mistake| {
            let is_said = mistake.to_string().contains("write `");
            (!is_said).then(|| module_meant(&ahead)).flatten().unwrap_or(mistake)
        })
    }
}

impl Module {
    fn in_order(input: ParseStream<'_>) -> Result<Module> {
        let head = input.parse()?;
        if let Some(mistake) = no_mod(input) {
            return Err(mistake);
        }
        expect::<Token![mod]>(input)?;
        let name = input.call(Ident::parse_any);
        let name = name.map_err(|_| expected(input, "a name for the module"))?;
        if let Some(mistake) = no_path(input).filter(|_| input.peek(token::Brace)) {
            return Err(mistake);
        }
        let equals = input.parse::<Token![=]>();
        equals.map_err(|_| expected(input, "`=` and the path of a YAML file in quotes"))?;
        if let Some(mistake) = no_path(input).filter(|_| !input.peek(LitStr)) {
            return Err(mistake);
        }
        let path = Text::parse(input, "the path of a YAML file in quotes")?;
        if input.parse::<Option<Token![;]>>()?.is_none() && !input.is_empty() {
            return Err(expected(input, "`;` after the path"));
        }
        Ok(Module { head, name, path })
    }
}

/// An error with the module to write, made of the one name and the one path that are there.
fn module_meant(input: ParseStream<'_>) -> Option<Error> {
    const NO_NAMES: [&str; 8] = ["pub", "mod", "struct", "enum", "from", "path", "as", "file"];
    let start = input.cursor();
    let tokens = rest(input);
    let mut texts = Vec::new();
    let mut words = String::new();
    let mut is_public = false;
    let attribute = |token: &TokenTree| match token {
        TokenTree::Group(group) => group.stream().into_iter().collect(),
        token => vec![token.clone()],
    };
    for token in tokens.iter().flat_map(attribute) {
        let written = token.to_string();
        is_public |= written == "pub";
        match token {
            TokenTree::Ident(_) if NO_NAMES.contains(&&*written) => {}
            TokenTree::Ident(_) if words.is_empty() || words.ends_with('_') => words += &written,
            TokenTree::Punct(mark) if mark.as_char() == '-' => words.push('_'),
            TokenTree::Punct(mark) if "#=:,;".contains(mark.as_char()) => {}
            TokenTree::Literal(_) => {
                texts.push(written.strip_prefix('"')?.strip_suffix('"')?.to_owned());
            }
            _ => return None,
        }
    }
    let (name, path) = match &texts[..] {
        [path] if !words.is_empty() => (words, path),
        [path] => (name_of_file(path), path),
        [name, path] if words.is_empty() => (name_of_file(name), path),
        _ => return None,
    };
    let visibility = if is_public { "pub " } else { "" };
    let message = format!(
        "a module has a name, `=` and a path: write `{visibility}mod {} = \"{path}\";`",
        name.to_lowercase()
    );
    Some(Error::new_range(start..input.cursor(), message))
}

/// `backup` of `data/backup.yaml`
fn name_of_file(path: &str) -> String {
    let file = path.rsplit(['/', '\\']).next().unwrap_or_default();
    file.split('.').next().unwrap_or_default().replace('-', "_")
}

/// An error with the module to write, if only a path or a name is given, or `mod` is missing.
fn no_mod(input: ParseStream<'_>) -> Option<Error> {
    let (start, ahead) = (input.cursor(), input.fork());
    if let Ok(path) = ahead.parse::<LitStr>() {
        let path = path.value();
        let mut name = name_of_file(&path);
        // `"data/tea.yaml" as tea`
        if ahead.parse::<Option<Token![as]>>().ok()?.is_some() {
            name = ahead.call(Ident::parse_any).ok()?.to_string();
        }
        let message = format!("the module comes first: write `mod {name} = \"{path}\";`");
        return Some(Error::new_range(start..ahead.cursor(), message));
    }
    let is_name = |name: &TokenTree| matches!(name, TokenTree::Ident(name) if name != "mod");
    let name = next_token(input).filter(is_name)?;
    let message = match rest(&ahead).get(1) {
        None => format!("a module has a path: write `mod {name} = \"data/{name}.yaml\";`"),
        Some(TokenTree::Punct(mark)) if matches!(mark.as_char(), '=' | ':') => {
            format!("the module comes first: write `mod {name}`")
        }
        Some(_) => return None,
    };
    Some(mistake(input, message))
}

/// An error with the path to write, if the path has no quotes, or is in braces or in a macro.
fn no_path(input: ParseStream<'_>) -> Option<Error> {
    let (start, ahead) = (input.cursor(), input.fork());
    let mut tokens = Vec::new();
    while !ahead.is_empty() && !ahead.peek(Token![;]) {
        tokens.push(take(&ahead).ok()?);
    }
    let path = match &tokens[..] {
        // `concat!(env!("CARGO_MANIFEST_DIR"), "/data/tea.yaml")`
        [.., TokenTree::Group(group)] => {
            let last = group.stream().into_iter().last()?.to_string();
            format!("\"{}", last.strip_prefix('"')?.trim_start_matches('/'))
        }
        [TokenTree::Ident(_), ..] => {
            format!("\"{}\"", tokens.iter().map(ToString::to_string).collect::<String>())
        }
        _ => return None,
    };
    let equals = if input.peek(token::Brace) { "= " } else { "" };
    let message = format!("the path of the YAML file stands in quotes: write `{equals}{path}`");
    (path.len() > 2 && path.starts_with('"'))
        .then(|| Error::new_range(start..ahead.cursor(), message))
}

impl Parse for Head {
    fn parse(input: ParseStream<'_>) -> Result<Head> {
        let mut head = Head::default();
        while input.peek(Token![#]) {
            head.attributes.extend([take(input)?]);
            if !input.peek(token::Bracket) {
                return Err(expected(input, "`[` after `#`, as in `#[derive(Debug)]`"));
            }
            head.attributes.extend([take(input)?]);
        }
        if input.peek(Token![pub]) {
            head.visibility.extend([take(input)?]);
            if input.peek(token::Paren) {
                head.visibility.extend([take(input)?]);
            }
        }
        Ok(head)
    }
}

/// What to write for a variable or a variant, where text is expected.
fn no_text(input: ParseStream<'_>, matrix: Option<&MatrixPath>) -> Option<Error> {
    let start = input.cursor();
    let tokens = rest(&input.fork());
    let is_word = |token: &TokenTree| matches!(token, TokenTree::Ident(_));
    let is_path = |token: &TokenTree| {
        is_word(token)
            || matches!(token, TokenTree::Punct(mark) if mark.as_char() == ':' || mark.as_char() == '.')
    };
    let sentence = Sentence(&tokens).to_string();
    let sentence = [(" :: ", "::"), (":: ", "::"), (" . ", "."), (" ;", ";")]
        .iter()
        .fold(sentence, |sentence, (from, to)| sentence.replace(from, to));
    let code = if tokens.iter().all(is_path) { &*sentence } else { "…" };
    let is_dash =
        |token: &TokenTree| matches!(token, TokenTree::Punct(mark) if mark.as_char() == '-');
    let is_id = tokens.iter().all(|token| is_word(token) || is_dash(token));
    let is_path_before =
        tokens.iter().any(|it| matches!(it, TokenTree::Punct(mark) if mark.as_char() == ';'));
    let library = matrix.map_or_else(|| "okms_raci".to_owned(), ToString::to_string);
    let message = if tokens.len() > 1 && tokens.iter().all(is_word) {
        format!("put the title in quotes: write `\"{code}\"`")
    } else if tokens.len() > 1 && is_id {
        format!("put the id in quotes: write `\"{}\"`", sentence.replace(' ', ""))
    } else if let (Some(text @ TokenTree::Literal(_)), false) = (tokens.last(), is_path_before) {
        match tokens.get(..2).unwrap_or_default() {
            // `tea, "Boil water"`
            [TokenTree::Ident(module), TokenTree::Punct(comma)]
                if comma.as_char() == ',' && module.to_string().starts_with(char::is_lowercase) =>
            {
                format!(
                    "the matrix comes first, with its path: write `use crate::{module}; {text}`"
                )
            }
            // `crate::tea, "Boil water"`
            [TokenTree::Ident(start), TokenTree::Punct(colon)] if colon.as_char() == ':' => {
                let path = sentence.split(['"', ',']).next().unwrap_or_default().trim();
                let path = path.trim_end_matches(':');
                let krate = if start == "crate" || start == "super" { "" } else { "crate::" };
                format!("the matrix comes first, after `use`: write `use {krate}{path}; {text}`")
            }
            _ => format!("the title or the id stands alone: write `{text}`"),
        }
    } else if is_path_before {
        format!("write `use` before the path of a matrix: `use {sentence}`")
    } else if code.starts_with(char::is_uppercase)
        && code.contains(char::is_lowercase)
        && !code.contains("::")
    {
        format!("a variant needs no macro: write `{library}::Activity::{code}` alone")
    } else if code.starts_with("Activity::") || code.contains("::Activity::") {
        format!("a variant needs no macro: write `{code}` alone")
    } else {
        format!(
            "expected a title or an id in quotes: text that is known at run time is looked up with \
             `{library}::Activity::from_title({code})`, which gives an `Option`"
        )
    };
    let ahead = input.fork();
    let is_code = (input.peek(Ident::peek_any) || input.peek(Token![&])) && rest(&ahead).len() < 16;
    is_code.then(|| Error::new_range(start..ahead.cursor(), message))
}

impl Parse for Lookup {
    fn parse(input: ParseStream<'_>) -> Result<Lookup> {
        let matrix = MatrixPath::parse_optional(input)?;
        if let Some(mistake) = no_text(input, matrix.as_ref()) {
            return Err(mistake);
        }
        let text = Text::parse(input, "the title or the id of an activity in quotes")?;
        input.parse::<Option<Token![,]>>()?;
        if !input.is_empty() {
            let tokens = rest(&input.fork());
            let path = tokens.iter().map(ToString::to_string).collect::<String>();
            let is_in = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
            let message = if path.starts_with(char::is_lowercase) && path.chars().all(is_in) {
                let krate = if path.contains(':') { "" } else { "crate::" };
                let text = &text.literal;
                format!("the matrix comes first, after `use`: write `use {krate}{path}; {text}`")
            } else {
                format!("one activity at a time: remove {} and what follows", found(input))
            };
            return Err(mistake(input, message));
        }
        Ok(Lookup { matrix, text })
    }
}
