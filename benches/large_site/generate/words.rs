//! The words that sites are made of.
//!
//! Stems of ids differ between kinds, so that `[[id]]` never has two readings; no word of the
//! checks' lists stands in a statement or a measure's title.

/// What an area is about: a thing that people ask a town for.
pub(super) const SUBJECTS: &[&str] = &[
    "mooring", "parking permit", "meter reading", "tenancy", "library card", "school place",
    "allotment", "building permit", "market stall", "waste bin", "street lamp", "burial plot",
    "club grant", "taxi licence", "food licence", "dog licence", "swimming course", "concert hall",
    "rental boat", "bicycle pass", "care visit", "travel pass", "tree survey", "damage claim",
    "water connection",
];

/// Where an area is.
pub(super) const PLACES: &[&str] = &[
    "Alder Quay", "Brackwater", "Coldmere", "Dunwick", "Elmstow", "Fenholt", "Garrowby", "Hallam Cross",
    "Inchmoor", "Jarrow Green", "Kestle", "Lowestone", "Marrowfen", "Netherby", "Oakhanger", "Penwold",
    "Quarrydale", "Ravensea", "Saltmarsh", "Thornaby", "Underwood", "Varrick", "Westerham", "Yarrowdale",
    "Ashcombe", "Birkdale", "Cragside", "Deepwell", "Eastmarch", "Frostwick", "Gorsehill", "Hawkser",
    "Ivybridge", "Kingsmoor", "Langport", "Millbeck", "Northolt", "Ormsby", "Pikehall", "Rushford",
];

/// First parts of street names.
pub(super) const STREET_HEADS: &[&str] = &[
    "Tarn", "Marl", "Brack", "Hol", "Sedge", "Wither", "Crans", "Pel", "Nor", "Ash", "Birk", "Calder",
    "Dray", "Esk", "Fal", "Gar", "Hex", "Ings", "Kel", "Lang", "Mor", "Oster", "Pen", "Quen",
];

/// Last parts of street names.
pub(super) const STREET_TAILS: &[&str] = &[
    "wick", "ford", "ham", "by", "thorpe", "stead", "mere", "holt", "combe", "ley", "gate", "burn",
    "dale", "hurst", "worth", "bourne", "field", "cote", "shaw", "brook",
];

/// What a street is called after its name.
pub(super) const STREETS: &[&str] = &["Lane", "Street", "Quay", "Row", "Hill", "Road"];

/// First names of personas.
pub(super) const NAMES: &[&str] = &[
    "Nadia", "Tomas", "Ada", "Ravi", "Ingrid", "Kofi", "Mei", "Pablo", "Sunniva", "Yusuf", "Greta", "Hamish",
    "Leila", "Oskar", "Priya", "Quentin", "Rosa", "Stefan", "Tilda", "Umar", "Vera", "Willem", "Ximena", "Zofia",
    "Bea", "Cyril", "Dagny", "Emre", "Fiona", "Goran", "Hana", "Ivo", "Jutta", "Kamil", "Lotte", "Marek",
];

/// What processes do.
pub(super) const VERBS: &[&str] = &[
    "Register", "Check", "Confirm", "Price", "Invoice", "Collect", "Refund", "Schedule", "Assign", "Inspect",
    "Measure", "Repair", "Deliver", "Archive", "Renew", "Transfer", "Cancel", "Approve", "Publish", "Translate",
    "Count", "Review", "Correct", "Announce",
];

/// What processes do it to.
pub(super) const OBJECTS: &[&str] = &["request", "account", "appointment"];

/// Steps of a process: id, title. The first four are in every process.
pub(super) const STEPS: &[(&str, &str)] = &[
    ("take", "Take the case from the list"),
    ("check", "Hold it against the rules in force"),
    ("settle", "Settle what is still open"),
    ("enter", "Enter the result where everybody sees it"),
    ("tell", "Tell the person how it went"),
    ("file", "File what has to be kept"),
    ("close", "Close the case"),
];

/// Services: stem of the id, title before the place.
pub(super) const SERVICES: &[(&str, &str)] = &[
    ("advice", "Advice on a"),
    ("bookings", "Booking of a"),
    ("changes", "Changes to a"),
    ("repairs", "Help with a broken"),
    ("refunds", "Money back for a"),
    ("reminders", "Reminders about a"),
    ("proofs", "Proof of a"),
    ("visits", "A visit about a"),
];

