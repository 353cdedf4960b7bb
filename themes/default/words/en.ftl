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
moment-of-truth = moment of truth
nobody = nobody
nobody-recorded = nobody recorded
unknown = unknown

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

## Touchpoint

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
