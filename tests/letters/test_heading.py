"""The desk that a letter goes to, and what it calls itself."""

from dataclasses import replace

from simulator.letters import Verdict, mark

HEAD = "Tamarack Mutual Health\n{desk}\nLarkfield, OH 45099\n\n{level} of claim TM26-0077-Q114.\n\nPlease pay."


def marked(file, desk="Provider Disputes, P.O. Box 5140", level="Dispute"):
    return mark(HEAD.format(desk=desk, level=level), file)


def part(letter, name):
    return next(each for each in letter.parts if each.name == name)


def test_the_right_desk_and_the_right_kind_of_request_cost_nothing(file_of):
    letter = marked(file_of("mri"))

    assert part(letter, "address").found
    assert part(letter, "level").found
    assert not [each for each in letter.spans if each.kind in ("address", "level")]


def test_the_address_of_another_desk_is_marked_where_it_stands_and_the_right_one_is_named(file_of):
    letter = marked(file_of("mri"), desk="Claims, P.O. Box 5100")
    said, span = next((said, each) for said, each in letter.of_verdict(Verdict.SLIP) if each.kind == "address")

    assert said == "P.O. Box 5100"
    assert "P.O. Box 5140" in span.why
    assert not part(letter, "address").found
    assert part(letter, "address").says == span.why


def test_the_desk_for_claims_is_no_slip_where_no_other_decision_is_asked_for(file_of):
    letter = marked(file_of("mri"), desk="Claims, P.O. Box 5100", level="The number that was left off")
    assert not [each for each in letter.spans if each.kind == "address"]


def test_a_town_that_two_desks_share_addresses_neither(file_of):
    assert not part(marked(file_of("mri"), desk="Mail room"), "address").found


def test_another_kind_of_request_is_marked_where_it_stands(file_of):
    letter = marked(file_of("mri"), level="Request for external review")
    said, span = next((said, each) for said, each in letter.of_verdict(Verdict.SLIP) if each.kind == "level")

    assert said == "external review"
    assert span.why == "What is due now is a dispute. This names an external review."
    assert (
        part(letter, "level").says == "What is due now is a dispute. This names an external review."
        or not part(letter, "level").found
    )


def test_a_kind_of_request_that_is_only_denied_or_wished_for_is_no_name(file_of):
    letter = marked(file_of("mri"), level="No external review was asked for. Dispute")

    assert part(letter, "level").found


def test_a_desk_that_a_sentence_tells_of_is_no_address(file_of):
    told = marked(file_of("mri"), desk="Your claims desk could not see a number. Provider Disputes, P.O. Box 5140")

    assert not [each for each in told.spans if each.kind == "address"]


def test_what_an_earlier_claim_was_is_no_name_of_this_letter(file_of):
    told = marked(file_of("mri"), level="The first claim went out as a corrected claim. Dispute")
    named = marked(file_of("mri"), level="Corrected claim")

    assert not [each for each in told.spans if each.kind == "level"]
    assert [each.kind for each in named.spans if each.kind == "level"]


def test_a_question_on_a_paid_claim_may_go_to_the_desk_for_claims(file_of):
    paid = replace(file_of("mri"), family="price")
    asked = marked(paid, desk="Claims, P.O. Box 5100", level="Question")
    disputed = marked(paid, desk="Claims, P.O. Box 5100", level="Dispute")

    assert not asked.of_verdict(Verdict.SLIP)
    assert [each.kind for _, each in disputed.of_verdict(Verdict.SLIP)] == ["address"]
