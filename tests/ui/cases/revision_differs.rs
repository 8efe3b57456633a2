okms_raci::assert_raci! {
    revision is "2025-10-20";
}

fn main() {}

//>     revision is "2025-10-21";
