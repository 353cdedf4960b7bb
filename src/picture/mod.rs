//! Floor 4: pictures as inline SVG, drawn when the site is built. Whole numbers, a title and a
//! description in each; what they show stands beside them as text too. No links and no HTML: texts
//! come in escaped.

pub mod duck;
pub mod gauge;
pub mod spark;
