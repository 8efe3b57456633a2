//! What differs between the two targets: the entry point, the console, the way out.

#[cfg(target_os = "none")]
mod cortex_m3;
#[cfg(target_family = "wasm")]
mod wasm;

#[cfg(target_os = "none")]
pub use cortex_m3::{console, cortex_m_rt, exit};
#[cfg(target_family = "wasm")]
pub use wasm::{console, exit};

/// Elsewhere there is no board to make a program for; the rest of the crate can still be linted.
#[cfg(not(any(target_os = "none", target_family = "wasm")))]
#[macro_export]
macro_rules! program {
    ($main:path) => {
        compile_error!("this is for two targets alone; tests/firmware/run builds it for them");
    };
}
