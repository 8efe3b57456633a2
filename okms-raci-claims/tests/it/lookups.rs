//! What `activity!` finds.

use okms_raci_claims::{Lookup, Rows};

use crate::tea::rows;

fn lookup(rows: &Rows, text: &str) -> Result<usize, String> {
    let lookup: Lookup = syn::parse_str(&format!("{text:?}")).unwrap();
    rows.lookup(&lookup).map_err(|mistake| mistake.to_string())
}

#[test]
fn an_activity_is_found_by_id_by_title_and_by_number_and_title() {
    for (text, position) in [
        ("take-dump", 0),
        ("Take the dump", 0),
        ("1.1 Check the dump", 1),
        ("1.2 Restore", 2),
        ("recover", 2),
        ("Archive", 3),
    ] {
        assert_eq!(lookup(&rows(), text), Ok(position), "{text}");
    }
    for text in ["1.2 Check the dump", "1.1Check the dump", "Check", "TakeDump", " Archive", ""] {
        assert!(lookup(&rows(), text).is_err(), "{text}");
    }
}

#[test]
fn of_what_no_activity_is_called_the_nearest_is_named() {
    let says = |rows: &Rows, text: &str| lookup(rows, text).unwrap_err();
    let mut same = rows();
    same.activities[3].item.title = "Restore".to_owned();
    assert_eq!(
        says(&same, "Restore"),
        "several activities are called so: write \"1.2 Restore\" or \"archive\""
    );
    assert_eq!(
        says(&rows(), "1.1"),
        "no activity is called \"1.1\"
it is the number of a section: write a title, or the number and a title"
    );
    assert_eq!(
        says(&rows(), "check-dmup"),
        "no activity is called \"check-dmup\"\nthe nearest is \"Check the dump\""
    );
    assert_eq!(
        says(&rows(), "Take\u{a0}the dump\u{202e}"),
        "no activity is called \"Take\u{a0}the dump\\u{202e}\"
the nearest is \"Take the dump\"
it has U+00A0, a non-breaking space"
    );
    // A part of a long title is near, and has none of the words.
    let mut long = rows();
    long.activities[0].item.title = "Keep the service safe (data integrity, backups, …)".to_owned();
    for text in ["Pour", "", "Run backups"] {
        let none = format!(
            "expected a title or an id of {}; of a matrix of your own, the path of its module comes first: \
             `use crate::backup; \"{text}\"`",
            long.name
        );
        assert_eq!(says(&long, text), format!("no activity is called \"{text}\"\n{none}"));
        long.is_own = true;
        let none = format!("expected a title or an id of {}", long.name);
        assert_eq!(says(&long, text), format!("no activity is called \"{text}\"\n{none}"));
        long.is_own = false;
    }
}
