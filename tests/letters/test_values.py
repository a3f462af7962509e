"""Dates, amounts and numbers in whatever form people write them, made by Hypothesis and read back."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.letters import Verdict, mark
from simulator.letters.reading.days import days_in
from simulator.letters.reading.slips import is_slip
from simulator.letters.reading.spellings import spelled
from simulator.letters.reading.sums import sums_in
from simulator.letters.values.people import is_same
from simulator.money import Money

NAMES = [
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
]
DAYS = st.dates(date(2020, 1, 1), date(2029, 12, 31))


def ordinal(day: int) -> str:
    return f"{day}{'th' if 11 <= day <= 13 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


def forms(day: date) -> list[str]:
    month, short = NAMES[day.month - 1], NAMES[day.month - 1][:3]
    return [
        f"{day.month:02d}/{day.day:02d}/{day.year}",
        f"{day.month}/{day.day}/{day.year % 100:02d}",
        f"{day.month}-{day.day}-{day.year % 100:02d}",
        f"{day.month:02d}-{day.day:02d}-{day.year}",
        f"{day.month}.{day.day}.{day.year}",
        day.isoformat(),
        f"{day.year}/{day.month:02d}/{day.day:02d}",
        f"{month} {day.day}, {day.year}",
        f"{month} {ordinal(day.day)}, {day.year}",
        f"{month} {day.day} {day.year}",
        f"{short}. {day.day}, {day.year}",
        f"{short.upper()} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{day.day} {short} {day.year}",
        f"{day.day}-{short}-{day.year}",
        f"{day.day:02d}{short.upper()}{day.year}",
        f"the {ordinal(day.day)} of {month}, {day.year}",
        f"{day.year}{day.month:02d}{day.day:02d}",
    ]


@given(
    DAYS,
    st.integers(0, 17),
    st.sampled_from(["seen on ", "(", "Date: ", "for "]),
    st.sampled_from([".", ")", ",", "; x"]),
)
def test_a_date_is_read_in_every_form(day, form, before, after):
    written = forms(day)[form]

    found = days_in(f"We {before}{written}{after} and more.")

    assert [each.on for each in found] == [day]


@given(DAYS, DAYS)
def test_two_dates_of_a_range_are_both_read(one, other):
    first, last = sorted((one, other))

    found = days_in(f"from {first.month}/{first.day}/{first.year} - {last.month}/{last.day}/{last.year}.")

    assert [each.on for each in found] == [first, last]


@pytest.mark.parametrize(
    "text",
    [
        "29 CFR 2560.503-1(h)(2)",
        "Pub. L. 116-260",
        "call 513-555-0142",
        "version 2.1.3",
        "open 24/7",
        "members may 20 times ask",
        "line 3 of 12",
        "March 2026",
        "NPI 1999990015",
    ],
)
def test_what_only_looks_like_a_date_is_none(text):
    assert not [each for each in days_in(text) if each.year]


def amounts(amount: Money) -> list[str]:
    whole, cents = divmod(amount.cents, 100)
    written = [
        f"${whole:,}.{cents:02d}",
        f"${whole}.{cents:02d}",
        f"$ {whole:,}.{cents:02d}",
        f"US$ {whole:,}.{cents:02d}",
        f"USD {whole}.{cents:02d}",
        f"{whole:,}.{cents:02d} dollars",
        f"{whole}.{cents:02d} USD",
        f"{whole}.{cents:02d}",
        f"{whole} dollars and {cents} cents",
        f"$\u00a0{whole:,}.{cents:02d}".replace("\u00a0", " "),
    ]
    if cents == 0:
        written += [f"${whole:,}", f"{whole:,} dollars", f"USD {whole}.-", f"${whole}", f"${whole:,}.-"]
    return written


@given(st.integers(100, 99_999_999).map(Money), st.integers(0, 14))
def test_an_amount_is_read_in_every_form(amount, form):
    written = amounts(amount)

    found = sums_in(f"We ask for {written[form % len(written)]} in all.")

    assert [each.amount for each in found] == [amount]


@pytest.mark.parametrize(
    ("said", "cents"),
    [
        ("one thousand forty dollars", 104_000),
        ("nine hundred dollars", 90_000),
        ("one hundred eighty-five dollars and fifty cents", 18_550),
        ("twelve hundred dollars", 120_000),
    ],
)
def test_an_amount_in_words_is_read(said, cents):
    assert [each.amount.cents for each in sums_in(f"The charge is {said}.")] == [cents]


ID = st.from_regex(r"[A-Z]{2}[0-9]{3}[A-Z][0-9]{5}", fullmatch=True)


@given(ID, st.lists(st.tuples(st.integers(1, 9), st.sampled_from(" -./")), max_size=3), st.booleans())
def test_a_number_is_found_with_any_spaces_dashes_and_case(value, joints, small):
    written = value
    for place, joint in sorted(joints, reverse=True):
        written = written[:place] + joint + written[place:]
    written = written.lower() if small else written

    # two joints at one place are read, three are not
    if not re.search(r"[ \-./]{3}", written):
        assert spelled(value).search(f"Claim: {written}, and so on")


@given(ID, st.integers(0, 9))
def test_two_neighbors_changed_about_are_a_slip(value, place):
    written = value[:place] + value[place + 1] + value[place] + value[place + 2 :]

    assert is_slip(written, value) == (written != value)


@given(ID)
def test_a_number_inside_a_longer_one_is_not_found(value):
    assert not spelled(value).search(f"X{value}")
    assert not spelled(value).search(f"{value}7")


@pytest.mark.parametrize(
    "written",
    [
        "Žofia Nguyễn-O’Brien",
        "Nguyen-O'Brien, Zofia",
        "Z. Nguyen-O'Brien",
        "ZOFIA NGUYEN-O'BRIEN",
        "Ms. O'Brien",
        "Zofia O'Brien",
    ],
)
def test_a_name_is_known_in_either_order_with_initials_and_without_accents(written):
    assert is_same(written, "Žofia Nguyễn-O’Brien")


@pytest.mark.parametrize("written", ["Zofia Novak", "Sofia Nguyen", "Bright Osei", "O. Brown"])
def test_another_name_is_not(written):
    assert not is_same(written, "Žofia Nguyễn-O’Brien")


# ---- against the file ----


def verdicts(text: str, file, packet=()) -> dict[str, Verdict]:
    marked = mark(f"Osprey Health Plan appeals.\n\n{text}\n\nThank you for your time.", file, packet)
    return {marked.text[span.start : span.end]: span.verdict for span in marked.spans}


@pytest.mark.parametrize("form", range(18))
def test_the_date_of_service_is_right_in_every_form(form, file_of):
    written = forms(date(2026, 4, 6))[form]

    found = verdicts(f"He was seen on {written} for this.", file_of("visit"))

    assert [verdict for said, verdict in found.items() if said in written or written in said] == [Verdict.RIGHT]


@pytest.mark.parametrize(
    ("said", "words", "verdict"),
    [
        ("Date of service: 04/06/2026.", "04/06/2026", Verdict.RIGHT),
        ("Date of service: 04/16/2026.", "04/16/2026", Verdict.SLIP),
        ("Date of service: 06/04/2026.", "06/04/2026", Verdict.SLIP),
        ("Date of service: 12/25/2025.", "12/25/2025", Verdict.UNSUPPORTED),
        ("The charge is $185.00.", "$185.00", Verdict.RIGHT),
        ("The charge is $158.00.", "$158.00", Verdict.SLIP),
        ("We hold that $73.00 is the write-off.", "$73.00", Verdict.RIGHT),  # 185.00 less 112.00
        ("A sum of $991.17 is open.", "$991.17", Verdict.UNSUPPORTED),
        ("The contract price is $160.75.", "$160.75", Verdict.FABRICATED),
        ("Member ID: osp-771038562", "osp-771038562", Verdict.RIGHT),
        ("Member ID: OSP 771 083 562", "OSP 771 083 562", Verdict.SLIP),
        ("Member ID: QRS 404 118 220", "QRS 404 118 220", Verdict.UNSUPPORTED),
        ("Authorization number AZ-4471209 applies.", "AZ-4471209", Verdict.FABRICATED),
        ("It was denied under reason 97.", "97", Verdict.RIGHT),
        ("It was denied under CO-50.", "CO-50", Verdict.UNSUPPORTED),
        ("Patient: Thadeus de la Cruz", "Thadeus de la Cruz", Verdict.SLIP),
        ("Patient: Maria Santos", "Maria Santos", Verdict.UNSUPPORTED),
        ("He has B20 besides.", "B20", Verdict.PRIVATE),
        ("See 29 CFR 2560.503-1(h).", "29 CFR 2560.503-1(h)", Verdict.ALONE),
        ("Call (513) 555-0142 ext. 4417.", "(513) 555-0142 ext. 4417", Verdict.ALONE),
        ("Please answer by 06/03/2026.", "06/03/2026", Verdict.ALONE),
        ("We answer [PAYER NAME] here.", "[PAYER NAME]", Verdict.UNFILLED),
    ],
)
def test_each_value_gets_its_verdict(said, words, verdict, file_of):
    assert verdicts(said, file_of("visit")).get(words) is verdict


@pytest.mark.parametrize(
    ("said", "fabricated"),
    [
        ("We obtained authorization before the scan.", True),
        ("No authorization was obtained before the scan.", False),
        ("You denied it because authorization was not obtained.", False),
        ("Not only was the scan approved in advance, it was urgent.", True),
        ("We ask you to grant a retroactive authorization.", False),
        ("Your representative told us to go ahead.", True),
        ("We have not spoken with your representative.", False),
        ("Enclosed please find the operative report.", True),
        ("We do not enclose an operative report.", False),
        ("The operative report shows the findings.", True),
        ("Had we known, we would have obtained authorization.", False),
        ("There is no question that we had a valid authorization.", True),
    ],
)
def test_a_claim_in_words_needs_its_proof_and_a_denial_claims_nothing(said, fabricated, file_of):
    found = verdicts(said, file_of("noauth"), ["note"]).values()

    assert (Verdict.FABRICATED in found) is fabricated


def test_a_filing_day_that_moves_a_late_claim_into_time_is_made_up_and_the_true_one_is_right(file_of):
    late = file_of("late")  # received 06/01/2026, last filing day 04/20/2026

    assert verdicts("The claim was filed on 04/20/2026.", late)["04/20/2026"] is Verdict.FABRICATED
    assert verdicts("The claim was received on 06/01/2026.", late)["06/01/2026"] is Verdict.RIGHT


@pytest.mark.parametrize(("last", "verdict"), [("2026-04-14", Verdict.RIGHT), ("2026-04-13", Verdict.FABRICATED)])
def test_an_appeal_is_called_timely_up_to_its_last_day_and_not_on_the_next(last, verdict, file_of):
    file = type(file_of("noauth")).from_json(file_of("noauth").as_json() | {"deadline": last})

    assert verdicts("This appeal is timely.", file)["appeal is timely"] is verdict


def test_a_paper_that_is_on_file_but_not_in_the_envelope_is_not_enclosed(file_of):
    visit = file_of("visit")

    assert verdicts("The chart note is enclosed.", visit, ["note"])["chart note"] is Verdict.RIGHT
    assert verdicts("The chart note is enclosed.", visit, ["remit"])["chart note"] is Verdict.UNSUPPORTED
