"""One exercise with a question of every kind, as a trainer would write it."""

from __future__ import annotations

from pathlib import Path

from simulator.records import Sitting, Store
from simulator.scenario.load import build, parse
from simulator.training.episode import Episode

TEXT = """
title: A question of every kind
level: foundation
role: first_party
today: 2026-03-23
minutes: 5
case:
  coverage: {plan: ppo-silver, deductible_left: 60.00}
  claim:
    service_date: 2026-03-02
    processed: 2026-03-18
    lines:
      - {service: office-visit-established-3, charge: 185.00, allowed: 112.00}
      - {service: metabolic-panel, charge: 48.00, allowed: 12.00}
      - {service: mri-brain, charge: 900.00, flaw: no_authorization, approval_on_file: yes}
stages:
  - ask: read
    title: Read
    show: [remittance, account]
    questions:
      - id: share
        question: What does the patient owe?
        money: eob.patient_share
        points: 4
        axis: accuracy
        tests: [EOB-3]
        when_wrong:
          eob.charge_less_paid: {name: charge minus payment, says: It bills the write-off., mark: CO}
          eob.deductible_only: The coinsurance is missing.
        why: Add what carries PR.
      - id: last-day
        question: By which day must a dispute arrive?
        date: appeal.last_day
        points: 2
        axis: accuracy
        tests: [DEN-4]
        when_wrong:
          appeal.last_day_from_service: The visit starts another clock.
          appeal.last_day_from_today: The clock did not wait for us.
        why: 180 days from the remittance.
      - id: lines
        question: How many lines did the payer refuse?
        number: eob.lines_denied
        points: 1
        axis: accuracy
        tests: [EOB-5]
        when_wrong:
          eob.lines: These are all the lines.
          eob.lines_paid: These are the lines that were paid.
        why: One line carries a denial.
      - id: code
        question: Which code denied the third line?
        code: line.3.denial_code
        points: 1
        axis: accuracy
        tests: [EOB-5]
        when_wrong:
          CO-45: This is the discount in our contract.
          PR-197: The reason is right, and the group is not.
        why: It stands beside the line.
      - id: needed
        question: What do you send along?
        note: Choose all that help.
        several:
          approval: {says: The approval from our log, right: It is what the payer missed.}
          claim: {says: A copy of the claim, right: It names the visit.}
          chart: {says: The whole chart, wrong: Nobody asked for it.}
          letter: {says: A letter from the patient, wrong: The patient has no part in this.}
        points: 2
        axis: resolution
        tests: [DEN-3]
        why: Two papers are enough.
      - id: steps
        question: In which order do you go on?
        order:
          post: Post the payment
          find: Find the approval
          send: Send the dispute
          note: Note the last day
        points: 2
        axis: resolution
        tests: [DEN-3]
        why: First the money that is here.
      - id: carries
        question: Who carries each amount?
        match: {CO-45: The office, PR-1: The patient, CO-197: The office until it is won}
        points: 3
        axis: accuracy
        tests: [EOB-4]
        why: The group says it.
  - ask: decide
    title: Decide
    show: [remittance, account]
    questions:
      - id: next
        question: What is next?
        choose:
          dispute: {says: Dispute the denial, right: The approval was there.}
          bill-patient: {says: Bill the patient, because: CO is ours., critical: balance_billing}
          wait: {says: Wait and see, wrong: Time runs.}
        points: 2
        axis: resolution
        tests: [DEN-3]
        why: The approval was there.
sources: [codes/carc/197, policy/patient-bills]
"""

RIGHT = {
    "share": "72.80",  # 60.00 deductible + 10.40 and 2.40 coinsurance
    "last-day": "09/14/2026",  # 180 days after 03/18/2026
    "lines": "1",
    "code": "CO-197",
    "needed": "approval, claim",
    "steps": "post, find, send, note",
    "carries": "co-45=the-office, pr-1=the-patient, co-197=the-office-until-it-is-won",
}


def every_kind(store: Store) -> Sitting:
    scenario, mistakes = parse(TEXT, Path("every-kind.yaml"))
    assert scenario, mistakes
    assert not mistakes, mistakes
    return Sitting(Episode(scenario, build(scenario, 7)), store)
