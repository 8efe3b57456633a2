okms_raci::assert_raci! {
    every activity is accountable;
}

fn main() {}
