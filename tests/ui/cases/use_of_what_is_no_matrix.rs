mod tea {}

okms_raci::assert_raci! {
    use crate::tea;
    Host is accountable for BoilWater;
}

fn main() {}

//> at :1: okms_raci::matrix! { pub mod tea = "tea.yaml"; }
