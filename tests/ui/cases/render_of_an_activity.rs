fn main() {
    println!("{}", okms_raci::render::markdown::<okms_raci::Activity>());
}

//>     println!("{}", okms_raci::render::markdown::<okms_raci::Okms>());
