use okms_raci::raci;

#[raci("OvhCloud is responsible for ManageBackups")]
fn back_up() {}

fn main() {
    back_up();
}
