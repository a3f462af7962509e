"""Letters as they come out of other programs: marks that nobody sees, names and titles over the end of a line."""

from dataclasses import replace
from datetime import date

import pytest

from simulator.letters import Paper, Verdict, mark
from simulator.letters.file import Protected
from tests.letters.faults import faults


@pytest.mark.parametrize("day", ["\u200e3/\u200e2/\u200e2026", "\u202a3/2/2026\u202c", "3/2/2026"])
def test_a_day_that_windows_pastes_with_marks_of_direction_is_read(claim, day):
    text = f"Dear reviewers,\n\nThe knee was filmed on {day}.\n"
    found = [span for span in mark(text, claim).spans if span.kind == "date"]
    assert [(span.verdict, text[span.start : span.end].strip("\u200e\u202a\u202c")) for span in found] == [
        (Verdict.RIGHT, day.strip("\u200e\u202a\u202c"))
    ]


def test_a_line_that_ends_as_on_an_old_mac_ends_all_the_same(claim):
    lines = ("Dear reviewers,", "", "The knee was filmed on 03/02/2026.", "Please pay it.")
    old, new = ("\r".join(lines), "\n".join(lines))
    assert [each.verdict for each in mark(old, claim).spans] == [each.verdict for each in mark(new, claim).spans]


@pytest.mark.parametrize("between", [" ", "  ", "\n"])
def test_another_patient_is_recognised_over_the_end_of_a_line(claim, between):
    title = "Approval, B. Osei"
    other = Paper("other", "approval", title, date(2026, 2, 1), whose="Bekoe Osei", may_send=False)
    known = replace(claim, papers=(other,), protected=(Protected("other_patient", "Bekoe Osei"),))
    said = f"Dear reviewers,\n\nWe enclose the {title.replace(' ', between)}.\n"
    assert "private" in faults(said, known, ("other",))


@pytest.mark.parametrize("between", [" ", "  ", "\n"])
def test_a_title_is_one_paper_over_the_end_of_a_line(with_papers, between):
    said = f"Dear reviewers,\n\nWe enclose the Form{between}that{between}names{between}our office.\n"
    assert faults(said, with_papers, ("form",)) == []
