//! Chores: `cargo xtask`.
fn main() {
    let yaml = std::fs::read_to_string("data/okms.yaml").unwrap();
    match okms_raci_codegen::generate(&yaml, "data/okms.yaml") {
        Ok(g) => {
            println!("{:?}", g.write_to("okms-raci/prebuilt/okms.rs"));
            println!("{}", g.warnings);
        }
        Err(e) => println!("{e}"),
    }
}
