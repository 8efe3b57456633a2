//! All checks, reported to the console.
#![no_std]
#![no_main]

use core::fmt::Write;
use core::panic::PanicInfo;

use firmware::{board, checks};

firmware::program!(all);

fn all() -> bool {
    board::console().and_then(|mut console| checks::run(&mut console)).unwrap_or(false)
}

#[panic_handler]
fn panicked(panic: &PanicInfo) -> ! {
    if let Ok(mut console) = board::console() {
        let _ = writeln!(console, "{panic}");
    }
    board::exit(false)
}
