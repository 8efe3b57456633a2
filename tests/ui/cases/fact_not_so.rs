use okms_raci::typed::{AdministrateKeysAndSecrets, OvhCloud, ResponsibleFor};

fn rotate<P: ResponsibleFor<AdministrateKeysAndSecrets>>(_by: P) {}

fn main() {
    rotate(OvhCloud);
}

//>     rotate(okms_raci::typed::Customer);
