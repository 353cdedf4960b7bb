//! The words that fields choose from.

use crate::base::kind::terms;

terms! {
    /// How real a thing is.
    Status {
        /// We think so; nobody has checked.
        Hypothesis = "hypothesis",
        /// It will be.
        Planned = "planned",
        /// It is.
        Active = "active",
        /// It was.
        Retired = "retired",
    }
}

#[expect(clippy::derivable_impls, reason = "the words are written by a macro")]
impl Default for Status {
    fn default() -> Self {
        Status::Active
    }
}

terms! {
    /// How much of what happened an event log holds.
    LogBasis {
        /// Every case.
        All = "all",
        /// A part of them, so that its numbers are no totals.
        Sample = "sample",
    }
}

terms! {
    /// Where a claim comes from.
    EvidenceKind {
        /// People were asked one by one.
        Interview = "interview",
        /// Many were asked the same questions.
        Survey = "survey",
        /// People were watched.
        Observation = "observation",
        /// A system recorded it.
        Log = "log",
        /// Somebody wrote it down.
        Document = "document",
        /// We believe it.
        Assumption = "assumption",
    }
}

terms! {
    /// How wide an outcome is.
    Level {
        /// One step on the way.
        Step = "step",
        /// What one service can bring about.
        Service = "service",
        /// What the person's life needs, beyond any one organisation.
        Life = "life",
    }
}

terms! {
    /// The three things that should get better together.
    Crown {
        /// What it costs.
        Cost = "cost",
        /// What it earns.
        Revenue = "revenue",
        /// How well the customer is served.
        Service = "service",
    }
}

terms! {
    /// Whose success a measure tells.
    About {
        /// The customer's.
        Customer = "customer",
        /// Ours.
        Internal = "internal",
    }
}

terms! {
    /// Which direction is good.
    Better {
        /// More is better.
        Up = "up",
        /// Less is better.
        Down = "down",
    }
}

terms! {
    /// In which role people meet us.
    Stakeholder {
        /// They are served.
        Customer = "customer",
        /// They serve with us.
        Partner = "partner",
        /// They sell to us.
        Supplier = "supplier",
        /// They work for us.
        Employee = "employee",
        /// They fund us.
        Investor = "investor",
        /// They watch us.
        Regulator = "regulator",
        /// They live with what we do.
        Society = "society",
    }
}

terms! {
    /// Whether people say a need themselves.
    NeedSort {
        /// They say it.
        Stated = "stated",
        /// They have it and do not say it.
        Unstated = "unstated",
    }
}

terms! {
    /// How we know of a need.
    Basis {
        /// We asked.
        Asked = "asked",
        /// We watched.
        Observed = "observed",
        /// We concluded it.
        Inferred = "inferred",
    }
}

terms! {
    /// What happens, or what should.
    JourneyState {
        /// What happens.
        Current = "current",
        /// What should.
        Target = "target",
    }
}

terms! {
    /// How far an opportunity has come.
    OpportunityState {
        /// Nobody works on it.
        Open = "open",
        /// Somebody does.
        Doing = "doing",
        /// It is taken.
        Done = "done",
    }
}

terms! {
    /// What a process is to the customer.
    Class {
        /// It serves touchpoints.
        Core = "core",
        /// It sets direction and rules for the others.
        Guiding = "guiding",
        /// It makes the others possible.
        Enabling = "enabling",
    }
}

terms! {
    /// Where a rule comes from.
    RuleSort {
        /// Our choice.
        Strategic = "strategic",
        /// The law's.
        Regulatory = "regulatory",
        /// Practice.
        Operational = "operational",
    }
}

terms! {
    /// How near to the person a step happens.
    Layer {
        /// The person sees it.
        Front = "front",
        /// Below the waterline.
        Back = "back",
        /// What the back stage leans on.
        Support = "support",
    }
}

terms! {
    /// How much depends on it.
    Criticality {
        /// We would manage.
        Low = "low",
        /// It would hurt.
        Medium = "medium",
        /// It would stop us.
        High = "high",
    }
}

terms! {
    /// What becomes of HTML that stands in a body.
    RawHtml {
        /// Shown as text.
        Escape = "escape",
        /// What tells of texts, lists, tables and pictures is kept.
        Sanitize = "sanitize",
        /// All is kept but what would run or ask another host for something, which is shown as text.
        Allow = "allow",
    }
}

terms! {
    /// What search engines are asked to do with a site.
    Robots {
        /// Find it.
        Index = "index",
        /// Leave it out.
        NoIndex = "noindex",
    }
}

terms! {
    /// What becomes of pictures from other hosts.
    RemotePictures {
        /// Shown as a link.
        Link = "link",
        /// Shown as a picture: each visit is seen by that host.
        Allow = "allow",
    }
}

terms! {
    /// What `throughline.yaml` may set a rule to.
    Setting {
        /// Not reported.
        Off = "off",
        /// Worth knowing.
        Note = "note",
        /// A question worth asking.
        Warning = "warning",
        /// Stops a build.
        Error = "error",
    }
}

terms! {
    /// What a field of a site's own holds.
    OwnFieldType {
        /// Any text.
        Text = "text",
        /// A number, in a range where one is given.
        Number = "number",
        /// A day.
        Date = "date",
        /// An address.
        Link = "link",
        /// Yes or no.
        YesNo = "yes-no",
        /// One of a few values.
        OneOf = "one-of",
    }
}
