//! Role sets behave as sets, all 16 of them.

use okms_raci::{Role, RoleSet};

fn all() -> impl Iterator<Item = RoleSet> {
    (0..16).map(|bits| Role::ALL.into_iter().filter(|&role| bits & 1 << role as u8 != 0).collect())
}

#[test]
fn every_set_has_a_constant_that_is_named_after_its_letters() {
    let constants = [
        RoleSet::NONE,
        RoleSet::R,
        RoleSet::A,
        RoleSet::RA,
        RoleSet::C,
        RoleSet::RC,
        RoleSet::AC,
        RoleSet::RAC,
        RoleSet::I,
        RoleSet::RI,
        RoleSet::AI,
        RoleSet::RAI,
        RoleSet::CI,
        RoleSet::RCI,
        RoleSet::ACI,
        RoleSet::RACI,
    ];
    let names = "- R A RA C RC AC RAC I RI AI RAI CI RCI ACI RACI".split(' ');
    for ((constant, set), name) in constants.into_iter().zip(all()).zip(names) {
        assert_eq!(constant, set);
        assert_eq!(constant.to_string(), name);
        assert_eq!(constant.letters(), name.trim_start_matches('-'));
    }
}

#[test]
fn the_operations_are_those_of_sets() {
    for a in all() {
        assert_eq!(a.iter().collect::<RoleSet>(), a);
        assert_eq!((a.iter().len(), a.is_empty()), (a.len(), a == RoleSet::NONE));
        for b in all() {
            for role in Role::ALL {
                let (in_a, in_b) = (a.contains(role), b.contains(role));
                assert_eq!((a | b).contains(role), in_a || in_b);
                assert_eq!((a & b).contains(role), in_a && in_b);
                assert_eq!((a - b).contains(role), in_a && !in_b);
            }
            assert_eq!(a.contains_all(b), b.iter().all(|role| a.contains(role)));
            assert_eq!(a.equals(b), a == b);
        }
    }
}

#[test]
fn letters_are_taken_in_any_order_and_only_once() {
    for letters in ["RACI", "ICAR", "AICR"] {
        assert_eq!(RoleSet::from_letters(letters), Some(RoleSet::RACI));
    }
    assert_eq!(RoleSet::from_letters(""), Some(RoleSet::NONE));
    for letters in ["RR", "X", "ra", "R A", "RACIR", "-", "É"] {
        assert_eq!(RoleSet::from_letters(letters), None, "{letters:?}");
    }
}

#[test]
fn one_byte_holds_a_set_of_roles() {
    assert_eq!(size_of::<RoleSet>(), 1);
    assert_eq!(size_of::<Role>(), 1);
}
