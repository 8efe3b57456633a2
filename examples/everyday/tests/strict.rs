//! A crate that forbids lints, so that nothing in it can allow them, still holds a matrix of its own.

#![allow(deprecated, reason = "the matrix is warned of: two of its activities share a title")]
#![forbid(dead_code, unreachable_pub, unused_imports, unused_macros, non_camel_case_types)]
#![forbid(non_local_definitions, unreachable_patterns, unused_qualifications)]

okms_raci::matrix! { mod archive = "tests/archive.yaml"; }
okms_raci::subset! { use crate::archive; enum Kept where Team is responsible }
okms_raci::assert_raci! { use crate::archive; Team is accountable for Lend; }
const CHECK: archive::Activity = okms_raci::activity!(use crate::archive;, "Lend a file");

#[test]
fn lints_may_be_forbidden() {
    assert_eq!(Kept::from_activity(CHECK), Some(Kept::Lend));
}
