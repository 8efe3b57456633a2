okms_raci::assert_raci! {
    only Customer is accountable for ManageBackups;
}

fn main() {}
