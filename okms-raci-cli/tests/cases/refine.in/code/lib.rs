use okms_raci::raci;

#[raci(use crate::support; Storage is responsible for RestoreDisks)]
fn restore_disks() {}

#[raci(use crate::desk; First is responsible for RestoreMails)]
fn restore_mails() {}
