okms_raci::matrix! {
    mod okms = "okms_letter_more.yaml";
    mod key_service = "key_service.yaml";
}

fn main() {}
