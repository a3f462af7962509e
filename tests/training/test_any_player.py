"""Whatever a player does: no crash, no points from nowhere, and the end is always within reach."""

from __future__ import annotations

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.training.episode import Episode
from simulator.training.stages.stage import NotAMove

TYPED = [
    "72.80",
    "1081.80",
    "0",
    "-5",
    "1e309",
    "eighty",
    "",
    "9" * 40,
    "<script>",
    "09/14/2026",
    "02/30/2026",
    "🙂",
    "x" * 9000,
]
OPTIONS = ["dispute", "bill-patient", "write-off", "new-claim", "close", ""]
MOVES = st.one_of(
    st.builds(
        lambda question, value: {"move": "answer", "question": question, "value": value},
        st.sampled_from(["patient-owes", "last-day", "next-step", "no-such"]),
        st.sampled_from([*TYPED, *OPTIONS]),
    ),
    st.builds(lambda question: {"move": "hint", "question": question}, st.sampled_from(["patient-owes", "last-day"])),
    st.just({"move": "continue"}),
    st.just({"move": "undo"}),
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mode=st.sampled_from(["practice", "assess"]), moves=st.lists(MOVES, max_size=25))
def test_any_moves_in_any_order(scenario, case, mode, moves):
    episode, counted = Episode(scenario, case, mode), []
    for move in moves:
        before = json.dumps(episode.prompt)
        try:
            turn = episode.play(**move)
        except NotAMove as error:
            said = str(error)
            assert said.endswith((".", "?"))
            assert len(said) < 200
            assert json.dumps(episode.prompt) == before
            continue
        if turn.counts:
            counted.append(move)
        else:
            assert json.dumps(episode.prompt) == before
        for axis in episode.prompt["score"].values():
            assert 0 <= axis["earned"] <= axis["of"]

    assert Episode.from_snapshot(episode.snapshot(), counted).prompt == episode.prompt
    _to_the_end(episode)
    report = episode.report().as_json()
    assert episode.moves() == []
    assert not (report["passed"] and report["critical"])
    for axis in report["axes"].values():
        assert axis["share"] is None or 0 <= axis["share"] <= 100


def _to_the_end(episode: Episode) -> None:
    wrong = {"money": "0.01", "date": "01/01/2026", "choice": "new-claim"}
    for _ in range(30):
        if episode.done:
            return
        move = dict(episode.moves()[-1] if episode.moves()[-1]["move"] == "continue" else episode.moves()[0])
        if move["move"] == "answer":
            move["value"] = wrong[move["value"]]
        episode.play(**move)
    raise AssertionError("The end is out of reach.")
