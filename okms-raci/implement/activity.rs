/// The functions of an enum `Activity` over the tables of its module.
///
/// The names of those that take something come from the module: where one is called with something
/// else, the compiler shows the line that its name comes from, and how it got there through macros.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_activity {
    ($roles:ident $is:ident $held_by:ident $from_id:ident $from_title:ident) => {
        impl Activity {
            /// The roles that the party holds in this activity.
            #[must_use]
            #[inline]
            pub const fn $roles(self, party: Party) -> $crate::RoleSet {
                tables::ROLES[self as usize * Party::COUNT + party as usize]
            }

            /// Whether the party holds the role in this activity.
            #[must_use]
            #[inline]
            pub const fn $is(self, party: Party, role: $crate::Role) -> bool {
                self.roles(party).contains(role)
            }

            /// Each party with the roles that it holds in this activity, in the order of the columns.
            #[must_use]
            #[inline]
            pub const fn row(self) -> [(Party, $crate::RoleSet); Party::COUNT] {
                let mut row = [(Party::ALL[0], $crate::RoleSet::NONE); Party::COUNT];
                let mut column = 0;
                while column < Party::COUNT {
                    let party = Party::ALL[column];
                    row[column] = (party, self.roles(party));
                    column += 1;
                }
                row
            }

            /// The parties that hold the role in this activity, in the order of the columns.
            #[must_use]
            #[inline]
            pub const fn holders(self, role: $crate::Role) -> Holders {
                let mut bits = 0;
                let mut column = 0;
                while column < Party::COUNT {
                    let is_holder = self.is(Party::ALL[column], role);
                    bits |= (is_holder as tables::PartyBits) << column;
                    column += 1;
                }
                Holders { bits }
            }

            /// The section that lists this activity.
            #[must_use]
            #[inline]
            pub const fn section(self) -> Section {
                tables::ACTIVITY_SECTIONS[self as usize]
            }

            /// Whether the section, or one below it, lists this activity.
            #[must_use]
            #[inline]
            pub const fn is_in(self, section: Section) -> bool {
                section.contains(self)
            }

            /// The title, exactly as published.
            #[must_use]
            #[inline]
            pub const fn title(self) -> &'static str {
                tables::ACTIVITY_TITLES[self as usize]
            }

            /// The publisher's own number or code of this activity, if it has one; several may have the same.
            #[must_use]
            #[inline]
            pub const fn reference(self) -> ::core::option::Option<&'static str> {
                $crate::__private::text_at(tables::REFERENCES, self as usize)
            }

            /// The note on this activity, if there is one.
            #[must_use]
            #[inline]
            pub const fn note(self) -> ::core::option::Option<&'static str> {
                $crate::__private::text_at(tables::NOTES, self as usize)
            }

            /// The note on the roles of the party in this activity, if there is one.
            #[must_use]
            #[inline]
            pub const fn note_of(self, party: Party) -> ::core::option::Option<&'static str> {
                let cell = self as usize * Party::COUNT + party as usize;
                $crate::__private::text_at(tables::CELL_NOTES, cell)
            }

            /// The activity with exactly this id, or with this former id.
            #[must_use]
            #[inline]
            pub const fn $from_id(id: &str) -> ::core::option::Option<Activity> {
                let position = tables::ACTIVITY_BY_ID.position(id);
                let position = $crate::__private::or_former(position, tables::ACTIVITY_ALIASES, id);
                $crate::__private::item(position)
            }

            /// The activity with exactly this title; none if several have it.
            #[must_use]
            #[inline]
            pub const fn $from_title(title: &str) -> ::core::option::Option<Activity> {
                $crate::__private::item(tables::ACTIVITY_BY_TITLE.position(title))
            }

            /// The activities in which the party holds the role, in published order.
            #[must_use]
            #[inline]
            pub const fn $held_by(party: Party, role: $crate::Role) -> &'static [Activity] {
                $crate::__private::held(tables::HELD_STARTS, party as usize * 4 + role as usize)
            }
        }

        impl<const ON_DEMAND: bool> $crate::__private::HeldBy<ON_DEMAND> for Activity {
            const HELD: &'static [Activity] = &$crate::__private::items(tables::HELD);
        }

        $crate::__implement_item! {
            Activity,
            tables::ACTIVITY_VARIANTS,
            tables::ACTIVITY_IDS,
            title,
            $crate::__private::Vocabulary {
                plural: "activities",
                ids: tables::ACTIVITY_IDS,
                aliases: tables::ACTIVITY_ALIASES,
                names: &[tables::ACTIVITY_TITLES, tables::ACTIVITY_VARIANTS],
            },
            [tables::ACTIVITY_BY_ID, tables::ACTIVITY_BY_TITLE],
            |activity| activity.section().number()
        }

        $crate::__implement_matrix_activity! { Activity }
    };
}

/// The trait `MatrixActivity` over the functions of the same names, for a whole matrix or a subset.
#[doc(hidden)]
#[macro_export]
macro_rules! __implement_matrix_activity {
    ($Item:ident) => {
        impl $crate::MatrixActivity for $Item {
            type Party = Party;
            type Section = Section;
            type Row = [(Party, $crate::RoleSet); Party::COUNT];
            type Holders = Holders;

            #[inline]
            fn roles(self, party: Party) -> $crate::RoleSet {
                self.roles(party)
            }

            #[inline]
            fn is(self, party: Party, role: $crate::Role) -> bool {
                self.is(party, role)
            }

            #[inline]
            fn row(self) -> Self::Row {
                self.row()
            }

            #[inline]
            fn holders(self, role: $crate::Role) -> Holders {
                self.holders(role)
            }

            #[inline]
            fn section(self) -> Section {
                self.section()
            }

            #[inline]
            fn is_in(self, section: Section) -> bool {
                self.is_in(section)
            }

            #[inline]
            fn title(self) -> &'static str {
                self.title()
            }

            #[inline]
            fn reference(self) -> ::core::option::Option<&'static str> {
                self.reference()
            }

            #[inline]
            fn note(self) -> ::core::option::Option<&'static str> {
                self.note()
            }

            #[inline]
            fn note_of(self, party: Party) -> ::core::option::Option<&'static str> {
                self.note_of(party)
            }

            #[inline]
            fn from_title(title: &str) -> ::core::option::Option<Self> {
                Self::from_title(title)
            }

            #[inline]
            fn held_by(party: Party, role: $crate::Role) -> &'static [Self] {
                Self::held_by(party, role)
            }

            #[inline]
            fn activity(self) -> Activity {
                ::core::convert::From::from(self)
            }

            #[inline]
            fn from_activity(activity: Activity) -> ::core::option::Option<Self> {
                ::core::convert::TryFrom::try_from(activity).ok()
            }
        }
    };
}
