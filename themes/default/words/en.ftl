# What the program's pages and pictures say in English.
#
# A site changes any of it: a file `theme/words/en.ftl` with the same names takes the place of these, message by message.
# No message holds HTML: `*so*` is emphasised, `**so**` stands out, and what stands between backticks is code.

# Between a figure and its word: a space at which no line breaks.
-nbsp = {"\u00A0"}

# Who serves the customer, as throughline.yaml says it.
-us = us

# Whom it all is for, as a site may call them: patients, members.
-customer = customer
-customers = customers
-Customers = Customers

## Counts

count-touchpoints = { $count ->
    [one] { $count }{ -nbsp }touchpoint
   *[other] { $count }{ -nbsp }touchpoints
}
count-journeys = { $count ->
    [one] { $count }{ -nbsp }journey
   *[other] { $count }{ -nbsp }journeys
}
count-processes = { $count ->
    [one] { $count }{ -nbsp }process
   *[other] { $count }{ -nbsp }processes
}
count-teams = { $count ->
    [one] { $count }{ -nbsp }team
   *[other] { $count }{ -nbsp }teams
}
count-roles = { $count ->
    [one] { $count }{ -nbsp }role
   *[other] { $count }{ -nbsp }roles
}
count-systems = { $count ->
    [one] { $count }{ -nbsp }system
   *[other] { $count }{ -nbsp }systems
}
count-third-parties = { $count ->
    [one] { $count }{ -nbsp }third party
   *[other] { $count }{ -nbsp }third parties
}

# What is counted, where its figure stands apart.
unit-outcomes-many = outcomes
unit-processes-many = processes
unit-touchpoints-many = touchpoints
unit-steps-many = steps
unit-needs-many = needs

## Days

day = { $day } { $month } { $year }

# For where room is scarce.
day-short = { $day } { $month-short } { $year }
day-month = { $month-short } { $year }

month-january = January
month-february = February
month-march = March
month-april = April
month-may = May
month-june = June
month-july = July
month-august = August
month-september = September
month-october = October
month-november = November
month-december = December

month-january-short = Jan
month-february-short = Feb
month-march-short = Mar
month-april-short = Apr
month-may-short = May
month-june-short = Jun
month-july-short = Jul
month-august-short = Aug
month-september-short = Sep
month-october-short = Oct
month-november-short = Nov
month-december-short = Dec

## Kinds: one of them, and many

kind-outcome = Outcome
kind-outcome-many = Outcomes
kind-persona = Persona
kind-persona-many = Personas
kind-journey = Journey
kind-journey-many = Journeys
kind-process = Process
kind-process-many = Processes
kind-service = Service
kind-service-many = Services
kind-role = Role
kind-role-many = Roles
kind-team = Team
kind-team-many = Teams
kind-system = System
kind-system-many = Systems
kind-third-party = Third party
kind-third-party-many = Third parties
kind-page = Page
kind-page-many = Pages

## Words that fields choose from

status-hypothesis = hypothesis
status-planned = planned
status-active = active
status-retired = retired
severity-note = for information
severity-warning = warning
severity-error = to be mended first
evidence-interview = interview
evidence-survey = survey
evidence-observation = observation
evidence-log = log
evidence-document = document
evidence-assumption = assumption
crown-cost = cost
crown-revenue = revenue
crown-service = service
criticality-low = low
criticality-medium = medium
criticality-high = high
class-core = core
class-guiding = guiding
class-enabling = enabling
rule-strategic = strategic
rule-regulatory = regulatory
rule-operational = operational
opportunity-open = open
opportunity-doing = doing
opportunity-done = done

# In which role people meet us, and those who do together.
stakeholder-customer = { -customer }
stakeholder-customer-many = { -Customers }
stakeholder-partner = partner
stakeholder-partner-many = Partners
stakeholder-supplier = supplier
stakeholder-supplier-many = Suppliers
stakeholder-employee = employee
stakeholder-employee-many = People who work here
stakeholder-investor = investor
stakeholder-investor-many = Investors
stakeholder-regulator = regulator
stakeholder-regulator-many = Regulators
stakeholder-society = society
stakeholder-society-many = Society

## Small words that several pages use

and-more = and { $count } more
cannot-be-read = cannot be read
channels = Channels
filter = Show only
in = in
in-it = in { $it }
list-and = { $list } and { $last }
moment-of-truth = moment of truth
moment-of-truth-follows = Moment of truth:
no = no
nobody = nobody
nobody-recorded = nobody recorded
not-measured = not measured
not-shown-here = not shown here
not-recorded = not recorded
source = Source
to-come = to come
unknown = unknown
yes = yes

## Backlinks: who names a page, and why

backlinks = What links here

# By the field in which a page is named.
backlinks-served-by = Serves
backlinks-outcome = Is the outcome of
backlinks-persona = Walks
backlinks-for = Wants
backlinks-service = Is met at
backlinks-meets = Has a need met by
backlinks-needs-of-outcome = Has a need named by the outcome
backlinks-needs = Has a need met at
backlinks-supports = Is made possible by
backlinks-delivers = Is delivered by
backlinks-contributes-to = Is claimed, without a recorded path, by
backlinks-parent-of-journey = Has a part told in full by
backlinks-parent = Has the part
backlinks-target-of = Should become
backlinks-replaces = Has a touchpoint that is replaced by
backlinks-by = Does
backlinks-accountable = Answers for the step
backlinks-consulted = Is asked before
backlinks-informed = Is told of
backlinks-team = Has the role
backlinks-systems = Is used in
backlinks-from = Starts
backlinks-to = Receives
backlinks-owner = Answers for
backlinks-touchpoints = Could be better through
backlinks-because-of = Makes necessary
backlinks-recovery = Makes good at
backlinks-target = Would come of
backlinks-replaced-by = Takes the place of
backlinks-mentions = Is mentioned in

## Frame: what surrounds every page

frame-skip = Skip to the content
frame-lenses = Ways to look at it
frame-look-by = Look by
frame-menu = Menu
frame-to-look-at = { $count } to look at
rail = The outcomes, and what lies underneath
rail-all-outcomes = All { $count } outcomes
rail-serves = ● what this page is for
rail-underneath = Underneath
frame-search = Search
frame-print-page = Print this page
frame-switch-mode = Switch between light and dark
frame-errors = { $count ->
    [one] { $count } error in the content: { $findings }.
   *[other] { $count } errors in the content: { $findings }.
}
frame-errors-findings = see what and where
frame-crumbs = Where this is
frame-as-of = as of { $day }
editions = Editions
edition-newest = Newest
edition-without-page = (without this page)
edition-not-newest = This is not the newest: it is the edition { $edition }, as of { $day }. { $newest }
edition-to-page = See this page in the newest
edition-to-home = See the newest, which does not have this page
frame-blueprint = { $journey }: blueprint
frame-logged = { $journey }: as logged
frame-target = { $journey }: today and to come
frame-journey-table = { $journey }: as a table
frame-traceability = { $outcome }: which process stands behind which touchpoint
frame-side-by-side = { $thing }: journeys side by side

## Every page of a file: head, facts, work

thing-broken = The file of this page could not be read. Only its name is known: see the findings.

facts = About this page
facts-of-file = About this text
facts-replaced-by = Replaced by
replaced-by = replaced by
facts-owner = Owner
facts-owner-of-the-whole = (of the whole)
facts-owner-by-codeowners = (by CODEOWNERS)
facts-approved = Released
facts-purpose = Purpose
facts-reviewed = Reviewed
facts-changed-since = What it depends on changed since its review
facts-changed-after-review = This page changed since its review
facts-last-change = Last change
facts-last-change-cut-off = not known here
facts-tags = Tags
facts-evidence = Sources
facts-links = Links
facts-repository = Repository
facts-repository-has-the-text = (which has its text)
facts-edit = Edit this page
facts-history = What changed
facts-report = Something wrong here?
facts-leans-on = Depends on something planned or retired
evidence = evidence
evidence-sample = n = { $n }

work-the-whole = the whole
work-of-steps = { $count } of { $all ->
    [one] { $all } step
   *[other] { $all } steps
}
work-steps = { $count ->
    [one] { $count } step
   *[other] { $count } steps
}
work-by-itself = , by itself { $steps }

# A gap that is left open knowingly.
gap-no-reason = no reason given
gap-until = until { $day }
gap-passed = passed

## Measures and readings

measure-no-crown = no crown
measure-about-the-customer = the { -customer }'s success
measure-about-us = our own success
measure-target = target { $value }
measure-read = read { $day }

# How a measure stands between its start and its promise.
standing-by = promised by { $day }
standing-missed = missed: it was promised by { $day }
standing-kept = **kept**, { $target } was promised
standing-way = **{ $share } of the way** from { $from } to { $target }
standing-at-the-start = **where it began**, at { $from }; { $target } is promised
standing-further = **further off than at the start**: it was { $from }, and { $target } is promised
standing-no-start = **not there yet**: { $target } is promised, where it began is unknown
standing-no-promise = nothing is promised
standing-no-direction = { $target } is promised; which way is better is unknown
standing-no-reading = nobody measures it; { $target } is promised

# What has changed, from the first reading on.
change-since = { $amount } since { $month }
change-none = unchanged since { $month }
course-better-always = better with every reading
course-worse-always = worse with every reading
course-better = better with every reading since { $month }
course-worse = worse with every reading since { $month }

measure-readings = All { $count } readings
measure-day = Date
measure-value = Value
measures = How we would know

## Needs

need-stated = said aloud
need-unstated = never said aloud
need-asked = they told us
need-observed = we saw it
need-inferred = we infer it
need-unmet = nothing on the way is there for it

## Home

# How we are doing, in a sentence: each part is said where its figures are known. docs/insights.md tells what each counts.
home-one-stands = { $outcome }: { $measure }, { $standing }.
home-one-not-measured = { $outcome }: nobody measures it yet.
home-measured-none = { $outcomes } outcomes are described, none of them is measured yet
home-measured-all = All { $outcomes } outcomes are measured.
home-measured-some = { $measured ->
    [one] { $measured } of { $outcomes } outcomes is measured.
   *[other] { $measured } of { $outcomes } outcomes are measured.
}
home-promised-none = What they should reach is not written down
home-kept-none = { $of ->
    [measured] None is where we promised yet
   *[promised] None of the { $promised } with a promise in figures is there yet
}
home-kept-all = { $of ->
    [measured] All of these are where we promised
   *[promised] All { $promised } with a promise in figures are there
}
home-kept-some = { $of ->
    [measured] { $kept ->
        [one] { $kept } is where we promised
       *[other] { $kept } are where we promised
    }
   *[promised] { $kept } of the { $promised } with a promise in figures { $kept ->
        [one] is there
       *[other] are there
    }
}
home-nearer = { $count ->
    [one] { $count } is nearer than at the start
   *[other] { $count } are nearer than at the start
}
home-level = { $count ->
    [one] { $count } is where it began
   *[other] { $count } are where they began
}
home-further = { $count ->
    [one] { $count } is further off
   *[other] { $count } are further off
}
home-no-start = { $count ->
    [one] of { $count } the start is unknown
   *[other] of { $count } the start is unknown
}

# The outcome that is worst off, and why.
home-worst-off = Worst off is “{ $outcome }”: “{ $measure }” stands at { $reading }, { $standing }.
home-worst-off-limit = Worst off is “{ $outcome }”: one of its limits is broken, “{ $limit }”.
home-worst-off-feels = Worst off is “{ $outcome }”: it feels **{ $feeling }** at “{ $touchpoint }”.
home-worst-off-row = worst off
home-also = Other trouble spots

# Figures
home-tile-kept = { $kept } of { $promised }
home-tile-kept-name = outcomes as promised
home-tile-nearer = nearer than at the start
home-tile-unanswered = { $count ->
    [one] touchpoint nobody answers
   *[other] touchpoints nobody answers
}
home-tile-work = a month our { -customers } work for it
home-tile-work-known = a month our { -customers } work for it, where known

# Stories
home-story-limit = Broken limit
home-story-limit-of = The worst of { $count } broken limits
home-story-worst = Worst moment · **{ $feeling }**
home-story-worst-of = One of { $count } worst moments · **{ $feeling }**
home-story-pain = Heaviest pain · **{ $level } of 10**, risk of leaving { $risk } of 10
home-story-pain-of = One of { $count } heaviest pains · **{ $level } of 10**, risk of leaving { $risk } of 10
home-story-people = on a journey walked { $people } times a month

# Rows
home-rows = What people want, and how near we are
home-head-outcome = Outcome, and the need behind it
home-head-journey = The journey: how it feels, stage by stage
home-head-measure = First measure: from the start to the promise
home-order = Order of the rows
home-order-published = As published
home-order-worst = Worst feeling first
home-order-furthest = Furthest from its promise
home-orders = The outcomes in two other orders
home-worst-feeling = worst feeling { $feeling }
home-wanted-by-customers = What { -customers } want to be true
home-wanted-by-partners = What partners want to be true
home-wanted-by-suppliers = What suppliers want to be true
home-wanted-by-employees = What the people who work here want to be true
home-wanted-by-investors = What investors want to be true
home-wanted-by-regulators = What regulators want to be true
home-wanted-by-society = What society wants to be true
home-no-need = no need recorded
home-no-journey = No journey written down yet
home-reached-when = { $count ->
    [one] Reached when this is true: { $outcomes }
    [2] Reached when both are true: { $outcomes }
   *[other] Reached when all { $count } are true: { $outcomes }
}
home-journeys = { $count ->
    [one] { $count } journey
   *[other] { $count } journeys
}
home-more-journeys = { $count ->
    [one] and { $count }{ -nbsp }journey more
   *[other] and { $count }{ -nbsp }journeys more
}
home-not-mapped = { $more ->
    [0] Not mapped yet: { $journey }
   *[other] Not mapped yet: { $journey } and { $more }{ -nbsp }more
}
home-guiding = Guiding
home-enabling = Enabling
home-more = { $count } more
home-no-outcome = No outcome is recorded yet. `throughline new outcome ID` makes the first.

## Outcome

