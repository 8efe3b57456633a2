//! Packs the crates that are published, and builds each from what was packed.

use std::ffi::OsStr;
use std::fs;
#[cfg(unix)]
use std::os::unix::fs::symlink;
#[cfg(windows)]
use std::os::windows::fs::symlink_dir as symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::run::{Error, cargo, root};

/// The members of the workspace that nobody publishes.
const UNPUBLISHED: [&str; 3] = ["sentences", "ui", "xtask"];

/// The packages, as files in the target folder.
pub(crate) fn packages(target: &Path) -> Result<Vec<PathBuf>, Error> {
    let packed = target.join("package");
    if packed.exists() {
        fs::remove_dir_all(&packed)?;
    }
    forget_builds(target)?;
    let own = own_home()?;
    let mut package = cargo(&root());
    package.args(["package", "--color=never", "--workspace", "--allow-dirty"]);
    package.args(UNPUBLISHED.iter().flat_map(|member| ["--exclude", member]));
    package.arg("--target-dir").arg(target);
    package.env("CARGO_HOME", fresh_home(&own, target.join("cargo-home"))?);
    let settings = own.join("config.toml");
    if settings.exists() {
        package.arg("--config").arg(settings);
    }
    without_warnings(&mut package)?;
    let files = fs::read_dir(packed)?.map(|entry| entry.map(|entry| entry.path()));
    let files = files.collect::<Result<Vec<_>, _>>()?;
    Ok(files.into_iter().filter(|path| path.extension() == Some(OsStr::new("crate"))).collect())
}

/// Packing warns of what `cargo publish` would warn of; nothing of it is fine.
fn without_warnings(package: &mut Command) -> Result<(), Error> {
    let output = package.output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        return Err(format!("failed: {package:?}\n{said}").into());
    }
    let warnings: Vec<&str> = said.lines().filter(|line| line.starts_with("warning: ")).collect();
    if warnings.is_empty() {
        return Ok(());
    }
    Err(format!("packing warns:\n{}", warnings.join("\n")).into())
}

/// Makes cargo build our crates anew: what it built of a version it takes for that version, too.
fn forget_builds(target: &Path) -> Result<(), Error> {
    let builds = target.join("debug/.fingerprint");
    if !builds.exists() {
        return Ok(());
    }
    for build in fs::read_dir(builds)? {
        let build = build?;
        if build.file_name().to_string_lossy().starts_with("okms-raci") {
            fs::remove_dir_all(build.path())?;
        }
    }
    Ok(())
}

/// The user's own home for cargo.
fn own_home() -> Result<PathBuf, Error> {
    let set = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = set.or_else(|| Some(std::env::home_dir()?.join(".cargo")));
    Ok(std::path::absolute(home.ok_or("there is no home folder")?)?)
}

/// A home for cargo with the downloads of the user's own, and nothing unpacked.
///
/// What cargo unpacked of a version it takes for that version for ever. In the user's home, the
/// sources of an earlier commit would be built in place of these.
fn fresh_home(own: &Path, fresh: PathBuf) -> Result<PathBuf, Error> {
    if fresh.exists() {
        fs::remove_dir_all(&fresh)?;
    }
    fs::create_dir_all(fresh.join("registry"))?;
    for downloads in ["registry/index", "registry/cache"] {
        if own.join(downloads).exists() {
            symlink(own.join(downloads), fresh.join(downloads))?;
        }
    }
    Ok(fresh)
}
