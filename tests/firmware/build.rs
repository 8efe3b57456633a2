//! Gives the linker the memory map of the board, and the sources a matrix of their own.

fn main() {
    own_matrix();
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("none") {
        println!("cargo::rerun-if-changed=memory.x");
        println!("cargo::rustc-link-search={}", env!("CARGO_MANIFEST_DIR"));
        println!("cargo::rustc-link-arg-bins=-Tlink.x");
        // The order of constants follows from hashes of the folder's path; sorted by alignment
        // they have the same gaps wherever that is, and the pinned figures hold.
        println!("cargo::rustc-link-arg-bins=--sort-section=alignment");
        println!("cargo::rustc-link-arg-bin=logged=-Tdefmt.x");
    }
}

/// Generated code outside the library, for what it may only reach through `$crate`.
fn own_matrix() {
    const GENERATED: &str = "../../okms-raci/prebuilt/okms.rs";
    println!("cargo::rerun-if-changed={GENERATED}");
    let out_dir = std::env::var("OUT_DIR").unwrap_or_default();
    let included = std::path::Path::new(&out_dir).join("own.rs");
    if let Err(error) = std::fs::copy(GENERATED, included) {
        println!("cargo::error={GENERATED}: {error}");
    }
}
