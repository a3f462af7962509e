"""Whatever is done with a claim or sent as its letter: it ends in a sentence, and it replays from the snapshot."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.scenario.scenario import Step
from simulator.scenario.work import ACTS
from simulator.training.episode import Episode, open_episode
from simulator.training.stages.stage import NotAMove
from tests.training.claim_to_work import NAME, SCAN, VISIT, work_on

# ---- letters that are none ----


@pytest.mark.parametrize("letter", ["", "   ", "Please pay.", "x" * 300_000])
def test_what_nobody_reads_as_a_letter_is_a_plain_sentence_and_no_turn(letter):
    episode = open_episode(NAME, 7, "assess")
    before = json.dumps(episode.prompt)

    with pytest.raises(NotAMove, match=r"\.$"):
        episode.play("act", act="dispute", evidence=[], letter=letter)

    assert json.dumps(episode.prompt) == before


def test_in_assess_a_bad_letter_goes_out_and_comes_back():
    episode = open_episode(NAME, 7, "assess")
    says = episode.play("act", act="dispute", evidence=[], letter="Pay us now or else, you thieves, we mean it.").reply[
        "says"
    ]

    assert "We cannot work on your request" in says
    assert episode.prompt["critical"] is None


# ---- whatever a player does ----

_PAPERS = ["approval-of-another", "remittance-copy", "chart-note", "full-chart", "no-such", "report"]
_FIELDS = {
    "rung": st.sampled_from(["", "dispute", "second-dispute", "no-such"]),
    "evidence": st.lists(st.sampled_from(_PAPERS), max_size=3),
    "letter": st.sampled_from(
        ["", "Please pay this claim, since it was approved.", "x" * 200, "<script>alert(1)</script>"]
    ),
    "puts_right": st.sampled_from(["", "modifier", "authorization", "shoe size"]),
    "days": st.sampled_from([0, 1, 30, 180, 181, "ten"]),
    "amount": st.sampled_from(["", "10", "1e9", "ten"]),
}
_MOVE = st.one_of(
    st.builds(lambda act, fields: {"move": "act", "act": act, **fields}, st.sampled_from([*ACTS, "sue"]),
              st.fixed_dictionaries({}, optional=_FIELDS)),
    st.builds(lambda paper: {"move": "open", "paper": paper}, st.sampled_from(["account", "claim", "diary"])),
    st.builds(lambda day: {"move": "last_day", "day": day}, st.sampled_from(["09/16/2026", "soon", "02/30/2026"])),
    st.builds(lambda step, option: {"move": "say", "step": step, "option": option},
              st.sampled_from(["menu", "ask", "hang-up", "sing"]), st.sampled_from(["claims", "billing"])),
    st.builds(lambda letter: {"move": "check", "letter": letter, "evidence": []}, _FIELDS["letter"]),
    st.just({"move": "continue"}),
)  # fmt: skip
_GIVEN = {
    act: set(fields)
    for act, fields in {
        "dispute": ["rung", "evidence", "letter"], "dispute-price": ["rung", "evidence", "letter"],
        "send-records": ["evidence"], "corrected-claim": ["puts_right"], "new-claim": ["puts_right"],
        "hold": ["days"], "bill-patient": ["amount"],
    }.items()
}  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    mode=st.sampled_from(["practice", "unaided", "assess"]),
    silence=st.sampled_from([None, "lost", "in_process"]),
    moves=st.lists(_MOVE, max_size=8),
    tidy=st.booleans(),
)
def test_any_moves_in_any_order_end_in_a_sentence_and_replay_from_the_snapshot(mode, silence, moves, tidy):
    more = {"silence": silence, "best": (Step("post-and-bill"),)} if silence else {}
    episode = work_on(VISIT if silence else SCAN, mode=mode, **more)
    kept: list[dict[str, Any]] = []
    for move in moves:
        if tidy and move["move"] == "act":
            wanted = _GIVEN.get(str(move["act"]), set())
            move = {name: value for name, value in move.items() if name in wanted | {"move", "act"}}
        before = json.dumps(episode.prompt)
        try:
            turn = episode.play(**move)
        except NotAMove as error:
            said = str(error)
            assert said.endswith((".", "?"))
            assert json.dumps(episode.prompt) == before
            continue
        if turn.counts:
            kept.append(move)
        else:
            assert json.dumps(episode.prompt) == before

    again = Episode.from_snapshot(json.loads(json.dumps(episode.snapshot())), kept)
    assert again.prompt == episode.prompt
    assert again.report().as_json() == episode.report().as_json()
    for axis in episode.report().as_json()["axes"].values():
        assert axis["share"] is None or 0 <= axis["share"] <= 100
