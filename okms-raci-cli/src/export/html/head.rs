//! Everything before the table: where the matrix comes from, who holds how much, the filter, the legend.

use maud::{Markup, html};
use okms_raci_codegen::{Activity, Matrix, Role};
use okms_raci_core::render::is_web_address;

use super::table::{anchor, mark};
use crate::export::deviation;
use crate::finding::counted_with as counted;

/// The title, and where the matrix comes from.
pub(super) fn header(matrix: &Matrix) -> Markup {
    let source = &matrix.source;
    let publisher = [&source.publisher, &source.article].into_iter().flatten();
    let publisher = publisher.map(String::as_str).collect::<Vec<_>>().join(", ");
    html! {
        header {
            h1 id="page.title" dir="auto" { (matrix.title) } "\n"
            p.source {
                @match source.url.as_deref().filter(|url| is_web_address(url)) {
                    Some(url) => {
                        a href=(url) { (if publisher.is_empty() { url } else { &publisher }) } " · "
                    }
                    None if publisher.is_empty() => {}
                    None => { (publisher) " · " }
                }
                b.revision { "revision " (source.revision) }
                " · " (counted(matrix.activities.len(), "activity", "activities"))
                " in " (counted(matrix.sections.len(), "section", "sections"))
            }
        }
        "\n"
    }
}

/// How many roles each party holds, and which rows are allowed to differ.
pub(super) fn overview(matrix: &Matrix) -> Markup {
    html! {
        section.overview aria-label="Summary" {
            (figures(matrix))
            (accountability(matrix))
        }
        "\n"
    }
}

/// Each figure is a link to the rows that it counts.
fn figures(matrix: &Matrix) -> Markup {
    html! {
        ul.figures {
            @for (position, party) in matrix.parties.iter().enumerate() {
                li {
                    span.name dir="auto" { (party.name) }
                    span.roles {
                        @for role in Role::ALL { (figure(matrix, position, role)) }
                    }
                }
                "\n"
            }
        }
    }
}

fn figure(matrix: &Matrix, position: usize, role: Role) -> Markup {
    let party = &matrix.parties[position];
    let holds = |activity: &&Activity| activity.roles[position].contains(role);
    let (count, letter) = (matrix.activities.iter().filter(holds).count(), role.letter());
    let said = format!("{}: {letter} {count}, {}", party.name, role.name());
    let shown = html! { b class=(letter) { (letter) } " " (count) (bar(count, matrix.activities.len(), letter)) };
    html! {
        @if count == 0 {
            span.zero role="img" aria-label=(said) title=(said) { (shown) }
        } @else {
            a href={ "#party=" (party.kebab_id()) "&role=" (letter) } aria-label=(said) title=(said) { (shown) }
        }
    }
}

/// A share of all activities; the policy of the page admits no style at an element.
fn bar(part: usize, all: usize, letter: char) -> Markup {
    html! {
        svg aria-hidden="true" viewBox={ "0 0 " (all) " 1" } preserveAspectRatio="none" {
            rect width=(all) height="1" {}
            rect class=(letter) width=(part) height="1" {}
        }
    }
}

fn accountability(matrix: &Matrix) -> Markup {
    let accountable = |activity: &&Activity| {
        let held = activity.roles.iter().filter(|roles| roles.contains(Role::Accountable));
        held.count() == 1
    };
    let all = matrix.activities.len();
    let one = matrix.activities.iter().filter(accountable).count();
    let exempt: Vec<&Activity> =
        matrix.activities.iter().filter(|activity| !activity.allow.is_empty()).collect();
    html! {
        div.accountability.differs[!exempt.is_empty()] {
            p {
                @if one == all { "All " b { (all) } } @else { b { (one) " of " (all) } }
                " activities have exactly one accountable party"
                @match exempt.len() {
                    0 => { "." }
                    1 => { "; " b { "1" } " is allowed to differ:" }
                    several => { "; " b { (several) } " are allowed to differ:" }
                }
            }
            @if !exempt.is_empty() {
                ul {
                    @for activity in exempt { (exemption(matrix, activity)) "\n" }
                }
            }
        }
    }
}

fn exemption(matrix: &Matrix, activity: &Activity) -> Markup {
    let number = activity.reference.as_ref().or(matrix.sections[activity.section].number.as_ref());
    html! {
        li dir="auto" {
            a href=(anchor(activity)) {
                @if let Some(number) = number { (number) " " }
                (activity.title)
            }
            @for (rule, reason) in activity.allow.iter() {
                ": " (deviation(*rule)) ". " span.reason { (reason) }
            }
        }
    }
}

/// Hidden until the script shows it, since without scripts it does nothing.
pub(super) fn filter(matrix: &Matrix, (one, several): (&str, &str)) -> Markup {
    let count = counted(matrix.activities.len(), one, several);
    html! {
        form role="search" aria-label={ "Filter the " (several) } data-noun=(several) hidden {
            label { span { "Party" } " "
                select name="party" {
                    option value="" { "Any party" }
                    @for party in &matrix.parties {
                        option value=(party.kebab_id()) { (party.name) }
                    }
                }
            }
            "\n"
            fieldset {
                legend { "Role" }
                div.toggles {
                    @for role in Role::ALL {
                        label title=(role.name()) {
                            input.spoken type="checkbox" name="role" value=(role.letter()) aria-label=(role.name());
                            (mark(role))
                        }
                    }
                }
            }
            "\n"
            input type="search" name="text" placeholder="Search" aria-label="Search" autocomplete="off" spellcheck="false";
            output role="status" { (count) }
            button.reset type="button" hidden { "Show all" }
            button.copy type="button" hidden { "Copy link" }
        }
        "\n"
    }
}

/// The letters and their definitions.
pub(super) fn legend() -> Markup {
    html! {
        ul.legend aria-label="Roles" {
            @for role in Role::ALL {
                li { (mark(role)) " " b { (role.name()) } (meaning(role)) }
            }
        }
        "\n"
    }
}

/// The definition, after the name of the role.
fn meaning(role: Role) -> String {
    let definition = role.definition();
    match definition.strip_prefix(&role.name().to_lowercase()) {
        Some(rest) => rest.to_owned(),
        None => format!(": {definition}"),
    }
}