outcome-canvas = The outcome on one canvas
outcome-audience = Who wants it
outcome-called = What they call it
outcome-expected = What they expect
outcome-services = What we do
outcome-needs = What they need
outcome-in-one-line = In one line
outcome-level-life = A part of life: no organisation brings it about alone.
outcome-level-service = One service can bring it about.
outcome-level-step = A step on the way to something wider.
outcome-makes-possible = Makes possible: { $outcomes }.
outcome-made-possible-by = Made possible by { $outcomes }.
outcome-part-of = Part of { $outcome }.
outcome-triple-crown = Cost, revenue and service
outcome-journeys = The journeys that lead to it
outcome-targets = What should happen instead
outcome-no-journey = No journey is recorded for it.
outcome-takes = What it takes
outcome-work = The work that brings it about
outcome-processes = Processes that serve its touchpoints, those that serve most of them first
outcome-touchpoints = Touchpoints
outcome-no-process = No process is recorded to serve it.
outcome-limits = Within these limits
outcome-limit-at-most = at most { $value }
outcome-limit-at-least = at least { $value }
outcome-limit-stands-at = stands at { $value }
outcome-limit-kept = held
outcome-limit-broken = broken
outcome-walked-by = walked by { $persona }
outcome-people = { $people } a month
outcome-changes = { $count ->
    [one] on its blueprint the work changes hands once
   *[other] on its blueprint the work changes hands { $count } times
}
outcome-worst = it feels worst at “{ $touchpoint }”, { $feeling }
outcome-changes-beside = { outcome-changes } (the median journey: { $middle })
outcome-needs-met = For { $met } of { $count } { $count ->
    [one] need
   *[other] needs
} there is something on the way.
outcome-needs-scale = From 0 to 10: a bar for how much each matters, a ring for how well it is met.
outcome-backlog = What could be better
outcome-as-a-matrix = Touchpoint by process, as a matrix
outcome-side-by-side = Its journeys side by side
outcome-steps = Steps
outcome-a-month = Work a month
outcome-cost-a-month = Cost a month
outcome-effects = What helps and what hurts
outcome-effect = Does it help?
outcome-helps = helps
outcome-hurts = hurts
outcome-cost = Cost
outcome-cost-known = { $cost } a month
outcome-cost-unknown = { $count ->
    [one] unknown of one process
   *[other] unknown of { $count } processes
}
outcome-behind-the-scenes = { $work } of it behind the scenes, in work that no touchpoint names
outcome-hand-offs = Changes of hands
outcome-all-processes = All { $count } processes that serve its touchpoints: the others
outcome-behind = { $count ->
    [one] { $count } process makes these possible
   *[other] { $count } processes make these possible
}
outcome-claims = { $count ->
    [one] { $count } process says that it contributes, and no journey names it yet
   *[other] { $count } processes say that they contribute, and no journey names them yet
}

# Cost, revenue and service together.
outcome-crown-held = held: all three are better than where they began, at each of the last two readings.
outcome-crown-won = won: all three are better than where they began.
outcome-crown-not-won = { $crowns }.
outcome-crown-better = { $count ->
    [one] { $crowns } is better than where it began
   *[other] { $crowns } are better than where they began
}
outcome-crown-worse = { $count ->
    [one] { $crowns } is worse than where it began
   *[other] { $crowns } are worse than where they began
}
outcome-crown-mixed = the measures of { $crowns } disagree
outcome-crown-same = { $count ->
    [one] { $crowns } is where it began
   *[other] { $crowns } are where they began
}
outcome-crown-unknown = of { $crowns } nobody can say

# What it takes, in the line of facts.
outcome-effort = Work
outcome-effort-share = { $work } a month, { $share } of all that is known
outcome-effort-unknown = { $count ->
    [one] of { $count }{ -nbsp }process unknown
   *[other] of { $count }{ -nbsp }processes unknown
}
outcome-work-a-month = { $work } a month
outcome-duck = Seen
outcome-duck-minutes = { $above } for one case, { $below } below the waterline
outcome-duck-more-unknown = { $count } more unknown
outcome-teams = Teams
outcome-single-points = Stands or falls with
outcome-singles = { $count ->
    [one] one thing
   *[other] { $count } things
}

## Journey

journey-what-should-happen = what should happen
journey-nobody-known = nobody known who walks it

# What is known of it at a glance, on one line below its title.
journey-a-month = walked **{ $people }** times a month
journey-own-work = **{ $work }** of their own work
journey-own-work-at-least = at least **{ $work }** of their own work
journey-waits = { $count ->
    [one] **{ $count }** touchpoint begins with a wait
   *[other] **{ $count }** touchpoints begin with a wait
}
journey-changes-hands = { $count ->
    [one] changes hands **once** on its blueprint
   *[other] changes hands **{ $count }** times on its blueprint
}
journey-evidence = evidence **{ $level }** of 3
journey-part-of = part of { $touchpoint } in { $journey }
journey-part-of-journey = part of { $journey }
journey-should-replace = should replace { $journey }
journey-should-become = should become { $journey }

# The sentences above its picture.
journey-worst = It feels worst at “{ $touchpoint }”, **{ $feeling }**{ $more ->
    [0] .
    [one] , and as bad at one more.
   *[other] , and as bad at { $more } more.
}
journey-waits-most = The longest wait is **{ $wait }**, up to “{ $touchpoint }”.
journey-nobody-answers = { $count ->
    [one] Nobody answers at “{ $touchpoint }”.
   *[other] Nobody answers at **{ $count }** touchpoints, first at “{ $touchpoint }”.
}

journey-read-on = Read on
journey-overview = The whole journey
# A journey of which nobody has written down what happens on it.
journey-unmapped = Not mapped yet
journey-unmapped-says = Nobody has written down yet what { $persona } goes through here.
journey-unmapped-nobody = Nobody has written down yet what happens here, or to whom.
journey-unmapped-target = Nobody has written down yet what should happen here.
journey-unmapped-ask = Who could tell us?
journey-unmapped-ask-persona = Somebody like { $persona } who has just been through it: what came first, what took long, and how did they know that it was over?
journey-unmapped-ask-anybody = Somebody who has just been through it: what came first, what took long, and how did they know that it was over?
journey-unmapped-ask-processes = Whoever does the work in { $processes }: they meet people on the way.

journey-starts-when = Starts when
journey-ends-when = Ends when

# The ways to look at it.
journey-tabs = Ways to look at this journey
journey-tab-map = Journey
journey-tab-blueprint = Blueprint
journey-tab-table = Table
journey-tab-logged = As logged
journey-tab-side-by-side = Compare
journey-tab-target = Today → target

# What it adds up to.
journey-totals = What it adds up to
journey-touchpoints = Touchpoints
journey-moments-of-truth = { $count } of them moments of truth
journey-nobody-to-answer = { $count } with nobody to answer
journey-their-work = Their own work
journey-hours-a-month = **{ $hours }** hours a month for all of them
journey-work-unknown-at-touchpoints = without what is unknown at { $count ->
    [one] { $count } touchpoint
   *[other] { $count } touchpoints
}
journey-our-work = Our work for one of them
journey-work-unknown-at-steps = **{ $work }** known, unknown at { $count ->
    [one] { $count } step
   *[other] { $count } steps
}
journey-maturity = How well it is known
journey-maturity-level = level **{ $level }** of 3
journey-maturity-lacks = The next lacks { $lacks }
journey-lacks-feelings = { $count ->
    [one] a feeling at one touchpoint
   *[other] a feeling at { $count } touchpoints
}
journey-lacks-evidence = evidence from people: an interview, a survey, an observation, a log
journey-lacks-third-party = a third party's touchpoint
journey-lacks-life = an outcome as wide as the person's life
journey-lacks-target = a target journey that should replace it
journey-worst-pains = What hurts most
journey-more-pains = { $count ->
    [one] { $count } more stands with the touchpoints above.
   *[other] { $count } more stand with the touchpoints above.
}

# What could be better.
journey-opportunities = What could be better
journey-opportunity-rating = Worth { $customer } to the { -customer } and { $business } to { -us }, work { $work }, of 10
journey-would-change = Would change
journey-taken-up-by = Taken up by
journey-options = Ways to do it, the cheapest first
journey-option-figures = { $cost }, work { $work } of 10
journey-option-leads-to = Leads to { $journey }

## Chapters of a journey

chapter-touchpoint = Touchpoint
chapter-meets = Channel, who starts
chapter-does = Does, thinks
chapter-promised-by = Promised by { $service }
chapter-sees = Sees, holds
chapter-pains = Pains, gains
chapter-ratings = Importance, satisfaction
chapter-line = Line of interaction
chapter-goes-on = Goes on
chapter-effort = Own work, wait
chapter-measures = Measured by
chapter-fields = Besides
chapter-story = In full
chapter-read-on = Read on
chapter-evidence = Known from
chapter-no-touchpoint = No touchpoint is recorded.

# What went wrong before, by when it is promised, and where it goes on.
chapter-because-of = ↺ only because of { $causes }
chapter-cause-elsewhere = { $touchpoint } in { $journey }
chapter-within = Promised within **{ $within }**
chapter-kept = Promised within **{ $within }**, and kept
chapter-later = Promised within **{ $within }**. The wait is **{ $longer }** longer.
chapter-then = then: { $touchpoint }
chapter-then-when = then: { $touchpoint }, when { $when }
chapter-ends = The journey ends here.

# What a stage reaches, and what it adds up to, in its head.
chapter-reaches = Reaches
chapter-work = { $work } of their own work
chapter-lowest = lowest { $figure }

# Beside a bar, and in its place for who cannot see it.
chapter-of-five = { $rating } of 5
chapter-importance = importance
chapter-satisfaction = satisfaction

chapter-own-work = **{ $work }** of work
chapter-load = effort { $load } of 5
chapter-after-waiting = after **{ $wait }** of waiting

# What the log says, and where it parts from what is written.
chapter-logged = As logged
chapter-logged-come = **{ $share }** come here ({ $cases })
chapter-logged-share = **{ $share }** come here
chapter-logged-few = fewer than 5 come here
chapter-logged-wait = half wait up to **{ $wait }**
chapter-logged-leave = **{ $share }** are seen no more
chapter-logged-nobody = ≠ nobody comes here
chapter-logged-late = ≠ promised within { $said }, { $share } wait longer
chapter-logged-longer = ≠ written down { $said }, { $share } wait longer
chapter-logged-backwards = ≠ comes after { $number } for { $share }
chapter-logged-left-out = ≠ left out by { $share }
chapter-logged-goes-on = ≠ the journey goes on

## Touchpoint

touchpoint-feeling = Feels
touchpoint-expects = Expects
touchpoint-needs-met = Needs behind it
touchpoint-could-be-better = Could be better
touchpoint-recovery = If it goes wrong
touchpoint-replaces = Takes the place of
touchpoint-mandated = imposed by law or contract

# Who starts it, and who receives it.
touchpoint-from-to = { $from } → { $to }
touchpoint-alone = on their own
touchpoint-the-customer = the { -customer }
touchpoint-the-partner = the partner
touchpoint-the-supplier = the supplier
touchpoint-the-employee = the employee
touchpoint-the-investor = the investor
touchpoint-the-regulator = the regulator
touchpoint-the-person = the person

# How it feels: a figure from −2 to +2, and its word.
feeling = { $figure } { $word }
feeling-assumed = { $figure } { $word }, assumed
feeling-awful = awful
feeling-bad = bad
feeling-so-so = so-so
feeling-good = good
feeling-great = great

pain-level = hurts { $level } of 10
pain-leave-risk = risk of leaving { $risk } of 10

touchpoint-process-and-step = { $process }: { $step }
touchpoint-not-ours = not ours
touchpoint-nobody-answers = nobody answers here
touchpoint-known-gap = known gap: { $reason }
touchpoint-known-gap-until = known gap: { $reason }, until { $until }

## A journey as a table

table-lead = { $count ->
    [one] One touchpoint in a row
   *[other] { $count } touchpoints, a row each
}, to be read aloud, sorted, or copied into a sheet. What stays blank is not known.
table-csv = The same as a spreadsheet
table-stage = Stage
table-channel = Channel
table-who = Who starts it, who receives it
table-sees = Sees, holds
table-does = Does
table-thinks = Thinks
table-feels = Feels
table-pains = Pains
table-gains = Gains
table-importance = Importance
table-satisfaction = Satisfaction
table-wait = Wait before it
table-work = Own work
table-load = How heavy
table-pain-level = { $pain } ({ $level } of 10)

## Journeys side by side

sides-lead-outcome = { $count } journeys lead to { $thing }. They stand below each other here, on one axis, so that it shows where they differ.
sides-lead-persona = { $thing } walks { $count } journeys. They stand below each other here, on one axis, so that it shows where they differ.
sides-lead-journey = { $count } journeys tell parts of { $thing }. They stand below each other here, on one axis, so that it shows where they differ.
sides-choose = Tick two or more of them, and the others step aside.
sides-aligned = Stages of one name stand below each other.
sides-even = Each touchpoint is as wide as any other.
sides-tick = Compare { $journey }
sides-more = { $count ->
    [one] One more journey is left out here: it stands among { $all }.
   *[other] { $count } more journeys are left out here: they stand among { $all }.
}
sides-all-journeys = all journeys
sides-people = Walked a month
sides-touchpoints = Touchpoints
sides-lowest = Lowest feeling
sides-wait = Longest wait
sides-work = Own work
sides-hands = Changes of hands
sides-gaps = Nobody answers at
sides-shared = What they share
sides-processes = Processes, those of most journeys first
sides-systems = Systems, those of most journeys first
sides-teams = Teams, those of most journeys first
sides-of-journeys = journeys
sides-all = { $count ->
    [one] One of { $all } is at work on all of these journeys.
   *[other] { $count } of { $all } are at work on all of these journeys.
}
sides-direct = at work for a touchpoint of the journey
sides-behind = makes that work possible
sides-elsewhere = Also side by side: { $others }

## Target: today and to come

target-should-become = What it should become: { $journey }
target-today = Today
target-to-come = To come
target-difference = What changes
target-touchpoint-by-touchpoint = Touchpoint by touchpoint
target-comes = New on this journey
target-nothing-comes = Nothing comes that is not there today.
target-goes = No longer on this journey
target-nothing-goes = All of today stays on it.

# What becomes of the worst, sentence by sentence.
target-says-touchpoints = { $now ->
    [one] One touchpoint
   *[other] { $now } touchpoints
} instead of { $before }.
target-says-lowest = The lowest feeling is { $now } (‘{ $then }’) instead of { $before } (‘{ $was }’).
target-says-wait = The longest wait is { $now } instead of { $before }.

# What a journey asks of the person who walks it, as bars.
target-asks = What it asks of them
target-own-work = Their own work
target-longest-wait = Longest wait
target-touchpoints = Touchpoints
target-breaks = Changes of hands and of system, in all that lies behind
target-at-least = at least { $amount }

# What became of a touchpoint, and by how much it differs.
target-new = new
target-gone = no longer on this journey
target-feels = feels { $before } → { $now }
target-worst-feeling = worst feeling { $before } → { $now }
target-less-work = { $minutes } less work
target-more-work = { $minutes } more work
target-waits = waits { $before } → { $now }
target-promised = promised within { $before } → { $now }
target-channels = { $before } → { $now }
target-served-by = served by { $processes }
target-other-fields = different: { $fields }
target-reworded = told in other words
target-same-count = { $count ->
    [one] One touchpoint stays, or is only told in other words
   *[other] { $count } touchpoints stay, or are only told in other words
}

