//! Uses of the library, each with all those before it; what each adds is measured.
//!
//! Every step tells whether the library answered right. What a firmware knows
//! only at run time comes out of `black_box`.

use core::fmt::{self, Write};
use core::hint::black_box;

use okms_raci::{Activity, Okms, Party, RoleSet, render};

/// Nothing of the library: what the board and the comparison of a byte take.
pub fn nothing() -> bool {
    black_box(0b0011_u8) == 0b0011
}

/// Lookups in const code.
pub fn constants() -> bool {
    const BACKUPS: Option<Activity> = Activity::from_id("manage-backups");
    const PATCHES: Option<Activity> = Activity::from_title(
        "Deploy patches, updates and configurations on softwares, middlewares of the Service elements",
    );
    const KEYS: RoleSet = Activity::AdministrateKeysAndSecrets.roles(Party::Customer);
    const {
        assert!(matches!(BACKUPS, Some(Activity::ManageBackups)));
        assert!(matches!(PATCHES, Some(Activity::DeployPatches)));
    }
    black_box(KEYS) == RoleSet::RA
}

/// The roles of a party and in an activity that only the run knows.
pub fn roles() -> bool {
    let (activity, party) = (black_box(Activity::HandleIncidents), black_box(Party::Customer));
    constants() && activity.roles(party) == RoleSet::AI
}

/// An exact lookup of an id that only the run knows.
pub fn text() -> bool {
    roles() && Activity::from_id(black_box("keep-service-logs")) == Some(Activity::KeepServiceLogs)
}

/// The title of an activity that only the run knows.
pub fn titles() -> bool {
    text() && black_box(Activity::ManageBackups).title().len() == "Manage backups".len()
}

/// Text in any letter case, as people type it.
pub fn typed_text() -> bool {
    titles() && black_box("MANAGE BACKUPS").parse() == Ok(Activity::ManageBackups)
}

/// The whole matrix in Markdown.
pub fn rendered() -> bool {
    let mut written = Written(0);
    typed_text() && write!(written, "{}", render::markdown::<Okms>()).is_ok() && written.0 > 0
}

/// Counts the bytes that are written to it.
struct Written(usize);

impl Write for Written {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += black_box(text).len();
        Ok(())
    }
}
