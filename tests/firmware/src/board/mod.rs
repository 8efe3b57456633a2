//! What differs between the two targets: the entry point, the console, the way out.

#[cfg(target_os = "none")]
mod cortex_m3;
#[cfg(target_family = "wasm")]
mod wasm;

#[cfg(target_os = "none")]
pub use cortex_m3::{console, cortex_m_rt, exit};
#[cfg(target_family = "wasm")]
pub use wasm::{console, exit};

#[cfg(not(any(target_os = "none", target_family = "wasm")))]
compile_error!(
    "for thumbv7m-none-eabi and wasm32-unknown-unknown alone; tests/firmware/run builds it for them"
);
