//! The lookups of a module itself, which code over any matrix does not reach: const, and maps.

macro_rules! sample {
    ($name:ident $Matrix:ident) => {
        mod $name {
            use matrices::$name::{Activity, Party, SOURCE, Section, maps};
            use okms_raci::{Matrix, Role, RoleSet};

            const FIRST: Activity = Activity::ALL[0];
            const FIRST_ROLES: RoleSet = FIRST.roles(Party::ALL[0]);
            const FOUND: Option<Activity> = Activity::from_id(FIRST.id());
            const SECTION: Section = FIRST.section();
            const HELD: &[Activity] = Activity::held_by(Party::ALL[0], Role::Accountable);

            #[test]
            fn in_const_code() {
                assert_eq!(FOUND, Some(FIRST));
                assert_eq!(FIRST_ROLES, FIRST.roles(Party::ALL[0]));
                assert_eq!(SECTION.activities()[0], FIRST);
                assert_eq!(HELD, Activity::held_by(Party::ALL[0], Role::Accountable));
                assert_eq!(Section::ROOTS[0].parent(), None);
                assert_eq!(Activity::COUNT, Activity::ALL.len());
                assert_eq!(SOURCE, matrices::$name::$Matrix::SOURCE);
            }

            #[test]
            fn in_maps() {
                for activity in Activity::ALL {
                    let id = activity.id().to_ascii_uppercase();
                    assert_eq!(maps::ACTIVITY_BY_ID.get(&id), Some(activity));
                }
                for (id, activity) in maps::ACTIVITY_BY_ID.entries() {
                    assert_eq!(Activity::from_id(id), Some(activity));
                }
                for (title, activity) in maps::ACTIVITY_BY_TITLE.entries() {
                    assert_eq!(Activity::from_title(title), Some(activity));
                    let title = title.to_ascii_lowercase();
                    assert_eq!(maps::ACTIVITY_BY_TITLE.get(&title), Some(activity));
                }
                for (number, section) in maps::SECTION_BY_NUMBER.entries() {
                    assert_eq!(Section::from_number(number), Some(section));
                }
                let numbered = Section::ALL.iter().filter(|section| !section.number().is_empty());
                assert_eq!(maps::SECTION_BY_NUMBER.len(), numbered.count());
                assert!(maps::ACTIVITY_BY_ID.len() >= Activity::COUNT);
            }

            #[test]
            fn of_what_is_not_there() {
                for text in ["", " ", "no such thing", "\0", "🗝"] {
                    assert_eq!(Activity::from_id(text), None);
                    assert_eq!(Activity::from_title(text), None);
                    assert_eq!(maps::ACTIVITY_BY_ID.get(text), None);
                    assert!(text.parse::<Activity>().is_err());
                    assert!(text.parse::<Party>().is_err());
                    assert!(text.parse::<Section>().is_err());
                }
            }
        }
    };
}

matrices::for_each_sample! { sample }
