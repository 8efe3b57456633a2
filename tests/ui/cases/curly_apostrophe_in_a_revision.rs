okms_raci::assert_raci! {
    revision is “2025-10-21”;
}

fn main() {}
