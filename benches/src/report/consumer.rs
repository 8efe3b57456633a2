//! Crates that depend on the measured libraries.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs};

/// A crate of one's own outside the project, with an empty library.
pub(crate) struct Consumer {
    pub(crate) folder: PathBuf,
}

impl Consumer {
    /// The dependencies come last in the manifest, so other tables may follow them.
    pub(crate) fn new(name: &str, dependencies: &str) -> Result<Self, Box<dyn Error>> {
        let folder =
            env::temp_dir().join("okms-raci-benches").join(name.replace([' ', ',', '`'], "-"));
        remove(&folder.join("src"))?;
        let consumer = Consumer { folder };
        let package = "[package]\nname = \"consumer\"\nversion = \"0.0.0\"\nedition = \"2024\"\n";
        let manifest = format!("{package}\n[workspace]\n\n[dependencies]\n{dependencies}\n");
        consumer.write("src/lib.rs", "")?;
        consumer.write("Cargo.toml", &manifest)?;
        // The versions that the lookups are measured with, where they have the crate too.
        fs::copy("Cargo.lock", consumer.folder.join("Cargo.lock"))?;
        succeed(consumer.cargo().arg("fetch"))?;
        Ok(consumer)
    }

    pub(crate) fn write(&self, path: &str, text: &str) -> Result<(), Box<dyn Error>> {
        let path = self.folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(&self.folder))?;
        Ok(fs::write(path, text)?)
    }

    /// Changes the text of the library, not what it says.
    pub(crate) fn edit(&self) -> Result<(), Box<dyn Error>> {
        let text = fs::read_to_string(self.folder.join("src/lib.rs"))?;
        self.write("src/lib.rs", &(text + "// an edit\n"))
    }

    pub(crate) fn cargo(&self) -> Command {
        let mut cargo = Command::new("cargo");
        cargo.current_dir(&self.folder).env("CARGO_TARGET_DIR", self.target());
        cargo.stdout(Stdio::null()).stderr(Stdio::null());
        cargo
    }

    pub(crate) fn target(&self) -> PathBuf {
        self.folder.join("target")
    }
}

/// The folder of the library.
pub(crate) fn ours() -> Result<String, Box<dyn Error>> {
    Ok(fs::canonicalize("..")?.display().to_string())
}

pub(crate) fn succeed(command: &mut Command) -> Result<(), Box<dyn Error>> {
    if command.status()?.success() { Ok(()) } else { Err(format!("failed: {command:?}").into()) }
}

pub(crate) fn remove(folder: &Path) -> Result<(), Box<dyn Error>> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    Ok(())
}
