okms_raci::__refines! {}

fn main() {}
