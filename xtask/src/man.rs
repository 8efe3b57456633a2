//! The manual of the command, a page for each subcommand.

use std::fs;

use crate::run::{Error, root};

pub(crate) fn man() -> Result<(), Error> {
    let folder = root().join("target/man");
    fs::create_dir_all(&folder)?;
    clap_mangen::generate_to(okms_raci_cli::command(), &folder)?;
    println!("the pages are in {}", folder.display());
    Ok(())
}
