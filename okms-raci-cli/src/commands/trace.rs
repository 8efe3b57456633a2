//! `raci trace`: the code that claims or implements each activity, and the duties without any.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::finding::{self, count, counted, counted_with};
use crate::format::{Format, ReportFormat};
use crate::output::{Output, message};
use crate::source::{self, Loaded, SourceArgs};
use crate::status::{Error, Status};
use crate::trace::report::{self, LinkTemplate, Report, markdown, text};
use crate::trace::{self, Accept, EvidenceKind, KINDS, Links, Requirement, TracedMatrix};

/// The arguments of `raci trace`.
#[derive(Debug, clap::Args)]
pub(crate) struct TraceArgs {
    /// Folders and files of Rust
    #[arg(value_name = "PATH", default_value = ".")]
    paths: Vec<PathBuf>,
    /// Matrices instead of the OKMS one: any source that `raci show` takes; claims refer to it by its
    /// name. `okms` is the built-in one
    #[arg(long = "matrix", value_name = "FILE")]
    matrices: Vec<PathBuf>,
    /// Report each activity that meets this condition and that no code implements, such as `Customer is
    /// responsible`; the grammar is that of `subset!`. With `for` and names it asks for these activities
    /// alone; may be repeated
    #[arg(long, value_name = "CONDITION")]
    require: Vec<String>,
    /// What counts as evidence for --require: `#[raci]` on an item, or a claim in `assert_raci!`, too
    #[arg(long, value_enum, default_value_t)]
    accept: Accept,
    /// How to order the evidence in text and Markdown
    #[arg(long, value_enum, default_value_t)]
    by: By,
    /// How to write the report; html is a page to send
    #[arg(long, value_enum, default_value_t)]
    format: ReportFormat,
    /// The address of the code, such as 'https://…/{path}#L{line}', for links in HTML and Markdown
    #[arg(long, value_name = "ADDRESS")]
    link_template: Option<LinkTemplate>,
    /// Let warnings count as problems
    #[arg(long)]
    strict: bool,
    /// End with status 0 whatever is missing or wrong, such as in a job that only reports
    #[arg(long)]
    exit_zero: bool,
    #[command(flatten)]
    output: Output,
}

/// How evidence is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
enum By {
    #[default]
    Activity,
    File,
}

pub(crate) fn run(args: &TraceArgs) -> Result<Status, Error> {
    args.format.check_name(&args.output)?;
    let mut matrices = matrices(&args.matrices)?;
    trace::add_outer(&mut matrices, &args.matrices)?;
    let links = Links::new(&matrices);
    let requirements = args.require.iter().map(|text| Requirement::new(text, &matrices));
    let requirements: Vec<Requirement> = requirements.collect::<Result<_, _>>()?;
    let trace = trace::trace(&args.paths, &matrices)?;
    let missing = trace::missing(&requirements, args.accept, &trace, &matrices, &links);
    let mut findings = trace::findings(&missing, &matrices, args.accept);
    findings.extend(trace.problems.iter().cloned());
    let report = Report {
        matrices: &matrices,
        trace: &trace,
        missing: &missing,
        findings: &findings,
        links: args.link_template.as_ref(),
        chain: &links,
    };
    write(args, &report)?;
    message(summary(&report));
    Ok(finding::status(&findings, args.strict).unless(args.exit_zero))
}

/// The matrices that claims can be about: those that the user named, and the built-in one.
fn matrices(named: &[PathBuf]) -> Result<Vec<TracedMatrix>, Error> {
    let mut matrices: Vec<TracedMatrix> = Vec::new();
    let mut taken = HashSet::new();
    for path in named {
        let next =
            if source::is_built_in(path) { TracedMatrix::built_in(true)? } else { read(path)? };
        if !taken.insert(next.matrix.name.as_str().to_owned()) {
            return Err(Error::new(format_args!(
                "two matrices are called `{}`\ngive each a different `name`, which claims refer to",
                next.matrix.name.as_str()
            )));
        }
        matrices.push(next);
    }
    if !matrices.iter().any(TracedMatrix::is_default) {
        matrices.push(TracedMatrix::built_in(named.is_empty())?);
    }
    Ok(matrices)
}

fn read(path: &Path) -> Result<TracedMatrix, Error> {
    let args = SourceArgs { path: path.to_owned(), ..SourceArgs::default() };
    let Loaded { file, matrix, yaml, .. } = source::read(&args)?;
    TracedMatrix::new(matrix, yaml.map(|yaml| (file, yaml)), true)
}

/// Writes the report; with a page, the findings go to standard error.
fn write(args: &TraceArgs, report: &Report<'_>) -> Result<(), Error> {
    let text = written(args, report)?;
    match args.format {
        ReportFormat::List(Format::Text) => return args.output.write_text(&text),
        ReportFormat::List(_) => {}
        ReportFormat::Html => message(Format::Text.findings(report.findings, KINDS).trim_end()),
    }
    args.output.write(text.as_bytes())
}

fn written(args: &TraceArgs, report: &Report<'_>) -> Result<String, Error> {
    use ReportFormat::{Html, List};
    let is_by_file = args.by == By::File;
    if is_by_file && !matches!(args.format, List(Format::Text | Format::Markdown)) {
        return Err(Error::new("--by goes with --format text or markdown"));
    }
    if args.link_template.is_some() && !matches!(args.format, Html | List(Format::Markdown)) {
        return Err(Error::new("--link-template goes with --format html or markdown"));
    }
    let List(format) = args.format else { return report::html(report) };
    let evidence = match format {
        Format::Json => return Ok(report::json(report)),
        Format::Text if is_by_file => text::by_file(report),
        Format::Text => text::by_activity(report),
        Format::Markdown if is_by_file => markdown::by_file(report),
        Format::Markdown => markdown::by_activity(report),
        Format::Sarif | Format::Github | Format::Gitlab => String::new(),
    };
    Ok(evidence + &format.findings(report.findings, KINDS))
}

/// `31 activities: 2 implemented, 4 claimed; code in 1 of 4 files; 9 without required evidence`
fn summary(report: &Report<'_>) -> String {
    let all = counted_with(report.activities(), "activity", "activities");
    let kinds = EvidenceKind::ALL.into_iter().map(|kind| (report.with(kind), kind.participle()));
    let kinds = kinds.chain(Some((report.taken_on(), "in code of refining matrices")));
    let kinds = kinds.filter(|(count, _)| *count > 0);
    let kinds: Vec<String> = kinds.map(|(count, what)| format!("{count} {what}")).collect();
    let files = counted(report.trace.files, "file");
    let evidence = match kinds.as_slice() {
        [] => format!("none in {files}"),
        kinds => format!("{}; code in {} of {files}", kinds.join(", "), report.files()),
    };
    let missing = report.missing.len();
    let rest = match (missing, report.trace.problems.is_empty()) {
        (0, _) => count(&report.trace.problems),
        (_, true) => format!("{missing} without required evidence"),
        (_, false) => {
            format!("{missing} without required evidence; {}", count(&report.trace.problems))
        }
    };
    format!("{all}: {evidence}; {rest}")
}
