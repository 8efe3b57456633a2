use okms_raci::typed::{AccountableFor, Customer};

struct Cook;

impl AccountableFor<Cook> for Customer {}

fn main() {}
