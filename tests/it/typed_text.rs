//! Text that people type: FromStr, TryFrom, and what their errors say.

use std::error::Error;

use okms_raci::{Activity, ParseError, Party, Role, Section};

#[test]
fn what_is_displayed_is_parsed_again() {
    for activity in Activity::ALL {
        assert_eq!(activity.to_string().parse(), Ok(activity));
        assert_eq!(Activity::try_from(activity.id()), Ok(activity));
        assert_eq!(activity.variant().parse(), Ok(activity));
        assert_eq!(activity.variant(), format!("{activity:?}"));
    }
    for section in Section::ALL {
        assert_eq!(section.to_string().parse(), Ok(section));
        assert_eq!(section.number().parse(), Ok(section));
        assert_eq!(section.variant().to_lowercase().parse(), Ok(section));
        assert_eq!(section.id().to_uppercase().parse(), Ok(section));
    }
    for party in Party::ALL {
        assert_eq!(party.to_string().to_lowercase().parse(), Ok(party));
        assert_eq!(party.variant().parse(), Ok(party));
    }
    for role in Role::ALL {
        assert_eq!(role.to_string().parse(), Ok(role));
        assert_eq!(role.letter().to_ascii_lowercase().to_string().parse(), Ok(role));
    }
}

#[test]
fn where_a_text_is_asked_for_an_item_is_its_id() {
    let texts: [&'static str; 2] = [Activity::ManageBackups.into(), Party::OvhCloud.into()];
    assert_eq!(texts, ["manage-backups", "ovh-cloud"]);
    assert_eq!(Section::DailyOperations.as_ref(), "daily-operations");
}

#[test]
fn items_are_displayed_with_the_width_that_is_asked_for() {
    assert_eq!(format!("[{:>10}]", Party::OvhCloud), "[  OVHcloud]");
    assert_eq!(format!("{:?}", Activity::ManageBackups), "ManageBackups");
    assert_eq!(format!("{:<15?}|", Activity::ManageBackups), "ManageBackups  |");
}

#[track_caller]
fn check_refusal<T>(text: &str, message: &str)
where
    T: std::str::FromStr<Err = ParseError> + std::fmt::Debug,
{
    let error = text.parse::<T>().unwrap_err();
    assert_eq!(error.to_string(), message);
    // What `unwrap()`, and `?` in `main`, show.
    assert_eq!(format!("{error:?}"), message);
    assert!(error.source().is_none());
}

#[test]
fn a_refusal_names_the_nearest() {
    check_refusal::<Activity>(
        "manage bakcups",
        "none of the 31 activities is called \"manage bakcups\"; the nearest is \"Manage backups\"",
    );
    check_refusal::<Activity>(
        "Handle incidents",
        "none of the 31 activities is called \"Handle incidents\"; \
         the nearest is \"Handle incidents (tickets and telephone contacts)\"",
    );
    check_refusal::<Section>(
        "3.1.8",
        "none of the 24 sections is called \"3.1.8\"; the nearest is \"3.1.7\"",
    );
    check_refusal::<Party>(
        "OVH cloud",
        "none of the 2 parties is called \"OVH cloud\"; the nearest is \"ovh-cloud\"",
    );
    check_refusal::<Role>(
        "acountable",
        "none of the 4 roles is called \"acountable\"; the nearest is \"Accountable\"",
    );
}

#[test]
fn a_refusal_hands_on_what_is_nearest() {
    let error = "manage bakcups".parse::<Activity>().unwrap_err();
    assert_eq!((error.nearest(), error.shared_by()), (Some("Manage backups"), None));
}

#[test]
fn a_refusal_names_no_neighbour_that_is_far() {
    check_refusal::<Activity>("make tea", "none of the 31 activities is called \"make tea\"");
    check_refusal::<Activity>("", "none of the 31 activities is called \"\"");
}

#[test]
fn a_refusal_shows_the_start_of_a_long_text() {
    let text = "ä".repeat(500);
    let error = text.parse::<Activity>().unwrap_err();
    assert_eq!(error.asked(), "ä".repeat(32));
    assert!(error.to_string().ends_with("ä\"…"), "{error}");
}

#[test]
fn a_text_that_two_share_is_refused_with_both() {
    check_refusal::<Section>(
        "REVERSIBILITY MODEL FOR CMK",
        "2 of the 24 sections are called \"REVERSIBILITY MODEL FOR CMK\"; ask for an id, \
         such as \"service-reversibility-model\" or \"reversibility-model\"",
    );
    let error = "reversibility model for cmk".parse::<Section>().unwrap_err();
    assert_eq!(error.shared_by(), Some(["service-reversibility-model", "reversibility-model"]));
    assert_eq!((error.nearest(), error.count()), (None, 24));
}
