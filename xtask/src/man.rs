//! The manual of the command, a page for each subcommand.

use std::fs;

use crate::run::{Error, root};

pub(crate) fn man() -> Result<(), Error> {
    // Made beside the others, and moved when they are complete.
    let (folder, part) = (root().join("target/man"), root().join("target/man.part"));
    fs::create_dir_all(&folder)?;
    fs::create_dir_all(&part)?;
    clap_mangen::generate_to(okms_raci_cli::command(), &part)?;
    for page in fs::read_dir(&part)? {
        let page = page?;
        fs::rename(page.path(), folder.join(page.file_name()))?;
    }
    fs::remove_dir(&part)?;
    println!("the pages are in {}", folder.display());
    Ok(())
}
