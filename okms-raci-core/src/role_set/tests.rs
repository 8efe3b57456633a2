use std::string::{String, ToString};
use std::vec::Vec;

use super::RoleSet;
use crate::Role;

#[test]
fn a_set_is_made_of_its_bits_and_of_its_letters_in_any_order() {
    for bits in 0..=u8::MAX {
        let set = RoleSet::from_bits(bits);
        assert_eq!(set.is_some(), bits < 16);
        assert_eq!(set.map_or(bits, RoleSet::bits), bits);
    }
    for set in (0..16).filter_map(RoleSet::from_bits) {
        let backwards: String = set.letters().chars().rev().collect();
        assert_eq!(RoleSet::from_letters(set.letters()), Some(set));
        assert_eq!(RoleSet::from_letters(&backwards), Some(set));
        for role in Role::ALL {
            let more = backwards.clone() + &role.letter().to_string();
            let is_in = set.contains(role);
            assert_eq!(RoleSet::from_letters(&more).is_none(), is_in, "{more}");
            let other = set.symmetric_difference(RoleSet::of(role));
            assert_ne!(other.contains(role), is_in);
            assert_eq!(other.union(RoleSet::of(role)), set.union(RoleSet::of(role)));
        }
    }
    assert_eq!(RoleSet::from_letters("RX"), None);
}
#[test]
fn a_set_is_read_from_letters_and_walked_from_both_ends() {
    for set in (0..16).filter_map(RoleSet::from_bits) {
        let roles: Vec<Role> = set.iter().collect();
        assert_eq!((roles.len(), set.iter().len()), (set.len(), set.len()));
        assert!(roles.iter().all(|&role| set.contains(role)));
        assert!(set.iter().rev().eq(roles.iter().rev().copied()));
        assert_eq!(roles.iter().chain(&roles).copied().collect::<RoleSet>(), set);
        let letters = set.letters().to_lowercase();
        assert_eq!(letters.parse(), Ok(set));
        for role in Role::ALL {
            assert_eq!(RoleSet::from(role).union(!role), RoleSet::RACI);
            assert!(!(!role).contains(role));
            let more = letters.clone() + &role.letter().to_string();
            assert_eq!(more.parse::<RoleSet>().is_err(), set.contains(role), "{more}");
        }
    }
    assert_eq!("-".parse(), Ok(RoleSet::NONE));
    assert!("--".parse::<RoleSet>().is_err() && "RX".parse::<RoleSet>().is_err());
}