# What differs, where there is no figure for it.
target-field-who = who meets whom
target-field-mandated = imposed or not
target-field-service = service
target-field-needs = needs
target-field-recovery = what makes it good again
target-field-within = by when it is promised
target-field-because-of = what went wrong before it
target-field-next = where it goes on
target-field-gap = gap

## Several pages in one file

book-contents = Contents
single-contents = What is in this file
single-contents-count = In this file ({ $count })
single-alone = This file holds all that it shows: it can be mailed and read anywhere, and asks nobody for anything. What it names and does not hold is plain text.

## Changes: two revisions side by side

diff-title = What changes
diff-between = { $base } → { $head }
diff-now = the files as they are now
diff-before = Before
diff-after = After
diff-lost = Lost
diff-worse = Worse
diff-by-outcome = By outcome
diff-elsewhere = Elsewhere
diff-other-changes = { $count ->
    [one] One other change
   *[other] { $count } other changes
}
diff-journeys = Journeys, before and after
diff-new-journey = new
diff-gone-journey = gone
diff-touchpoint-new = new
diff-touchpoint-gone = gone
diff-same-count = { $count ->
    [one] One touchpoint stays as it is
   *[other] { $count } touchpoints stay as they are
}
diff-figures = Figures by outcome
diff-figure-break-points = Changes of hands and of system
diff-figure-customer-minutes = Minutes that customers work in a month
diff-figure-failure-minutes = Minutes in a month for what went wrong
diff-figure-effort-minutes = Minutes that we work in a month
diff-new-findings = { $count ->
    [one] One new finding
   *[other] { $count } new findings
}
diff-mended-findings = { $count ->
    [one] One finding is mended
   *[other] { $count } findings are mended
}

## As logged: what happened on a journey beside what is written down

# How many go as it is written down.
logged-fit = Of **{ $cases }** cases in the log **{ $share }** went the way that is written down: every touchpoint that the log tells of, in its order, none left out, nothing besides.
logged-fit-sample = In a sample of cases **{ $share }** went the way that is written down: every touchpoint that the log tells of, in its order, none left out, nothing besides.
logged-none-fit = Of **{ $cases }** cases in the log none went the way that is written down: each left something out, took another order, or added something.
logged-none-fit-sample = In a sample of cases none went the way that is written down: each left something out, took another order, or added something.
logged-all-fit = All **{ $cases }** cases in the log went the way that is written down: every touchpoint that the log tells of, in its order, none left out, nothing besides.
logged-all-fit-sample = In a sample of cases all went the way that is written down: every touchpoint that the log tells of, in its order, none left out, nothing besides.
logged-fit-hidden = How many cases went the way that is written down is not told: fewer than five did, or fewer than five did not.
logged-few = The log tells of fewer than five cases, so nothing can be told of it.
logged-empty = The log tells of no case.
logged-nothing-to-compare = The log tells of cases, but none of the touchpoints written down here could be in it, so there is nothing to compare.
logged-about = A case is one time that somebody went this way. The log begins on { $first } and ends on { $last }.
logged-about-sample = A case is one time that somebody went this way. The log holds some of them, from { $first } to { $last }: its numbers are no totals, so only shares are told.
logged-takes = Half of them took up to { $median }, nine of ten up to { $long }.

# Where the two part.
logged-parts = Where practice differs
logged-nobody = Nobody in the log comes to “{ $touchpoint }”, which is written down.
logged-nobody-perhaps = Nobody in the log comes to “{ $touchpoint }”. It is missing in every case: perhaps it is not in this log.
logged-promised = “{ $touchpoint }” is promised within { $said }; **{ $share }** wait longer.
logged-written = “{ $touchpoint }” is written down with a wait of { $said }; **{ $share }** wait longer.
logged-twice = Half wait { $median } or more, twice as long.
logged-times = Half wait { $median } or more, { $times } times as long.
logged-backwards = “{ $back }” comes after “{ $from }” for { $cases }; it is written down before it.
logged-unwritten = “{ $activity }” happens to { $cases } and is written down nowhere.
logged-left-out = “{ $touchpoint }” is left out by { $cases }.
logged-leaving = “{ $touchpoint }” is the last that **{ $share }** of those who come there are seen at; the journey goes on.

# How many do what.
logged-fits = How they went
logged-fits-note = A case may leave something out and take another order too, so these do not add up.
logged-as-written = as written down
logged-lack = leave something out
logged-another-order = take another order
logged-besides = add a step
logged-repeat = repeat a step at once

# Touchpoint by touchpoint.
logged-side-by-side = The way, as written and as logged
logged-written-down = As written
logged-logged = As logged
logged-go-on = From there
logged-missing = Left out by
logged-key-written = the way that is written down, as wide as the cases that went it
logged-key-else = another way, told as “instead”; what leads back runs on the left
logged-key-end = where cases end and the journey does not
logged-key-nobody = nobody comes here
logged-nobody-short = nobody
logged-again = and { $times } times more each
logged-goes-on = { $share } to { $number }
logged-goes-elsewhere = { $share } to { $number } instead
logged-goes-more = { $count ->
    [one] few to one other
   *[other] few to { $count } others
}
logged-leave = { $share } are seen no more
logged-few-leave = fewer than 5 are seen no more
logged-passed-over = { $count ->
    [one] One touchpoint is passed over, since no log of ours could hold it: { $touchpoints }.
   *[other] { $count } touchpoints are passed over, since no log of ours could hold them: { $touchpoints }.
}

# Waits.
logged-waits = How long people wait
logged-wait-picture = As a picture
logged-wait-words = In words
logged-waits-minutes = Minutes
logged-waits-hours = Hours
logged-waits-days = Days
logged-key-half = half of them, as logged
logged-key-nine = nine of ten
logged-key-wait = the wait that is written down
logged-key-promise = by when it is promised
logged-key-broken = later than promised
logged-wait = half up to { $median }, nine of ten up to { $long };
logged-wait-half = half up to { $median };
logged-wait-written = written down { $said }, { $share } wait longer;
logged-wait-written-hidden = written down { $said };
logged-wait-promised = promised within { $said }, { $share } wait longer
logged-wait-promised-hidden = promised within { $said }

# The ways that they went.
logged-ways = The commonest ways
logged-way = The way, by the numbers above
logged-half-take = Half take up to
logged-key-came = a touchpoint, by its number
logged-key-left-out = one that is written down and left out
logged-key-elsewhere = one that comes in another order
logged-key-besides = something that is not written down, named below
logged-shape-left-out = without
logged-shape-elsewhere = in another order
logged-other-ways = { $cases } went another way.

# What stands on one side only.
logged-undocumented = Logged and not written down
logged-rare = and what fewer than five did
logged-unreached = Written down and never logged
logged-missing-in-all = missing in all cases, { $cases }: perhaps not in this log
logged-near = the log has “{ $activity }”, which is spelt alike
logged-how = Each case is held against the ways that the touchpoints lead. It goes as written down where they follow each other so, none is missing, and nothing happens besides. What no log could hold is passed over. A wait is the time from whatever happened before to the first event of a touchpoint. What rests on fewer than five cases is not told, and of the log nothing is shown but the names of what five or more did.

## Blueprint

blueprint-what-should-happen = Target journey: how it should run
blueprint-foot = At the foot of the picture: who uses which system.
blueprint-to-key = What the marks mean
blueprint-in-words = The steps in words

# The sentence above the picture.
score-times = { $count ->
    [one] once
   *[other] { $count } times
}
score-changes = The work changes hands { $times } below the line of interaction.
score-changes-and-crosses = { $count ->
    [0] The work changes hands { $times } below the line of interaction, and crosses the waterline in every stage.
    [one] The work changes hands { $times } below the line of interaction, and crosses the waterline in stage { $stages }.
   *[other] The work changes hands { $times } below the line of interaction, and crosses the waterline in stages { $stages }.
}
score-stays = The work changes hands nowhere below the line of interaction.
score-stays-and-crosses = { $count ->
    [0] The work changes hands nowhere below the line of interaction, and crosses the waterline in every stage.
    [one] The work changes hands nowhere below the line of interaction, and crosses the waterline in stage { $stages }.
   *[other] The work changes hands nowhere below the line of interaction, and crosses the waterline in stages { $stages }.
}
score-busiest = Most often in stage { $number }, { $stage }: { $count } times.
score-most-used = { $systems ->
    [one] The system of most touchpoints is { $named }: { $count } of them use it.
   *[other] The systems of most touchpoints are { $named }: { $count } use each.
}
score-most-used-where = { $system } (most in stage { $number })
score-no-steps = Nobody has recorded yet how this work is done, step by step.
score-touchpoint = { $number } “{ $title }”
score-without-us = { $count ->
    [one] At { $touchpoints } they meet somebody else, and nobody of ours.
   *[other] At touchpoints { $touchpoints } they meet somebody else, and nobody of ours.
}
score-unserved = { $count ->
    [one] At { $touchpoints } we should answer, and nobody is recorded.
   *[other] At touchpoints { $touchpoints } we should answer, and nobody is recorded.
}

# The picture.
score-title = Service blueprint of { $journey }
score-description = Touchpoints from left to right: { $touchpoints }. Steps below them: { $steps }. Changes of hands: { $hands }. The same stands below in words.
score-heads = Stages and touchpoints
score-heads-description = Each leads to its steps in words.
score-scrolls = Service blueprint
score-feels = How it feels
score-sees = What they see, hold
score-own = What they do for us
score-front = In front
score-back = Behind
score-unplaced = Seen or not: nobody says
score-support = In support
score-by-itself = by itself
score-nobody-says-who = us, nobody says who
score-unrecorded = steps not recorded
score-line-of-interaction = line of interaction
score-line-of-visibility = waterline
score-line-of-internal-interaction = line of internal interaction
score-work = { $time }
score-wait = waits { $time }
score-pains = { $value ->
    [one] { $value } pain
   *[other] { $value } pains
}

# Its key.
score-key-unknown = nobody knows how it feels
score-key-third = with somebody else
score-key-eye = something that they see or hold, told in words below
score-key-truth = moment of truth
score-key-pains = pains
score-key-heavy-pains = a heavy pain, 7 or more of 10
score-key-nobody = nobody of ours is recorded
score-key-step = a step
score-key-step-by-minutes = a step; larger: more minutes
score-key-informal = informal: no procedure says so
score-key-waits = a day or more of waiting before it
score-key-hand-off = handed to somebody else
score-key-thread = stays with the same
score-key-divider = two processes beside each other
score-key-unrecorded = a process without recorded steps
score-key-supporter = a process that makes it possible
score-key-system = a system that the steps above use
score-key-sum = behind a name: its steps here, or the touchpoints that lean on it; behind a stage: changes of hands

# The same in words.
score-stage = { $touchpoints ->
    [one] { $touchpoints } touchpoint
   *[other] { $touchpoints } touchpoints
}, { $steps ->
    [one] { $steps } step
   *[other] { $steps } steps
}
score-feeling = feels { $value }
score-sees-this = sees or holds: { $value }
score-no-step-recorded = no step recorded
score-supported-by = Made possible by { $processes }
score-informal = informal
score-done-by-the-customer = the { -customer }
score-seen-by-the-customer = seen
score-behind = behind
score-in-support = in support
score-nobody-says-where = nobody says where

## Process

process-group = Group of processes
process-why = Why it exists
process-serves = It serves { $touchpoints ->
    [one] { $touchpoints } touchpoint
   *[other] { $touchpoints } touchpoints
} on the way to { $outcomes ->
    [one] { $outcomes } outcome.
   *[other] { $outcomes } outcomes.
}
process-serves-and-supports = It serves { $touchpoints ->
    [one] { $touchpoints } touchpoint
   *[other] { $touchpoints } touchpoints
} on the way to { $outcomes ->
    [one] { $outcomes } outcome
   *[other] { $outcomes } outcomes
}, and makes { $processes ->
    [one] { $processes } other process possible.
   *[other] { $processes } other processes possible.
}
process-is-behind = It serves no touchpoint itself. It makes { $processes ->
    [one] { $processes } process possible
   *[other] { $processes } processes possible
}, on the way to { $outcomes ->
    [one] { $outcomes } outcome.
   *[other] { $outcomes } outcomes.
}
process-no-path = For whom is it? No way from it to an outcome is written down: a question worth asking, not a verdict.
process-no-path-but-a-claim = For whom is it? It says that it helps, and no way from it to an outcome is written down: a question worth asking, not a verdict.
process-serves-through = Serves through these
process-claims = Says that it helps
process-gap = A known gap: { $reason }.
process-gap-until = A known gap: { $reason }, until { $day }.
process-delivers = Delivers
process-supports = Makes possible
process-supported-by = Is made possible by
process-parts = Its parts
process-how = How it runs
process-class = Class
process-trigger = Set off by
process-runs = Runs
process-runs-a-month = { $volume } times a month
process-takes = One run takes { $unknown ->
    [0] { $work } of our work.
    [one] { $work } of our work; how long one more step takes, nobody has written down.
   *[other] { $work } of our work; how long { $unknown } more steps take, nobody has written down.
}
process-changes-hands = Over all its ways, from step to step, the work changes hands { $times }.
process-times = { $count ->
    [one] once
   *[other] { $count } times
}
process-waits = { $count ->
    [one] It waits once, for { $wait }.
   *[other] It waits before { $count } steps, for { $wait } at the longest.
}
process-bar-work = work
process-bar-wait = waiting
process-no-steps = How it is done is not written down yet.
table-all = all
process-cost = Cost
process-cost-a-run = { $cost } a run
process-informal = no procedure says so
process-who = Who has which part
process-part-responsible = does it
process-part-accountable = answers for it
process-part-consulted = is asked before
process-part-informed = is told
process-parts-in-all = In all
process-step = Step
process-step-in = In
process-step-out = Out
process-step-within = within { $within }
process-step-late = later than promised: { $within }
process-step-who = Who
process-step-with = With
process-step-wait = Wait before
process-step-work = Work
process-step-unknown = ? is not recorded
process-step-handed-over = handed over to
process-step-informal = informal: no procedure says so
process-layer-front = seen by the { -customer }
process-layer-back = unseen by the { -customer }
process-layer-support = support behind it
process-done-by-the-customer = The { -customer }
process-ends = ends here
process-run-by = Run by
process-run-with = Run with
process-rules = Rules it obeys
process-rule-binds = binds { $steps }
process-model = Model
process-steps-of-model = These steps are the tasks of its model: nobody has written them down apart.
model-file = The model as a BPMN file
model-agrees = The model and this page say the same.
model-differs = { $count ->
    [one] In one thing the model and this page part:
   *[other] In { $count } things the model and this page part:
}
model-unknown-actor = { $who } is nobody who is written down here
model-other-actor = { $step } is done by { $by } here, and by { $who } in the model
model-task-only = { $task } stands in the model only
model-step-only = { $step } stands here only
model-only-follows = { $next } follows { $step } in the model only
model-site-follows = { $next } follows { $step } here only
model-message-only = { $message } is no touchpoint
model-touchpoint-only = { $touchpoint } is no message in the model
model-unknown-call = { $task } calls a process that is not written down here
model-title = { $process }: its model
model-description = { $tasks ->
    [one] One task
   *[other] { $tasks } tasks
} { $lanes ->
    [0] in { $pools ->
        [0] one process
        [one] one pool
       *[other] { $pools } pools
    }
    [one] in one lane
   *[other] in { $lanes } lanes
}, as they were drawn. The list below says the same in words.
# Shapes of conversations and choreographies in the diagram of a model.
model-not-drawn = { $count ->
    [one] One shape of the model is not drawn: it belongs to a conversation or a choreography.
   *[other] { $count } shapes of the model are not drawn: they belong to a conversation or a choreography.
}
model-in-words = The same in words
model-messages = Messages
model-beside = Data and notes
model-start = Start
model-end = End
model-event = Event
model-gateway = Decision
model-call = Another process
model-sub-process = Process within
model-task = Task
model-participant = Who takes part
model-note = Note

