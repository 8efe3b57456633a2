okms_raci::__generated_by! { "0.0.9" }

fn main() {}
