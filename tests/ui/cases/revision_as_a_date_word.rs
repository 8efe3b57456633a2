okms_raci::assert_raci! {
    revision is "21 October 2025";
}

fn main() {}
