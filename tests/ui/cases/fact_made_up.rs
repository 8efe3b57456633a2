use okms_raci::typed::{AccountableFor, Customer};

struct Cook;

impl AccountableFor<Cook> for Customer {}

fn main() {}

//> fn keep(_: impl AccountableFor<okms_raci::typed::KeepServiceLogs>) {}
