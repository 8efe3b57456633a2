//! No features: phf and nothing else.

use okms_raci as library;

#[path = "../../consumer.rs"]
mod consumer;

fn main() {
    consumer::check();
}
