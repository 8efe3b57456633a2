//! okms-raci on bare metal and in WebAssembly, with nothing but core.
//!
//! `checks` compares all that the library says with expectations of its own;
//! `steps` are uses of growing size, each linked into a binary of its own and
//! measured. `board` is all that differs between the two targets. The script
//! `run` beside `Cargo.toml` builds, runs and measures everything.
#![no_std]

pub mod board;
pub mod checks;
pub mod expected;
pub mod policy;
pub mod steps;

okms_raci::include_matrix! {
    /// The same matrix as one of this crate's own.
    pub mod own
}

/// Makes one of the `steps` a program that wants this many right answers, with
/// the smallest panic handler there is.
#[macro_export]
macro_rules! step {
    ($step:ident, $right:literal) => {
        $crate::program!(step);

        fn step() -> bool {
            let input = core::hint::black_box($crate::steps::Input::USUAL);
            $crate::steps::$step(&input) == $right
        }

        #[panic_handler]
        fn panicked(_: &core::panic::PanicInfo) -> ! {
            $crate::board::exit(false)
        }
    };
}
