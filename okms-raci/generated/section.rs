/// The functions of an enum `Section` over the tables of its module.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_section {
    () => {
        impl Section {
            /// The sections that are not subsections, in published order.
            pub const ROOTS: &'static [Section] =
                $crate::__private::run(Self::BY_PARENT, Self::CHILDREN_STARTS, 0);

            /// By section the position of its parent, counted from 1; 0 for none.
            const PARENTS: &'static [u16; Section::COUNT] =
                &$crate::__private::parents(tables::SECTION_DEPTHS);

            /// Where in `BY_PARENT` the subsections of each start; the first run are the roots.
            const CHILDREN_STARTS: &'static [u16; Section::COUNT + 2] =
                &$crate::__private::starts_by_parent(Self::PARENTS);

            /// All sections, those with the same parent side by side.
            const BY_PARENT: &'static [Section; Section::COUNT] = &{
                let mut by_parent = Section::ALL;
                let mut ends = *Self::CHILDREN_STARTS;
                let mut section = 0;
                while section < Section::COUNT {
                    let parent = Self::PARENTS[section] as usize;
                    by_parent[ends[parent] as usize] =
                        <Section as $crate::__private::Listed>::EACH[section];
                    ends[parent] += 1;
                    section += 1;
                }
                by_parent
            };

            /// Where in `Activity::ALL` the activities of each start.
            const ACTIVITY_STARTS: &'static [u16; Section::COUNT + 1] =
                &$crate::__private::starts(tables::SECTION_SIZES);

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
                const PARENTS: &[::core::option::Option<Section>; Section::COUNT] = &{
                    let mut parents = [::core::option::Option::None; Section::COUNT];
                    let mut section = 0;
                    while section < Section::COUNT {
                        if let 1.. = Section::PARENTS[section] {
                            let parent = Section::PARENTS[section] as usize - 1;
                            parents[section] = ::core::option::Option::Some(
                                <Section as $crate::__private::Listed>::EACH[parent],
                            );
                        }
                        section += 1;
                    }
                    parents
                };
                PARENTS[self as usize]
            }

            /// The direct subsections, in published order.
            #[must_use]
            #[inline]
            pub const fn sections(self) -> &'static [Section] {
                let parent = self as usize + 1;
                $crate::__private::run(Self::BY_PARENT, Self::CHILDREN_STARTS, parent)
            }

            /// The activities that the section itself lists, in published order.
            #[must_use]
            #[inline]
            pub const fn activities(self) -> &'static [Activity] {
                $crate::__private::run_of_items(Self::ACTIVITY_STARTS, self as usize)
            }

            /// The activities of the section and of all sections below it, in published order.
            #[must_use]
            #[inline]
            pub const fn all_activities(self) -> &'static [Activity] {
                const ENDS: &[u16; Section::COUNT] = &$crate::__private::ends_of_trees(
                    tables::SECTION_DEPTHS,
                    Section::ACTIVITY_STARTS,
                );
                let (start, end) = (Self::ACTIVITY_STARTS[self as usize], ENDS[self as usize]);
                $crate::__private::items_between(start, end)
            }

            /// The section with exactly this id, or once with it.
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
            tables::SECTION_TITLES,
            $crate::__private::Vocabulary {
                plural: "sections",
                ids: tables::SECTION_IDS,
                aliases: tables::SECTION_ALIASES,
                names: &[tables::SECTION_NUMBERS, tables::SECTION_TITLES],
            },
            |text| maps::SECTION_BY_NUMBER.get(text)
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
            fn from_number(number: &str) -> ::core::option::Option<Self> {
                Self::from_number(number)
            }
        }
    };
}
