//! What has to hold of a title, by the place where it gets out.

use okms_raci_core::escape::{Html, csv_text, is_shown};
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

use super::{Case, TAME};

/// Nothing that a terminal obeys or that turns text around; lines end where they should.
pub(super) fn shown(_: &Case, reported: &str, tame: &str) {
    assert!(reported.chars().all(|c| c == '\n' || is_shown(c)), "{reported:?}");
    assert!(!reported.is_empty() || tame.is_empty());
}

/// Each field is text to a spreadsheet, and the title to what reads it.
pub(super) fn csv(case: &Case, reported: &str, _: &str) {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(reported.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(records.len(), 2);
    for field in records.iter().flatten() {
        let is_formula = field.starts_with(['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠']);
        assert!(!is_formula, "{field:?}");
    }
    let texts = [&records[0][4], &records[1][1], &records[1][3]].map(csv_text);
    assert_eq!(texts, [case.title; 3]);
}

/// The events that mark text up, and all of the text.
fn read_markdown(text: &str) -> (Vec<String>, String) {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_MATH
        | Options::ENABLE_TASKLISTS;
    let (mut markup, mut all) = (Vec::new(), String::new());
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Text(text) => all += &text,
            Event::End(_) | Event::SoftBreak => all += "\n",
            Event::Start(Tag::Heading { level, .. }) => markup.push(level.to_string()),
            event => markup.push(format!("{event:?}")),
        }
    }
    (markup, all)
}

/// The same headings, tables and cells as with a tame title, and the title in them.
pub(super) fn markdown(case: &Case, reported: &str, tame: &str) {
    let ((markup, text), (tame_markup, tame_text)) = (read_markdown(reported), read_markdown(tame));
    assert_eq!(markup, tame_markup, "{reported}");
    assert_eq!(text, tame_text.replace(TAME, case.title), "{reported}");
}

/// The same tags and quotes as with a tame title, and the title in the data that the page carries.
pub(super) fn html(case: &Case, reported: &str, tame: &str) {
    let [(reported, data), (tame, _)] = [reported, tame].map(without_data);
    let skeleton = |page: &str| -> String {
        page.chars().filter(|c| matches!(c, '<' | '>' | '"' | '&' | ';')).collect()
    };
    // All attributes are in double quotes.
    let escaped = Html(case.title).to_string().replace("&#39;", "'");
    assert!(!escaped.contains(['<', '>', '"']));
    assert!(reported.contains(&escaped), "{reported}");
    assert_eq!(skeleton(&reported.replace(&escaped, TAME)), skeleton(&tame));
    let mut all = Vec::new();
    texts(&data, &mut all);
    assert!(all.iter().any(|text| text == case.title), "{data}");
}

/// The page without the matrix as data and without its style, which depends on the length of names; and the
/// data.
fn without_data(page: &str) -> (String, Value) {
    let (head, rest) = page.split_once("<style>").unwrap();
    let page = head.to_owned() + rest.split_once("</style>").unwrap().1;
    let (before, rest) = page.split_once(" id=\"page.json\">").unwrap();
    let (data, after) = rest.split_once("</script>").unwrap();
    (before.to_owned() + after, serde_json::from_str(data).unwrap())
}

/// All texts of a JSON document.
fn texts(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| self::texts(item, texts)),
        Value::Object(items) => items.values().for_each(|item| self::texts(item, texts)),
        _ => {}
    }
}

/// The title is the text of a field, and the fields are those of a tame one.
pub(super) fn json(case: &Case, reported: &str, tame: &str) {
    let [reported, tame] = [reported, tame].map(|text| {
        let mut all = Vec::new();
        texts(&serde_json::from_str(text).unwrap(), &mut all);
        // The digest of the file.
        all.retain(|text| text.len() != 64);
        all
    });
    assert!(reported.iter().any(|text| text == case.title));
    assert_eq!(
        reported,
        tame.iter().map(|text| text.replace(TAME, case.title)).collect::<Vec<_>>()
    );
}

/// What is said is JSON.
pub(super) fn any_json(_: &Case, reported: &str, _: &str) {
    let document: Value = serde_json::from_str(reported).unwrap();
    assert!(document.is_object() || document.is_array());
}

/// Each annotation is one line, and begins no other one.
pub(super) fn github(case: &Case, reported: &str, tame: &str) {
    let annotations = |text: &str| -> Vec<String> {
        let lines = text.lines().filter(|line| line.starts_with("::"));
        lines.map(|line| line.split("::").nth(1).unwrap_or_default().to_owned()).collect()
    };
    assert!(reported.lines().all(|line| line.starts_with("::")), "{reported}");
    if !case.is_odd() {
        assert_eq!(annotations(reported), annotations(tame));
    }
    shown(case, reported, reported);
}

/// Each line of documentation shows the title where a tame one would be, and the same markup.
pub(super) fn rustdoc(case: &Case, reported: &str, tame: &str) {
    let docs = |code: &str| -> Vec<(Vec<String>, String)> {
        let file: syn::File = syn::parse_str(code).unwrap();
        let mut docs = Docs::default();
        syn::visit::Visit::visit_file(&mut docs, &file);
        docs.0.iter().map(|text| read_markdown(text)).collect()
    };
    let (hostile, tame) = (docs(reported), docs(tame));
    assert!(hostile.iter().any(|(_, text)| text.contains(case.title)));
    assert_eq!(hostile.len(), tame.len());
    for ((markup, text), (tame_markup, tame_text)) in hostile.iter().zip(tame) {
        assert_eq!(*markup, tame_markup);
        assert_eq!(*text, tame_text.replace(TAME, case.title));
    }
}

/// The lines of documentation in a file of Rust.
#[derive(Default)]
struct Docs(Vec<String>);

impl<'a> syn::visit::Visit<'a> for Docs {
    fn visit_attribute(&mut self, attribute: &'a syn::Attribute) {
        if let syn::Meta::NameValue(pair) = &attribute.meta
            && pair.path.is_ident("doc")
            && let syn::Expr::Lit(syn::ExprLit { lit: syn::Lit::Str(text), .. }) = &pair.value
        {
            self.0.push(text.value());
        }
    }
}

/// Each line is one for cargo; those of a tame title and, of a character that turns text around,
/// warnings.
pub(super) fn cargo(case: &Case, reported: &str, tame: &str) {
    shown(case, reported, tame);
    assert!(reported.lines().all(|line| line.starts_with("cargo::")), "{reported}");
    assert!(reported.contains("cargo::warning="));
    let counts = [reported, tame].map(|text| text.lines().count());
    assert!(counts[0] == counts[1] || case.is_odd() && counts[0] > counts[1], "{reported}");
}
