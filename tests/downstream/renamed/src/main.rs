//! The dependency under another name.

use duties as library;

#[path = "../../consumer.rs"]
mod consumer;
mod policy;

fn main() {
    policy::check();
    consumer::check();
}
