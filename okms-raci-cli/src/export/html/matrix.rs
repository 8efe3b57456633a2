//! The sections of the page, each with its table.

use std::fmt::{self, Write};

use okms_raci_codegen::{Activity, Matrix, Role, RoleSet, Section};
use okms_raci_core::escape::Html;
use okms_raci_core::render::is_web_address;

use super::{Cell, Column};
use crate::export::{Listed, listed};

/// All sections, nested as they are.
pub(super) fn write(page: &mut String, data: &Matrix, column: Option<&Column>) -> fmt::Result {
    let mut depth = 0;
    for listed in listed(data) {
        close(page, depth, listed.section.depth() - 1);
        depth = listed.section.depth();
        heading(page, listed.section)?;
        if !listed.activities.is_empty() {
            table(page, data, listed, column)?;
        }
    }
    close(page, depth, 0);
    Ok(())
}

/// Ends the sections that are deeper.
fn close(page: &mut String, from: usize, to: usize) {
    (to..from).for_each(|_| page.push_str("</section>\n"));
}

/// HTML has six levels, and the first is the title's. No activity has a `.` in its id.
fn heading(page: &mut String, section: &Section) -> fmt::Result {
    let (level, id) = ((section.depth() + 1).min(6), Html(section.kebab_id()));
    write!(page, "<section>\n<h{level} id=\"section.{id}\" dir=\"auto\">")?;
    if let Some(number) = section.number() {
        write!(page, "<span class=\"number\">{}</span> ", Html(number))?;
    }
    writeln!(page, "{}</h{level}>", Html(section.title()))
}

fn table(
    page: &mut String,
    data: &Matrix,
    Listed { section, activities, first }: Listed<'_>,
    column: Option<&Column>,
) -> fmt::Result {
    let id = Html(section.kebab_id());
    // Wider than the screen, it is scrolled; the keyboard can do that from the links of its rows.
    writeln!(page, "<div class=\"scroll\">\n<table aria-labelledby=\"section.{id}\">")?;
    write!(page, "<thead><tr><th scope=\"col\">Activity</th>")?;
    for party in data.parties() {
        write!(page, "<th scope=\"col\" class=\"party\">{}</th>", Html(party.name()))?;
    }
    if let Some(column) = column {
        write!(page, "<th scope=\"col\" class=\"further\">{}</th>", Html(&column.title))?;
    }
    page.push_str("</tr></thead>\n<tbody>\n");
    for (position, activity) in (first..).zip(activities) {
        row(page, activity)?;
        if let Some(column) = column {
            further(page, column.cells.get(position).map_or(&[], Vec::as_slice))?;
        }
        page.push_str("</tr>\n");
    }
    page.push_str("</tbody>\n</table>\n</div>\n");
    Ok(())
}

/// A row up to the further column; its title is a link to itself.
fn row(page: &mut String, activity: &Activity) -> fmt::Result {
    let (id, title) = (Html(activity.kebab_id()), Html(activity.title()));
    write!(
        page,
        "<tr id=\"{id}\"><th scope=\"row\" dir=\"auto\"><a href=\"#{id}\">{title}</a></th>"
    )?;
    activity.roles().iter().try_for_each(|roles| cell(page, *roles))
}

fn cell(page: &mut String, roles: RoleSet) -> fmt::Result {
    write!(page, "<td data-roles=\"{}\">", roles.letters())?;
    if roles.is_empty() {
        page.push_str("<span aria-hidden=\"true\">–</span><span class=\"spoken\">no role</span>");
    }
    let held = Role::ALL.into_iter().filter(|role| roles.contains(*role));
    for (position, role) in held.enumerate() {
        let (letter, name) = (role.letter(), role.name());
        let and = if position == 0 { "" } else { ", " };
        write!(
            page,
            "<b class=\"role {letter}\" aria-hidden=\"true\" title=\"{name}\">{letter}</b>"
        )?;
        write!(page, "<span class=\"spoken\">{and}{name}</span>")?;
    }
    page.push_str("</td>");
    Ok(())
}

fn further(page: &mut String, cells: &[Cell]) -> fmt::Result {
    page.push_str("<td class=\"further\">");
    for (position, Cell { text, link }) in cells.iter().enumerate() {
        if position > 0 {
            page.push_str("<br>");
        }
        match link {
            Some(link) if is_address(link) => {
                write!(page, "<a href=\"{}\">{}</a>", Html(link), Html(text))?;
            }
            _ => write!(page, "{}", Html(text))?,
        }
    }
    page.push_str("</td>");
    Ok(())
}

/// Whether it is on the web, or a path; anything else before a colon may be a script.
fn is_address(link: &str) -> bool {
    is_web_address(link) || !link.contains(':')
}
