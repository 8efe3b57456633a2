//! Workbooks and documents whose XML is made up: the archive around it is always whole, so that what is
//! made up reaches the readers.

use std::io::{Cursor, Write};

use okms_raci_cli::any_input;
use okms_raci_codegen::Matrix;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Stands between the parts of an archive.
pub const BREAK: u8 = 0;

/// The file, and the parts of its archive; what is missing stays as it is here.
struct Kind {
    file: &'static str,
    parts: &'static [(&'static str, &'static str)],
}

const KINDS: [Kind; 3] = [
    Kind {
        file: "a.xlsx",
        parts: &[
            ("xl/worksheets/sheet1.xml", ""),
            ("xl/sharedStrings.xml", "<sst/>"),
            ("xl/styles.xml", "<styleSheet/>"),
            ("xl/worksheets/_rels/sheet1.xml.rels", "<Relationships/>"),
            (
                "xl/workbook.xml",
                r#"<workbook xmlns:r="r"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
            ),
            (
                "xl/_rels/workbook.xml.rels",
                r#"<Relationships><Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
            ),
        ],
    },
    Kind { file: "a.ods", parts: &[("content.xml", "")] },
    Kind { file: "a.docx", parts: &[("word/document.xml", ""), ("word/styles.xml", "<styles/>")] },
];

/// Whatever the XML of a workbook or document holds, it is refused, or what it becomes reads back as it was
/// written. The first byte says which kind of file it is.
pub fn sheets(bytes: &[u8]) {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let kind = &KINDS[usize::from(*kind) % KINDS.len()];
    let Ok(yaml) = any_input::import(kind.file, &archive(kind, bytes)) else { return };
    if let Ok((matrix, _)) = Matrix::read(&yaml, "a.yaml") {
        assert_eq!(matrix.to_yaml(), yaml);
    }
}

fn archive(kind: &Kind, bytes: &[u8]) -> Vec<u8> {
    let mut made_up = bytes.split(|byte| *byte == BREAK);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, text) in kind.parts {
        archive.start_file(*name, stored).expect("an archive in memory takes a file");
        let part = made_up.next().unwrap_or(text.as_bytes());
        archive.write_all(part).expect("an archive in memory takes a file");
    }
    archive.finish().expect("an archive in memory is finished").into_inner()
}
