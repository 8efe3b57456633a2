//! Tests.
use okms_raci::*;
const KEYS: RoleSet = Activity::AdministrateKeysAndSecrets.roles(Party::Customer);
const A: Option<Activity> = Activity::from_id("manage-backups");
#[test]
fn x() {
    assert_eq!(KEYS, RoleSet::RA);
    assert_eq!(A, Some(Activity::ManageBackups));
    for a in Activity::ALL {
        assert_eq!(Activity::from_id(a.id()), Some(a));
        assert_eq!(Activity::from_title(a.title()), Some(a));
        assert_eq!(a.title().to_uppercase().parse(), Ok(a));
        assert_eq!(a.id().to_uppercase().parse(), Ok(a));
        println!("{a:?} {} {}", a.section().number(), a);
    }
    for s in Section::ALL {
        assert_eq!(Section::from_number(s.number()), Some(s));
        println!(
            "{s:?} {} {:?} {:?} {:?} {}",
            s.depth(),
            s.parent(),
            s.sections(),
            s.activities(),
            s.all_activities().len()
        );
    }
    println!("{:?}", Section::ROOTS);
    println!("{:?}", Activity::held_by(Party::Customer, Role::Accountable));
    println!("{}", "manage backup".parse::<Activity>().unwrap_err());
    println!("{}", "REVERSIBILITY model for CMK".parse::<Section>().unwrap_err());
    println!("{}", "3.1.9".parse::<Section>().unwrap_err());
    println!("{}", "Customr".parse::<Party>().unwrap_err());
    println!("{}", "handle incident".parse::<Activity>().unwrap_err());
    println!("{}", "zzzzz\n".parse::<Activity>().unwrap_err());
    println!("{}", "r".parse::<Role>().unwrap());
}
