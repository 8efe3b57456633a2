use crate::backup as matrix;
use okms_raci::{assert_raci, raci};

assert_raci! {
    use matrix;
    Provider is responsible for every activity in "1" except VerifyDump;
    Customer is responsible for every activity in Yearly;
}
assert_raci! { Customer is informed of DeployPatches; }

#[raci(use crate::backup; Customer is responsible for VerifyDump)]
fn check() {}
