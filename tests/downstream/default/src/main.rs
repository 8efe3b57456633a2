//! The default features.

use okms_raci as library;

#[path = "../../consumer.rs"]
mod consumer;

fn main() {
    consumer::check();
}
