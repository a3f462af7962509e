"""`balance-due generate`: a world from the command line, and what is said when it cannot be."""

from concurrent.futures.process import BrokenProcessPool

import pytest

from simulator.cli import main
from simulator.world.world import World


def test_a_world_is_made_and_its_size_is_told(tmp_path, capsys):
    assert main(["generate", "--patients", "120", "--seed", "5", "--out", str(tmp_path / "w")]) == 0

    world, said = World(tmp_path / "w"), capsys.readouterr().out
    assert "1 practice, 120 people" in said
    assert f"{len(world.table('visits')):,} visits with {len(world.table('services')):,} lines, in" in said
    assert len(world.table("people")) == 120


def test_csv_files_have_a_row_of_names(tmp_path):
    assert main(["generate", "--patients", "60", "--format", "csv", "--out", str(tmp_path / "w")]) == 0

    first = (tmp_path / "w" / "practices" / "00000" / "entries.csv").read_text(encoding="utf-8").splitlines()[0]
    assert first.replace('"', "") == "on,visit,out_of,into,amount,why,payer"


@pytest.mark.parametrize(("form", "file"), [("835", "remittances.835"), ("837", "claims.837")])
def test_a_practice_can_be_had_as_one_file_of_x12(form, file, tmp_path):
    assert main(["generate", "--patients", "60", "--format", form, "--out", str(tmp_path / "w")]) == 0

    (written,) = (tmp_path / "w" / "practices" / "00000").iterdir()
    assert written.name == file
    assert f"~\nST*{form}*" in written.read_text(encoding="ascii")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (["--patients", "0"], "from 1 to"),
        (["--patients", "many"], "Patients"),
        (["--seed", "x"], "is no seed"),
        (["--as-of", "yesterday"], "is not a date"),
        (["--as-of", "01/01/2019"], "begins on"),
        (["--skill", "best"], "is no skill"),
        (["--format", "xlsx"], "is no form"),
        (["--preset", "castle"], "There is no preset"),
        (["--workers", "0"], "no number of workers"),
        (["--workers", "2", "--dask", "tcp://127.0.0.1:1"], "--dask: it does not go together with --workers"),
    ],
)
def test_what_cannot_be_is_one_sentence(typed, says, tmp_path, capsys):
    assert main(["generate", "--out", str(tmp_path / "w"), *typed]) == 2

    said = capsys.readouterr()
    assert says.lower() in said.err.lower()
    assert "Traceback" not in said.err
    assert not (tmp_path / "w").exists()


def test_a_folder_that_holds_a_world_is_left_alone_without_resume(tmp_path, capsys):
    command = ["generate", "--patients", "60", "--out", str(tmp_path / "w")]
    assert main(command) == 0
    assert main(command) == 2
    assert "--resume" in capsys.readouterr().err
    assert main([*command, "--resume"]) == 0


def test_a_worker_that_was_killed_is_one_sentence_and_a_way_on(tmp_path, capsys, monkeypatch):
    def killed(*_, **__):
        raise BrokenProcessPool("A process in the process pool was terminated abruptly")

    with monkeypatch.context() as patched:
        patched.setattr("simulator.world.generate.generate", killed)
        assert main(["generate", "--patients", "60", "--out", str(tmp_path / "w")]) == 2

    said = capsys.readouterr().err
    assert "A worker was ended from outside" in said
    assert "0 of 1 practices are written and whole" in said
    assert "--resume" in said
