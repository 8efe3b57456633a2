//! The command `raci`.

use std::process::ExitCode;

fn main() -> ExitCode {
    okms_raci_cli::run()
}
