//! A matrix as text. The expectations are in `render/`; `cargo xtask renew` renews them.

use okms_raci::{Activity, Okms, Party, Section, render};

use crate::project_file;

#[track_caller]
fn check(rendered: &str, file: &str) {
    let expected = project_file(&format!("tests/it/render/{file}"));
    assert!(
        rendered == expected,
        "{file} differs from what is rendered; `cargo xtask renew` renews it:\n{rendered}"
    );
}

#[test]
fn the_whole_matrix_is_rendered_in_each_form() {
    check(&render::markdown::<Okms>().to_string(), "okms.md");
    check(&render::text::<Okms>().to_string(), "okms.txt");
    check(&render::csv::<Okms>().to_string(), "okms.csv");
}

#[test]
fn csv_reads_back_as_the_matrix() {
    let csv = render::csv::<Okms>().to_string();
    let mut lines = csv.lines();
    assert_eq!(lines.next(), Some("section,section_title,activity,title,Customer,OVHcloud"));
    for (line, activity) in lines.by_ref().zip(Activity::ALL) {
        let cells = Party::ALL.map(|party| activity.roles(party).letters()).join(",");
        assert!(line.starts_with(activity.section().number()), "{line}");
        assert!(line.ends_with(&format!(",{cells}")), "{line}");
    }
    assert_eq!(lines.next(), None);
}

#[test]
fn a_part_is_rendered_alone() {
    let section = render::text::<Okms>().section(Section::EventManagement).to_string();
    assert!(section.starts_with("3.2 Event management"), "{section}");
    assert!(section.contains("\n\n3.2.1 Incidents"), "{section}");
    assert_eq!(section.matches("RA").count(), 3);
    let section = render::markdown::<Okms>().section(Section::EventManagement).to_string();
    assert!(
        section.starts_with("### 3.2 Event management\n\n#### 3.2.1 Incidents\n\n"),
        "{section}"
    );
    let activity = render::markdown::<Okms>().activity(Activity::ManageBackups).to_string();
    let expected = "\
        #### 3.1.1 Daily operations\n\n\
        | Activity | Customer | OVHcloud |\n\
        | --- | --- | --- |\n\
        | Manage backups | - | RA |\n";
    assert_eq!(activity, expected);
}

#[test]
fn text_keeps_to_the_width() {
    for width in [40, 60, 80, 120] {
        let text = render::text::<Okms>().width(width).to_string();
        // The URL and the title of the page are not wrapped.
        let longest = text.lines().skip(2).map(|line| line.chars().count()).max();
        assert!(longest <= Some(width), "{longest:?} > {width}\n{text}");
    }
}
