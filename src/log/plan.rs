//! What of a journey is held against its log: all of it, and nothing else.

/// A journey as its log is read: by which names its touchpoints go, and how they follow each other.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Plan {
    /// The touchpoints, in the order of the file.
    pub touchpoints: Vec<PlannedTouchpoint>,
    /// Where the log lies, and how it is read.
    pub columns: LogColumns,
}

/// A touchpoint as its log is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct PlannedTouchpoint {
    /// Its id.
    pub id: String,
    /// What else it goes by where it has no `events`: its old ids and its title.
    pub names: Vec<String>,
    /// The names of its events.
    pub events: Vec<String>,
    /// Whether we are at one end of it, and somebody at the other.
    pub is_with_us: bool,
    /// What may follow, by places.
    pub next: Vec<usize>,
    /// What `wait` says, in microseconds.
    pub wait: Option<i64>,
    /// What `within` promises, in microseconds.
    pub within: Option<i64>,
}

impl PlannedTouchpoint {
    /// Whether a log could hold it.
    pub fn can_be_logged(&self) -> bool {
        self.is_with_us || !self.events.is_empty()
    }
}

/// The columns of a log that are named; a blank one has its usual name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct LogColumns {
    /// Which case an event belongs to.
    pub case: Option<String>,
    /// What happened.
    pub activity: Option<String>,
    /// When.
    pub time: Option<String>,
    /// Who did it.
    pub resource: Option<String>,
    /// What orders events of one time.
    pub order: Option<String>,
    /// The type of the objects that are the cases of an object-centric log.
    pub object: Option<String>,
}

impl LogColumns {
    /// As they are named, in the order of the fields.
    pub fn named(columns: [Option<&str>; 6]) -> Self {
        let [case, activity, time, resource, order, object] = columns.map(|name| name.map(str::to_owned));
        Self { case, activity, time, resource, order, object }
    }
}

/// A duration in minutes, in microseconds: what is a fraction of one is dropped, but not what only the arithmetic left over.
pub fn microseconds(minutes: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a float that is too large becomes the largest number")]
    let whole = ((minutes * 60_000_000.0 * 1000.0).round() / 1000.0).floor() as i64;
    whole
}
