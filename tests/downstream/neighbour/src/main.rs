//! Beside a crate that turns on a feature of a newer phf.

use okms_raci as library;

#[path = "../../consumer.rs"]
mod consumer;

fn main() {
    consumer::check();
}
