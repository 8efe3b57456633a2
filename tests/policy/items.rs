//! `#[raci]` on items, which stay what they are.

use okms_raci::raci;

#[raci(Customer is responsible for AdministrateKeysAndSecrets)]
fn function() -> u8 {
    #![allow(unused_variables)]
    let unused = 0;
    1
}

#[raci(Customer is responsible for KeepServiceLogs; OvhCloud has no role in KeepServiceLogs;)]
const extern "C" fn qualified<const N: usize>() -> usize
where
    [u8; N]: Sized,
{
    N
}

#[raci(HandleIncidents is { Customer: AI, OvhCloud: RA })]
#[derive(Debug, Default, PartialEq)]
struct Unit<T = [u8; 2]>(T);

#[raci(exactly one party is accountable for every activity except HandleIncidents)]
impl<T> Unit<T> {
    #[raci(revision is "2025-10-21")]
    const CONSTANT: Option<fn() -> Option<Vec<u8>>> = None;

    #[raci(only Customer is accountable for MigrateKmipData)]
    fn method(&self) -> &T {
        &self.0
    }

    #[okms_raci::raci(Customer is informed of DeployPatches)]
    async fn asynchronous(&self) {
        std::future::ready(()).await;
    }
}

trait Trait {
    const CONSTANT: &'static [u8];

    #[raci(Customer is informed of DeployPatches)]
    fn provided(&self) -> u8 {
        4
    }
}

#[raci(Customer is informed of DeployPatches)]
impl Trait for u8 {
    #[raci(Customer is informed of DeployPatches)]
    const CONSTANT: &'static [u8] = &[1, 2];
}

/// The docs.
#[raci(Customer is informed of DeployPatches)]
mod module {
    #[super::raci(Customer is informed of DeployPatches)]
    pub(super) static STATIC: u8 = 5;

    #[::okms_raci::raci(use okms_raci; Customer is informed of DeployPatches)]
    pub(super) use std::option::Option as Renamed;
}

mod imported_under_another_name {
    use okms_raci::raci as duty;

    #[duty(Customer is informed of DeployPatches)]
    pub(super) type Alias = u16;
}

#[test]
fn items_are_what_they_were() {
    #[raci(Customer is informed of DeployPatches)]
    fn local() -> u8 {
        6
    }
    assert_eq!(function(), 1);
    assert_eq!(Unit([0_u8; 2]), Unit::default());
    assert!(Unit::<u8>::CONSTANT.is_none());
    assert_eq!(*Unit(3).method(), 3);
    drop(Unit(3).asynchronous());
    assert_eq!((1_u8.provided(), u8::CONSTANT), (4, &[1, 2][..]));
    assert_eq!((module::STATIC, module::Renamed::Some(1)), (5, Some(1)));
    assert_eq!(local() + 1, 7);
    assert_eq!(imported_under_another_name::Alias::MAX, u16::MAX);
    assert_eq!(qualified::<3>(), 3);
}
