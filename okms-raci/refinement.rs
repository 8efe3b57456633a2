use core::fmt::{Debug, Display};
use core::hash::Hash;

use crate::{Matrix, Role, RoleSet};

/// A matrix beside one that it refines, for code that works over any two.
///
/// Each entry of `refines` is a module of the refining matrix, such as `key_service::okms`. Its functions are
/// const and need no trait; its unit type `Link` has them as this trait. Implemented by generated code only, so
/// items may be added in any release.
///
/// ```
/// use okms_raci::{Matrix, Refinement, Role};
///
/// /// The outer activities whose R nobody has, and why.
/// fn without_hands<L: Refinement>() -> impl Iterator<Item = &'static str> {
///     let activities = <L::Outer as Matrix>::ACTIVITIES.iter();
///     activities.filter_map(|&activity| match L::holders(activity, Role::Responsible) {
///         [] => L::exception(activity).or(L::open(activity)),
///         [..] => None,
///     })
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the link of a matrix to one that it refines",
    label = "expected a type `Link`",
    note = "each entry of `refines` is a module of the refining matrix with such a type: `key_service::okms::Link`"
)]
pub trait Refinement: Copy + Debug + 'static {
    /// The matrix that refines.
    type Inner: Matrix;
    /// The matrix that is refined.
    type Outer: Matrix;
    /// A party of any matrix of the chain.
    type Holder: Copy + Debug + Display + Eq + Hash + Ord + Send + Sync + 'static;

    /// The party of the outer matrix that the inner one is.
    const PARTY: <Self::Outer as Matrix>::Party;
    /// The revision of the outer matrix that the inner one was written against.
    const REVISION: &'static str;

    /// The outer activities of which this one takes letters on, and which.
    fn covers(
        activity: <Self::Inner as Matrix>::Activity,
    ) -> &'static [(<Self::Outer as Matrix>::Activity, RoleSet)];
    /// The activities that take letters of the outer one on, in published order.
    fn covering(
        outer: <Self::Outer as Matrix>::Activity,
    ) -> &'static [<Self::Inner as Matrix>::Activity];
    /// Who holds the role of the outer activity in the end.
    fn holders(outer: <Self::Outer as Matrix>::Activity, role: Role) -> &'static [Self::Holder];
    /// Why the outer activity does not arise, if it is excepted.
    fn exception(outer: <Self::Outer as Matrix>::Activity) -> Option<&'static str>;
    /// Why nobody has the outer activity yet, if it is open.
    fn open(outer: <Self::Outer as Matrix>::Activity) -> Option<&'static str>;
    /// Why letters of the outer activity may go back to outer parties, if they do.
    fn handed_back(outer: <Self::Outer as Matrix>::Activity) -> Option<&'static str>;
}
