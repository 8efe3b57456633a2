#[okms_raci::raci]
fn rotate() {}

fn main() {
    rotate();
}
