/// The functions of an enum `Section` over the tables of its module.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_section {
    () => {
        impl Section {
            /// The sections that are not subsections, in published order.
            // In a block, so that rustdoc does not show the name of a table.
            pub const ROOTS: &'static [Section] = const { tables::SECTION_ROOTS };

            /// The number, such as `"3.1.1"`; empty if the section has none.
            #[must_use]
            #[inline]
            pub const fn number(self) -> &'static str {
                tables::SECTION_NUMBERS[self as usize]
            }

            /// The title, exactly as published.
            #[must_use]
            #[inline]
            pub const fn title(self) -> &'static str {
                tables::SECTION_TITLES[self as usize]
            }

            /// How deep the section is nested: 1 for one that is no subsection.
            #[must_use]
            #[inline]
            pub const fn depth(self) -> usize {
                tables::SECTION_DEPTHS[self as usize] as usize
            }

            /// The section that this one is a subsection of.
            #[must_use]
            #[inline]
            pub const fn parent(self) -> ::core::option::Option<Section> {
                tables::SECTION_PARENTS[self as usize]
            }

            /// The direct subsections, in published order.
            #[must_use]
            #[inline]
            pub const fn sections(self) -> &'static [Section] {
                tables::SECTION_CHILDREN[self as usize]
            }

            /// The activities that the section itself lists, in published order.
            #[must_use]
            #[inline]
            pub const fn activities(self) -> &'static [Activity] {
                let [start, end, _] = tables::SECTION_ACTIVITIES[self as usize];
                $crate::__private::items_between(start, end)
            }

            /// The activities of the section and of all sections below it, in published order.
            #[must_use]
            #[inline]
            pub const fn all_activities(self) -> &'static [Activity] {
                let [start, _, end] = tables::SECTION_ACTIVITIES[self as usize];
                $crate::__private::items_between(start, end)
            }

            /// Whether the section, or one below it, lists the activity.
            #[must_use]
            #[inline]
            pub const fn contains(self, activity: Activity) -> bool {
                let [start, _, end] = tables::SECTION_ACTIVITIES[self as usize];
                start as usize <= activity as usize && (activity as usize) < end as usize
            }

            /// The section with exactly this id, or with this former id.
            #[must_use]
            #[inline]
            pub const fn from_id(id: &str) -> ::core::option::Option<Section> {
                let position = $crate::__private::index_of(tables::SECTION_IDS, id);
                let position = $crate::__private::or_former(position, tables::SECTION_ALIASES, id);
                $crate::__private::item(position)
            }

            /// The section with exactly this number.
            #[must_use]
            #[inline]
            pub const fn from_number(number: &str) -> ::core::option::Option<Section> {
                $crate::__private::item(tables::SECTION_BY_NUMBER.position(number))
            }
        }

        $crate::__implement_item! {
            Section,
            tables::SECTION_VARIANTS,
            tables::SECTION_IDS,
            title,
            $crate::__private::Vocabulary {
                plural: "sections",
                ids: tables::SECTION_IDS,
                aliases: tables::SECTION_ALIASES,
                names: &[tables::SECTION_NUMBERS, tables::SECTION_TITLES, tables::SECTION_VARIANTS],
            },
            [tables::SECTION_BY_NUMBER],
            Section::number
        }

        impl $crate::MatrixSection for Section {
            type Activity = Activity;

            #[inline]
            fn number(self) -> &'static str {
                self.number()
            }

            #[inline]
            fn title(self) -> &'static str {
                self.title()
            }

            #[inline]
            fn depth(self) -> usize {
                self.depth()
            }

            #[inline]
            fn parent(self) -> ::core::option::Option<Self> {
                self.parent()
            }

            #[inline]
            fn sections(self) -> &'static [Self] {
                self.sections()
            }

            #[inline]
            fn activities(self) -> &'static [Activity] {
                self.activities()
            }

            #[inline]
            fn all_activities(self) -> &'static [Activity] {
                self.all_activities()
            }

            #[inline]
            fn contains(self, activity: Activity) -> bool {
                self.contains(activity)
            }

            #[inline]
            fn from_number(number: &str) -> ::core::option::Option<Self> {
                Self::from_number(number)
            }
        }
    };
}