/// Journeys: stem of the id, title before the thing.
pub(super) const JOURNEYS: &[(&str, &str)] = &[
    ("first", "Getting a first"), ("another", "Adding another"), ("swap", "Swapping a"),
    ("give-up", "Giving up a"), ("dispute", "Disputing the bill for a"), ("extend", "Extending a"),
    ("inherit", "Taking over a relative's"), ("lost", "Losing the papers of a"), ("complain", "Complaining about a"),
    ("ask", "Asking about a"), ("pay", "Paying for a"), ("share", "Sharing a"), ("pause", "Pausing a"),
    ("move", "Moving house with a"),
];

/// Teams: stem of the id, what stands behind the area's name.
pub(super) const TEAMS: &[(&str, &str)] = &[("desk", "front desk"), ("crew", "field crew"), ("office", "back office")];

/// Systems: stem of the id, what stands behind the area's name.
pub(super) const SYSTEMS: &[(&str, &str)] = &[("register", "register"), ("ledger", "ledger"), ("planner", "planner")];

/// Pages: stem of the id, title before the thing.
pub(super) const PAGES: &[(&str, &str)] = &[
    ("speaking", "How we speak about a"), ("history", "The history of the"), ("law", "What the law says on a"),
    ("figures", "The figures behind the"), ("decisions", "Decisions on the"), ("glossary", "Words around a"),
    ("onboarding", "Your first week with the"), ("contacts", "Whom to ring about a"),
];

/// Outcomes: stem of the id, title around the thing.
pub(super) const OUTCOMES: &[(&str, &str)] = &[
    ("settled", "My life with the"), ("sorted", "All is sorted with my"), ("fair", "A fair price for my"),
];

/// Needs: id, statement before the thing.
pub(super) const NEEDS: &[(&str, &str)] = &[
    ("know", "I know where I stand with my"), ("say", "I say it once when it concerns my"),
    ("plan", "I can plan my week around the"), ("trust", "Nobody takes advantage of me over the"),
    ("reach", "I reach a person who knows the"), ("cost", "I know beforehand what I pay for the"),
    ("proof", "I can prove to others that I have the"), ("rest", "I need not think about the"),
];

/// Touchpoints of a journey, in order: id, and the ways to say it before the thing.
pub(super) const TOUCHPOINTS: &[(&str, &[&str])] = &[
    ("notice", &["I find out that I need a", "A neighbour tells me of the", "A letter mentions my", "I read about the"]),
    ("ask", &["I ask what it takes to have a", "I ring to hear about the", "I look up the conditions of the", "I ask at the counter about my"]),
    ("gather", &["I gather the papers for the", "I look for the old bill of my", "I take pictures of the", "I fill in the form for my"]),
    ("hand-in", &["I hand in what they want for the", "I send off everything about my", "I leave my papers about the", "I sign for the"]),
    ("hear", &["I hear whether I get the", "The answer arrives about my", "They tell me how it stands with the", "I learn what became of my"]),
    ("meet", &["Someone comes to see the", "I meet the person who looks after my", "The fitter rings at my door for the", "I wait at home because of the"]),
    ("settle", &["I pay what I owe for the", "I get my money for the", "I settle the rest of the", "I compare the bill with my"]),
    ("live", &["I use my", "I tell friends about the", "A year later I think of my", "I wonder whether to keep the"]),
];

/// The stages of a journey, where it has three or four: id, title, goal, touchpoints.
pub(super) const STAGES: [&[(&str, &str, &str, usize)]; 2] = [
    &[
        ("before", "Finding out", "Know what I need", 3),
        ("during", "Getting it", "Have it in my hands", 3),
        ("after", "Living with it", "Think of other things", 2),
    ],
    &[
        ("before", "Finding out", "Know what I need", 2),
        ("asking", "Asking for it", "Have said everything once", 2),
        ("during", "Getting it", "Have it in my hands", 2),
        ("after", "Living with it", "Think of other things", 2),
    ],
];

/// First words of the names of third parties.
pub(super) const PARTNERS: &[&str] = &[
    "Kestrel", "Northline", "Harrow & Sons", "Bluebell", "Ironbridge", "Old Mill", "Tideway", "Swallow",
    "Greyfriars", "Pendle", "Copperfield", "Lantern", "Heron", "Juniper", "Marlow", "Sable", "Thistle", "Vale",
    "Whinstone", "Yew Tree",
];