## Persona

persona-meets-us-as = Meets us as
persona-size = How many
persona-need-asked = Asked for: { $asked }
persona-wants = What they want to be true
# The need that stands out most.
persona-lacks = What they lack most, it matters **{ $matters }** of 10 and is met **{ $met }**: “{ $need }”
persona-needs = What they need
persona-need-matters = matters { $figure } of 10
persona-need-score = priority { $score } of 20
persona-need-estimate = an estimate
persona-own-work = Their own work
persona-own-work-at-least = at least { $work } a month
persona-need-met = met { $figure } of 10
persona-met-at = Met at
persona-met-by = Met by
persona-to-be-met-at = To be met at
persona-nothing-meets-it = nothing is there for it, as far as written down
persona-journeys = The journeys they walk

## Service

# Whether a service's promise is kept.
service-promise-broken = **The promise is broken**: “{ $measure }” stands at { $reading }, and { $target } is promised{ $more ->
    [0] .
    [one] . One more of its measures misses what is promised.
   *[other] . { $more } more of its measures miss what is promised.
}
service-promise-kept = **The promise is kept**: “{ $measure }” stands at { $reading }, and { $target } is promised.
service-promise-unknown = **Nobody knows whether the promise is kept**: { $measures ->
    [0] nothing measures it.
   *[other] none of its measures has both a reading and a figure that is promised.
}
service-promise-none = Nothing is promised here.
service-response = How fast it answers
service-cost = Costs the { -customer }
service-on-failure = When it fails
service-distinctive = Sets it apart
service-needs = The needs it is there for
service-no-need = No need is recorded. To whom is it of value? A question worth asking.
service-more = What people can rely on
service-delivered-by = Brought about by
service-met-at = Where people meet it

## Role

role-comes-in = { $steps ->
    [0] It does no step itself, and is named
    [one] It does one step, and has a part
   *[other] It does { $steps } steps, and has a part
} in { $processes ->
    [one] { $processes } process
   *[other] { $processes } processes
}{ $outcomes ->
    [0] {"; no outcome on their way is recorded"}
   *[other] {"; its own work is for"} { $outcomes } of { $all } outcomes
}.
role-a-month = { $work } a month.
role-where = Where you come in
role-part = Your part
role-no-outcome = With no path to an outcome that is recorded
role-by-the-side = too, by steps that stand above:
role-also-for = also for { $outcome }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}
role-more = { $count ->
    [one] One more step
   *[other] { $count } more steps
}
role-does-nothing = No step that is written down names it.

## Team

team-handle = In the code host
team-to-look-at = { $count ->
    [0] No open question
    [one] { $count } open question
   *[other] { $count } open questions
}
team-gaps = Gaps to close
team-nothing-to-look-at = The checks find nothing to mend in what this team answers for, and no review is overdue.
team-does = The work it has a part in
team-working = processes it works in
team-part-of = Part of
team-parts = Teams below it
team-works-in = It works in { $processes ->
    [one] { $processes } process
   *[other] { $processes } processes
}, on the way to { $outcomes } of { $all } outcomes, and answers for { $owned ->
    [0] nothing.
    [one] { $owned } thing.
   *[other] { $owned } things.
}
team-answers-only = { $owned ->
    [0] It does no step that is written down, and answers for nothing.
    [one] It answers for { $owned } thing, and does no step that is written down.
   *[other] It answers for { $owned } things, and does no step that is written down.
}
team-waits = Where work waits for it, the longest first
also-called = Also called
contact = Contact

## Figures of a thing

figures = In figures
figures-more = How that is reckoned
figures-effort = Our work
figures-effort-unknown = unknown: how often it runs, or how long its steps take, is not written down
figures-effort-partly = more is unknown, since not every step says how long it takes
figures-work-unknown = unknown: nobody has written down how often and how long
figures-goes = It goes to
figures-goes-to = { $outcome } { $share }
figures-claimed = { $share } is only said to help
figures-no-path = { $share } leads to none, as far as written down
figures-sets-off = When it goes wrong
figures-sets-off-count = { $count ->
    [one] one touchpoint is there only because of it
   *[other] { $count } touchpoints are there only because of it
}
figures-ours = our work at these, a month: { $work }
figures-theirs = theirs: { $work }
hangs = If it stops
hangs-fails = { $touchpoints ->
    [one] { $touchpoints } touchpoint fails,
   *[other] { $touchpoints } touchpoints fail,
} and { $outcomes ->
    [one] { $outcomes } outcome suffers
   *[other] { $outcomes } outcomes suffer{ $wider ->
        [0] {""}
       *[other] , wider ones among them
    }
}, counting what depends on it.
# Outcomes of which nothing is left without a thing, and those of which something is.
hangs-lost-whole = Lost entirely
hangs-lost-whole-says = every touchpoint needs it
hangs-lost-in-part = Lost where it counts
hangs-lost-in-part-says = every moment of truth, or every journey, needs it; some touchpoints do without
hangs-lost-count = { $count ->
    [0] None is lost entirely: some touchpoints of each do without it.
    [one] One of them is lost entirely.
   *[other] { $count } of them are lost entirely.
}
hangs-lost = { $count ->
    [0] None is lost entirely: some touchpoints of each do without it.
    [one] One is lost entirely: { $outcomes }.
   *[other] { $count } are lost entirely: { $outcomes }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }.
}

## Home: the worst of each kind

home-worst = The worst three of each kind
home-worst-pains = Pains that make people leave
home-worst-needs = Needs that matter much and are met badly
home-worst-breaks = Journeys whose work changes hands most
home-worst-causes = What went wrong and costs most
home-worst-limits = Limits that are broken
home-worst-single = What outcomes depend on most
home-worst-of-hundred = { $score } of 100
home-worst-of-twenty = { $score } of 20
home-worst-times = { $count } times
home-worst-times-beside = { $count } times, the median journey { $middle }
home-worst-a-month = { $work } a month
home-worst-stands-at = stands at { $value }

## A matrix: processes by the outcomes that they are for

matrix-processes = Processes, those nearest to { -customers } first
matrix-serves = serves a touchpoint of it
matrix-supports = makes possible what serves it
matrix-wants = wants it to be true
# Where a screen shows only the beginning of a wide picture or table.
moves-sideways = → There is more to the right: swipe or scroll sideways.
matrix-sideways = { $count } columns stand beside each other: the table moves sideways
matrix-more-rows = { $count ->
    [one] { $count } more, all that it is for added up
   *[other] { $count } more, added up
}
matrix-no-outcome = { $count ->
    [one] { $count } process leads to no outcome, as far as written down
   *[other] { $count } processes lead to no outcome, as far as written down
}

## Trace: what hangs on a thing, and what it hangs on

trace-hangs = What depends on it
trace-rests = What it depends on
trace-hangs-and-rests = What depends on it, and what it depends on
trace-touchpoints-hang = { $touchpoints ->
    [one] One touchpoint depends on it.
   *[other] { $touchpoints } touchpoints depend on it, on { $journeys ->
        [one] one journey.
       *[other] { $journeys } journeys.
    }
}
# Of a process: its page says which touchpoints.
trace-journeys = { $outcomes ->
    [0] No outcome depends on it, as far as written down; it is met on
    [one] One outcome depends on it, through
   *[other] { $outcomes } outcomes depend on it, through
} { $journeys ->
    [one] one journey.
   *[other] { $journeys } journeys.
}
# Of roles, teams and third parties: their page says which touchpoints.
trace-comes-in = { $outcomes ->
    [0] No outcome depends on it, as far as written down; it comes in
    [one] One outcome depends on it,
   *[other] { $outcomes } outcomes depend on it,
} { $processes ->
    [0] on
    [one] through one process, on
   *[other] through { $processes } processes, on
} { $journeys ->
    [one] one journey.
   *[other] { $journeys } journeys.
}
trace-is-met = { -Customers } meet it at { $touchpoints ->
    [one] one touchpoint.
   *[other] { $touchpoints } touchpoints, on { $journeys ->
        [one] one journey.
       *[other] { $journeys } journeys.
    }
}
trace-rests-on = It depends on { $list }.
trace-direct = serves it, or does it
trace-support = makes it possible, or makes it good when it goes wrong
# The last column: roles, teams, systems and third parties.
trace-parts = Who, and with what
# In the column of processes: touchpoints where people meet a third party itself.
trace-passage = met there, whatever the process
trace-more = { $count } more
trace-kept = kept
trace-way = { $share } there
trace-further = further off
trace-unknown = standing unknown
trace-list = The same as a list
# Touchpoints that the picture leaves out: it shows what is.
trace-to-come = On planned journeys
trace-makes-possible = makes possible { $processes }
trace-too-much = More hangs together here than one picture holds: it counts, and the list names all of it.
trace-too-much-by-far = More hangs together here than one page holds: the picture counts it, and the list names the first { $most } of each sort.

## Matrices of their own

matrices-as = The same as a matrix:
matrices-trace = Touchpoint by process, outcome by outcome:
matrices-all-traces = Traceability of all outcomes
matrices-others = Other matrices:
matrix-team = Outcomes and teams
matrix-system = Outcomes and systems
matrix-channel = Outcomes and channels
matrix-stakeholder = Outcomes and stakeholders
matrix-stakeholders = Stakeholders
matrix-team-lead = Which teams work for which outcome, and at how many of its touchpoints.
matrix-system-lead = Which systems the work for which outcome is done with, and at how many of its touchpoints.
matrix-channel-lead = Through which channels people meet us on the way to which outcome, and at how many of its touchpoints.
matrix-stakeholder-lead = Whom each outcome is for, and who sets it limits.
matrix-trace-lead = Each touchpoint that leads here, in the order of its journey, with the processes behind it.
matrix-touchpoints = Touchpoints
matrix-key-direct = touchpoints that its own work serves
matrix-key-more = more touchpoints that it only supports
matrix-key-only-behind = touchpoints that it only supports
matrix-key-channel = touchpoints that have the channel
matrix-key-for = the outcome is for people of it
matrix-key-limits = how many limits it sets
matrix-key-serves = serves it
matrix-key-supports = stands behind it, or makes it good when it goes wrong
matrix-key-claims = says that it helps the outcome, and no journey names it
matrix-no-outcome-meets = { $count ->
    [one] { $count } outcome has none, as far as written down
   *[other] { $count } outcomes have none, as far as written down
}
matrix-no-process = { $count ->
    [one] { $count } touchpoint has no process behind it
   *[other] { $count } touchpoints have no process behind them
}
matrix-no-column = { $count ->
    [one] { $count } appears in no row
   *[other] { $count } appear in no row
}

# What a script says before the name of a column.
table-sort-by = Sort by

## System and third party

system-supplier = Supplied by
system-stops = If { $system } stops, { $processes ->
    [one] { $processes } process stops, and { $outcomes } of { $all } outcomes suffer.
   *[other] { $processes } processes stop, and { $outcomes } of { $all } outcomes suffer.
}
system-stops-no-outcome = If { $system } stops, { $processes ->
    [one] { $processes } process stops. No way from it to an outcome is written down.
   *[other] { $processes } processes stop. No way from them to an outcome is written down.
}
system-stops-behind = { $count ->
    [one] { $count } more process depends on these.
   *[other] { $count } more processes depend on these.
}
system-does-steps = It does { $count ->
    [one] { $count } step
   *[other] { $count } steps
} by itself.
system-nothing-leans = Nothing that is written down leans on { $system }.
system-leaning = processes that lean on it
third-party-takes-part = Where { -customers } meet them
system-does = The work that leans on it
third-party-does = The work they do for us
third-party-working = processes they work in
third-party-stops = { $touchpoints ->
    [one] { $touchpoints } touchpoint depends on { $party }, and { $outcomes } of { $all } outcomes would suffer.
   *[other] { $touchpoints } touchpoints depend on { $party }, and { $outcomes } of { $all } outcomes would suffer.
}
third-party-nothing-stops = Nothing that is written down depends on { $party }.
criticality = Criticality
address = Address

## Journeys: all of them, by outcome

journeys-counts = { $count ->
    [0] No journey is written down yet.
    [one] One journey, below the outcome that it is walked for.
   *[other] { $count } journeys, each below the outcome that it is walked for.
}
journeys-targets = { $count ->
    [one] One is to come.
   *[other] { $count } are to come.
}
journeys-unmapped = { $count ->
    [one] One is not mapped yet: { $journeys }.
   *[other] { $count } are not mapped yet: { $journeys }.
}
journeys-not-mapped = not mapped yet
journeys-people = { $people } a month
journeys-today = today
# { $journey } is the title of a journey, { $touchpoint } that of a touchpoint on it.
journeys-worst-at = It feels worst on “{ $journey }”, at “{ $touchpoint }”: **{ $feeling }**{ $more ->
    [0] .
    [one] , and as bad at one more touchpoint.
   *[other] , and as bad at { $more } more touchpoints.
}
journeys-waits-most = The longest wait is **{ $wait }**, on “{ $journey }”, up to “{ $touchpoint }”.
journeys-as-a-table = As a table
journeys-table = What is known of each
journeys-table-lead = Gaps are touchpoints of ours that nobody answers; what went wrong counts the touchpoints that exist only because something failed before; backed is the share of what is said that rests on more than an assumption. ? is not recorded.
journeys-state = State
journeys-volume = People a month
journeys-worst = Worst feeling
journeys-gaps = Gaps
journeys-failure = Because something went wrong
journeys-failures = { $count } of { $all }
journeys-maturity = Maturity, 0 to 3
journeys-backed = Backed
journeys-lowest = lowest { $feeling }
journeys-no-outcome = For no outcome
journeys-none-yet = Outcomes without a journey

