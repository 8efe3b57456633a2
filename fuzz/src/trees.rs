//! Trees of files for `raci trace`.

use std::fs;
use std::path::{Component, Path, PathBuf};

use okms_raci_cli::any_input;

/// Stands between the names and the contents of files.
pub const BREAK: u8 = 0;

/// Whatever files there are, they are searched to the end, and each time with the same result.
pub fn trees(bytes: &[u8]) {
    let folder = std::env::temp_dir().join(format!("okms-raci-trees-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a temporary folder can be made");
    let mut parts = bytes.split(|byte| *byte == BREAK);
    while let (Some(name), Some(content)) = (parts.next(), parts.next()) {
        let Some(path) = inside(name) else { continue };
        let path = folder.join(path);
        let parent = path.parent().expect("it is in the folder");
        // A name may be that of a folder, or too long.
        if fs::create_dir_all(parent).is_ok() {
            let _ = fs::write(path, content);
        }
    }
    let found = any_input::trace_folder(&folder);
    assert_eq!(found, any_input::trace_folder(&folder));
    fs::remove_dir_all(&folder).expect("a temporary folder can be removed");
}

/// The name as a path that does not leave the folder.
fn inside(name: &[u8]) -> Option<PathBuf> {
    let name = std::str::from_utf8(name).ok()?;
    let path = Path::new(name);
    let is_inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    (is_inside && !name.is_empty()).then(|| path.to_path_buf())
}
