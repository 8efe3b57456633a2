//! Logs of the service.

use okms_raci::raci;

/// For how long the service has them.
const KEPT_FOR_DAYS: u32 = 30;

/// Whether logs of this age are copied now, before the service forgets them.
#[raci(only Customer is responsible for KeepServiceLogs)]
pub fn to_copy(age_in_days: u32) -> bool {
    age_in_days + 1 >= KEPT_FOR_DAYS
}
