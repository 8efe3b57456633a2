#[rustfmt::skip]
okms_raci::matrix! { pub mod tea = "tea.yaml"; }

okms_raci::subset! {
    enum Duty where tea::Host is responsible
}

fn main() {
    let _ = Duty::BoilWater;
}

//>     use crate::tea; enum Duty where Host is responsible
