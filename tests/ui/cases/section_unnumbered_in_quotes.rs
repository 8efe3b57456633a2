#[rustfmt::skip]
okms_raci::matrix! { pub mod tea = "tea.yaml"; }

okms_raci::assert_raci! {
    use crate::tea;
    Host is accountable for every activity in "Afternoon";
}

fn main() {}

//>     Host is accountable for every activity in Afternoon;
