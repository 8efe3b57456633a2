//! The rules of a matrix, as data.

/// Whether a matrix with a problem can be used.
///
/// ```
/// use okms_raci_codegen::{Rule, Severity};
///
/// // Errors are sorted before warnings, and one is enough to get no code.
/// assert_eq!(Rule::NobodyAccountable.severity(), Severity::Error);
/// assert!(Severity::Error < Severity::Warning);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// No code is generated.
    Error,
    /// Code is generated; the problem is shown once.
    Warning,
}

macro_rules! rules {
    ($($Name:ident = $Severity:ident $id:literal;)*) => {
        /// One of the things that are checked in the YAML of a matrix.
        ///
        /// ```
        /// use okms_raci_codegen::{Rule, Severity};
        ///
        /// let rule = Rule::find("several-accountable").unwrap();
        /// assert_eq!(rule, Rule::SeveralAccountable);
        /// assert_eq!(rule.severity(), Severity::Error);
        /// assert_eq!(rule.summary(), "More than one party is accountable for an activity.");
        /// assert!(rule.explanation().contains("Wrong:"));
        /// ```
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $(
                #[doc = concat!("The rule `", $id, "`.\n\n", include_str!(concat!("rules/", $id, ".md")))]
                $Name,
            )*
        }

        impl Rule {
            /// All rules explained, as a page in Markdown.
            // In a block, so that rustdoc does not show all of it once more.
            pub const PAGE: &'static str = const {
                concat!(
                    include_str!("rules/page.md"),
                    $("\n## ", $id, "\n\n", include_str!(concat!("rules/", $id, ".md"))),*
                )
            };

            /// Every rule, in the order of [`Rule::PAGE`].
            pub const ALL: &'static [Rule] = &[$(Rule::$Name),*];

            /// The id, which never changes, such as `several-accountable`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self {
                    $(Rule::$Name => $id,)*
                }
            }

            /// Whether a matrix that breaks the rule can be used.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self {
                    $(Rule::$Name => Severity::$Severity,)*
                }
            }

            /// The summary, the reason and an example of what is wrong and what is right, in Markdown.
            #[must_use]
            pub const fn explanation(self) -> &'static str {
                match self {
                    $(Rule::$Name => include_str!(concat!("rules/", $id, ".md")).trim_ascii_end(),)*
                }
            }
        }
    };
}

rules! {
    UnreadableFile = Error "unreadable-file";
    NotUtf8 = Error "not-utf8";
    NotYaml = Error "not-yaml";
    EmptyFile = Error "empty-file";
    SeveralDocuments = Error "several-documents";
    YamlTag = Error "yaml-tag";
    MergeKey = Error "merge-key";
    UnknownFormat = Error "unknown-format";
    UnknownKey = Error "unknown-key";
    DuplicateKey = Error "duplicate-key";
    MissingKey = Error "missing-key";
    WrongKind = Error "wrong-kind";
    EmptyText = Error "empty-text";
    TooLarge = Error "too-large";
    NoParties = Error "no-parties";
    NoActivities = Error "no-activities";
    NotAnIdentifier = Error "not-an-identifier";
    ReservedId = Error "reserved-id";
    DuplicateId = Error "duplicate-id";
    DuplicateNumber = Error "duplicate-number";
    DuplicateName = Error "duplicate-name";
    DuplicateTitle = Error "duplicate-title";
    AmbiguousText = Error "ambiguous-text";
    ControlCharacter = Error "control-character";
    SpaceAtTheEnd = Error "space-at-the-end";
    NotADate = Error "not-a-date";
    NotAWebAddress = Error "not-a-web-address";
    NotADerive = Error "not-a-derive";
    UnknownParty = Error "unknown-party";
    UnknownRole = Error "unknown-role";
    RepeatedRole = Error "repeated-role";
    NoRoles = Error "no-roles";
    NobodyAccountable = Error "nobody-accountable";
    SeveralAccountable = Error "several-accountable";
    AllowNotNeeded = Error "allow-not-needed";
    AllowWithoutReason = Error "allow-without-reason";
    CoversWithoutRefines = Error "covers-without-refines";
    UnclearCover = Error "unclear-cover";
    CoveredTwice = Error "covered-twice";
    RefinedTwice = Error "refined-twice";
    RefinesItself = Error "refines-itself";
    ExceptionWithoutReason = Error "exception-without-reason";
    OtherMatrix = Error "other-matrix";
    UnknownPartyRefined = Error "unknown-party-refined";
    UnknownActivityCovered = Error "unknown-activity-covered";
    PartyOfBoth = Error "party-of-both";
    DutyNotCovered = Error "duty-not-covered";
    DutyHandedBack = Error "duty-handed-back";
    AccountabilitySplit = Error "accountability-split";
    AskedOtherwise = Error "asked-otherwise";
    OutdatedRefinement = Error "outdated-refinement";
    CoversNoDuty = Error "covers-no-duty";
    CoversWithoutRole = Error "covers-without-role";
    ExceptionNotNeeded = Error "exception-not-needed";
    NobodyResponsible = Warning "nobody-responsible";
    TitleInTwoSections = Warning "title-in-two-sections";
    NumberOutOfStep = Warning "number-out-of-step";
    CutByAComment = Warning "cut-by-a-comment";
    DirectionOfText = Warning "direction-of-text";
    OpenDuty = Warning "open-duty";
    FormerIdCovered = Warning "former-id-covered";
}

impl Rule {
    /// The rules that a row may break, if it says why.
    pub const ALLOWABLE: [Rule; 5] = [
        Rule::NoRoles,
        Rule::SeveralAccountable,
        Rule::NobodyAccountable,
        Rule::DutyHandedBack,
        Rule::AccountabilitySplit,
    ];

    /// The rules that take the refined matrix beside the refining one.
    pub const OF_A_CHAIN: [Rule; 14] = [
        Rule::OtherMatrix,
        Rule::UnknownPartyRefined,
        Rule::UnknownActivityCovered,
        Rule::PartyOfBoth,
        Rule::DutyNotCovered,
        Rule::DutyHandedBack,
        Rule::AccountabilitySplit,
        Rule::AskedOtherwise,
        Rule::OutdatedRefinement,
        Rule::CoversNoDuty,
        Rule::CoversWithoutRole,
        Rule::ExceptionNotNeeded,
        Rule::OpenDuty,
        Rule::FormerIdCovered,
    ];

    /// Whether the rule is about what a row says, and not about how the matrix is written.
    ///
    /// A matrix that breaks such a rule can be shown, compared and exported; no code is generated from it.
    #[must_use]
    pub const fn is_about_content(self) -> bool {
        matches!(self, Rule::NoRoles | Rule::NobodyAccountable | Rule::SeveralAccountable)
    }

    /// The rule with this id.
    #[must_use]
    pub fn find(id: &str) -> Option<Rule> {
        Rule::ALL.iter().copied().find(|rule| rule.id() == id)
    }

    /// What is wrong with a matrix that breaks the rule, in one sentence.
    #[must_use]
    pub fn summary(self) -> &'static str {
        self.explanation().lines().next().unwrap_or_default()
    }
}
