//! What a customer of OVHcloud's key management service does about each of its duties.
//!
//! The compiler proves each `#[raci]`; `raci trace` shows where they are, and that none is missing.
//! `cargo run` prints what is due.

mod access;
mod contract;
mod exit;
mod keys;
mod logs;

okms_raci::assert_raci! {
    revision is "2025-10-21";
    // Incidents are reported by us, and both of us answer for them.
    HandleIncidents is { Customer: AI, OvhCloud: RA };
    // What we rely on, and have no part in.
    only OvhCloud is responsible and accountable for ManageBackups;
    OvhCloud is responsible for every activity in "3.1.3" except KeepServiceLogs;
}

fn main() {
    let contact = contract::contact("Security team", "security@example.com");
    println!("contact: {contact}");
    println!("region: {}", contract::region(&["rbx", "sbg"], "sbg").unwrap_or("none"));
    println!("key for signing: {}", keys::kind(keys::Purpose::Sign));
    println!("rotate now: {}", keys::is_due(120));
    println!("may decrypt: {}", access::may(access::Role::Operator, access::Action::Decrypt));
    println!("leaves the company: {}", access::console_access(access::Role::Auditor, false));
    println!("logs to copy: {}", logs::to_copy(29));
    println!("to export: {}", exit::to_export(&["invoices", "backups"]).join(", "));
    println!("over KMIP: {}", exit::over_kmip(&["invoices"]).join(", "));
    println!("days before the end: {}", exit::NOTICE_IN_DAYS);
}
