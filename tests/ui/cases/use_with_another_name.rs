okms_raci::include_matrix!(tea);
okms_raci::assert_raci! {
    use tea as backup;
    Host is accountable for BoilWater;
}

fn main() {}
