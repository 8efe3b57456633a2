//! The accepted samples of okms-raci-codegen as modules: public matrices in a library.

#[cfg(test)]
mod salvaged;

/// A macro that a matrix derives from this crate.
mod further {
    pub(crate) use strum::EnumCount;
}

/// Includes the samples, each with the type of its matrix, and lists them.
macro_rules! samples {
    ($($name:ident $Matrix:ident,)*) => {
        $(okms_raci::include_matrix! { pub mod $name })*

        /// The names of all samples.
        pub const NAMES: &[&str] = &[$(stringify!($name)),*];

        /// Calls a macro with the name and the type of each sample.
        #[macro_export]
        macro_rules! for_each_sample {
            ($call:ident) => {
                $($call! { $name $Matrix })*
            };
        }
    };
}

samples! {
    a_hundred AHundred,
    aliases Aliases,
    byte_order_mark ByteOrderMark,
    clashing_keys ClashingKeys,
    crlf Crlf,
    dashes Dashes,
    deep_nesting DeepNesting,
    derives Derives,
    flow_style FlowStyle,
    idle_party IdleParty,
    ids_left_out IdsLeftOut,
    json Json,
    long_titles LongTitles,
    lower_case_ids LowerCaseIds,
    markup Markup,
    mixed_sections MixedSections,
    nightly_backup NightlyBackup,
    nobody_accountable NobodyAccountable,
    notes Notes,
    one_party OneParty,
    quotes Quotes,
    refines Refines,
    right_to_left RightToLeft,
    several_accountable SeveralAccountable,
    shared_titles SharedTitles,
    sixty_four_parties SixtyFourParties,
    some Some,
    three_parties ThreeParties,
    typed Typed,
    unicode Unicode,
    unnumbered Unnumbered,
    yaml_features YamlFeatures,
}

/// A subset derives what its matrix does.
#[cfg(test)]
mod subsets {
    use strum::{EnumCount, IntoEnumIterator, VariantArray};

    okms_raci::subset! { use crate::derives; enum Bare where Customer is responsible }
    okms_raci::subset! {
        use crate::derives;
        #[derive(Debug, strum::EnumIter)]
        enum Written where Provider is responsible
    }

    #[test]
    fn a_subset_derives_what_its_matrix_does() {
        assert!(Bare::iter().eq(Bare::ALL) && Written::iter().eq(Written::ALL));
        assert_eq!((Bare::VARIANTS, <Written as EnumCount>::COUNT), (&Bare::ALL[..], 1));
    }
}

#[cfg(test)]
mod by_macro {
    okms_raci::matrix! {
        pub(crate) mod three_parties = "../../okms-raci-codegen/tests/accepted/three_parties.yaml";
        /// The names are those of the build script's module; the type differs.
        mod aliases = "../../okms-raci-codegen/tests/accepted/aliases.yaml";
    }

    #[test]
    fn it_is_the_same_matrix() {
        use okms_raci::render::markdown;

        let by_macro = markdown::<three_parties::ThreeParties>().to_string();
        let by_build_script = markdown::<crate::three_parties::ThreeParties>().to_string();
        assert_eq!(by_macro, by_build_script);
        assert_eq!(three_parties::SOURCE, crate::three_parties::SOURCE);
        assert_eq!(aliases::Activity::from_id("do-backups"), Some(aliases::Activity::RunBackups));
    }
}
