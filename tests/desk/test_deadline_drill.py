"""The drill on the desk: what is typed, what is said, and nothing that gives the day away before."""

from simulator.dates import print_date
from simulator.desk.deadline_drill import DeadlineDrill, deadline_drill
from simulator.training.deadlines import task


def right_day(drill: DeadlineDrill, seed: int = 7) -> str:
    return print_date(task(seed, drill.view["number"]).deadline.day)


def test_the_right_day_settles_a_notice_and_the_next_one_is_another():
    drill = deadline_drill(7)
    first = drill.view["question"]

    drill.receive({"do": "answer", "day": right_day(drill)})
    assert drill.view["settled"]
    assert (drill.view["right"], drill.view["tried"]) == (1, 1)

    drill.receive({"do": "next"})
    assert drill.view["question"] != first
    assert drill.view["said"] is None


def test_a_wrong_day_may_be_tried_again_and_counts_once():
    drill = deadline_drill(7)

    drill.receive({"do": "answer", "day": "01/01/2030"})
    drill.receive({"do": "answer", "day": right_day(drill)})

    assert drill.view["settled"]
    assert (drill.view["right"], drill.view["tried"]) == (0, 1)


def test_what_is_no_date_is_said_beside_the_field_and_is_no_try():
    drill = deadline_drill(7)

    drill.receive({"do": "answer", "day": "<script>alert(1)</script>"})

    assert drill.view["said"]["tone"] == "unread"
    assert "is not a date" in drill.view["said"]["says"]
    assert drill.view["tried"] == 0


def test_the_day_is_not_in_the_view_before_it_is_settled():
    drill = deadline_drill(7)

    assert right_day(drill) not in str(drill.view)
    drill.receive({"do": "show"})
    assert right_day(drill) in str(drill.view)
    assert (drill.view["right"], drill.view["tried"]) == (0, 1)
