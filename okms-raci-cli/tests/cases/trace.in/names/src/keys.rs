use kms::raci;

pub struct Keys;

impl Keys {
    pub const LIFE: u32 = 90;

    #[raci(Customer is responsible for AdministrateKeysAndSecrets)]
    pub fn rotate(&self) {
        kms::assert_raci! { only Customer is accountable for AdministrateKeysAndSecrets; }
        fn inner() {
            #[crate::duty(OvhCloud has no role in AdministrateKeysAndSecrets)]
            const LIMIT: u32 = 1;
        }
    }
}

pub mod logs {
    #[cfg_attr(all(), kms::raci(use kms; Customer is responsible for KeepServiceLogs; OvhCloud has no role in KeepServiceLogs))]
    pub trait Keep {
        const DAYS: u32;
    }
}
