okms_raci::__generated_by! { "0.0.9" }

fn main() {}

//> okms_raci::__generated_by! { "0.1.0" }
