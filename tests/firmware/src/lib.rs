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
pub mod steps;

/// Makes one of the `steps` a program, with the smallest panic handler there is.
#[macro_export]
macro_rules! step {
    ($step:ident) => {
        $crate::program!($crate::steps::$step);

        #[panic_handler]
        fn panicked(_: &core::panic::PanicInfo) -> ! {
            $crate::board::exit(false)
        }
    };
}
