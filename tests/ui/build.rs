//! Compiles `tea.yaml`, for the cases of `include_matrix!`.

fn main() {
    okms_raci_codegen::compile("tea.yaml").expect("tea.yaml is a matrix");
}
