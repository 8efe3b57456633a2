//! Matrices that are odd but can be used, and what is said of them: `warned/*.yaml` and `.txt`.

use okms_raci_codegen::{Severity, generate_file};

use crate::samples;

#[test]
fn every_sample_is_accepted_with_its_warnings() {
    let differences: Vec<String> = samples::of("warned")
        .into_iter()
        .filter_map(|sample| {
            let name = samples::name(&sample);
            let generated =
                generate_file(&sample, &name).unwrap_or_else(|report| panic!("{report}"));
            let warnings = generated.warnings;
            assert!(!warnings.is_empty() && !warnings.has_errors());
            assert!(warnings.problems().all(|problem| problem.severity == Severity::Warning));
            samples::differs_from_expected(&sample, "txt", &format!("{warnings}\n"))
        })
        .collect();
    samples::assert_none(&differences);
    assert_eq!(samples::orphans("warned", "txt"), [""; 0].map(std::path::PathBuf::from));
}
