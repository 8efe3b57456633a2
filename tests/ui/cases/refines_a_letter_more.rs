okms_raci::matrix! {
    mod okms = "okms_letter_more.yaml";
    mod key_service = "key_service.yaml";
}

fn main() {}

//> at key_service.yaml:19:       HandleIncidents: { roles: RA, title: "Handle incidents (tickets and telephone contacts)" }
