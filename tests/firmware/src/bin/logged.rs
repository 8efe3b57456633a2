//! The whole matrix, logged with defmt; `decode` writes it out.
//!
//! From generated code outside the library, which reaches defmt through the library alone.
#![no_std]
#![no_main]

use defmt_semihosting as _;
use firmware::own::{Activity, Party, SOURCE};
use okms_raci::{Role, RoleSet};

firmware::program!(log);

fn log() -> bool {
    defmt::println!("revision {=str}", SOURCE.revision);
    for activity in Activity::ALL {
        let [customer, ovh_cloud] = Party::ALL;
        defmt::println!(
            "{}: {}: {} {}, {} {}",
            activity.section(),
            activity,
            customer,
            activity.roles(customer),
            ovh_cloud,
            activity.roles(ovh_cloud),
        );
    }
    for role in Role::ALL {
        defmt::println!("{}", role);
    }
    defmt::println!("{}", SOURCE);
    // Not of an activity, whose names would be in the flash then.
    for text in ["acountable", "xyz"] {
        defmt::println!("{}", text.parse::<Role>().err());
    }
    for text in ["RX", "RR"] {
        defmt::println!("{}", text.parse::<RoleSet>().err());
    }
    true
}

#[panic_handler]
fn panicked(_: &core::panic::PanicInfo) -> ! {
    firmware::board::exit(false)
}
