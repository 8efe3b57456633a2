okms_raci::matrix! {
    mod okms = "okms_several_gaps.yaml";
    mod key_service = "key_service.yaml";
}

fn main() {}
