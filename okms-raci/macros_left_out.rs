//! In place of the macros of a feature that is off: which one it is.

/// Says that the macro needs a feature; `$dollar` is a dollar, which a macro that is made by a macro cannot have.
macro_rules! left_out {
    ($dollar:tt $($name:ident of $feature:literal)*) => {
        $(
            #[cfg(not(feature = $feature))]
            #[doc(hidden)]
            #[macro_export]
            macro_rules! $name {
                ($dollar($dollar any:tt)*) => {
                    ::core::compile_error!(::core::concat!(
                        "`", ::core::stringify!($name), "!` needs the feature `", $feature, "` of okms-raci: ",
                        "add it to `features` in Cargo.toml"
                    ));
                };
            }
        )*
    };
}

left_out! {
    $
    assert_raci of "macros"
    activity of "macros"
    subset of "macros"
    matrix of "matrix"
}
