/// A part of a matrix that refines another one, by its position in the matrix.
///
/// A judge of such a matrix says with it what a finding is about; who has the text knows its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// An entry of `refines`.
    Refines(usize),
    /// The revision that an entry was written against.
    Revision(usize),
    /// The file of an entry, else its name.
    File(usize),
    /// A duty in the `asks` of an entry.
    Asked(usize, usize),
    /// An activity in the `except` of an entry.
    Except(usize, usize),
    /// An activity in the `open` of an entry.
    Open(usize, usize),
    /// A party.
    Party(usize),
    /// An outer party that a party `is`.
    Is(usize, usize),
    /// A row.
    Activity(usize),
    /// A duty that a row covers.
    Cover(usize, usize),
    /// A rule that a row allows to be broken.
    Allow(usize, usize),
}
