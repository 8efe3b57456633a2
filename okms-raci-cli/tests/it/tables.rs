//! Tables in text that nobody writes by hand: what is beyond a matrix is refused before it costs anything,
//! and no cell is lost in silence.

use std::fmt::Write;

use crate::raci::{run, scratch_file};

/// Imports a text; gives what was said and the YAML, if one came out.
fn import(name: &str, text: &str) -> (String, Option<String>) {
    let path = scratch_file("tables", name, text);
    let output = run(&["import", path.to_str().unwrap(), "--revision", "2026-01-31"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(matches!(output.status.code(), Some(0 | 2)), "{said}");
    let yaml = output.status.success().then(|| String::from_utf8(output.stdout).unwrap());
    (said, yaml)
}

#[track_caller]
fn assert_refused(name: &str, text: &str, sentence: &str) {
    let (said, yaml) = import(name, text);
    assert!(yaml.is_none() && said.contains(sentence), "{said}");
}

#[test]
fn a_text_has_a_limit() {
    let long = "x".repeat((16 << 20) + 1);
    assert_refused("long.csv", &long, "too large for a text: 16 MiB is the most");
    assert_refused("long.html", &long, "too large for a text: 16 MiB is the most");
    assert_refused("long.md", &"[".repeat((4 << 20) + 1), "is larger than 4 MiB");
}

#[test]
fn all_tables_together_have_no_more_cells_than_a_matrix() {
    let said = "has more than 250000 cells";
    assert_refused("rows.csv", &"a,R,A\n".repeat(100_000), said);
    assert_refused("line.csv", &";".repeat(1 << 20), said);
    assert_refused("gaps.csv", &"a\n\n".repeat(200_000), said);
    assert_refused("pipes.md", &"|".repeat(600_000), said);
    assert_refused("tables.md", &"|a|b|\n|-|-|\n|c|R|\n\n".repeat(65_000), said);
    assert_refused("tables.html", &"<table><tr><td>a<td>R</table>".repeat(130_000), said);
    assert_refused("many.md", &"\n\n<table><tr><td>a<td>R</table>".repeat(130_000), said);
}

#[test]
fn a_table_has_no_more_sections_than_a_matrix() {
    let names = (0..60).fold(String::new(), |names, at| format!("{names}Part{at},"));
    let mut table = format!("{names}Task,Ann,Bob\n");
    for row in 0..2_300 {
        for column in 0..60 {
            write!(table, "part {} of {column},", row / 2).unwrap();
        }
        writeln!(table, "Do {row},RA,I").unwrap();
    }
    assert_refused("parts.csv", &table, "there are more than 65535 sections up to here");
}

/// A table with these columns, and a row in which each cell of them is the same.
fn wide(name: &str, count: usize, cell: &str, rest: &str) -> String {
    let names = (0..count).fold(String::new(), |names, at| format!("{names}{name}{at},"));
    let row = format!("{}{rest}\n", format!("{cell},").repeat(count));
    format!("{names}Task,Ann,Bob\n{}", row.repeat(2))
}

#[test]
fn a_table_has_columns_for_the_parties_of_a_matrix() {
    let names = (0..300).fold(String::new(), |names, at| format!("{names},P{at}"));
    let table = format!("Task{names}\na{}\nb{}\n", ",R".repeat(300), ",A".repeat(300));
    assert_refused("parties.csv", &table, "the table has 300 columns of letters");
    let mut page = String::new();
    for at in 0..200 {
        write!(page, "| Task{at} | P{at} | Q{at} |\n|-|-|-|\n| a | R | A |\n\n").unwrap();
    }
    assert_refused("parties.md", &page, "the tables name more than 256 parties");
    let sections = wide("Section ", 61, "S", "Plan,R,A");
    assert_refused("sections.csv", &sections, "more than 60 columns look like sections");
}

#[test]
fn text_that_is_not_shown_is_reported() {
    let head = "| Task | Ann | Bob |\n|---|---|---|\n";
    let page = format!("{head}| Plan | <span hidden>R</span> A | R |\n| Build | A | R |\n");
    let (said, yaml) = import("hidden.md", &page);
    assert!(said.contains("hidden.md:3: text that is not shown was left out"), "{said}");
    assert!(yaml.unwrap().contains("roles: { Ann: A, Bob: R }"));
    for cell in [
        "<span style='display: none'>R</span>A",
        "<div hidden>R <div>C</div> I</div>A",
        "<p style='visibility:hidden'>R</p>A",
        "A<b hidden>R",
        "<a class=comment-indicator></a><comment>R, says Eve</comment>A",
    ] {
        let page = format!(
            "<table><tr><th>Task<th>Ann<th>Bob<tr><td>Plan<td>{cell}<td>R<tr><td>Build<td>R<td>A</table>"
        );
        let (said, yaml) = import("hidden.html", &page);
        assert!(said.contains("text that is not shown was left out"), "{cell}: {said}");
        assert!(yaml.unwrap().contains("roles: { Ann: A, Bob: R }"), "{cell}");
    }
}

#[test]
fn parties_that_look_alike_are_reported() {
    let table = "Task,Customer,\u{421}ustomer\nPlan,R,A\nBuild,A,R\n";
    let (said, yaml) = import("alike.csv", table);
    assert!(said.contains("look alike, in letters of two scripts"), "{said}");
    assert!(yaml.is_some());
}

const HEAD: &str = "| Task | Ann | Bob |\n|---|---|---|\n";

/// A cell that some would read and others not is reported, or the table is refused.
#[test]
fn no_row_and_no_cell_of_a_page_is_lost_in_silence() {
    let read = format!("{HEAD}| Plan | R | A |\n");
    for (name, page, said) in [
        (
            "fence.md",
            format!("{read}\n```\n| Build | A | R |\n```\n"),
            "rows of a table in a block of code were left out",
        ),
        (
            "inside.md",
            format!("{read}```\n| Build | A | R |\n```\n"),
            "rows of a table in a block of code were left out",
        ),
        (
            "indented.md",
            format!("    {}", HEAD.replace("\n|", "\n    |")),
            "is code, since it is indented",
        ),
        (
            "backslash.md",
            format!("{HEAD}| Plan \\\\| R | A |\n"),
            "two backslashes stand before a `|`",
        ),
        ("picture.md", format!("{read}| Build | ![](r.png) | R |\n| Run | A | R |\n"), "[picture]"),
        (
            "deleted.md",
            format!("{read}| Build | <del>R</del> A | ~~I~~ R |\n"),
            "is partly struck through",
        ),
        (
            "open.csv",
            "Task,Ann,Bob\n\"Plan,R,A\nBuild,A,R\n\"Run,R,A\n".to_owned(),
            "a cell in quotes holds rows",
        ),
    ] {
        let (printed, _) = import(name, &page);
        assert!(printed.contains(said), "{name}: {printed}");
    }
    // With more blanks before it a row is one all the same.
    let (_, yaml) = import("blanks.md", &format!("{read}    | Build | A | R |\n"));
    assert!(yaml.unwrap().contains("title: Build"));
}

#[test]
fn signs_tell_titles_and_names_apart() {
    let table = "Task,Customer+,Customer-\nRestore < 10,R,A\nRestore > 10,A,R\nC,R,A\nC++,R,A\n";
    let yaml = import("signs.csv", table).1.unwrap();
    for id in ["Restore10Less", "Restore10More", "C", "CPlusPlus", "CustomerPlus", "CustomerMinus"]
    {
        assert!(
            yaml.contains(&format!("id: {id}\n")) || yaml.contains(&format!("id: {id},")),
            "{id}: {yaml}"
        );
    }
}

#[test]
fn a_cell_is_as_long_as_a_spreadsheet_has_it() {
    // Characters count, not bytes.
    let long = "ü".repeat(32_767);
    let said = format!("Task,Ann,Bob\n{long},R,A\nBuild,A,R\n");
    assert_refused("cell.csv", &said, "the title has 32767 characters; 1000 is the most");
    let said = format!("Task,Ann,Bob\n{long}ü,R,A\nBuild,A,R\n");
    assert_refused("cell.csv", &said, "the cell has 32768 characters");
}
