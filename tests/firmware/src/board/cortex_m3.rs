//! A Cortex-M3 board with a debugger that takes text and an exit status.

use core::fmt::{Error, Write};

pub use cortex_m_rt;
use cortex_m_semihosting::{debug, hio};

/// The standard output of whoever runs the board.
pub fn console() -> Result<impl Write, Error> {
    hio::hstdout().map_err(|()| Error)
}

/// Ends the program: success if all is well.
pub fn exit(well: bool) -> ! {
    debug::exit(if well { debug::EXIT_SUCCESS } else { debug::EXIT_FAILURE });
    // Only where no debugger takes the status.
    loop {}
}

/// Makes a function that tells whether all is well the program.
#[macro_export]
macro_rules! program {
    ($main:path) => {
        use $crate::board::cortex_m_rt;

        #[cortex_m_rt::entry]
        fn entry() -> ! {
            $crate::board::exit($main())
        }
    };
}
