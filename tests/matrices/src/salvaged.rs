//! What a macro defines where a matrix is refused, of every sample: it compiles.

macro_rules! salvaged {
    ($($name:ident)*) => {
        $(okms_raci::__include_matrix! {
            __own_rows #[doc = "What was read of a refused matrix."] #[allow(dead_code, non_upper_case_globals)] mod $name {
                ::core::include!(::core::concat!(
                    ::core::env!("OUT_DIR"), "/refused_", ::core::stringify!($name), ".rs",
                ));
            }
        })*

        #[test]
        fn there_is_something_of_each_matrix() {
            assert!([$($name::Activity::COUNT),*].len() > 80);
        }
    };
}

include!(concat!(env!("OUT_DIR"), "/salvaged.rs"));

#[test]
fn names_that_could_be_read_are_defined() {
    use many_mistakes::{Activity, Party};

    assert_eq!(Activity::RunBackups.title(), "Run backups");
    assert_eq!(Activity::RunBackups.roles(Party::Customer), okms_raci::RoleSet::I);
}

#[test]
fn a_key_that_is_not_text_takes_no_names_away() {
    assert_eq!(key_is_null::Activity::BoilWater.title(), "Boil water");
}

// Its mistakes are reported already: no claim about it is another one.
okms_raci::assert_raci! {
    use crate::salvaged::misspelt_party;
    Provider is responsible and accountable for RunBackups;
    RestoreData is { Customer: I, Provider: RA };
    revision is "2026-02-01";
}
