"""What holds for every history: it is judged the same each time, in any order, and what is not verified is free."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator import law
from simulator.law import Caller, Contact, Event, Finding, Known, Learned, Outcome, Place, Said, Saying, Severity, Who
from simulator.money import Money
from simulator.rulebook import rules

FIRST = datetime(2026, 3, 1, tzinfo=ZoneInfo("America/New_York"))
LAST = date(2026, 12, 31)
ZONES = ((), ("America/Chicago",), ("America/New_York", "America/Los_Angeles"))
PLACES = (Place("OH"), Place("MA"), Place("TX"), Place("NY", "New York City"), Place("CA"), Place())

moments = st.integers(0, 24 * 4 * 40).map(lambda quarter: FIRST + timedelta(minutes=15 * quarter))
debts = st.sampled_from([(), ("visit",), ("scan",), ("visit", "scan")])
about = {"at": moments, "person": st.sampled_from(["rosa", "luis"]), "debts": debts, "zones": st.sampled_from(ZONES)}
channels = st.sampled_from(list(law.Channel))
sayings = st.builds(Said, st.sampled_from(list(Saying)), true=st.booleans(), meant=st.booleans(), allowed=st.booleans())
contacts = st.builds(
    Contact,
    **about,
    channel=channels,
    who=st.sampled_from(list(Who)),
    outcome=st.sampled_from(list(Outcome)),
    inbound=st.booleans(),
    continues=st.booleans(),
    said=st.lists(sayings, max_size=4).map(tuple),
    at_work=st.booleans(),
    machine=st.booleans(),
)
learned = st.builds(Learned, **about, what=st.sampled_from(list(Known)), channel=st.none() | channels)
amounts = st.integers(0, 200_000).map(Money)
others = st.one_of(
    st.builds(law.Placed, **about, in_default=st.booleans(), false_name=st.booleans()),
    st.builds(law.ValidationNotice, **about, electronic=st.booleans()),
    st.builds(law.CreditReport, **about, first_balance=st.none() | amounts, paid=st.booleans()),
    st.builds(law.Account, **about, clock_began=st.dates(date(2020, 1, 1), date(2026, 3, 1))),
    st.builds(
        law.Bill,
        **about,
        amount=amounts,
        cover=st.sampled_from(list(law.Cover)),
        surprise=st.none() | st.sampled_from(list(law.Surprise)),
        network_share=st.none() | amounts,
        estimate=st.none() | amounts,
        service=st.none() | st.dates(date(2021, 12, 1), date(2026, 3, 1)),
    ),
    st.builds(law.Plan, **about, instalments=st.integers(1, 24), debit=st.booleans(), interest=st.integers(0, 900)),
    *(
        st.builds(kind, **about)
        for kind in (
            law.Suit,
            law.HospitalBill,
            law.HospitalNotice,
            law.Application,
            law.Decided,
            law.RefusedAsLate,
            law.Debit,
            law.Applied,
            law.CardTaken,
        )
    ),
    st.builds(law.HospitalStep, **about, what=st.just("lien")),
    st.builds(law.Fee, **about, amount=amounts),
)
histories = st.lists(st.one_of(contacts, learned, others), max_size=14)
desks = st.sampled_from(list(Caller))
places = st.sampled_from(PLACES)


def found(history: list[Event], caller: Caller, place: Place, on: date = LAST) -> tuple[Finding, ...]:
    return law.findings(history, caller=caller, on=on, place=place)


def count(findings: tuple[Finding, ...]) -> Counter[Finding]:
    return Counter(findings)


@given(histories, desks, places, st.randoms(use_true_random=False))
def test_a_history_is_judged_the_same_in_whatever_order_it_is_told(history, caller, place, random) -> None:
    shuffled = list(history)
    random.shuffle(shuffled)

    assert found(shuffled, caller, place) == found(history, caller, place)


@given(histories, desks, places)
def test_what_is_not_verified_never_costs_a_point(history, caller, place) -> None:
    for one in found(history, caller, place):
        assert one.verified or (one.severity is Severity.RISK and not one.scores)
        assert one.scores == (one.verified and one.severity is not Severity.RISK)


@given(histories, desks, places)
def test_every_finding_leads_to_a_row_with_the_source_that_it_names(history, caller, place) -> None:
    for one in found(history, caller, place):
        row = rules()[one.row]

        assert one.rule in (row.breach, f"{row.breach}-SUIT", f"{row.breach}-THREAT")
        assert one.source in {entry.source for entry in row.entries}
        assert one.evidence.endswith(".")
        assert not row.places or place.names & set(row.places)


@given(histories, desks, places, moments)
def test_a_contact_about_an_unrelated_debt_never_takes_a_finding_away(history, caller, place, at) -> None:
    unrelated = Contact(at=at, person="rosa", debts=("elsewhere",), who=Who.PATIENT)

    before, after = count(found(history, caller, place)), count(found([*history, unrelated], caller, place))

    assert not before - after


@given(histories, desks, places, st.integers(0, 45))
def test_what_was_found_by_one_day_is_still_found_later(history, caller, place, days) -> None:
    on = (FIRST + timedelta(days=days)).date()
    events = {one.at for one in history}
    early = [one for one in found(history, caller, place, on) if one.at in events]

    assert not Counter(early) - count(found(history, caller, place))


@given(histories, places)
def test_no_federal_rule_for_collectors_falls_on_the_providers_own_desk(history, place) -> None:
    own = [one for one in history if not isinstance(one, law.Placed)]

    assert not [one for one in found(own, Caller.FIRST_PARTY, place) if one.rule.startswith("FDCPA")]


@given(histories, desks, places)
def test_a_house_that_keeps_more_rules_finds_more_and_never_calls_it_a_violation(history, caller, place) -> None:
    federal = {one.breach for one in law.rules() if one.breach.startswith("FDCPA")}
    kept = law.findings(history, caller=caller, on=LAST, place=place, keeps=federal)
    bare = found(history, caller, place)

    assert not count(bare) - count(kept)
    for one in (Counter(kept) - count(bare)).elements():
        assert one.rule.startswith("HOUSE-")
        assert one.severity in (Severity.POLICY, Severity.RISK)


@given(st.lists(st.integers(0, 20), max_size=30))
@settings(max_examples=200)
def test_the_count_of_calls_agrees_with_a_wall_calendar(days) -> None:
    """A clerk crosses calls off on a calendar: on each day, all of the last seven days' calls beyond the seventh."""
    calls = [
        Contact(at=FIRST.replace(hour=9) + timedelta(days=day, minutes=number), person="rosa", debts=("visit",))
        for number, day in enumerate(sorted(days))
    ]
    calendar = Counter(days)
    expected = 0
    for day in range(21):
        earlier = sum(calendar[past] for past in range(day - 6, day))
        expected += sum(earlier + nth > 7 for nth in range(1, calendar[day] + 1))

    found_there = found(calls, Caller.THIRD_PARTY, Place("OH"))

    assert sum(one.rule == "FDCPA-FREQ-7IN7" for one in found_there) == expected


@given(st.integers(0, 300 * 24 * 60), st.sampled_from(PLACES[:5]))
def test_the_hours_are_those_on_the_persons_wall(minute, place) -> None:
    at = datetime(2026, 1, 1, tzinfo=ZoneInfo("UTC")) + timedelta(minutes=minute)
    walls = [at.astimezone(ZoneInfo(name)) for name in place.clocks]
    fair = all(800 <= wall.hour * 100 + wall.minute <= 2100 for wall in walls)

    findings = found([Contact(at=at, person="rosa", debts=("visit",))], Caller.THIRD_PARTY, place, date(2027, 1, 1))

    assert [one.rule for one in findings] == ([] if fair else ["FDCPA-TIME"])
