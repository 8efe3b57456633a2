#[rustfmt::skip]
okms_raci::matrix! { pub mod tea = "tea.yaml"; }

okms_raci::assert_raci! {
    Host is responsible for BoilWater;
}

fn main() {}

//>     use crate::tea; Host is responsible for BoilWater;
