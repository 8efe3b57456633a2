#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|bytes: &[u8]| okms_raci_fuzz::trees(bytes));

#[cfg(not(fuzzing))]
fn main() {
    okms_raci_fuzz::replay(okms_raci_fuzz::trees);
}
