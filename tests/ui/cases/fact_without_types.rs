okms_raci::matrix! { mod tea = "tea.yaml"; }

use tea::typed::Host;

fn main() {}

//> at tea.yaml:2: name: tea\ntyped: true
