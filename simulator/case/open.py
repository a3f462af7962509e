"""Opening a case: what the author pinned, the rest from the seed, and all of it worked out by the world itself.

The payer is never told what to answer. The mistake is made upstream (a number left off, a claim sent late), the payer's
own edits find it, and a case whose answer is not the one that the author asked for is refused.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from simulator.care.practice import doctors, practices
from simulator.care.visit import Visit, ages
from simulator.case import numbers
from simulator.case.approvals import approvals_of, covering
from simulator.case.coverage import coverage_of, is_in_network, on_file, other_plan_of, visits_of
from simulator.case.dates import CaseDates, case_dates
from simulator.case.evidence import Office, evidence_of
from simulator.case.facts import work_out
from simulator.case.file import CaseFile
from simulator.case.flaw_table import FLAW_OF_EDIT, WHOLE_CLAIM_FLAWS
from simulator.case.follow_up import as_if_answered, follow_up, unanswered, with_printed
from simulator.case.lines import CaseLine, case_lines, unit_price
from simulator.case.log import filing_of, newest_answer
from simulator.case.mistakes import with_mistakes
from simulator.case.money import brought_forward, used_before
from simulator.case.papers import case_papers
from simulator.case.persona import on_the_line, posted
from simulator.case.pinned import CaseError, CaseFacts, NoFigures
from simulator.case.self_pay import as_self_pay, pays_alone, self_pay_facts, self_pay_papers, without_a_plan
from simulator.case.worked import Worked
from simulator.chance import Stream
from simulator.claims.activity import Approval, filing_log, weekday
from simulator.claims.build import claim_for
from simulator.claims.claim import Claim
from simulator.coverage.enrolment import Coverage
from simulator.coverage.plan import NoSuchPlanYear, load_plan
from simulator.dates import print_date
from simulator.ledger import Account, charge_posting, earlier_balance, remit_postings
from simulator.money import Money
from simulator.payers.decide import Decision, decide
from simulator.payers.payer import Payer, load_payer
from simulator.payers.pricing import NoPrice
from simulator.people.patient import make_patient
from simulator.reading import BadFile
from simulator.remittance.build import remit_for
from simulator.remittance.remit import Remit


def open_case(seed: int, facts: CaseFacts, today: date) -> CaseFile:
    """One account at one seed, as of one day: papers, facts and hidden truth. Raises CaseError."""
    if pays_alone(facts):
        return _alone(seed, facts, today)
    case = _unanswered(seed, facts, today) if _is_silent(facts) else work(seed, facts, today)
    truth = {f"line {number}": flaw for number, flaw in _flaws_found(case.causes, case.lines).items()}
    further, earlier = follow_up(case, facts.follow_up) if facts.follow_up else (None, ())
    line = on_the_line(case, facts.persona) if facts.persona else None
    shown = posted(case, facts.persona) if facts.persona else case
    papers = (*case_papers(shown), *(each.letter for each in earlier))
    further = with_printed(further, papers) if further else None
    return CaseFile(seed, today, papers, work_out(case), truth, further, line)


def _alone(seed: int, facts: CaseFacts, today: date) -> CaseFile:
    """The account of a patient without a plan: no payer has a word in it."""
    assert facts.persona
    case = work(seed, without_a_plan(facts), today)
    line = on_the_line(case, facts.persona)
    own = as_self_pay(case, facts.persona, line.account.estimate, line.account.first_bill)
    papers = self_pay_papers(own, line.account.estimate)
    return CaseFile(seed, today, papers, self_pay_facts(work_out(own)), {}, None, line)


def _is_silent(facts: CaseFacts) -> bool:
    """No answer to the claim has come."""
    return bool(facts.follow_up and facts.follow_up.silence)


def _unanswered(seed: int, facts: CaseFacts, today: date) -> Worked:
    assert facts.follow_up
    then, answered = as_if_answered(facts, today)
    return unanswered(work(seed, then, answered), facts.follow_up, today)


def work(seed: int, facts: CaseFacts, today: date) -> Worked:
    """The case before it becomes papers: the life of one claim, from the visit to the ledger. Raises CaseError."""
    try:
        plan = load_plan(facts.coverage.plan)
        payer = load_payer(plan.payer)
        flaws = frozenset(line.flaw for line in facts.claim.lines if line.flaw)
        days = case_dates(facts.claim, flaws, payer.filing_limit, today, seed)
        in_network = is_in_network(facts.coverage, flaws, plan)
        lines = case_lines(facts.claim.lines, plan, payer, days.service, seed, in_network=in_network)
        year = plan.benefit("office", days.service, alone=plan.single, in_network=in_network)
        used = used_before(facts.coverage, year, seed)
    except (NoSuchPlanYear, NoPrice) as error:
        raise NoFigures(str(error)) from None
    except BadFile as error:
        raise CaseError(str(error)) from None

    visit = _visit(lines, days.service, seed)
    coverage = coverage_of(facts.coverage, flaws, visit, plan, payer, seed)
    other_plan = other_plan_of(facts.coverage, flaws, coverage, days.service, seed)
    visits = visits_of(facts.coverage, lines, plan, seed)
    approvals, unapproved = approvals_of(lines, plan, payer, days.service, seed)
    units_approved = {each.number: each.units for each in approvals if not each.extends}
    files = on_file(flaws, visit, visits, units_approved, in_network, days.processed, seed)
    is_worked = facts.follow_up is not None
    office = Office(visit, coverage, plan, payer, files, other_plan, visits, lines, seed, is_worked)
    evidence = evidence_of(office, facts.claim)
    claim = _claim(visit, coverage, payer, days, lines, approvals, seed)
    prices = unit_price(lines, as_priced=True)

    def answer(to: Claim, decision: Decision, on: date, which: str) -> Remit:
        number = numbers.payer_claim_number(payer, to.received, seed, which)
        return remit_for(to, decision, on=on, number=number, trace=numbers.trace_number(seed, which))

    first, first_used = None, used
    if "duplicate" in flaws:
        first_claim, answered = _first_claim(claim, lines, days, seed)
        decision = decide(first_claim, coverage, payer, plan, used=used, contract=prices, on_file=files)
        first, first_used = answer(first_claim, decision, answered, "first"), decision.used_after
    history = [first.claim] if first else []
    decision = decide(claim, coverage, payer, plan, history=history, used=first_used, contract=prices, on_file=files)
    causes = {line.number: line.cause for line in decision.lines if line.cause}
    _check_causes(causes, lines)
    remit = answer(claim, decision, days.processed, "newest")

    filing = filing_of(claim, first, "filed_late" in flaws, facts.claim.proof_of_filing, seed)
    notes = (*evidence.notes, *filing.notes, newest_answer(remit.date, remit.trace))
    before = _account_before(claim, first, payer, brought_forward(facts.account, seed), seed)
    return Worked(
        seed=seed,
        today=today,
        visit=visit,
        coverage=coverage,
        plan=plan,
        payer=payer,
        claim=claim,
        remit=remit,
        causes=causes,
        first=first,
        first_used=first_used,
        used=decision.used_after,
        before=before,
        after=before.with_postings(remit_postings(remit, payer.name)),
        log=filing_log(claim, payer.name, approvals, unapproved, filing.sendings, notes),
        lines=lines,
        contract=unit_price(lines),
        on_file=files,
        other_plan=other_plan,
        visits=visits,
        proof_of_filing=_yes_no(filing.proves),
        approval_on_file=_yes_no(bool(covering(approvals, lines))),
        notes_support=_yes_no(evidence.notes_support),
        chart_supports=_yes_no(evidence.chart_supports),
        enrolment_proof=_yes_no(evidence.enrolment_proof),
    )


def _yes_no(is_so: bool) -> str:
    return "yes" if is_so else "no"


def _visit(lines: tuple[CaseLine, ...], on: date, seed: int) -> Visit:
    charges = tuple(line.charge for line in lines)
    youngest, oldest = ages(charge.service for charge in charges)
    if youngest > oldest:
        raise CaseError("The lines hold services for patients of other ages; no one patient can have had them all.")
    patient = make_patient(Stream(seed, "patient"), on, (youngest, oldest))
    practice = Stream(seed, "practice").pick(practices())
    doctor = Stream(seed, "doctor").pick(doctors(practice.short))
    return Visit(patient, practice, doctor, Stream(seed, "referrer").pick(doctors()), on, charges)


def _claim(
    visit: Visit,
    coverage: Coverage,
    payer: Payer,
    days: CaseDates,
    lines: tuple[CaseLine, ...],
    approvals: list[Approval],
    seed: int,
) -> Claim:
    """The claim as it really went out, with the office's mistakes in it."""
    right = claim_for(
        visit,
        number=numbers.our_claim_number(visit.practice.short, days.sent, seed, "newest"),
        account=numbers.account_number(visit.practice.short, seed),
        payer=payer.id,
        member_id=coverage.member_id,
        sent=days.sent,
        received=days.received,
        approvals={each.line: each.number for each in approvals if not each.extends},
    )
    return with_mistakes(right, lines, visit.practice, seed)


