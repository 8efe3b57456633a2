//! Paths, as files, reports and shells refer to them.

use std::path::{Component, Path, PathBuf};

/// The whole path, without `.` and `..`.
pub(crate) fn whole(path: &Path) -> PathBuf {
    let mut whole = PathBuf::new();
    for part in std::env::current_dir().unwrap_or_default().join(path).components() {
        match part {
            Component::ParentDir => drop(whole.pop()),
            Component::CurDir => {}
            part => whole.push(part),
        }
    }
    whole
}

/// The path with `/` between folders.
pub(crate) fn with_slashes(path: &Path) -> String {
    let path = path.display().to_string();
    if cfg!(windows) { path.replace('\\', "/") } else { path }
}

/// A file as one in the folder refers to it.
pub(crate) fn relative(file: &Path, folder: &Path) -> String {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| whole(path));
    let (file, folder) = (real(file), real(&whole(folder)));
    let pairs = file.components().zip(folder.components());
    let shared = pairs.take_while(|(file, folder)| file == folder).count();
    let up = folder.components().skip(shared).map(|_| Component::ParentDir);
    with_slashes(&up.chain(file.components().skip(shared)).collect::<PathBuf>())
}

/// The path as a shell takes it.
pub(crate) fn shell_word(path: &Path) -> String {
    let path = path.display().to_string();
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:".contains(c);
    if path.chars().all(is_plain) && !path.starts_with('-') {
        path
    } else {
        let end = if path.starts_with('-') { "-- " } else { "" };
        format!("{end}'{}'", path.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::shell_word;

    #[test]
    fn a_path_is_pasted_as_it_is() {
        assert_eq!(shell_word(Path::new("a/b.yaml")), "a/b.yaml");
        assert_eq!(shell_word(Path::new("it's.yaml")), "'it'\\''s.yaml'");
    }
}
