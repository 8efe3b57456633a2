//! Subsets of matrices of one's own: all that those of OKMS can do.

use matrices::{aliases, notes, shared_titles, sixty_four_parties};
use okms_raci::{EnumMap, MatrixActivity, MatrixItem, Role, Variants};

okms_raci::subset! { use matrices::aliases; enum Provided where Provider is responsible }
okms_raci::subset! { use matrices::notes; enum Noted where Customer is accountable except OrderMoreSpace }
okms_raci::subset! { use matrices::shared_titles; enum Shared where Customer is responsible in "1" and Archive }
okms_raci::subset! { use matrices::sixty_four_parties; enum Late where Team64 is responsible or accountable }
// Another crate need not have what the matrix derives.
okms_raci::subset! { use matrices::derives; enum Derived where Customer is responsible }

/// What generic code sees of a subset is what the whole matrix has.
fn agrees<S: MatrixActivity + Variants>() {
    for &part in S::ALL {
        let whole = part.activity();
        assert_eq!(S::from_activity(whole), Some(part));
        assert_eq!(
            [part.id(), part.variant(), part.title()],
            [whole.id(), whole.variant(), whole.title()]
        );
        assert_eq!(S::from_id(whole.id()), Some(part));
        assert_eq!(whole.id().to_uppercase().parse(), Ok(part));
        assert!((part.reference(), part.note()) == (whole.reference(), whole.note()));
        for &party in <S::Party as Variants>::ALL {
            assert_eq!(part.roles(party), whole.roles(party));
            for role in Role::ALL {
                let held = S::held_by(party, role).contains(&part);
                assert_eq!((held, part.is(party, role)), (whole.is(party, role), held));
            }
        }
    }
}

#[test]
fn a_subset_agrees_with_its_matrix() {
    agrees::<Provided>();
    agrees::<Noted>();
    agrees::<Shared>();
    agrees::<Late>();
    agrees::<Derived>();
    agrees::<notes::Activity>();
}

#[test]
fn former_ids_are_found_and_shared_titles_are_not() {
    assert_eq!(Provided::from_id("do-backups"), Some(Provided::RunBackups));
    assert_eq!("DROP-backups".parse(), Ok(Provided::DeleteBackups));
    assert_eq!(Provided::try_from(aliases::Activity::RestoreData).ok(), None);
    assert_eq!(Shared::COUNT, 3);
    let message = "Test it".parse::<Shared>().unwrap_err().to_string();
    assert!(message.starts_with("2 of the 4 activities are called \"Test it\""), "{message}");
    assert_eq!("2 restore".parse(), Ok(Shared::RestoreOfArchive));
    let other = shared_titles::Activity::TestOfArchive;
    let message = Shared::try_from(other).unwrap_err().to_string();
    assert_eq!(message, "\"Test it\" is not among the 3 of `Shared`");
}

#[test]
fn notes_many_parties_and_maps_are_those_of_the_matrix() {
    assert_eq!(Noted::ALL.map(Noted::reference), [Some("5.2")]);
    assert_eq!(Noted::TestRestores.note_of(notes::Party::Provider), Some("With a copy"));
    const LAST: Late = Late::ALL[Late::COUNT - 1];
    assert_eq!(LAST.holders(Role::Accountable).only(), Some(sixty_four_parties::Party::Team64));
    let counts = EnumMap::<Provided, usize>::from_fn(|activity| activity.title().len());
    assert_eq!(counts[Provided::RunBackups], "Run backups".len());
}
