//! Roles and sets of them.

/// One of the four roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// R
    Responsible,
    /// A
    Accountable,
    /// C
    Consulted,
    /// I
    Informed,
}

impl Role {
    /// All four.
    pub const ALL: [Role; 4] =
        [Role::Responsible, Role::Accountable, Role::Consulted, Role::Informed];

    /// `R`, `A`, `C` or `I`.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Role::Responsible => 'R',
            Role::Accountable => 'A',
            Role::Consulted => 'C',
            Role::Informed => 'I',
        }
    }

    /// The role with this letter.
    #[must_use]
    pub fn from_letter(letter: char) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.letter() == letter)
    }
}

/// What one party holds in one activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoleSet(u8);

impl RoleSet {
    /// No role.
    pub const NONE: RoleSet = RoleSet(0);
    /// All four.
    pub const RACI: RoleSet = RoleSet(0b1111);

    /// Just this role.
    #[must_use]
    pub const fn of(role: Role) -> RoleSet {
        RoleSet(1 << role as u8)
    }

    /// Whether the role is one of these.
    #[must_use]
    pub const fn contains(self, role: Role) -> bool {
        self.contains_all(RoleSet::of(role))
    }

    /// Whether all of the others are among these.
    #[must_use]
    pub const fn contains_all(self, other: RoleSet) -> bool {
        self.0 & other.0 == other.0
    }

    /// These and the others.
    #[must_use]
    pub const fn union(self, other: RoleSet) -> RoleSet {
        RoleSet(self.0 | other.0)
    }

    /// Those that are in both.
    #[must_use]
    pub const fn intersection(self, other: RoleSet) -> RoleSet {
        RoleSet(self.0 & other.0)
    }

    /// Whether there is none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The letters in the order R, A, C, I.
    #[must_use]
    pub fn letters(self) -> String {
        Role::ALL.into_iter().filter(|role| self.contains(*role)).map(Role::letter).collect()
    }
}
