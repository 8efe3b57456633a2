//! A WebAssembly module without a page: the host gives it a console.

#![allow(unsafe_code, reason = "imports and exports are what the host links")]

use core::fmt::{self, Error, Write};

#[link(wasm_import_module = "host")]
unsafe extern "C" {
    safe fn write(text: *const u8, bytes: usize);
}

/// The standard output of the host.
pub fn console() -> Result<impl Write, Error> {
    struct Console;

    impl Write for Console {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            write(text.as_ptr(), text.len());
            Ok(())
        }
    }

    Ok(Console)
}

/// Ends the program by a trap; only what panics comes here.
pub fn exit(_: bool) -> ! {
    core::arch::wasm32::unreachable()
}

/// Makes a function that tells whether all is well the program.
#[macro_export]
macro_rules! program {
    ($main:path) => {
        /// 1 if all is well.
        #[unsafe(no_mangle)]
        pub extern "C" fn program() -> bool {
            $main()
        }
    };
}