## Lists: the ways to look at a site

lens = Lens
lens-personas = People who share needs: the outcomes that they want, what they need, and the journeys that they walk.
lens-processes = All work that is written down, by what it is to the { -customer }, and the outcomes that it is for.
lens-processes-by-outcome = The work that is written down is too much for one list. Each outcome has its own: choose one.
lens-without-outcome = For no outcome, as far as written down
lens-serve-it = serve it themselves
lens-work-a-run = our work, a run
lens-guiding = Guiding: they set direction and rules for the others
lens-core = Core: they serve touchpoints
lens-enabling = Enabling: they make the others possible
lens-no-class = Nobody has said yet what they are to the { -customer }
lens-retired = Retired: they ran once
lens-claimed-only = says that it helps
lens-promise = promise
lens-most-hangs = { $thing } reaches furthest: { $count } of { $all } outcomes depend on it{ $more ->
    [0] .
    [one] , and as many on one more.
   *[other] , and as many on each of { $more } more.
}
lens-hangs-none = No outcome depends on { $list }.
lens-wants-most = { $thing } has most at stake: { $count } of { $all } outcomes{ $more ->
    [0] .
    [one] , and one more as many.
   *[other] , and { $more } more as many.
}
lens-wants-none = For { $list } no outcome is written down.
lens-most-work = Most work goes into { $process }: { $work } a month, { $share } of all that is known.
lens-processes-for-none = For no outcome, as far as written down: { $list }.
# At a line of a list.
lens-for-none = for no outcome, as far as written down
lens-services = What { -customers } get, and the outcomes on the way to which they get it.
lens-channels = Which channels people use on their journeys today, whoever is at the other end, the worst first. A figure is the lowest feeling of a stage through a channel, from −2 to +2; × says of how many touchpoints. It is shaded from half a step below or above 0 on, and bold from one and a half.
lens-feels = feels on average
lens-channel-worst = { $channel } feels worst: **{ $feeling }** on average, over { $count ->
    [one] one touchpoint.
   *[other] { $count } touchpoints.
}
lens-channel-most = Most touchpoints, { $count }, are through { $channel }.
lens-mean = on average { $feeling }
lens-stages = Journeys, the worst first, and their stages
lens-systems = What the work is done with, and the outcomes that depend on it.
lens-third-parties = Who beyond our four walls takes part, where { -customers } meet them, and the outcomes that depend on them.
lens-roles = The parts that people play, whichever team they are in, and the outcomes that depend on them.
lens-teams = The org chart. Customers do not live in it; it is here for those who do.
lens-answers-for = answers for

## Facets: what a list can be narrowed to

facet-kind = Kind
facet-persona = For whom
facet-status = Status
facet-nothing = Nothing here has all of that.

## Search: the sheet over a page

search-words = A title, a code, a word of a step
search-close = Close the search
search-results = What was found
search-keys = ↑ ↓ to choose, Enter to open, Esc to close.
search-slash-off = Switch off / as a key that opens the search
search-slash-on = Let / open the search
search-index = Index of all titles
search-linked = What this page links to
search-begin = Titles, codes, other names, and what is said of each touchpoint and step are found.
search-loading = One moment: what can be found is on its way.
search-failed = The search could not be loaded.
search-count = Found: { $count }
search-more = And { $count } more. Another word or a choice above makes them fewer.
search-nothing = Nothing is found.
search-near = Did you mean
search-or = Or look it up:
search-stage = Stage
search-touchpoint = Touchpoint
search-need = Need
search-measure = Measure
search-step = Step
search-rule = Rule
search-pain = Pain
search-opportunity = What could be better
search-option = Way to make it better

## Index: every title by its first letter

index = Index
index-lead = All { $count } titles and other names by their first letter. Each leads to its page.
index-part = Page { $part } of { $parts }.
index-whole = All of the index
index-letters = Letters
index-kinds = By kind
index-see = { $name }, see { $title }
index-from-to = { $first } – { $last }

## Texts: what is said in them without their author

prose-alert-caution = Caution
prose-alert-important = Important
prose-alert-note = Note
prose-alert-tip = Tip
prose-alert-warning = Warning
prose-done = Done:
prose-not-drawn = A diagram in the language of Mermaid. It is not drawn here, and stands as it is written.
prose-note = Note { $number }
prose-note-back = Back to where note { $number } is named
prose-to-do = To do:

## What changed, and what is to be read again

recent = Recently changed
recent-lead = { $count ->
    [one] One page was changed in the 30 days up to { $day }, by the outcome that it is for.
   *[other] { $count } pages were changed in the 30 days up to { $day }, by the outcome that they are for.
}
recent-none = No day of a change is known here.
recent-by = by { $author }
recent-elsewhere = For no single outcome
recent-more = { $count ->
    [one] and one that was changed before
   *[other] and { $count } that were changed before
}
recent-cut-off = { $count ->
    [one] These pages were made from a copy of the repository that holds only its newest commits. When one file was last changed is not known here.
   *[other] These pages were made from a copy of the repository that holds only its newest commits. When { $count } files were last changed is not known here.
}
recheck = Changed since reviewed
recheck-lead = A journey and the processes that serve it hang together: where one was changed after somebody reviewed the other, that one may no longer be true. It is worth another look.
recheck-waiting = { $count ->
    [one] One page is worth another look: something related has changed since it was reviewed.
   *[other] { $count } pages are worth another look: something related has changed since they were reviewed.
}
recheck-none = { $count ->
    [one] Nothing that the one reviewed page hangs together with was changed since.
   *[other] Nothing that the { $count } reviewed pages hang together with was changed since.
}
recheck-never = Nothing says yet when a journey or a process was reviewed.
recheck-cut-off = Whether anything was changed since it was reviewed cannot be said here: these pages were made from a copy of the repository that holds only its newest commits.
recheck-looked-at = reviewed { $day }
recheck-since = Changed since:
recheck-owned-by = owner

## Plain pages

page-contents = On this page
page-beside = The pages before and behind this one
page-before = Before:
page-after = Next:

## Findings

findings = Findings
findings-title = { $count ->
    [0] Nothing to look at
    [one] { $count } thing to look at
   *[other] { $count } things to look at
}
findings-lead = Each is a question worth asking, not a verdict. In each group, what most outcomes depend on comes first.{ $errors ->
    [0] {""}
    [one] {" "}One has to be mended first.
   *[other] {" "}{ $errors } have to be mended first.
}{ $notes ->
    [0] {""}
    [one] {" "}One is only for your information.
   *[other] {" "}{ $notes } are only for your information.
}{ $gaps ->
    [0] {""}
    [one] {" "}{ $gaps } gap is known already and not counted here.
   *[other] {" "}{ $gaps } gaps are known already and not counted here.
}
findings-outcomes = { $count ->
    [one] for { $count } outcome
   *[other] for { $count } outcomes
}
findings-remote-pictures = This site shows pictures from other hosts: those hosts learn of each visit (`markdown: {"{remote_pictures: allow}"}` in `throughline.yaml`).
findings-waiting = Warnings and notes wait until the errors are mended.
findings-on-this-page = On this page
findings-by-rule = By what is asked
findings-mend = how to fix it
findings-by-owner = By owner
findings-by-who-answers = By who answers for it
findings-by-outcome = By outcome
findings-by-outcome-lead = What lies on the way to several outcomes stands below each.
findings-known-gaps = Known gaps
findings-filter-words = a team, an outcome, a word
findings-more = and { $count } more; `throughline check` lists them all.
findings-further = Less pressing, and counted only; `throughline check` lists them all:
# What a check says of { $thing }, in the words of readers.
found-unused = Nothing that is written down leans on { $thing }
found-starts-and-ends-with-us = { $thing } begins and ends with us: what comes before and after it is not told
found-without-baseline = Where { $thing } stood at the start is not written down
found-without-reading = Nobody has measured { $thing } yet
found-without-target = What { $thing } should reach is not said
found-unserved = Nobody of ours is known to answer at { $thing }
found-core-serves-nothing = { $thing } counts as core work, and no touchpoint leans on it
found-serves-and-is-not-core = { $thing } serves { -customers } at a touchpoint, and does not count as core work
found-only-claimed = { $thing } says that it helps, and leads to no outcome that is written down
found-no-path = { $thing } leads to no outcome that is written down
findings-all-about = All about { $title }
findings-no-owner = Nobody is named as owner
findings-no-outcome = On the way to none
findings-none = Nothing found: every reference leads somewhere, every field says something that it may say.
findings-gaps-lead = Left open knowingly for now, with a reason. Once its day has passed, the finding is back.
findings-gaps-register = Register of gaps
findings-gap-where = Where
findings-gap-why = Why
findings-gap-until = Until
findings-gap-owner = Who closes it
findings-gap-no-day = no day
findings-gap-nobody = nobody named

## Insights: what the analyses say, all of them and each

insights = Insights
insights-lead = Where outcomes are lost, and where to ask. The title of each answer leads to its figures.
insights-first = Look at these three first
insights-why = Why it matters:
insights-people = Do people get what they need?
insights-word = Do we keep our word?
insights-work = Where does our work go, and where does it break?
insights-change = What should change?
insights-ground = How well do we know all this?
insights-all-journeys = What is known of each journey, in one table:

# The page of each: whom to ask, its rows, how it is worked out, what is unknown.
insight-ask = Whom to ask
insight-ask-how = Who owns what stands first; where it has no owner, who owns the journey, process or outcome that it is part of.
insight-nobody-answers = Nobody answers for
insight-rows-first = The first { $shown } of { $count } rows stand here, the worst first; the file has all of them.
insight-csv = All rows as a spreadsheet
insight-no-rows = There is nothing to list yet.
insight-unknown = What is not known
insight-share-known = { $share } known: { $of }
insight-known-wholly = All of it is known
insight-known = Known: { $of }. The rest is in no figure above.
insight-all-known = Everything that is asked about here is known.
insight-how = How this is worked out

