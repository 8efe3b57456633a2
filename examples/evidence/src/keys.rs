//! Keys and secrets.

use okms_raci::raci;

/// What a key is for.
#[derive(Clone, Copy)]
#[allow(dead_code)]
pub enum Purpose {
    Encrypt,
    Sign,
}

/// The type and size that our policy asks for.
#[raci(Customer is responsible for ChooseKeyTypeAndSize)]
pub fn kind(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Encrypt => "AES-256",
        Purpose::Sign => "RSA-4096",
    }
}

/// Whether a key of this age gets its next version.
#[raci(Customer is responsible for AdministrateKeysAndSecrets)]
pub fn is_due(age_in_days: u32) -> bool {
    age_in_days >= 90
}
