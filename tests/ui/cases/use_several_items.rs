okms_raci::include_matrix!(tea);
okms_raci::assert_raci! {
    use tea::{Activity, Party};
    Host is accountable for BoilWater;
}

fn main() {}
