okms_raci::matrix! {
    mod okms = "okms_several_gaps.yaml";
    mod key_service = "key_service.yaml";
}

fn main() {}

//> at key_service.yaml:18:
//> at key_service.yaml:39:       - { title: Keep the logs, covers: [ScrubLogs], roles: { Platform: RA } }
//> at key_service.yaml:19:       HandleIncidents: { roles: RA, title: "Handle incidents (tickets and telephone contacts)" }
//> at key_service.yaml:21:       MigrateKmipData: { roles: RA, title: Migrate/transfer data for KMIP object }\n      ScrubLogs: { roles: RA, title: "Remove personal data from logs of the Service" }