def _first_claim(claim: Claim, lines: tuple[CaseLine, ...], days: CaseDates, seed: int) -> tuple[Claim, date]:
    """The claim on which the duplicate lines went out before, and the day the payer answered it. Raises CaseError."""
    stream = Stream(seed, "first claim")
    sent = min(days.service + timedelta(days=stream.between(1, 3)), days.sent - timedelta(days=1))
    if sent <= days.service:
        earliest = days.service + timedelta(days=2)
        raise CaseError(
            f"`duplicate` needs an earlier claim, so this one cannot be sent before {print_date(earliest)}; "
            f"it is sent {print_date(days.sent)}."
        )
    answered = min(sent + timedelta(days=stream.between(7, 12)), days.processed - timedelta(days=1))
    again = [line for line, case_line in zip(claim.lines, lines, strict=True) if case_line.facts.flaw == "duplicate"]
    first = replace(
        claim,
        id=numbers.our_claim_number(claim.account.split("-")[0], sent, seed, "first"),
        sent=sent,
        received=sent,
        lines=tuple(replace(line, number=number) for number, line in enumerate(again, 1)),
    )
    return first, answered


def _account_before(claim: Claim, first: Remit | None, payer: Payer, owed: Money, seed: int) -> Account:
    """The account as it stood when the newest answer came in. `owed` is the patient's balance from an earlier visit."""
    postings = [charge_posting(claim)]
    if owed:
        visit = weekday(claim.service_date - timedelta(days=Stream(seed, "earlier visit").between(70, 110)))
        postings.append(earlier_balance(visit, visit + timedelta(days=50), owed))
    if first:
        postings += remit_postings(first, payer.name)
    return Account(claim.account).with_postings(postings)


def _flaws_found(causes: dict[int, str], lines: tuple[CaseLine, ...]) -> dict[int, str]:
    """The flaw that each line of the answer shows: what the payer refused, and what it priced too low."""
    low = {number: "underpaid" for number, line in enumerate(lines, 1) if line.priced < line.allowed}
    return dict(sorted({**low, **{number: FLAW_OF_EDIT[cause] for number, cause in causes.items()}}.items()))


def _check_causes(causes: dict[int, str], lines: tuple[CaseLine, ...]) -> None:
    """Each line was answered with the flaw that the author gave it, or with none. Raises CaseError."""
    whole = next((line.facts.flaw for line in lines if line.facts.flaw in WHOLE_CLAIM_FLAWS), None)
    found = _flaws_found(causes, lines)
    for number, line in enumerate(lines, 1):
        wanted = whole or line.facts.flaw
        if found.get(number) != wanted:
            raise CaseError(
                f"Line {number} should show {f'`{wanted}`' if wanted else 'no flaw'}, "
                f"but the payer finds {f'`{found[number]}`' if number in found else 'nothing wrong'} on it."
            )
