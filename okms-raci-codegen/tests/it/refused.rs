//! Matrices that are refused, and what is said of them: `refused/*.yaml` and the `.txt` beside each.

use okms_raci_codegen::{Report, generate_file};

use crate::samples;

fn reports() -> impl Iterator<Item = (std::path::PathBuf, Report)> {
    samples::of("refused").into_iter().map(|sample| {
        let name = samples::name(&sample);
        match generate_file(&sample, &name) {
            Err(report) => (sample, report),
            Ok(_) => panic!("{name} is accepted"),
        }
    })
}

#[test]
fn every_sample_is_refused_with_its_report() {
    let differences: Vec<String> = reports()
        .filter_map(|(sample, report)| {
            // What `unwrap` shows is the same.
            assert_eq!(format!("{report:?}"), report.to_string());
            samples::differs_from_expected(&sample, "txt", &format!("{report}\n"))
        })
        .collect();
    samples::assert_none(&differences);
    assert!(samples::of("refused").len() >= 60);
    assert_eq!(samples::orphans("refused", "txt"), [""; 0].map(std::path::PathBuf::from));
}

#[test]
fn every_problem_says_where_it_is_and_what_to_write() {
    const ABOUT_THE_WHOLE: [&str; 4] =
        ["empty.yaml", "only_comments.yaml", "no_activities.yaml", "no_parties.yaml"];
    for (sample, report) in reports() {
        let name = samples::name(&sample);
        for problem in report.problems() {
            let message = &problem.message;
            let whole = ABOUT_THE_WHOLE.contains(&name.as_str());
            assert_ne!(problem.at.is_some(), whole, "{name}: {message}");
            assert!(problem.help.is_some(), "{name}: {message}");
            assert!(!message.ends_with('.'), "{name}: {message}");
            assert!(!message.contains('\n'), "{name}: {message}");
        }
    }
}

#[test]
fn the_marked_bytes_are_those_at_the_position() {
    for (sample, report) in reports() {
        let Ok(text) = std::fs::read_to_string(&sample) else {
            continue;
        };
        for problem in report.problems() {
            let Some(at) = problem.at else {
                continue;
            };
            let before = &text[..problem.bytes.start];
            let line = before.matches('\n').count() + 1;
            let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
            let column = before[line_start..].trim_start_matches('\u{feff}').chars().count() + 1;
            let name = samples::name(&sample);
            assert_eq!((line, column), (at.line, at.column), "{name}: {}", problem.message);
            assert!(text.get(problem.bytes.clone()).is_some(), "{name}: {}", problem.message);
            assert!(problem.end_column() > Some(column), "{name}: {}", problem.message);
        }
    }
}
