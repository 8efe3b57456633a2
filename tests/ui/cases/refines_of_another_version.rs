mod okms {
    macro_rules! rows {
        (($($callback:tt)*) $($input:tt)*) => {
            $($callback)* ! { ("generated 0.0.9 Okms\nmatrix okms\n") $($input)* }
        };
    }
    pub(crate) use rows as __rows_of_the_matrix;
}

okms_raci::matrix! { mod key_service = "key_service.yaml"; }

fn main() {}

//> at key_service.yaml:7:     path: ::okms_raci
