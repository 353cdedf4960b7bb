//! A plain page.

use crate::syntax::fields::record::record;

record! {
    /// A plain page.
    Page "a page" {}
}
