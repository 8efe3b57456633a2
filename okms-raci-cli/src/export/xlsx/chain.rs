//! The sheet of a chain: a row for each outer row and each that takes it on, to filter and to print.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::style::{Styles, lines, paper, set_lines, write_text};
use crate::chain::lines::HEAD;
use crate::chain::{Chain, State};

/// The widths of the columns, in characters.
const WIDTHS: [usize; HEAD.len()] = [18, 12, 24, 24, 36, 28, 12, 20, 36, 32];

pub(super) fn write(
    sheet: &mut Worksheet,
    chain: &Chain,
    styles: &Styles,
) -> Result<(), XlsxError> {
    for ((at, name), width) in (0..).zip(HEAD).zip(WIDTHS) {
        sheet.set_column_width(at, width as u32)?;
        write_text(sheet, 0, at, name, &styles.head)?;
    }
    let mut last = 0;
    for line in chain.lines() {
        last += 1;
        for ((at, text), name) in (0..).zip(&line.texts).zip(HEAD) {
            let is_remarkable =
                name == "state" && !["", State::TakenOn.name()].contains(&text.as_str());
            let format = if is_remarkable { &styles.allowed } else { &styles.text };
            write_text(sheet, last, at, text, format)?;
        }
        let texts = line.texts.iter().zip(WIDTHS);
        set_lines(sheet, last, texts.map(|(text, width)| lines(text, width)).max().unwrap_or(1))?;
    }
    sheet.autofilter(0, 0, last, HEAD.len() as u16 - 1)?;
    sheet.set_freeze_panes(1, 0)?;
    paper(sheet.set_landscape()).set_footer("&RPage &P of &N").set_repeat_rows(0, 0)?;
    Ok(())
}