# What each is called, what it asks, and how it is worked out.
insight-effort = Where our work goes
insight-effort-asks = Which outcomes take how much of our work, and how much of it leads to none?
insight-effort-why = Work that leads to nothing anybody would name is the first to be explained, or saved.
insight-effort-how = The work of a process is how often it runs a month, times the minutes of its steps; steps that the { -customer } does are not ours. It is given to the outcomes whose touchpoints name the process, in proportion to how many do. Where none does, it goes on in equal parts to the processes that it supports. What arrives nowhere has no recorded path; where somebody on the way has written that it contributes, it is only claimed. What outcomes have of their own, what is claimed and what has no path add up to all that is known; then wider outcomes add what their parts have.
insight-customer-work = What we leave to { -customers }
insight-customer-work-asks = How much do they work themselves, beside what we do?
insight-customer-work-why = Their time costs them as much as ours costs us, and nobody keeps a budget of it.
insight-customer-work-how = At each touchpoint counts the work that it says, else the steps that its processes leave to the person. The sum of a journey stands beside the minutes of everybody else for one case. A month is that sum, times how many start the journey.
insight-breaks = Where the work changes hands
insight-breaks-asks = How often does work pass from one to the next, or from system to system?
insight-breaks-why = A change of hands, or break point, is where one team, person or system stops and another goes on: there work waits, gets lost, or is asked for twice.
insight-breaks-how = Two steps that follow each other are a change of hands where different ones do them, and a change of system where both name systems and have none in common. Along a journey each process counts every time that a touchpoint names it, and one more between two touchpoints where the next begins with somebody else.
insight-single = What an outcome stands or falls with
insight-single-asks = Which single process, team, system or third party can spoil an outcome alone?
insight-single-why = When it fails, the whole outcome fails with it, and nothing can stand in.
insight-single-how = A thing is listed where every moment of truth of an outcome needs it, of two at least; or every journey towards it, of two at least. What most touchpoints of the whole site need comes first.
insight-teams = Teams on the way to an outcome
insight-teams-asks = Through how many of our teams does it go?
insight-teams-why = At each border between teams work waits, and people should not have to notice that there is one.
insight-teams-how = Counted are the teams that do steps of the processes behind an outcome’s touchpoints, directly or by supporting others, and the teams that own these processes.
insight-crown = Cost, revenue and service together
insight-crown-asks = Do all three get better, or is one bought with another?
insight-crown-why = One of the three is easily bought with another: cheaper, and worse.
insight-crown-how = Each measure of an outcome tells of one of the three. It is better or worse from its baseline to its last reading, by the direction that is good; mixed where its measures disagree. The best there is: all three better, and so at the reading before as well.
insight-needs = Needs that matter and are met badly
insight-needs-asks = Where would it be worth most to do better?
insight-needs-why = Here doing better would be noticed most: it matters much to people, and they are served badly.
insight-needs-how = People say how much a need matters and how well it is met, both from 0 to 10. The score is how much it matters, and once more what is lacking to it: 9 and 3 make 9 + 6 = 15. Over 15 is extreme, 12 to 15 high, 10 to under 12 worth a look. Without a survey behind the persona it is an estimate.
insight-pains = What hurts most
insight-pains-asks = What hurts, and makes people leave?
insight-pains-why = What hurts and drives people away costs them first, and then us.
insight-pains-how = A pain has a level, how much it hurts, and a risk that people leave because of it, both from 0 to 10. They are multiplied. Of equal ones that at the more important touchpoint goes first. Where nobody says whether people leave, the weight is unknown, and not nought. Grave pains, of level 8 and more, that nobody is known to leave for are told apart: their weight would hide them.
insight-targets = From today to what should be
insight-targets-asks = What does it take to get there?
insight-targets-why = What stands between today and the target is the work that has to be paid for.
insight-targets-how = The touchpoints of a target journey are matched with today’s by what they replace, else by their names in the files. What matches nothing comes new, what nothing matches goes; of the rest it is said what changes. Then all that the two depend on is compared.
insight-maturity = How far we look
insight-maturity-asks = How well is each journey known, and does it look beyond our own walls?
insight-maturity-why = Whoever decides on a journey that nobody has looked at decides on a guess.
insight-maturity-how = Rung 1: every touchpoint has a feeling. Rung 2: and somebody has looked: a log, an observation, a survey or interviews. Rung 3: and it meets a third party, serves an outcome of a whole life, and has a target. Everything else is at 0.
insight-duck = What is seen of our work
insight-duck-asks = How much of our work on a case do { -customers } see, and how much goes on out of their sight?
insight-duck-why = What nobody sees may be care that nobody thanks us for, or effort that only keeps the works going.
insight-duck-how = Of the minutes for one case, over the processes behind an outcome’s touchpoints, those of steps in front are seen. Those behind and in support are not. Steps that the { -customer } does are neither.
insight-value = Needs that nothing is there for
insight-value-asks = For which needs is something there on the way to an outcome, and which services are there for none?
insight-value-why = Whoever gets the outcome and still lacks this goes away wanting.
insight-value-how = An outcome is held to the needs that it names; where it names none, to all needs of those whom it is for. Something is there for a need where a touchpoint on the way names it, or a service does that is met or delivered on the way. How well it is met is another question: that is what people say, under “Needs that matter and are met badly”. An outcome of which no journey is mapped stands at the end: nobody can say yet.
insight-promises = What we promise and keep
insight-promises-asks = Which promises are broken, and where do we fall short of what people expect?
insight-promises-why = A broken promise costs trust, and people expect things that we never promised, too.
insight-promises-how = A promise is broken where the last reading of any measure of its service misses its target, kept where one meets it and none misses; else nobody can say. What people expect at a touchpoint stands beside by how far we fall short: how much it matters less how well it satisfies, both from 1 to 5.
insight-trace = What stands behind each touchpoint
insight-trace-asks = Which processes serve it, and which only support these?
insight-trace-why = Where nobody answers, people stand before a closed door.
insight-trace-how = Processes that a touchpoint names serve it. Those that support these, at any depth, or make it good when it goes wrong, stand behind.
insight-claims = What is only said to help
insight-claims-asks = Which processes claim to help an outcome, with no journey saying how?
insight-claims-why = Nobody who walks a journey has confirmed it yet.
insight-claims-how = A process may say that it contributes to an outcome or a touchpoint. That is a claim and never counted as a path. When a journey names the process itself, the claim has become true and goes away.
insight-failure = Work because something went wrong
insight-failure-asks = What do we and our { -customers } do only because of a fault before?
insight-failure-why = All this work would not be there if it had gone right the first time: mending the cause pays for itself.
insight-failure-how = Touchpoints say what went wrong before them. The effort of a process is shared out in equal parts over the touchpoints that name it; theirs is the person’s work there, times how many start the journey in a month. By cause, a touchpoint with two causes counts half for each.
insight-backing = How much of it has been seen
insight-backing-asks = Which journeys rest on evidence, and which on opinion?
insight-backing-why = What rests on opinion should be looked at before anybody decides on it.
insight-backing-how = Each feeling, importance, satisfaction, effort, wait, pain and sentence that a touchpoint of today states is a statement. It is backed where the touchpoint or its journey has evidence for it that is more than an assumption.
insight-conformance = Does it go as documented
insight-conformance-asks = Of those whom a log has seen, how many went the way that we say?
insight-conformance-why = Where most go another way than the one that is written down, the page tells a wish.
insight-conformance-how = A case goes as documented where its touchpoints follow each other as the journey has them, none is missing, and nothing happens besides. What no log could hold is passed over. A case may lack something and take another order as well, so that the columns do not add up. What rests on fewer than five cases is not told.
insight-logged = What logs say of touchpoints
insight-logged-asks = Who comes there, who waits, and who leaves with it?
insight-logged-why = A log has seen everybody, and not only those who answer when they are asked.
insight-logged-how = How many come there is the share of all cases in the log. The wait is from whatever happened before to the first event of the touchpoint: half wait more than the first figure, one in ten more than the second. Those leave with it who are seen at no touchpoint after it, where the journey does not end there. What rests on fewer than five cases is not told.
insight-undocumented = What nobody wrote down
insight-undocumented-asks = What happens that no touchpoint tells of?
insight-undocumented-why = What happens and stands nowhere is trouble that nobody plans for.
insight-undocumented-how = Activities in a log that neither the events nor, without these, the name of a touchpoint mean, and how many cases have one. Those of fewer than five cases are not named.
insight-rules = Rules and decisions
insight-rules-asks = What binds the work, and where does it have to choose?
insight-rules-why = Each rule binds hands, and at each decision it can go wrong.
insight-rules-how = Of each outcome the rules of the processes that serve its touchpoints are counted, each once, by where they come from. A decision is a step with two or more different steps to go on to.
insight-backlog = What to change first
insight-backlog-asks = Which change is worth most for the least effort?
insight-backlog-why = Much worth for little work comes first; the rest can wait.
insight-backlog-how = What a change is worth is the mean of its value for { -customers } and for us; effort is what it takes, both from 0 to 10. Worth 5 and more for less than 5 of effort: do now; for more: plan. Worth less: fill in while it is cheap, else leave.
insight-limits = Limits that others set
insight-limits-asks = Do we keep within them?
insight-limits-why = Others set these: a law, a regulator, a budget. Whoever breaks one has to answer for it.
insight-limits-how = A limit is broken where the last reading of its measure is beyond it; equal to it is held. How far it stands from its limit is told as a share of the limit, the same way for what may be at most and what must be at least. Without a measure, a figure to keep or a reading nobody can say.
insight-stakeholders = Whom we work for
insight-stakeholders-asks = For whom is there an outcome, and who sets us limits?
insight-stakeholders-why = Whoever sets limits and has no outcome is heard only when something goes wrong.
insight-stakeholders-how = Outcomes count for the sort of people that their personas are; limits for whoever sets them.
insight-helps = Processes that help and that hurt
insight-helps-asks = How does it feel where a process serves people?
insight-helps-why = Work that people feel bad about hurts the very outcome that it is there for.
insight-helps-how = Of each outcome and process the touchpoints are taken that name it, with the mean of their feelings, and their pains and gains. It hurts below 0, helps above; where no feeling is known, more pains than gains hurt, more gains help.
insight-roles = Who does what
insight-roles-asks = Which roles and teams do, answer for, are asked about and told of how many steps?
insight-roles-why = A step for which nobody answers is nobody’s when it fails.
insight-roles-how = A step counts for the role that does it, and for the team of that role; for who answers, is asked and is told as it is written. Minutes are those of steps that they do, times how often the process runs a month.
insight-matrices = Whom and what outcomes meet
insight-matrices-asks = Which teams, systems, channels and stakeholders does each outcome have to do with?
insight-matrices-why = What most outcomes meet is to be changed with most care.
insight-matrices-how = Counted are the touchpoints of an outcome whose own processes name the team or system, and those where only what stands behind does. A channel counts once for each touchpoint that has it. Stakeholders count by the personas that the outcome is for, and by the limits that they set.

# The answer of each in a sentence.
insight-no-outcome = No outcome is written down yet.
insight-no-journey = No journey is written down yet.
insight-no-touchpoint = No journey has a touchpoint yet.
insight-no-need = No need is written down yet.
insight-effort-says = “{ $outcome }” by itself takes most of our work, { $most } of { $all } a month; **{ $lost }** ({ $share }) leads to no outcome on record.
insight-effort-says-none-lost = “{ $outcome }” by itself takes most of our work, **{ $most } of { $all }** a month; none of it is without a path to an outcome.
insight-effort-says-lost = Of { $all } of our work a month **{ $lost }** ({ $share }) leads to no outcome on record.
insight-effort-no-process = No process is written down whose work could be counted.
insight-effort-not-known = Of no process is it known how much work it takes.
insight-customer-work-says = On “{ $journey }” { -customers } do **{ $share }** of the known work themselves, { $theirs } beside { $ours } of ours: more than on any other journey.
insight-customer-work-not-known = How much { -customers } work themselves is not known of any journey.
insight-duck-says = Least of our work is in sight on “{ $outcome }”: of { $all } for one case { $below } go on out of sight, **{ $share }**.
insight-duck-not-known = How much of our work { -customers } see is not known of any outcome.
insight-failure-says = { $count ->
    [one] **{ $count } of { $all }** touchpoints exists
   *[other] **{ $count } of { $all }** touchpoints exist
} only because something went wrong before: { $ours } of our work a month, and { $theirs } of our { -customers }’.
insight-failure-none = No touchpoint says that it exists because something went wrong.
insight-breaks-say = Behind “{ $journey }” the work changes hands most often: **{ $count }** times, if every process runs once for each touchpoint that needs it, those that only help included. That is more than its blueprint counts. On the median journey it is { $middle }.
insight-breaks-say-alone = Behind “{ $journey }”, counted in each process once for each touchpoint that names it, the work changes hands { $count ->
    [one] once
   *[other] { $count } times
}, and systems { $systems ->
    [one] once
   *[other] { $systems } times
}.
insight-breaks-none = On no journey does the work change hands, as far as is written down.
insight-single-says = { $count ->
    [one] **{ $count } of { $all }** outcomes depends
   *[other] **{ $count } of { $all }** outcomes depend
} on one thing that nothing can stand in for; needed most is { $kind ->
    [process] the process
    [team] the team
    [system] the system
   *[third-party] the third party
} “{ $thing }”, by { $touchpoints } touchpoints{ $alike ->
    [0] {""}
    [one] , as is one more
   *[other] , as are { $alike } more
}.
insight-single-none = No outcome depends on a single thing, as far as is written down.
insight-single-cannot-tell = No outcome has two journeys or two moments of truth yet, so of none can it be said.
insight-teams-say = “{ $outcome }” goes through { $count ->
    [one] **{ $count }** team
   *[other] **{ $count }** teams
}, and none goes through more.
insight-teams-none = No outcome goes through a team, as far as is written down.
insight-roles-say = **{ $count } of { $all }** steps of ours have somebody who answers for them; “{ $who }” works most, { $work } a month.
insight-roles-say-answered = **{ $count } of { $all }** steps of ours have somebody who answers for them.
insight-roles-none = No step says who of us does it.
insight-matrices-say = Most of { $all } outcomes meet { $met }.
insight-matrices-team = the team “{ $what }” ({ $count })
insight-matrices-system = the system “{ $what }” ({ $count })
insight-matrices-channel = the channel “{ $what }” ({ $count })
insight-matrices-none = No outcome meets a team, a system or a channel, as far as is written down.
insight-needs-say = **{ $count } of { $all }** needs matter much and are met badly; “{ $need }” comes first, at { $score } of 20.
insight-needs-not-known = Of no need is it known how much it matters and how well it is met.
insight-pains-say = Of { $all } pains this one hurts and drives people away most, **{ $level } of 10** and **{ $risk } of 10**: “{ $pain }”, at “{ $touchpoint }”.
insight-pains-grave = As grave, though nobody is known to leave because of it: “{ $grave }”, at “{ $place }”.
insight-pains-none = No pain is written down on any journey.
insight-pains-not-known = Of no pain are its level and the risk of leaving known.
insight-value-says = For **{ $count } of { $all }** needs nothing is there on the way to “{ $outcome }”.
insight-value-all-met = On the way to each outcome something is there for every need.
insight-value-none = No need is written down of those whom outcomes are for.
insight-value-not-mapped = On the way to no outcome is a touchpoint written down, so nobody can say which needs something is there for.
insight-helps-say = { $all } times a process meets people on the way to an outcome: **{ $hurts }** times they feel bad there, { $helps } times good. Worst is “{ $process }”, on the way to “{ $outcome }”.
insight-helps-no-hurt = Nowhere do people feel bad where a process meets them on the way to an outcome; { $helps } of { $all } times they feel good.
insight-helps-none = How it feels where processes serve people is not written down.
insight-backlog-says = **{ $count } of { $all }** changes are worth doing now; worth most is “{ $change }”, { $value } of 10.
insight-backlog-none = Nothing is written down that could be better.
insight-backlog-not-known = Of nothing that could be better is it known what it is worth.
insight-targets-say = “{ $target }” changes **{ $changed }** touchpoints of “{ $current }”, takes { $removed ->
    [0] none
   *[other] { $removed }
} away and adds { $added ->
    [0] none
   *[other] { $added }
}.
insight-targets-none = No target journey stands beside one of today.
insight-crown-says = **{ $won } of { $all }** outcomes have cost, revenue and service all better than at the start; in { $worse } at least one of them is worse.
insight-crown-not-known = Of no outcome is it known whether cost, revenue or service gets better.
insight-promises-say = **{ $broken } of { $all }** promises of services are broken; what people expect and what satisfies them lie furthest apart at “{ $touchpoint }”, { $gap } of 4.
insight-promises-say-broken = **{ $broken } of { $all }** promises of services are broken.
insight-promises-say-expected = No service makes a promise; what people expect and what satisfies them lie furthest apart at “{ $touchpoint }”, { $gap } of 4.
insight-promises-none = No service makes a promise, and no touchpoint says where we fall short of what is expected.
insight-limits-say = { $count ->
    [one] **{ $count } of { $known }** measured limits is broken: “{ $limit }”, of “{ $outcome }”.
   *[other] **{ $count } of { $known }** measured limits are broken. Furthest beyond is “{ $limit }”, of “{ $outcome }”.
}
insight-limits-none = No limit is written down of any outcome.
insight-limits-not-known = Of no limit is it known whether we keep it.
insight-limits-no-broken = No limit is broken, as far as is known.
insight-stakeholders-say = For **{ $count } of { $all }** stakeholders there is an outcome; { $bounding } set limits.
insight-stakeholders-none = No persona is written down, and nobody sets a limit.
insight-rules-say = **{ $count } of { $all }** rules govern work at a touchpoint; most bind “{ $outcome }”: { $rules } rules, and { $decisions } decisions.
insight-rules-say-governing = **{ $count } of { $all }** rules govern work at a touchpoint.
insight-rules-none = No rule is written down, and no step has to choose.
insight-maturity-says = **{ $unseen } of { $all }** journeys are not known well enough to decide by: a feeling is missing, or nobody has looked; { $highest ->
    [0] none looks beyond our own walls.
    [one] { $highest } looks beyond our own walls.
   *[other] { $highest } look beyond our own walls.
}
insight-backing-says = **{ $backed } of { $all }** statements on journeys are backed by more than an assumption; least on “{ $journey }”, { $share }.
insight-backing-none = Nothing is said of any touchpoint yet.
insight-conformance-says = **{ $share }** of those on “{ $journey }” go the way that is written down.
insight-logged-says = **{ $unreached } of { $all }** touchpoints that could be in a log were reached by nobody; the longest wait is for “{ $touchpoint }”, where half wait more than { $wait }.
insight-logged-says-no-wait = **{ $unreached } of { $all }** touchpoints that could be in a log were reached by nobody.
insight-undocumented-says = “{ $activity }” stands at no touchpoint of “{ $journey }”, and happens to **{ $share }** of those who are on it.
insight-undocumented-none = Nothing in the logs is without a touchpoint.
insight-no-log = No journey has an event log that tells how it went.
insight-trace-says = { $served } of { $all } touchpoints are served by a process of ours; at **{ $unserved }** others we are part of it, and nobody answers.
insight-claims-say = { $count ->
    [one] **{ $count }** process only claims
   *[other] **{ $count }** processes only claim
} to help { $outcomes ->
    [one] { $outcomes } outcome
   *[other] { $outcomes } outcomes
}; no journey says how.
insight-claims-none = No process claims to help beyond what journeys say.

