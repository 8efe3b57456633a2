#[okms_raci::raci]
fn rotate() {}

#[okms_raci::raci(;)]
fn destroy() {}

fn main() {
    rotate();
    destroy();
}
