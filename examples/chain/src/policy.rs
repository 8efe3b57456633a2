//! What our code relies on: the build stops where one of the three matrices says otherwise.

use raci::typed::ResponsibleFor;

use crate::acme_keys::managed_keys::typed::RotateApplicationSecrets;

// Of our own rows, and of what the integrator asks of us: in the rows that take it on.
raci::assert_raci! {
    use crate::acme_keys;
    Apps is responsible for RotateSecrets;
    only Security is accountable for managed_keys.RotateApplicationSecrets;
    only Security is responsible and accountable for managed_keys.DecideWhoMayUseKeys;
    Platform and Security are informed of managed_keys.TellOfPatches;
    managed_keys.HandTheKeysOver is open;
    nothing of managed_keys is excepted;
    nothing of managed_keys is handed back;
}

// Of what the integrator takes on of OKMS: its matrix is public, and so are claims about it.
raci::assert_raci! {
    use ::keyhouse::managed_keys;
    only Keyhouse is accountable for okms.AdministrateKeysAndSecrets;
    OvhCloud is responsible for okms.ImportExportStoredObjects;
    okms.ImportExportStoredObjects is handed back;
    okms.MigrateKmipData is excepted;
    nothing of okms is open;
}

/// Only a team that has taken the duty on may call it.
pub(crate) fn rotate_secrets<P: ResponsibleFor<RotateApplicationSecrets>>(_by: P) -> &'static str {
    P::PARTY.name()
}
