"""The same world from processes on this machine and from a Dask cluster: the same bytes as from one worker."""

import socket
from pathlib import Path

import pytest
from distributed import LocalCluster

from simulator.cli import main
from simulator.world.generate import cluster, generate, workers
from simulator.world.settings import PRACTICE_SIZE, Settings
from tests.world.test_generate import digests

TWO_PRACTICES = Settings(people=PRACTICE_SIZE + 200, seed=11)


@pytest.fixture(scope="module")
def by_one(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("one") / "world"
    generate(TWO_PRACTICES, folder)
    return digests(folder)


def test_two_processes_make_the_same_bytes_as_one(by_one, tmp_path):
    with workers(2) as two:
        generate(TWO_PRACTICES, tmp_path / "two", executor=two)

    assert digests(tmp_path / "two") == by_one


@pytest.mark.filterwarnings("ignore")  # the cluster's own talk about ports and files that close late
def test_a_dask_cluster_makes_the_same_bytes_as_one(by_one, tmp_path):
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None) as local,
        cluster(local.scheduler_address) as many,
    ):
        generate(TWO_PRACTICES, tmp_path / "many", executor=many)

    assert digests(tmp_path / "many") == by_one


@pytest.mark.filterwarnings("ignore")
def test_a_scheduler_that_does_not_answer_is_one_sentence(tmp_path: Path, capsys, monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    monkeypatch.setattr("simulator.world.generate.SCHEDULER_ANSWERS_WITHIN", 1)

    assert (
        main(["generate", "--patients", "50", "--out", str(tmp_path / "w"), "--dask", f"tcp://127.0.0.1:{port}"]) == 2
    )
    assert "No Dask scheduler answers" in capsys.readouterr().err
