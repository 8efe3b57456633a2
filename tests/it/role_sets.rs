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
                assert_eq!((a ^ b).contains(role), in_a != in_b);
                assert_eq!((!a).contains(role), !in_a);
            }
            check_assignments(a, b);
            assert_eq!(a.contains_all(b), b.iter().all(|role| a.contains(role)));
            assert_eq!(a.is_subset_of(b), a.iter().all(|role| b.contains(role)));
            assert_eq!(a.intersects(b), a.iter().any(|role| b.contains(role)));
            assert_eq!(a.is_disjoint(b), !a.intersects(b));
            assert_eq!(a.equals(b), a == b);
        }
    }
}

#[test]
fn the_laws_of_sets_hold() {
    let (none, every) = (RoleSet::NONE, RoleSet::RACI);
    for a in all() {
        assert_eq!([a | none, a & every, a | a, a & a, !!a], [a; 5]);
        assert_eq!([a & none, a - a, a & !a, a | every], [none, none, none, every]);
        for b in all() {
            assert_eq!([a | b, a & b, a ^ b], [b | a, b & a, b ^ a]);
            assert_eq!([a | (a & b), a & (a | b)], [a; 2]);
            assert_eq!([!(a | b), !(a & b)], [!a & !b, !a | !b]);
            assert_eq!([a - b, a ^ b], [a & !b, (a - b) | (b - a)]);
            assert_eq!((a | b).len() + (a & b).len(), a.len() + b.len());
            assert_eq!(a.contains_all(b) && b.contains_all(a), a == b);
            for c in all() {
                assert_eq!([a | (b | c), a & (b & c)], [(a | b) | c, (a & b) & c]);
                assert_eq!(a & (b | c), (a & b) | (a & c));
                assert_eq!(a | (b & c), (a | b) & (a | c));
                assert!(a.contains_all(c) || !(a.contains_all(b) && b.contains_all(c)));
            }
        }
    }
}

#[test]
fn a_set_comes_back_from_all_that_is_got_of_it() {
    for set in all() {
        assert_eq!(RoleSet::from_bits(set.bits()), Some(set));
        assert_eq!(RoleSet::from_letters(set.letters()), Some(set));
        assert_eq!([set.letters().parse(), set.to_string().parse()], [Ok(set), Ok(set)]);
        assert_eq!(RoleSet::from_iter(set), set);
        assert_eq!(format!("{set:?}"), format!("RoleSet({set})"));
    }
    assert!((16..=u8::MAX).all(|bits| RoleSet::from_bits(bits).is_none()));
    for role in Role::ALL {
        assert_eq!(Role::from_letter(role.letter()), Some(role));
        assert_eq!([role.name().parse(), role.letter().to_string().parse()], [Ok(role); 2]);
        assert_eq!([RoleSet::from(role), RoleSet::from([role])], [RoleSet::of(role); 2]);
    }
}

fn check_assignments(a: RoleSet, b: RoleSet) {
    let (mut or, mut and, mut xor, mut sub, mut extended) = (a, a, a, a, a);
    or |= b;
    and &= b;
    xor ^= b;
    sub -= b;
    extended.extend(b);
    assert_eq!([or, and, xor, sub, extended], [a | b, a & b, a ^ b, a - b, a | b]);
}

#[test]
fn a_role_is_an_operand_as_well() {
    for a in Role::ALL {
        let set = RoleSet::of(a);
        assert_eq!(!a, !set);
        for b in Role::ALL {
            let expected = RoleSet::from([a, b]);
            assert_eq!([a | b, set | b, a | RoleSet::of(b)], [expected; 3]);
            assert_eq!((a ^ b, a & b, a - b), (set ^ b, set & b, set - b));
            let mut assigned = set;
            assigned |= b;
            assert_eq!(assigned, expected);
        }
    }
}

#[test]
fn roles_come_from_both_ends() {
    for set in all() {
        let mut backwards: Vec<Role> = set.iter().rev().collect();
        backwards.reverse();
        assert!((&set).into_iter().eq(backwards));
    }
    let mut roles = RoleSet::RCI.iter();
    assert_eq!((roles.next(), roles.next_back()), (Some(Role::Responsible), Some(Role::Informed)));
    assert_eq!((roles.len(), roles.next()), (1, Some(Role::Consulted)));
    assert_eq!((roles.next_back(), roles.next()), (None, None));
}

#[test]
fn a_set_is_a_number_below_sixteen() {
    for (bits, set) in (0..).zip(all()) {
        assert_eq!((set.bits(), RoleSet::from_bits(bits)), (bits, Some(set)));
    }
    assert_eq!(RoleSet::from_bits(16), None);
    assert_eq!(Role::ALL.len(), Role::COUNT);
}

#[test]
fn sets_are_worked_out_in_const_code() {
    const SET: RoleSet = RoleSet::from_letters("IA").unwrap();
    const OTHERS: RoleSet = SET.complement().difference(RoleSet::C).union(RoleSet::NONE);
    const BITS: Option<RoleSet> = RoleSet::from_bits(SET.symmetric_difference(OTHERS).bits());
    const COUNT: usize = SET.len();
    assert_eq!((SET, OTHERS, BITS, COUNT), (RoleSet::AI, RoleSet::R, Some(RoleSet::RAI), 2));
}

#[test]
fn people_type_letters_in_any_order_and_case() {
    for (text, set) in [
        ("RACI", RoleSet::RACI),
        ("icar", RoleSet::RACI),
        ("aR", RoleSet::RA),
        ("-", RoleSet::NONE),
        ("", RoleSet::NONE),
    ] {
        assert_eq!((text.parse(), RoleSet::try_from(text)), (Ok(set), Ok(set)), "{text:?}");
    }
    for (text, message) in [
        ("RX", "\"RX\" is not a role set: 'X' is none of the letters R, A, C and I"),
        ("r-", "\"r-\" is not a role set: '-' is none of the letters R, A, C and I"),
        ("RaR", "\"RaR\" is not a role set: it has 'R' twice"),
        ("É", "\"É\" is not a role set: 'É' is none of the letters R, A, C and I"),
    ] {
        let error = text.parse::<RoleSet>().unwrap_err();
        assert_eq!(error.to_string(), message);
        assert_eq!((error.asked(), error.nearest(), error.shared_by()), (text, None, None));
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
