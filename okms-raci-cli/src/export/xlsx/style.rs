//! The formats of cells, in the light colours of the page.

use okms_raci_codegen::Role;
use okms_raci_core::escape::csv_text;
use rust_xlsxwriter::{
    Color, ConditionalFormatText, ConditionalFormatTextRule, Format, FormatAlign, FormatBorder,
    Worksheet, XlsxError,
};

use crate::terminal::wrap;

const COLORS: &str = include_str!("../html/colors.css");

/// The colour that the page calls by this name.
fn color(name: &str) -> Color {
    let value = COLORS.split_once(&format!("--{name}: #")).and_then(|(_, after)| after.get(..6));
    let value = value.and_then(|value| u32::from_str_radix(value, 16).ok());
    Color::RGB(value.expect("each is a colour of the page"))
}

/// The formats that the sheets have in common.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) quiet: Format,
    pub(super) head: Format,
    /// The name of a party above its column.
    pub(super) party: Format,
    /// The same, where there are too many for level names.
    pub(super) upright_party: Format,
    /// A text that goes on in further lines.
    pub(super) text: Format,
    pub(super) roles: Format,
    /// The text of a row that is allowed to differ.
    pub(super) allowed: Format,
    /// Ids, and the labels of facts.
    pub(super) id: Format,
    /// A section that the row above has, too.
    pub(super) repeated: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let ink = Format::new().set_font_color(color("ink")).set_align(FormatAlign::Top);
        let text = ink
            .clone()
            .set_text_wrap()
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(color("line"));
        let head = text
            .clone()
            .set_bold()
            .set_align(FormatAlign::VerticalCenter)
            .set_background_color(color("band"))
            .set_border_bottom(FormatBorder::Medium)
            .set_border_bottom_color(color("rule"));
        let party = head.clone().set_align(FormatAlign::Center);
        Styles {
            title: ink.clone().set_bold().set_font_size(14),
            quiet: ink.set_font_color(color("muted")),
            upright_party: party
                .clone()
                .unset_text_wrap()
                .set_align(FormatAlign::Bottom)
                .set_rotation(90),
            party,
            head,
            roles: text
                .clone()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            allowed: text
                .clone()
                .set_font_color(color("amber"))
                .set_background_color(color("amber-ground"))
                .set_border_left(FormatBorder::Thick)
                .set_border_left_color(color("amber-line")),
            id: text.clone().unset_text_wrap().set_font_color(color("muted")),
            repeated: Format::new().set_font_color(color("muted")),
            text,
        }
    }
}

/// A corner of an area of cells.
pub(super) type Corner = (u32, u16);

/// Colours the cells of an area by the heaviest letter in them, also when they are edited.
pub(super) fn color_roles(
    sheet: &mut Worksheet,
    (top, left): Corner,
    (bottom, right): Corner,
) -> Result<(), XlsxError> {
    for (role, format) in [
        (
            Role::Accountable,
            Format::new()
                .set_bold()
                .set_font_color(color("a-letter"))
                .set_background_color(color("a")),
        ),
        (
            Role::Responsible,
            Format::new()
                .set_bold()
                .set_font_color(color("r"))
                .set_background_color(color("r-ground")),
        ),
        (Role::Consulted, Format::new().set_font_color(color("c"))),
        (Role::Informed, Format::new().set_font_color(color("i"))),
    ] {
        let rule = ConditionalFormatTextRule::Contains(role.letter().to_string());
        let rule = ConditionalFormatText::new().set_rule(rule).set_format(format);
        sheet.add_conditional_format(top, left, bottom, right, &rule.set_stop_if_true(true))?;
    }
    Ok(())
}

/// Writes a text, and marks what a program would take for a formula once the cell is edited.
pub(super) fn write_text(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let is_formula = csv_text(&format!("'{text}")) == text;
    let format = if is_formula { &format.clone().set_quote_prefix() } else { format };
    sheet.write_string_with_format(row, column, text, format)?;
    Ok(())
}

/// The height of a line, in points.
pub(super) const LINE: usize = 15;

/// How many lines a text takes in a column; a word that does not fit moves to the next.
pub(super) fn lines(text: &str, width: usize) -> usize {
    let width = (width * 9 / 10).max(1);
    text.lines().map(|line| wrap(line, width).count().max(1)).sum::<usize>().max(1)
}

/// Makes a row as high as its lines.
pub(super) fn set_lines(sheet: &mut Worksheet, row: u32, lines: usize) -> Result<(), XlsxError> {
    // Nothing is higher than 409 points.
    sheet.set_row_height(row, (lines * LINE + 3).min(409) as u32)?;
    Ok(())
}

/// A4, and as wide as the sheet.
pub(super) fn paper(sheet: &mut Worksheet) -> &mut Worksheet {
    const A4: u8 = 9;
    sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0)
}
