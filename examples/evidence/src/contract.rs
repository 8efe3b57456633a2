//! Before the subscription.

use okms_raci::raci;

/// Whom OVHcloud reaches, in the form that the subscription asks for.
#[raci(Customer is responsible for ProvidePersonalData)]
pub fn contact(name: &str, mail: &str) -> String {
    format!("{name} <{mail}>")
}

/// The region of our instances, if the service is offered there.
#[raci(Customer is responsible for ChooseServiceLocation)]
pub fn region<'a>(offered: &[&'a str], ours: &str) -> Option<&'a str> {
    offered.iter().copied().find(|region| *region == ours)
}
