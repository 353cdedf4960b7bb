//! Floor 4: pictures as inline SVG, drawn when the site is built. Whole numbers, a title and a
//! description in each; what they show stands beside them as text too. Colours and fonts are the
//! style sheet's: shapes carry classes.
//!
//! Small ones are written straight into their SVG, and texts come in escaped:
//!
//! - [`bullet`]: a measure from its start to its promise; [`sparkline`]: its readings; [`gauge`]: how far a need is met; [`duck`]: minutes above and
//!   below the waterline; [`time_bar`]: work and waits, step by step.
//!
//! Large ones go from content to layout to scene to SVG, each step a pure function:
//!
//! - [`text`]: how wide text is, and where its lines end.
//! - [`scene`]: shapes; [`svg`]: a scene as SVG. A scene says which node a shape leads to; what its
//!   address is from a page comes in as a function.
//! - [`curve`]: a curve through feelings, and what lies above and below zero; [`strip`]: a journey as one small picture;
//!   [`stage_curve`]: the curve above the touchpoints of a stage.
//! - [`value_effort`]: what could be better, by worth and work; [`score`]: what we do for each touchpoint, down to the systems.
//! - [`scatter`]: things as dots by two figures, some of them labelled; [`landscape`]: needs so; [`pain_map`]: pains, in cells.
//! - [`effort_flow`]: from processes to outcomes.
//! - [`logged`]: what a log says of a journey, touchpoint by touchpoint.
//! - [`bars`]: bars on one scale, for rows of a page; [`small`]: pictures of a thumb's size.
//! - [`trace`]: what hangs on a thing and what it hangs on, as lines between columns.
//! - [`flow`]: a process in lanes, from left to right; [`bpmn`]: a model as its own diagram places it.
//!
//! Absent: pages, templates, addresses.

pub mod bars;
pub mod bpmn;
pub mod bullet;
pub mod curve;
pub mod duck;
pub mod effort_flow;
pub mod flow;
pub mod gauge;
pub mod landscape;
pub mod logged;
pub mod pain_map;
pub mod scatter;
pub mod scene;
pub mod score;
pub mod small;
pub mod sparkline;
pub mod stage_curve;
pub mod strip;
pub mod svg;
pub mod text;
pub mod time_bar;
pub mod trace;
pub mod value_effort;
