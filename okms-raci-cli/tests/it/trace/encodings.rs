//! Files as editors and machines write them.

use std::fs;

use super::{evidence, folder, json, run};

const CODE: &str = "//! Prüfung — 試験\nfn f() {}\n\n#[okms_raci::raci(Customer is responsible for KeepServiceLogs)]\nfn wächter() {}\n";

#[test]
fn lines_and_items_are_the_same_in_every_encoding() {
    let crlf = CODE.replace('\n', "\r\n");
    let of_linux = format!("#!/usr/bin/env run\n{}", CODE.replacen("//! Prüfung — 試験\n", "", 1));
    for (name, code) in [
        ("lf.rs", CODE.to_owned()),
        ("crlf.rs", crlf.clone()),
        ("mark.rs", format!("\u{feff}{CODE}")),
        ("mark-crlf.rs", format!("\u{feff}{crlf}")),
        ("shebang.rs", of_linux),
    ] {
        let folder = folder(name);
        fs::create_dir(folder.join("src")).unwrap();
        fs::write(folder.join("src/keys é.rs"), code).unwrap();
        let found = evidence(&json(&folder, &["src"]));
        assert_eq!(found.len(), 1, "{name}");
        let found = &found[0].1;
        assert_eq!(
            (&found["file"], &found["line"]),
            (&"src/keys é.rs".into(), &4.into()),
            "{name}"
        );
        assert_eq!(found["item"], "keys é::wächter");
    }
}

#[test]
fn what_is_not_rust_is_named_and_the_rest_goes_on() {
    let folder = folder("broken");
    let deep = format!("// raci\nfn f() {{ {} }}", "(".repeat(100_000));
    let wide = format!("// raci\nconst A: u8 = 0{};", "+1".repeat(200_000));
    for (name, bytes) in [
        ("a.rs", b"// raci \xff".as_slice()),
        ("b.rs", b"// raci\nfn (".as_slice()),
        ("c.rs", b"// raci\nstruct 1;".as_slice()),
        ("d.rs", deep.as_bytes()),
        ("e.rs", wide.as_bytes()),
        ("f.rs", b"\0raci\0".as_slice()),
        ("g.rs", b"assert_raci! { Customer is informed of DeployPatches; }".as_slice()),
        ("h.rs", b"fn ( // a file without the word is not read".as_slice()),
    ] {
        fs::write(folder.join(name), bytes).unwrap();
    }
    let trace = json(&folder, &[]);
    let files: Vec<&str> = trace["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["file"].as_str().unwrap())
        .collect();
    assert_eq!(files, ["a.rs", "b.rs", "c.rs", "d.rs", "e.rs", "f.rs"]);
    assert_eq!(evidence(&trace).len(), 1);
    assert_eq!(run(&folder, &[]).0, 0);
    assert_eq!(run(&folder, &["--strict"]).0, 1);
    assert_eq!(run(&folder, &["g.rs", "h.rs", "--strict"]).0, 0);
}
