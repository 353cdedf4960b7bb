# What the program's pages and pictures say in English.
#
# A site changes any of it: a file `theme/words/en.ftl` with the same names takes the place of these, message by message.
# No message holds HTML: what is emphasised comes in from outside.

# Between a figure and its word: a space at which no line breaks.
-nbsp = {"\u00A0"}

# Who serves the customer, as throughline.yaml says it.
-us = us

# Whom it all is for, as a site may call them: patients, members.
-customer = customer

## Counts

count-gaps = { $count ->
    [one] { $count }{ -nbsp }gap
   *[other] { $count }{ -nbsp }gaps
}
count-processes = { $count ->
    [one] { $count }{ -nbsp }process
   *[other] { $count }{ -nbsp }processes
}
count-teams = { $count ->
    [one] { $count }{ -nbsp }team
   *[other] { $count }{ -nbsp }teams
}

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
severity-note = note
severity-warning = warning
severity-error = error
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
stakeholder-customer = customer
stakeholder-customer-many = Customers
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

cannot-be-read = cannot be read
in = in
no = no
moment-of-truth = moment of truth
nobody = nobody
nobody-recorded = nobody recorded
to-come = to come
unknown = unknown
yes = yes

## Backlinks: who names a page, and why

backlinks = What names this page, and why
backlinks-serves = Serves
backlinks-is-the-outcome-of = Is the outcome of
backlinks-walks = Walks
backlinks-wants = Wants
backlinks-is-met-at = Is met at
backlinks-has-a-need-met-by = Has a need met by
backlinks-has-a-need-named-by-the-outcome = Has a need named by the outcome
backlinks-has-a-need-met-at = Has a need met at
backlinks-is-made-possible-by = Is made possible by
backlinks-is-delivered-by = Is delivered by
backlinks-is-claimed-without-a-recorded-path-by = Is claimed, without a recorded path, by
backlinks-has-a-touchpoint-told-in-full-by = Has a touchpoint told in full by
backlinks-has-the-part = Has the part
backlinks-should-become = Should become
backlinks-has-a-touchpoint-that-is-replaced-by = Has a touchpoint that is replaced by
backlinks-does = Does
backlinks-is-used-in = Is used in
backlinks-starts = Starts
backlinks-receives = Receives
backlinks-answers-for = Answers for
backlinks-could-be-better-through = Could be better through
backlinks-is-mentioned-in = Is mentioned in

## Frame: what surrounds every page

## Every page of a file: head, facts, work

## Measures and readings

## Home

## Outcome

## Journey

## Map

map-stage = Stage
map-touchpoint = Touchpoint
map-channel-and-who-starts = Channel, and who starts
map-pains-and-gains = Pains and gains
map-line-of-interaction = Line of interaction
map-own-work-and-wait = Own work and wait
map-great = great +2
map-awful = awful −2
map-no-touchpoint = no touchpoint recorded
map-handed-on = handed on
map-hand-offs = { $count ->
    [one] { $count } hand-off
   *[other] { $count } hand-offs
}
map-system-changes = { $count ->
    [one] { $count } change of system
   *[other] { $count } changes of system
}
map-work = **{ $work }** of work
map-load = **{ $load }** of 5 heavy
map-wait = **{ $wait }** of waiting before

## Touchpoint

touchpoint-channel = Channel
touchpoint-does = Does
touchpoint-thinks = Thinks
touchpoint-feeling = Feels
touchpoint-expects = Expects
touchpoint-pains = Pains
touchpoint-gains = Gains
touchpoint-needs-met = Needs met
touchpoint-could-be-better = Could be better
touchpoint-recovery = If it goes wrong
touchpoint-replaces = Takes the place of
touchpoint-evidence = Evidence
touchpoint-service = The service met
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
touchpoint-feels = feels **{ $figure }** { $word }
touchpoint-feels-assumed = feels **{ $figure }** { $word }, assumed

touchpoint-their-work-and-wait = Their own work, and wait
touchpoint-work = **{ $work }** of work
touchpoint-work-unknown = work unknown
touchpoint-load = { $load } of 5 heavy
touchpoint-after-waiting = after **{ $wait }** of waiting
touchpoint-ratings = Importance, satisfaction
touchpoint-rated = { $importance } and { $satisfaction }, of 5
pain-level = hurts { $level } of 10
pain-leave-risk = risk of leaving { $risk } of 10

touchpoint-served-by = Served by
touchpoint-process-and-step = { $process }: { $step }
touchpoint-not-ours = not ours
touchpoint-known-gap = known gap: { $reason }
touchpoint-known-gap-until = known gap: { $reason }, until { $until }
touchpoint-no-reason-given = no reason given

## Target: today and to come

## Blueprint

## Process

## Persona

## Service

## Team

## System and third party

## Lists: the ways to look at a site

## Findings

## Glossary

## Pages that are not there, or moved

## Pictures

# The curve of feelings above a map.
curve-title = How it feels, from touchpoint to touchpoint
curve-nothing-known = No feeling is known.
curve-known = Between { $low } and { $high } on a scale from −2 to +2. The same stands with each touchpoint.
curve-known-in-parts = Between { $low } and { $high } on a scale from −2 to +2. Known at { $known } of { $all } touchpoints. The same stands with each touchpoint.
