//! The dependency under another name.

use duties as library;

#[path = "../../consumer.rs"]
mod consumer;

fn main() {
    consumer::check();
}
