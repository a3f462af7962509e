from __future__ import annotations

from simulator.law import Caller, Channel, Saying, Severity, Who
from simulator.money import ZERO
from simulator.talk import Temper
from tests.talk.a_tight_month import BILL, rules, tight
from tests.talk.players import a_call, an_office, say


def test_nothing_that_we_say_of_the_bill_before_the_check_is_lawful():
    call = tight()
    say(call, "tell_balance")

    assert "HIPAA-LEAK-PREVERIFY" in rules(call)
    assert {(told.what, told.verified) for told in call.outcome.told} == {
        (Saying.DEBT, False),
        (Saying.AMOUNT, False),
        (Saying.BILL_DETAIL, False),
    }


def test_after_name_birth_date_and_street_the_bill_may_be_told():
    call = tight()
    say(call, "verify")
    say(call, "tell_balance")

    assert rules(call) == set()
    assert all(told.verified for told in call.outcome.told)


def test_one_identifier_is_one_too_few_for_our_house():
    call = tight()
    say(call, "verify", "clumsy")
    say(call, "tell_balance")

    assert rules(call) == {"HOUSE-IDENTIFIERS"}


def test_who_reads_out_the_answers_has_checked_nothing():
    call = tight()
    say(call, "verify", "wrong")
    say(call, "tell_balance")

    assert rules(call) == {"HIPAA-VERIFY", "HIPAA-LEAK-PREVERIFY"}


def test_who_can_give_only_one_of_two_is_not_verified():
    call = tight(matches=1)
    say(call, "verify")
    say(call, "tell_balance")

    assert call.now.matched == 0
    assert "HIPAA-LEAK-PREVERIFY" in rules(call)


def test_a_wrong_number_knows_nothing_and_gives_nothing():
    call = tight(who=Who.NEIGHBOR, matches=0)
    for move in ("ask_who", "verify", "ask_income", "ask_pay_days"):
        say(call, move)

    assert [one.fact.topic for one in call.now.learned] == ["relation"]


def test_an_employer_is_told_nothing():
    call = tight(who=Who.EMPLOYER, matches=0)
    say(call, "tell_balance")

    assert "HIPAA-EMPLOYER" in rules(call)


def test_a_grown_child_owes_nothing_and_may_hear_what_the_patient_allows():
    office = an_office(caller=Caller.THIRD_PARTY)
    call = a_call(office=office, account=BILL, who=Who.ADULT_CHILD, temper=Temper.CALM)
    for move in ("greet", "ask_who", "verify"):
        say(call, move)
    before = call.back(3)

    say(call, "ask_permission")
    say(call, "collector_words")
    say(call, "tell_balance")
    say(before, "collector_words")
    say(before, "tell_balance")
    say(call, "ask_full")

    assert "FDCPA-3P-DISCLOSE" in rules(before)
    assert "FDCPA-3P-DISCLOSE" not in rules(call)
    assert call.now.deal.due_today == ZERO


def test_whom_the_patient_named_in_writing_may_hear():
    office = an_office(caller=Caller.THIRD_PARTY)
    call = a_call(office=office, account=BILL | {"may_hear": (Who.ADULT_CHILD,)}, who=Who.ADULT_CHILD)
    for move in ("verify", "collector_words", "tell_balance"):
        say(call, move)

    assert "FDCPA-3P-DISCLOSE" not in rules(call)


def test_a_lawyer_wants_it_in_writing_and_answers_no_offer():
    call = tight(who=Who.ATTORNEY, matches=2)
    say(call, "ask_income")
    turn = say(call, "ask_full")

    assert turn.facts == ()
    assert call.now.deal.due_today == ZERO


def test_a_message_for_a_machine_has_a_name_a_number_and_no_bill():
    office = an_office(channel=Channel.VOICEMAIL, inbound=False)
    good, bad = (a_call(office=office, account=BILL) for _ in range(2))

    say(good, "leave_message")
    say(bad, "leave_message", "wrong")

    assert rules(good) == set()
    assert "HIPAA-VM" in rules(bad)
    assert good.done
    assert {move["move"] for move in a_call(office=office).moves()} == {
        "leave_message",
        "next_try",
        "end_call",
        "note",
        "say",
    }


def test_the_same_words_are_right_for_an_agency_and_wrong_for_our_own_desk():
    ours, agency = (a_call(office=an_office(caller=caller)) for caller in (Caller.FIRST_PARTY, Caller.THIRD_PARTY))

    assert say(ours, "collector_words").quality == "wrong"
    assert say(agency, "collector_words").quality == "good"


def test_an_agency_that_does_not_say_so_breaks_the_law():
    call = a_call(office=an_office(caller=Caller.THIRD_PARTY), account=BILL)
    say(call, "verify")
    say(call, "tell_balance")

    assert "FDCPA-MIRANDA-INIT" in rules(call)


def test_a_threat_is_a_violation_for_an_agency_and_a_breach_of_policy_at_our_own_desk():
    def gravest(caller: Caller) -> set[Severity]:
        call = a_call(office=an_office(caller=caller), account=BILL)
        say(call, "verify")
        say(call, "ask_full", "wrong_2")
        return {finding.severity for finding in call.findings() if "THREAT" in finding.rule}

    assert gravest(Caller.THIRD_PARTY) == {Severity.VIOLATION}
    assert gravest(Caller.FIRST_PARTY) == {Severity.POLICY}
