"""Published figures beside a world's own: each target read with its source, each band judged on both sides."""

from dataclasses import replace
from decimal import Decimal

import pytest

from simulator.world.measures import MEASURES
from simulator.world.practice import make_practice
from simulator.world.realism import Result, realism, targets
from simulator.world.settings import Settings


def test_every_target_has_its_band_around_the_published_figure_and_a_source():
    for target in targets().values():
        assert target.low <= target.published <= target.high, target.id
        assert target.address.startswith(("https://", "http://")), target.id


def test_every_target_that_this_world_answers_has_a_measure_unless_it_is_a_rule_of_thumb():
    wanted = {target.id for target in targets().values() if target.judged}

    assert wanted <= MEASURES.keys() <= targets().keys()


@pytest.mark.parametrize(
    ("shown", "ok"),
    [("6.99", False), ("7.00", True), ("9.50", True), ("9.51", False)],
)
def test_a_figure_on_the_edge_of_its_band_is_inside(shown, ok):
    assert Result(targets()["cov_uninsured_all"], Decimal(shown), 100).ok is ok


def test_a_rule_of_thumb_is_never_judged():
    thumb = replace(targets()["cov_uninsured_all"], evidence="W")

    assert Result(thumb, Decimal("99"), 100).ok is None


def test_figures_of_practices_are_added_up_above_and_below_the_line():
    settings = Settings(people=50)
    worlds = [make_practice(settings, 0), make_practice(settings, 0)]

    results = {each.target.id: each for each in realism(worlds, {"cov_employer": lambda _: (3, 4)})}

    assert results["cov_employer"].simulated == Decimal("75.00")
    assert results["cov_employer"].counted == 8
    assert results["cov_medicare"].simulated is None


QUICK = (
    *("cov_employer", "cov_medicare", "cov_medicaid", "unins_wa_fpl_100_399", "ded_share_2024", "ded_avg_2024"),
    *("oop_mean_esi_users", "oop_gt3000", "pat_share_total_pay", "remit_30d", "sipp_debt", "fap_receive"),
    *("visits_per_100_2018", "meps_zero", "lines_per_prof_claim", "rsn_ch_elig", "rsn_ch_missing", "rsn_ch_auth"),
)


def shown(people: int, seed: int) -> dict[str, Result]:
    settings = Settings(people, seed)
    return {
        each.target.id: each
        for each in realism((make_practice(settings, practice) for practice in settings.practices), MEASURES)
    }


def test_a_small_world_meets_the_figures_that_few_people_show_steadily():
    found = shown(10_000, 1)

    outside = {name: found[name].simulated for name in QUICK if found[name].ok is not True}
    assert outside == {}


@pytest.mark.deep
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_world_of_fifty_thousand_people_meets_every_figure_that_it_is_judged_by(seed):
    found = shown(50_000, seed)

    judged = {name: each for name, each in found.items() if each.target.judged}
    assert len(judged) >= 25
    assert {name: each.simulated for name, each in judged.items() if each.ok is not True} == {}
