okms_raci::matrix! {
    mod okms = "okms_title_reworded.yaml";
    mod key_service = "key_service.yaml";
}

fn main() {}
