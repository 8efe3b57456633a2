//! Measures everything and writes `BENCHMARKS.md`: `cargo run --release --bin report`.

#[path = "../report/build_cost.rs"]
mod build_cost;
#[path = "../report/claims.rs"]
mod claims;
#[path = "../report/consumer.rs"]
mod consumer;
#[path = "../report/enums.rs"]
mod enums;
#[path = "../report/lookups.rs"]
mod lookups;
#[path = "../report/machine.rs"]
mod machine;
#[path = "../report/measure.rs"]
mod measure;
#[path = "../report/refining.rs"]
mod refining;
#[path = "../report/scale.rs"]
mod scale;
#[path = "../report/sizes.rs"]
mod sizes;

use std::error::Error;
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs};

/// The text above the tables.
const HEAD: &str = "\
# Benchmarks

One command writes this page, on an otherwise idle machine and with valgrind installed; run it in the folder `benches/`:

```sh
cargo run --release --bin report
```

Ratios are to us: 2.0x takes twice what okms-raci takes.
";

fn main() -> Result<ExitCode, Box<dyn Error>> {
    if let Some(log) = env::var_os(measure::LOG) {
        return measure::run_measured(Path::new(&log));
    }
    env::set_current_dir(env!("CARGO_MANIFEST_DIR"))?;
    match env::args().nth(1).as_deref() {
        None => {
            let text = [
                HEAD.to_owned(),
                machine::describe()?,
                lookups::report()?,
                sizes::report()?,
                build_cost::report()?,
                scale::report()?,
                claims::report()?,
                refining::report()?,
                fs::read_to_string("notes.md")?,
            ];
            fs::write("../BENCHMARKS.md", text.concat())?;
        }
        Some("lookups") => print!("{}", lookups::report()?),
        Some("sizes") => print!("{}", sizes::report()?),
        Some("build-cost") => print!("{}", build_cost::report()?),
        Some("scale") => print!("{}", scale::report()?),
        Some("claims") => print!("{}", claims::report()?),
        Some("refining") => print!("{}", refining::report()?),
        Some(_) => {
            return Err(
                "the parts are lookups, sizes, build-cost, scale, claims and refining".into()
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}