# Of how much it is known.
insight-known-processes = { $known } of { $all } processes
insight-known-touchpoints = { $known } of { $all } touchpoints
insight-known-outcomes = { $known } of { $all } outcomes
insight-known-steps = { $known } of { $all } steps
insight-known-pairs = who does them, of { $known } of { $all } pairs of steps
insight-known-walked = the work behind { $known } of { $all } outcomes
insight-known-needs = { $known } of { $all } needs
insight-known-pains = { $known } of { $all } pains
insight-known-effects = { $known } of { $all } times that a process serves an outcome
insight-known-changes = { $known } of { $all } changes
insight-known-crowns = all three of { $known } of { $all } outcomes
insight-known-promises = { $known } of { $all } promises
insight-known-limits = { $known } of { $all } limits
insight-known-rules = where { $known } of { $all } rules come from
insight-known-mapped = { $known } of { $all } journeys, the others are not mapped yet
insight-known-logged = { $known } of { $all } journeys, the others have no log

# What stands above their tables.
insight-by-outcome = By outcome
insight-by-journey = By journey
insight-by-process = By process
insight-effort-rows = By outcome, and what leads to none
insight-effort-unknown = Processes whose work is unknown
insight-cost-unknown = Processes of which the cost is unknown
insight-failure-causes = What went wrong
insight-failure-unknown = Touchpoints of which ours or theirs is unknown
insight-single-rows = What is needed, and the outcomes that need it
insight-roles-rows = Roles and teams
insight-roles-by-outcome = The same by outcome
insight-outcome-team = Outcomes and teams
insight-outcome-system = Outcomes and systems
insight-outcome-channel = Outcomes and channels
insight-outcome-stakeholder = Outcomes and stakeholders
insight-needs-rows = All needs
insight-pains-rows = All pains
insight-helps-rows = Processes, by how it feels where they serve
insight-backlog-rows = All that could be better
insight-options-rows = The ways to do it
insight-targets-rows = Each target beside today
insight-promises-rows = Promises of services, and what people expect
insight-limits-rows = All limits
insight-stakeholders-rows = All stakeholders
insight-rules-rows = Rules, by how much they govern
insight-trace-rows = Touchpoints, those first that nobody serves
insight-logged-rows = Touchpoints, those first where people wait longest
insight-undocumented-rows = Activities, those first that most have

# What stands above their columns.
insight-own-work = Own work a month
insight-of-it-direct = at touchpoints
insight-of-it-behind = behind these
insight-with-parts = With its parts
insight-own-cost = Its own cost
insight-cost-with-parts = Cost with its parts
insight-how-much-of-it = How much of it
insight-theirs = Theirs, a case
insight-ours = Ours, a case
insight-their-share = Their share
insight-theirs-a-month = Theirs, a month
insight-ours-a-month = Ours, a month
insight-unknown-at = Unknown at
insight-partly-known-at = Known in part at
insight-seen = Seen
insight-not-seen = Not seen
insight-in-support = In support
insight-unknown-steps = Steps of which it is unknown
insight-went-wrong = What went wrong
insight-therefore = What exists therefore
insight-only-therefore = Touchpoints that exist only therefore
insight-share-of-ours = of all ours
insight-share-of-theirs = of all theirs
insight-hand-offs = Changes of hands within processes
insight-hand-offs-between = Between touchpoints
insight-system-changes = Changes of system
insight-by-whom-unknown = By whom is unknown
insight-single-subject = What is needed
insight-single-outcome = The outcome
insight-single-touchpoints = Touchpoints that need it
insight-role-or-team = Role or team
insight-work-a-month = Work a month
insight-does = Does
insight-answers-for = Answers for
insight-is-asked = Is asked about
insight-is-told = Is told of
insight-for-outcome = For
insight-steps = Steps
insight-met-directly = Touchpoints whose processes name it
insight-met-through-support = Only behind them
insight-personas-of-it = Personas of it
insight-limits-of-it = Limits of it
insight-stakeholder = Stakeholder
insight-outcomes-for-it = Outcomes for it
insight-broken-of-it = of them broken
insight-score = Score, up to 20
insight-band = How much of an opportunity
insight-estimate = Only an estimate
insight-pain = Pain
insight-level = Hurts, of 10
insight-leave-risk = Risk of leaving, of 10
insight-weight = Both multiplied, of 100
insight-unmet = Nothing is there for
insight-unmet-unsaid = of these, never said aloud
insight-met = Something is there for
insight-services-without-need = Services that are there for no need
insight-on-the-way-to = On the way to
insight-effect = Effect
insight-feeling = Mean feeling
insight-pains-count = Pains
insight-gains-count = Gains
insight-opportunity = What could be better
insight-worth = Worth
insight-effort-of-it = Effort
insight-what-to-do = What to do
insight-state = State
insight-options = Ways to do it
insight-option = Way to do it
insight-cost = Cost
insight-leads-to = Leads to
insight-added = New
insight-removed = Gone
insight-changed = Changed
insight-processes-added = Processes needed newly
insight-processes-removed = Processes needed no more
insight-teams-added = Teams needed newly
insight-teams-removed = Teams needed no more
insight-systems-added = Systems needed newly
insight-systems-removed = Systems needed no more
insight-third-parties-added = Third parties needed newly
insight-third-parties-removed = Third parties needed no more
insight-crown-service = Service
insight-crown-cost = Cost
insight-crown-revenue = Revenue
insight-crown-won = All three better
insight-crown-sustained = So before, too
insight-promise-subject = Where
insight-promise = What is promised, or expected
insight-promise-state = The promise is
insight-promise-gap = We fall short by, of 4
insight-limit = Limit
insight-set-by = Set by
insight-limit-state = It is
insight-rule = Rule
insight-rules-regulatory = By law
insight-rules-strategic = By choice
insight-rules-operational = By practice
insight-decisions = Decisions
insight-maturity-level = Rung, up to 3
insight-maturity-lacks = Lacks for the next
insight-backed = Backed
insight-statements = Statements
insight-backed-share = Share backed
insight-served-by = Served by
insight-supported-by = Behind these
insight-claimed-by = Claimed by
insight-as-documented = As documented
insight-lack-something = Lack something
insight-another-order = Take another order
insight-not-documented = Do something not documented
insight-repeat-something = Repeat something at once
insight-basis = The log holds
insight-come-there = Come there
insight-wait-median = Half wait more than
insight-wait-p90 = One in ten more than
insight-above-wait = Wait longer than written down
insight-above-within = Wait longer than promised
insight-drop-off = Leave with it
insight-what-happens = What happens
insight-cases = Cases
fewer-than-five = fewer than 5

# Words in their rows.
insight-word-all = all of it
insight-word-sample = a sample
insight-word-part = a part of it
insight-word-claimed = Only claimed to lead somewhere
insight-word-no-path = Without a recorded path
insight-word-better = better
insight-word-worse = worse
insight-word-same = the same
insight-word-mixed = mixed
insight-word-extreme = extreme
insight-word-high = high
insight-word-worth-a-look = worth a look
insight-word-do-now = do now
insight-word-plan = plan
insight-word-fill-in = fill in
insight-word-leave = leave
insight-word-hurts = hurts
insight-word-neutral = neither
insight-word-helps = helps
insight-word-broken = broken
insight-word-kept = kept
insight-word-held = held
insight-word-feeling = a feeling at each touchpoint
insight-word-evidence = a log, or evidence
insight-word-third-party = a third party
insight-word-life = an outcome of a whole life
insight-word-target = a target

## Glossary

glossary = Glossary
glossary-lead = The words of these pages, for a reader who has never seen them.
glossary-outcome-meaning = What somebody wants to be true in the end, in their own words: ‘I am back on the road’, not ‘claim handled’. Pages are ordered by outcome because that is what { -customers } come for. Suppliers, staff, regulators and society have outcomes too.
glossary-persona-meaning = People who share needs, described as one person. Not an average and not a market segment.
glossary-need = Need
glossary-need-meaning = What a persona must have, whether they ask for it or not. What people ask for is often their own idea of a solution; the need is behind it. A need that nobody says aloud is *unstated*.
glossary-value-zone = Value zone
glossary-value-zone-meaning = For which needs of the people who want an outcome something on the way is there, said aloud or not, and for which nothing is. How well a need is met, people say themselves.
glossary-journey-meaning = Everything a persona goes through to get an outcome, from their side, including what they do without us and with others. A *current* journey is what happens; a *target* journey is what should. The two are never mixed.
glossary-stage = Stage
glossary-stage-meaning = A part of a journey that has a goal of its own.
glossary-touchpoint = Touchpoint
glossary-touchpoint-meaning = A meeting of the person with us or with somebody else, or an action of their own.
glossary-channel = Channel
glossary-channel-meaning = Where people meet us: a phone, an app, a counter.
glossary-feeling = Feeling
glossary-feeling-meaning = How a person feels at a touchpoint, from −2 to +2. A stage shows its worst, because that is what people remember.
glossary-moment-of-truth = Moment of truth
glossary-moment-of-truth-meaning = A touchpoint at which the outcome is won or lost.
glossary-process-meaning = Work that we do again and again, step by step, so that touchpoints can happen. *Core* processes serve touchpoints, *enabling* ones make others possible, *guiding* ones set direction and rules.
glossary-serves = Serves, supports, claims
glossary-serves-meaning = A process *serves* a touchpoint that names it. It *supports* another process that could not run without it. It *claims* to contribute where it says so itself and no journey confirms it; claims are shown apart.
glossary-path = Path to an outcome
glossary-path-meaning = The chain from a process over touchpoints, directly or by supporting others, to an outcome. Work without a recorded path may be needed all the same: it is a question worth asking.
glossary-duck = The duck
glossary-duck-meaning = Seen from the bank it glides; below the water it paddles. What the { -customer } sees is above the waterline, the effort is below it. Good work shows both, and the line between them.
glossary-waterline = Waterline
glossary-waterline-meaning = The line between what the { -customer } sees (front) and what they do not (back and support).
glossary-service-meaning = What the { -customer } gets, as a black box with a promise. The process that keeps the promise is the white box.
glossary-measure = Measure
glossary-measure-meaning = How we would know. Each has a baseline, a target and readings, and tells of *cost*, *revenue* or *service*: the three should get better together (the triple crown).
glossary-triple-crown = Triple crown
glossary-triple-crown-meaning = Cost, revenue and service of an outcome. It is won when all three are better than where they began, and held when that was so at the reading before as well. One of them alone is easily bought with another.
glossary-effort = Effort
glossary-effort-meaning = Our minutes a month: how often a process runs, times the hands-on work of its steps. Where a process serves several outcomes, its effort is shared among them. What is not recorded is said to be unknown.
glossary-teams-crossed = Teams crossed
glossary-teams-crossed-meaning = How many teams do, support or answer for the work of an outcome. Each border is a place to wait.
glossary-hand-off = Hand-off
glossary-hand-off-meaning = One step is done by somebody else than the one before it. Things get lost there.
glossary-break-point = Break point
glossary-break-point-meaning = A place where the work changes hands or systems: a hand-off, a system change, or a hand-off between two touchpoints that follow each other.
glossary-single-point = Single point of failure
glossary-single-point-meaning = A process, team, system or third party that every moment of truth of an outcome depends on, or every one of its journeys. If it fails, the outcome fails.
glossary-gap = Gap
glossary-gap-meaning = A touchpoint where we take part and nobody is recorded to answer. A *known* gap is left open for now, with a reason, an owner and a date.
glossary-because-of = Because of
glossary-because-of-meaning = A touchpoint that exists only because something went wrong before: people chase, repeat or complain. It names the touchpoint or process that caused it, and goes when that is mended.
glossary-branch = Branch
glossary-branch-meaning = A touchpoint after which not everybody goes on alike. An arc leads to where some go, with the condition above it.
glossary-unmapped = Unmapped
glossary-unmapped-meaning = A journey that we know people make, and of which nobody has written down what happens. It keeps its place until somebody is asked.
glossary-role-meaning = A part that people play, whoever they are. What a role does, its team does.
glossary-team-meaning = People of ours who work together. Teams are shown last: { -customers } do not live in the org chart.
glossary-system-meaning = What the work is done with. A system can also do steps by itself.
glossary-third-party-meaning = Someone beyond our four walls who takes part in the journey. The real journey does not end at our door.
glossary-status = Status
glossary-status-meaning = *Hypothesis*: we think so. *Planned*: it will be. *Active*: it is. *Retired*: it was.
glossary-evidence = Evidence
glossary-evidence-meaning = How we know: an interview, a survey, an observation, a log, a document. *n* is how many people or cases were asked or looked at. An *assumption* is what nobody has asked yet.
glossary-unknown = Unknown
glossary-unknown-meaning = Nobody has recorded it. Unknown is never counted as zero.

## Pages that are not there, or moved

not-found-title = Page not found
not-found = This page is not here
not-found-lead = It may have moved, or its name was mistyped. Nobody answers at this address.
not-found-likely = What you may have meant
not-found-filter-words = words of a title
not-found-more = There are more than are listed here.
not-found-on = Or go on from here
not-found-guessed = If these links lead nowhere too, go back to the page that you came from, or take away the end of the address above, a part at a time, until a page answers.
moved = This page has moved to { $page }.

## Pictures

# The duck: what is seen above the waterline, and what is not.
duck-title = The duck
duck-description = { $above } above the waterline, { $below } below it, for one case

# What becomes of the time that a process takes.
time-bar = Work and waits, step by step. The same stands in the table.

