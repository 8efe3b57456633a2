/// What the comparison of two texts came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// They are equal in all that is compared.
    Equal,
    /// This is not, in the text that was said.
    Differs(String),
}

impl Comparison {
    /// Of whole texts.
    #[must_use]
    pub fn of_texts(expected: &str, said: &str) -> Comparison {
        if expected == said { Comparison::Equal } else { Comparison::Differs(said.to_owned()) }
    }

    /// Of our own sentences alone, each of which has to be said.
    #[must_use]
    pub fn of_own_sentences(expected: &str, said: &str) -> Comparison {
        match own_sentences(expected).into_iter().find(|sentence| !said.contains(sentence.as_str()))
        {
            None => Comparison::Equal,
            Some(missing) => Comparison::Differs(format!("{said}\nlacks: {missing}")),
        }
    }
}

/// What the compiler said, without what differs from machine to machine.
///
/// Of places in our own library only the file is kept.
#[must_use]
pub fn normalized(said: &str, root: &str, cases: &str) -> String {
    let mut kept = String::new();
    let mut in_library = false;
    for line in said.lines() {
        let line = line.replace(cases, "").replace(root, "");
        let is_excerpt = line
            .trim_start()
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .trim_start()
            .starts_with('|')
            || line.starts_with("...");
        if in_library && is_excerpt {
            continue;
        }
        let place =
            line.trim_start().strip_prefix("--> ").or(line.trim_start().strip_prefix("::: "));
        in_library =
            place.is_some_and(|place| place.contains("okms-raci") || place.contains("/out/"));
        let is_summary = line.starts_with("For more information about")
            || line.starts_with("Some errors have detailed")
            || line.starts_with("error: aborting due to");
        match place {
            Some(place) if in_library => {
                let file = place.split(".rs:").next().unwrap_or(place);
                let file = file.rsplit('/').next().unwrap_or(file);
                kept.extend([" --> (in the library) ", file, ".rs\n"]);
            }
            _ if is_summary => {}
            _ => {
                kept.push_str(line.trim_end());
                kept.push('\n');
            }
        }
    }
    kept.trim_end().to_owned() + "\n"
}

/// The sentences in a report that our own code has written, line by line.
#[must_use]
pub fn own_sentences(report: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut goes_on = false;
    for line in report.lines() {
        let starts = ["error: ", "error[E0080]: evaluation panicked: ", "error[E0277]: "];
        let sentence = starts.iter().find_map(|start| line.strip_prefix(start));
        if let Some(sentence) = sentence {
            sentences.push(sentence.to_owned());
            goes_on = line.starts_with("error[E0080]");
        } else if goes_on && line.starts_with("      ") {
            sentences.push(line.trim().to_owned());
        } else {
            goes_on = false;
        }
    }
    sentences
}
