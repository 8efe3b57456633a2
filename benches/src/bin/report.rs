//! Measures everything and writes `BENCHMARKS.md`: `cargo run --release --bin report`.

#[path = "../report/build_cost.rs"]
mod build_cost;
#[path = "../report/claims.rs"]
mod claims;
#[path = "../report/lookups.rs"]
mod lookups;
#[path = "../report/machine.rs"]
mod machine;

use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// What stands above the tables.
const HEAD: &str = "\
# Benchmarks

All of this is written by one command, run in the folder `benches/`:

```sh
cargo run --release --bin report
```

Ratios are to us: 2.0x takes twice as long as okms-raci does.
";

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    env::set_current_dir(folder)?;
    match env::args().nth(1).as_deref() {
        None => {
            let text = [
                HEAD.to_owned(),
                machine::describe()?,
                lookups::report()?,
                build_cost::report()?,
                claims::report()?,
                fs::read_to_string("notes.md")?,
            ];
            fs::write("../BENCHMARKS.md", text.concat())?;
        }
        Some("lookups") => print!("{}", lookups::report()?),
        Some("build-cost") => print!("{}", build_cost::report()?),
        Some("claims") => print!("{}", claims::report()?),
        Some(_) => return Err("the parts are lookups, build-cost and claims".into()),
    }
    Ok(())
}