# A process in lanes.
flow-title = { $process }: who does what, from left to right
flow-part = { $title } ({ $number } of { $count })
flow-description = { $steps ->
    [one] One step
   *[other] { $steps } steps
} by { $lanes ->
    [one] one of us
   *[other] { $lanes } that take part
}. The work changes hands { $hands ->
    [0] never
    [one] once
   *[other] { $hands } times
}{ $waits ->
    [0] .
   *[other] , and the longest wait is { $wait }.
} The same stands in the table.
flow-folded = { $title }, and { $count } more
flow-unsaid = { $name }: nobody says whether the { -customer } sees it
flow-key-hands = the work changes hands
flow-key-work = work: the longest bar is { $most }
flow-key-unknown = work that is not recorded
flow-key-wait = waits before it, as long as it says above
flow-key-waterline = below this line the { -customer } sees nothing of it

# How much a need matters, and how well it is met.
gauge-title = How much it matters, and how well it is met
gauge-matters = matters { $value } of 10
gauge-is-met = is met { $value } of 10

# The readings of a measure as a line.
spark-readings = { $count } readings, from { $first } on { $first-day } to { $last } on { $last-day }
spark-one-reading = One reading, { $last } on { $last-day }

# The strip of a journey.
strip-title = { $journey }: how it feels
strip-empty = Nobody has mapped this yet.
strip-counts = { $touchpoints ->
    [one] One touchpoint
   *[other] { $touchpoints } touchpoints
} in { $stages ->
    [one] one stage.
   *[other] { $stages } stages.
}
strip-lowest = Lowest: { $feeling }, { $touchpoint }.
strip-highest = Highest: { $feeling }, { $touchpoint }.
strip-unknown = How it feels is unknown at { $count }.
strip-unserved = Nobody answers at { $count }.
strip-lit = { $count ->
    [one] One is marked.
   *[other] { $count } are marked.
}
strip-again = { $count ->
    [one] One exists only because something went wrong before.
   *[other] { $count } exist only because something went wrong before.
}
strip-thinks = “{ $words }”
# Beside the lowest point of a curve: the number and name of its touchpoint.
strip-worst = Worst: { $touchpoint }
# In the column of the longest wait.
strip-longest-wait = longest wait: { $wait }
strip-stages = Stages of this journey
strip-own-work = Own work
strip-wait = Wait before

# Two journeys on one axis.
beside-title = How it feels: { $today }, beside { $target }
beside-today = Today: { $count ->
    [one] one touchpoint
   *[other] { $count } touchpoints
}, from { $lowest } to { $highest }.
beside-to-come = To come: { $count ->
    [one] one touchpoint
   *[other] { $count } touchpoints
}, from { $lowest } to { $highest }.
beside-before = Before: { $count ->
    [one] one touchpoint
   *[other] { $count } touchpoints
}, from { $lowest } to { $highest }.
beside-after = After: { $count ->
    [one] one touchpoint
   *[other] { $count } touchpoints
}, from { $lowest } to { $highest }.

# A journey to the scale of time.
scale-axis = How the picture runs
scale-even = Touchpoint by touchpoint
scale-in-time = To scale in time
scale-title = { $journey }: how it feels, to the scale of time
scale-longest = Longest wait: { $wait }, before { $touchpoint }.
scale-unknown = { $count ->
    [one] Of one touchpoint nobody knows how long they wait before it.
   *[other] Of { $count } touchpoints nobody knows how long they wait before them.
}
scale-lowest = Lowest feeling: { $feeling }.
scale-touchpoint = { $touchpoint }: { $time }
scale-wait = after { $wait } of waiting
scale-wait-unknown = the wait before it is unknown
scale-work = { $work } of own work
scale-lane = Time
scale-ruler = this long is { $time }
scale-key-wait = waiting, as long as it takes
scale-key-work = their own work
scale-key-unknown = a wait that nobody knows, whatever its length
scale-note = Waits may overlap, so they are not added up: the picture says how long each is, and not on which day a touchpoint comes.

# What the marks of a strip mean.
key-feeling = feeling, from −2 to +2
key-truth = moment of truth
key-third-party = somebody else takes part
key-assumed = only assumed
key-unknown = feeling unknown
key-unserved = nobody answers here
key-processes = processes that serve the stage
key-again = there only because something went wrong before
key-branch = goes on elsewhere, or only if

# What could be better, by worth and work.
worth-title = Worth to the { -customer } against work
worth-known = Each number is one of the list beside it. Higher is worth more, further right is more work.
worth-known-in-parts = Each number is one of the list beside it. Higher is worth more, further right is more work. Those of which something is unknown are left out.
worth-much-little-work = much worth, little work
worth-little-work = little work
worth-much-work = much work

# The same for a whole site, with options.
backlog-map-description = The higher, the more { $count ->
    [one] the opportunity is
   *[other] each of the { $count } opportunities is
} worth; the further right, the more work. The first are numbered. A small ring is an option: the same for more work or less.
backlog-map-item = { $title }: worth { $value } of 10, work { $effort } of 10
backlog-map-option = Option: { $title }, work { $effort } of 10
backlog-map-do-now = do now: much worth, little work
backlog-map-plan = plan: much worth, much work
backlog-map-fill-in = fill in: little worth, little work
backlog-map-leave = leave: little worth, much work
backlog-map-worth = ↑ worth, of 10
backlog-map-work = work, of 10 →
backlog-map-figures = worth { $value }, work { $effort }

# What the small pictures of answers show, in a few words each.
effort-small = processes left, outcomes right
own-work-small = by journey: theirs, then ours
breaks-small = journeys with most changes
singles-small = how many touchpoints need each
teams-small = a row an outcome; darker: more hours
crown-small = by outcome: cost, revenue, service
landscape-small = up: matters more; left: met worse
pains-small = up: likelier to leave; right: hurts more
gap-small = touchpoints today, and to come
ladder-small = journeys on each rung
duck-small = by outcome: seen, then unseen
zone-small = needs by outcome; dashed: nothing is there
promises-small = promises: broken, kept, unknown
trace-small = touchpoints by processes
matrices-small = a row an outcome: what it meets
claims-small = claims for each outcome
failures-small = by cause: our work, then theirs
backing-small = by journey; dashed: only said
conformance-small = by journey; dashed: otherwise
waits-small = the longest waits, half and nine of ten
unwritten-small = how many do what
rules-small = by outcome: law, choice, practice
backlog-small = up: worth more; right: more work
limits-small = left: held; right: beyond the limit
stakeholders-small = by whom: limits, outcomes
effects-small = left: hurts; right: helps
roles-small = hours a month, most first

# What several pictures of answers say.
picture-more = { $count ->
    [one] One more stands in the table below.
   *[other] { $count } more stand in the table below.
}
picture-ours-theirs = { $ours } ours, { $theirs } theirs
picture-key-ours = our work
picture-key-theirs = the { -customer }'s own work

failures-picture = What went wrong, and the work of a month that comes of it, ours and theirs.
own-work-picture = Of all work on one case of each journey, what we leave to them and what we do. The line marks the half.
own-work-share = { $share }: { $theirs } theirs, { $ours } ours
own-work-share-at-least = { $share }: at least { $theirs } theirs, { $ours } ours
duck-picture = Of the work on one case of each outcome, how much the { -customer } sees and how much they do not. The line marks the half.
duck-picture-said = { $above } seen, { $below } unseen
duck-picture-share = { $share } unseen: { $below } of it, beside { $above } seen
duck-picture-unknown = { $count ->
    [one] unknown of one step
   *[other] unknown of { $count } steps
}
duck-key-front = they see it
duck-key-back = they do not see it
duck-key-support = it makes the rest possible, unseen

limits-picture = How far each stands from its limit, as a share of the limit. The line is the limit: to the left is room that is left, to the right it is broken.
limits-picture-beyond = { $share } beyond it
limits-picture-left = { $share } left
limits-picture-at = just at it
limits-picture-unknown = { $count ->
    [one] Of one more limit nobody can say: nothing measures it, or no figure is set. It stands in the table below.
   *[other] Of { $count } more limits nobody can say: nothing measures them, or no figure is set. They stand in the table below.
}
limits-key-beyond = broken: beyond it
limits-key-left = held: so much is left

ladder-picture = From what is only written down to what looks beyond our door. Each journey says what it lacks for the next rung.
ladder-nothing = begun: it has a name
ladder-felt = felt: each touchpoint has a feeling
ladder-known = known: somebody watched, asked or kept a log
ladder-beyond = beyond our door: third parties, a life outcome, and a target
ladder-count = { $count ->
    [one] one journey
   *[other] { $count } journeys
}
ladder-lacks = lacks

gap-picture = Today to the left, what is to come to the right.
gap-touchpoints = Touchpoints
gap-parts = Processes and other parts
gap-today = Today
gap-what = What becomes of it
gap-to-come = To come
gap-same = stays
gap-changed = { $count ->
    [one] one thing changes
   *[other] { $count } things change
}
gap-added = new

teams-picture = Hours a month that each team works for an outcome: the more, the darker. ○ takes part, and nobody knows how long.
teams-picture-outcome = Outcome
teams-picture-sum = teams
teams-picture-more = { $count ->
    [one] One more team works for these outcomes.
   *[other] { $count } more teams work for these outcomes.
}
teams-picture-takes-part = takes part; how long is unknown
teams-picture-under-an-hour = < 1

breaks-picture = How often work is handed over behind each journey, counted in a process once for each touchpoint that names it; below that, how often it changes systems.
breaks-picture-said = { $hands } within processes, { $between } between touchpoints; of system { $systems }
breaks-key-hands = changes of hands within processes
breaks-key-between = changes between touchpoints
breaks-key-systems = changes of system
breaks-key-middle = the median journey

singles-picture = What outcomes depend on most, by how many touchpoints need it.
singles-picture-said = { $touchpoints ->
    [one] one touchpoint
   *[other] { $touchpoints } touchpoints
}, { $outcomes ->
    [one] one outcome
   *[other] { $outcomes } outcomes
}

roles-picture = What each role and team works in a month; a role's work is its team's too.
roles-picture-said = { $work } a month; does { $does ->
    [one] one step
   *[other] { $does } steps
}, answers for { $answers }

crown-picture = Where cost, revenue and service have gone from their start.
crown-won = all three at once
crown-sustained = all three at once, and at the reading before too

promises-picture = What became of what services promise; below it where what people get lies furthest behind what matters to them, of 4.
promises-picture-services = Promises of services
promises-picture-said = { $broken } broken, { $kept } kept, { $unknown } unknown
promises-picture-gap = { $gap } behind
promises-key-gap = behind what matters

conformance-picture = How many of those whom a log has seen go the way that is written down, the least first.
conformance-key-otherwise = otherwise
conformance-picture-log = as logged
waits-picture = How long people wait for a touchpoint, as logged, and what is written and promised. Waits of days, hours and minutes have a scale each.
waits-picture-ends = the bars end at { $most }
waits-picture-written = written { $said }
waits-picture-promised = promised { $said }
unwritten-picture = How many of those whom a log has seen do what nobody wrote down.
backing-picture = How much of what a journey says somebody has seen, asked or recorded, the least first.
backing-picture-said = { $share }: { $backed } of { $all }
backing-key-backed = backed
backing-key-said = only said

rules-picture = How many rules bind the work for each outcome, and in how many steps it has to choose.
rules-picture-said = { $regulatory } regulatory, { $strategic } strategic, { $operational } operational; { $decisions ->
    [one] one decision
   *[other] { $decisions } decisions
}
rules-key-regulatory = regulatory
rules-key-strategic = strategic
rules-key-operational = operational

zone-picture = For how many needs nothing is there on the way to each outcome, and for how many something is. How well they are met is another question.
zone-picture-said = nothing for { $unmet }, something for { $met }
zone-picture-all = something for all { $met }
zone-picture-unsaid = nothing for { $unmet } ({ $unsaid } never said aloud), something for { $met }
zone-key-unmet = nothing is there for it
zone-key-met = something is there for it

stakeholders-picture = For whom outcomes are, and who sets limits.
stakeholders-picture-said = { $outcomes ->
    [one] one outcome
   *[other] { $outcomes } outcomes
}, { $limits ->
    [one] one limit
   *[other] { $limits } limits
}, { $broken } broken
stakeholders-key-broken = limits that are broken
stakeholders-key-limits = other limits
stakeholders-key-outcomes = outcomes

effects-picture = How people feel where they meet our work: to the left of the line it hurts, to the right it helps.
effects-picture-ends = How people feel where they meet our work: to the left of the line it hurts, to the right it helps. What hurts most and what helps most is shown.
effects-picture-said = { $feeling } at { $count ->
    [one] one touchpoint
   *[other] { $count } touchpoints
}

claims-picture = How many processes only say that they help an outcome, and which.

pain-map-figures = hurts { $level }, risk of leaving { $risk }
pain-map-figures-unknown = hurts { $level }, nobody says whether people leave
pain-map-grave = Grave as well, though nobody is known to leave because of it:
landscape-key-survey = a survey is behind it
landscape-key-estimate = an estimate
backlog-map-key = an opportunity
backlog-map-key-option = one of its options

# Needs by how much they matter and how well they are met.
landscape-title = What matters, and how well it is met
landscape-description = The higher, the more a need matters; the further left, the worse it is met. The first are numbered. { $count ->
    [one] One need is drawn.
   *[other] { $count } needs are drawn.
}
landscape-need = { $need }: matters { $importance } of 10, is met { $satisfaction }, scores { $score }
landscape-estimate = { $need }: matters { $importance } of 10, is met { $satisfaction }, scores { $score } (an estimate)
landscape-figures = matters { $importance }, is met { $satisfaction }: scores { $score } of 20
landscape-matters = ↑ how much it matters, of 10
landscape-worst = ↓ worst: matters much, is met badly
landscape-met-well = how well it is met, of 10 →

# Pains by how much they hurt and how likely people leave.
pain-map-title = What hurts, and makes people leave
pain-map-description = The further right, the more it hurts; the higher, the likelier people leave. { $count ->
    [one] One pain is drawn, as a dot.
   *[other] { $count } pains are drawn, each as a dot; the worst have a number. Each cell says how many it holds.
}
pain-map-pain = { $pain }: hurts { $level } of 10, risk of leaving { $risk } of 10
pain-map-pain-unknown = { $pain }: hurts { $level } of 10, nobody says whether people leave
pain-map-unknown = nobody says whether people leave:
pain-map-worst = worst: hurts much, people leave ↓
pain-map-leave = ↑ risk that people leave, of 10
pain-map-hurts = how much it hurts, of 10 →

# Where work goes.
effort-flow-title = Where our work goes
effort-flow-description = Each band is as thick as the work of a month: { $work } in all, as far as known. What is only claimed and what has no recorded path stand at the same scale as the rest.
effort-flow-band = { $process } → { $outcome }: { $work } a month
effort-flow-other-processes = { $count } other processes
effort-flow-other-outcomes = { $count } other outcomes
effort-flow-claimed = claimed only
effort-flow-no-path = no recorded path
