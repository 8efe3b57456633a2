okms_raci::assert_raci! {
    Revision is "2025-10-21";
}

fn main() {}
