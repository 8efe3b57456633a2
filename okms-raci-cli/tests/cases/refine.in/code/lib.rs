use okms_raci::raci;

#[raci(use crate::support; Storage is responsible for RestoreDisks)]
fn restore_disks() {}

#[raci(use crate::desk; First is responsible for RestoreMails)]
fn restore_mails() {}

okms_raci::assert_raci! {
    use crate::desk;
    only Second is accountable for support.WatchTheSpace;
    support.PlanWithTheProvider is excepted;
}
