okms_raci::matrix! {
    mod tea = "tea_of_water.yaml";
    mod water = "water_of_tea.yaml";
}

fn main() {}

//> at tea_of_water.yaml:3:
//> at water_of_tea.yaml:3:
