use okms_raci::RoleSet;

fn works(roles: RoleSet) -> bool {
    match roles {
        RoleSet::R | RoleSet::RA => true,
        RoleSet::NONE => false,
    }
}

fn main() {
    works(RoleSet::C);
}

//> at :6:         RoleSet::NONE => false,\n        _ => false,
