//! What a source is: by its content and the ending of its name, unless the user says it.

use std::ffi::OsStr;
use std::path::Path;

use super::SourceArgs;
use crate::status::Error;

/// A form in which matrices are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Form {
    // Plain comments, so that help lists the forms in one line.
    // YAML, as `raci check` takes it
    #[value(alias = "yml")]
    Yaml,
    // A page in Markdown
    #[value(aliases = ["md", "mdx"])]
    Markdown,
    // Fields with commas, semicolons or tabs between them
    #[value(alias = "tsv")]
    Csv,
    // A workbook: xlsx, xlsm, xls or ods
    #[value(aliases = ["xlsm", "xls", "ods", "excel"])]
    Xlsx,
    // A page in HTML
    #[value(alias = "htm")]
    Html,
    // The tables of a Word document
    Docx,
    // JSON from `raci export`
    Json,
}

const FORMS: &str = "yaml, markdown, csv, xlsx, html, docx or json";

/// What is not read, by the ending of its name, with the way on.
const NOT_READ: [(&[&str], &str, &str); 11] = [
    (
        &["toml", "ini", "cfg", "conf", "env", "lock", "properties"],
        "a file of settings, and no matrix",
        "leave it out, or name another file",
    ),
    (&["rs"], "code, and no matrix", "`raci trace` reads Rust; else leave it out"),
    (
        &["numbers", "xlsb", "fods", "gsheet"],
        "a spreadsheet of a kind that is not read",
        "save it as .xlsx or as .csv",
    ),
    (
        &["doc", "odt", "rtf", "ppt", "pptx", "odp", "pages", "one"],
        "a document of a kind that is not read",
        "save it as .docx, or its table as a spreadsheet",
    ),
    (
        &["pdf"],
        "a PDF, which has no tables, only text at places",
        "take the document that it was made from, or copy the table into a spreadsheet",
    ),
    (
        &["mht", "mhtml", "eml", "msg"],
        "a page with all that it shows in one file",
        "open it, and save the page or its table as .html or as a spreadsheet",
    ),
    (
        &["png", "jpg", "jpeg", "gif", "svg", "webp"],
        "a picture",
        "type the table into a spreadsheet",
    ),
    (
        &["adoc", "asciidoc"],
        "text in a markup that is not read",
        "convert it with asciidoctor: asciidoctor -o FILE.html FILE, and import FILE.html",
    ),
    (
        &["rst", "org", "tex", "textile", "wiki"],
        "text in a markup that is not read",
        "convert it with pandoc: pandoc -o FILE.html FILE, and import FILE.html",
    ),
    (
        &["jsx", "tsx", "vue", "svelte"],
        "a page whose rows are in code",
        "open the page in a browser and save it as HTML",
    ),
    (
        &["py", "js", "ts", "rb", "sh", "r", "go", "java", "ps1"],
        "a program",
        "run it, and import the file that it writes",
    ),
];

/// What is not read, by the bytes at its start.
const STARTS: [(&[u8], &str); 6] = [
    (b"%PDF", "pdf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "png"),
    (b"GIF8", "png"),
    (b"{\\rtf", "rtf"),
    (b"\\documentclass", "tex"),
];

impl Form {
    pub(super) fn of(args: &SourceArgs) -> Result<Self, Error> {
        match args.from {
            Some(form) => Ok(form),
            None => Self::of_path(&args.path),
        }
    }

    /// What its name ends with says.
    pub(crate) fn of_path(path: &Path) -> Result<Self, Error> {
        if path.as_os_str() == "-" {
            let message = "standard input has no name that says what it is";
            return Err(Error::new(format_args!("{message}\nsay it with --from {FORMS}")));
        }
        if let Some(form) = Self::of_ending(path) {
            return Ok(form);
        }
        // A folder and a missing file have messages of their own.
        if !path.is_file() {
            return Ok(Form::Yaml);
        }
        let name = path.display().to_string();
        if let Some(error) = not_read(&name, &ending(path)) {
            return Err(error);
        }
        let stem = path.with_extension("");
        let help = format!(
            "rename it to what it is, such as {0}.yaml or {0}.csv; for one source there is --from {FORMS}",
            stem.display()
        );
        Err(Error::new(format_args!("{name} has no ending that says what it is\n{help}")))
    }

    /// What the ending of a name says.
    pub(crate) fn of_ending(path: &Path) -> Option<Self> {
        Some(match ending(path).as_str() {
            "yaml" | "yml" => Form::Yaml,
            "md" | "mdx" | "markdown" => Form::Markdown,
            "csv" | "tsv" => Form::Csv,
            "xlsx" | "xlsm" | "xltx" | "xls" | "ods" => Form::Xlsx,
            "html" | "htm" => Form::Html,
            "docx" | "docm" => Form::Docx,
            "json" => Form::Json,
            _ => return None,
        })
    }

    /// What the bytes are, if they are plainly something else than the name says.
    pub(super) fn of_bytes(self, bytes: &[u8], name: &str) -> Result<Self, Error> {
        let has = |text: &[u8]| memchr::memmem::find(bytes, text).is_some();
        let wide = |text: &str| text.bytes().flat_map(|byte| [byte, 0]).collect::<Vec<u8>>();
        if let Some((_, ending)) = STARTS.iter().find(|(start, _)| bytes.starts_with(start)) {
            return Err(no_matrix(name, ending));
        }
        if bytes.starts_with(b"PK\x03\x04") {
            return match () {
                () if has(b"word/document") => Ok(Form::Docx),
                () if has(b"xl/workbook") || has(b"opendocument.spreadsheet") => Ok(Form::Xlsx),
                () if has(b"opendocument") || has(b"ppt/") => Err(no_matrix(name, "odt")),
                () => Ok(self),
            };
        }
        if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
            if has(&wide("EncryptedPackage")) {
                let help = "save a copy without a password";
                return Err(Error::new(format_args!(
                    "{name} is protected with a password\n{help}"
                )));
            }
            let is_word = has(&wide("WordDocument"));
            return if is_word { Err(no_matrix(name, "doc")) } else { Ok(Form::Xlsx) };
        }
        let start = String::from_utf8_lossy(&bytes[..bytes.len().min(512)])
            .trim_start_matches('\u{feff}')
            .trim_start()
            .to_ascii_lowercase();
        let is_page = start.starts_with("<!doctype html") || start.starts_with("<html");
        let inside = start.strip_prefix('{').unwrap_or_default().trim_start();
        let mut lines = start.lines().map(str::trim_end);
        let first_line = lines.find(|line| !line.is_empty() && !line.starts_with('#'));
        let is_text = matches!(self, Form::Markdown | Form::Csv | Form::Html);
        Ok(match self {
            // Many programs call a page `.xls`, since Excel opens it.
            Form::Markdown | Form::Csv | Form::Yaml | Form::Xlsx if is_page => Form::Html,
            // What we write starts so.
            _ if is_text && inside.starts_with("\"format\"") => Form::Json,
            _ if is_text && first_line == Some("format: 1") => Form::Yaml,
            form => form,
        })
    }
}

/// A file with the content of another form.
fn no_matrix(name: &str, ending: &str) -> Error {
    not_read(name, ending).unwrap_or_else(|| Error::new(format_args!("{name} is not text")))
}

/// What the name ends with, in lower case.
fn ending(path: &Path) -> String {
    path.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase).unwrap_or_default()
}

fn not_read(name: &str, ending: &str) -> Option<Error> {
    let (_, what, help) = NOT_READ.iter().find(|(endings, ..)| endings.contains(&ending))?;
    Some(Error::new(format_args!("{name} is {what}\n{help}")))
}
