okms_raci::include_matrix! { mod older }

fn main() {
    println!("{}", older::SOURCE.revision);
}
