//! What was measured on.

use std::error::Error;
use std::fs;
use std::process::Command;

pub(crate) fn describe() -> Result<String, Box<dyn Error>> {
    let processor = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = processor
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or("unknown", |(_, model)| model);
    let cores = std::thread::available_parallelism()?;
    let rustc = Command::new("rustc").arg("--version").output()?.stdout;
    let rustc = String::from_utf8(rustc)?;
    Ok(format!("\nMachine: {model}, {cores} cores. Compiler: {}.\n", rustc.trim()))
}
