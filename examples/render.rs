//! Prints the matrix in one of the forms that the library renders.
//!
//! ```sh
//! cargo run --example render -- md > matrix.md
//! ```

use std::process::ExitCode;

use okms_raci::{Okms, render};

fn main() -> ExitCode {
    let form = std::env::args().nth(1);
    match form.as_deref() {
        Some("md") => print!("{}", render::markdown::<Okms>()),
        Some("txt") => print!("{}", render::text::<Okms>()),
        Some("csv") => print!("{}", render::csv::<Okms>()),
        _ => {
            eprintln!("say which form: md, txt or csv");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}
