"""Every kind of answer can be typed: by its name, or by the number and letter it has on the screen."""

from __future__ import annotations

import pytest

from simulator.training.terminal import _offered, _value

OPTIONS = [{"id": "post", "says": "Post it"}, {"id": "bill", "says": "Bill it"}, {"id": "wait", "says": "Wait"}]
SEVERAL = {"kind": "several", "options": OPTIONS}
ORDER = {"kind": "order", "options": OPTIONS}
MATCH = {
    "kind": "match",
    "options": {
        "left": [{"id": "co-45", "says": "CO-45"}, {"id": "pr-1", "says": "PR-1"}],
        "right": [{"id": "the-patient", "says": "The patient"}, {"id": "the-office", "says": "The office"}],
    },
}


@pytest.mark.parametrize(
    ("question", "typed", "value"),
    [
        ({"kind": "choice", "options": OPTIONS}, "2", "bill"),
        ({"kind": "choice", "options": OPTIONS}, "bill", "bill"),
        ({"kind": "money", "options": []}, "2", "2"),
        (SEVERAL, "1, 3", "post, wait"),
        (SEVERAL, "1 3", "post, wait"),
        (SEVERAL, "post, 9", "post, 9"),
        (ORDER, "3,1,2", "wait, post, bill"),
        (MATCH, "1=b, 2=a", "co-45=the-office, pr-1=the-patient"),
        (MATCH, "1=b 2=a", "co-45=the-office, pr-1=the-patient"),
        (MATCH, "co-45=the-office,2 = a", "co-45=the-office, pr-1=the-patient"),
        (MATCH, "1", "co-45"),
    ],
)
def test_what_is_chosen_may_be_typed_by_its_number(question, typed, value):
    assert _value(question, typed) == value


def test_pairs_are_shown_with_numbers_and_letters():
    shown = "\n".join(_offered(MATCH))

    for line in ("1. CO-45", "2. PR-1", "a. The patient", "b. The office", "Type each number with its letter"):
        assert line in shown
