//! Floor 3: answers computed from the graph; a file per question. Each is a pure function of the
//! model. Unknown is told apart from zero.

pub mod reach;