/// What third parties do.
pub(super) const TRADES: &[&str] = &[
    "Couriers", "Buses", "Insurance", "Bank", "Surveyors", "Printers", "Haulage", "Electricians", "Notaries",
    "Laundry",
];

/// Ids of the site's channels.
pub(super) const CHANNELS: &[&str] = &["app", "web", "phone", "counter", "post"];

/// Tags.
pub(super) const TAGS: &[&str] = &["housing", "transport", "money", "seasonal", "statutory", "digital", "pilot", "legacy"];

/// Headings of bodies, beside those of nested things.
pub(super) const HEADINGS: &[&str] = &[
    "What it is like today", "What people ask us", "What we learned in spring", "Who is involved", "What to watch for",
    "When it goes wrong", "How we know", "Open questions", "What changed last year", "In winter", "The small print",
    "Numbers to remember", "A typical day", "Exceptions", "What we tried before", "Words we use",
];

/// Who a sentence is about.
pub(super) const WHO: &[&str] = &[
    "the person on duty", "whoever picks up the case", "a second pair of eyes", "the applicant", "the night shift",
    "our partner in the town hall", "the clerk at the window", "a new colleague", "the customer", "the neighbour",
    "the fitter", "the accountant", "the shift lead", "a volunteer", "the caretaker", "the surveyor", "the tenant",
    "the harbour master", "one of the trainees", "the council", "the auditor", "a relative", "the dispatcher",
    "the translator", "the owner of the house", "the driver", "the archivist", "the cashier", "somebody from the crew",
    "the person who wrote the letter",
];

/// What they do.
pub(super) const DOES: &[&str] = &[
    "reads", "signs", "forwards", "questions", "corrects", "remembers", "copies", "compares", "returns", "prints",
    "explains", "keeps", "announces", "weighs", "postpones", "repeats", "looks up", "sends back", "writes down",
    "hands over", "waits for", "asks for", "agrees to", "stamps", "shortens", "translates", "files", "counts",
    "photographs", "measures",
];

/// What they do it to.
pub(super) const WHAT: &[&str] = &[
    "the whole file", "the old agreement", "both copies of the form", "the receipt", "the plan of the site",
    "a list of open points", "the answer from the ministry", "the photographs", "the deposit", "the reading of the meter",
    "the calendar of the week", "the spare key", "a summary of two pages", "the minutes of the meeting",
    "the customer's own words", "the invoice from last autumn", "the certificate", "the register of owners",
    "the offer of the contractor", "the complaint", "the timetable", "the rules for hard cases", "the inventory",
    "the draft of the letter", "the proof of address", "the warranty", "the map of the district", "the fee",
    "the refund", "the notes of the last visit",
];

/// When, where and how they do it.
pub(super) const WHEN: &[&str] = &[
    "before noon", "on the same day", "within two working days", "at the end of the month", "after the first frost",
    "while the customer is still on the line", "without being asked", "as long as the light allows",
    "in the presence of a witness", "by letter", "with the help of the map", "once the deposit has arrived",
    "between two appointments", "at the counter", "from the depot", "in the customer's kitchen", "over the phone",
    "during the holidays", "when the quarter closes", "outside the season", "at the second attempt",
    "on the last Friday", "under the old tariff", "in plain words", "with two signatures", "behind closed doors",
];

/// Why they do it.
pub(super) const WHY: &[&str] = &[
    "since nobody else has the full picture", "so that nobody has to ask twice", "because the law wants it so",
    "which saves a second trip", "as the earlier system lost every third entry", "because weather decides the rest",
    "so that the figures can be compared with last year's", "which the survey in May confirmed",
    "because the deposit is not ours", "since a mistake here is found only months later",
    "as people plan their week around it", "so that the crew need not ring back",
    "because two offices used to answer differently", "which is what the tenants' union had asked for",
    "since the bridge is closed to lorries", "because a promise was given",
];

/// What is said of a pain.
pub(super) const PAINS: &[&str] = &[
    "I have to say everything again", "Nobody tells me how long it takes", "The form asks what they already know",
    "I wait at home for half a day", "The letter frightens me", "I pay before I see anything", "The line is always engaged",
    "I do not understand the bill",
];
