okms_raci::matrix! { mod tea = "tea.yaml"; }

use tea::typed::Host;

fn main() {}
