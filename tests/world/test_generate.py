"""Worlds on disk: whole practices or none, the same bytes from any worker, and a way on after every stop."""

import errno
import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from simulator.world import files, generate
from simulator.world.files import DiskFull, Made
from simulator.world.settings import BadSettings, Settings
from simulator.world.world import World

SMALL = Settings(people=260, seed=3)


@pytest.fixture(autouse=True)
def small_practices(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.world.settings.PRACTICE_SIZE", 100)


def digests(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_a_world_stands_in_a_folder_a_practice_and_says_what_it_was_made_from(tmp_path):
    world = generate.generate(SMALL, tmp_path / "world")

    assert [folder.name for folder in world.practices] == ["00000", "00001", "00002"]
    assert world.settings == SMALL
    assert len(world.table("people")) == 260
    assert set(world.table("entries")["into"]) >= {"cash", "with payer", "with patient"}


def test_the_same_seed_gives_the_same_bytes_whoever_makes_them(tmp_path):
    generate.generate(SMALL, tmp_path / "one")
    with ThreadPoolExecutor(3) as three:
        generate.generate(SMALL, tmp_path / "three", executor=three)

    assert digests(tmp_path / "one") == digests(tmp_path / "three")


def test_another_seed_gives_other_people(tmp_path):
    generate.generate(SMALL, tmp_path / "one")
    generate.generate(Settings(people=260, seed=4), tmp_path / "other")

    assert digests(tmp_path / "one") != digests(tmp_path / "other")


def test_one_more_practice_changes_none_of_the_others(tmp_path):
    generate.generate(Settings(people=200, seed=3), tmp_path / "two")
    generate.generate(Settings(people=300, seed=3), tmp_path / "three")

    two, three = digests(tmp_path / "two"), digests(tmp_path / "three")
    assert {name: two[name] for name in two if name != "world.json"}.items() <= three.items()


def test_what_happened_after_the_as_of_day_is_not_there_and_nothing_else_moves(tmp_path):
    whole = generate.generate(SMALL, tmp_path / "whole").table("entries")
    day = date(2025, 9, 30)
    then = generate.generate(Settings(people=260, seed=3, as_of=day), tmp_path / "then").table("entries")

    assert then["on"].max() <= day < whole["on"].max()
    assert then.reset_index(drop=True).equals(whole[whole["on"] <= day].reset_index(drop=True))


def test_a_promise_that_is_not_due_yet_is_neither_kept_nor_broken(tmp_path):
    day = date(2025, 9, 30)
    promises = generate.generate(Settings(people=300, seed=3, as_of=day), tmp_path / "then").table("promises")

    later = promises["due"].isna()
    assert later.any()
    assert promises.loc[later, "paid"].isna().all()
    assert promises.loc[~later, "paid"].notna().all()


def test_who_is_not_born_and_a_plan_that_has_not_begun_are_not_there_yet(tmp_path):
    day = date(2025, 3, 17)
    whole = generate.generate(Settings(people=300, seed=3), tmp_path / "whole")
    then = generate.generate(Settings(people=300, seed=3, as_of=day), tmp_path / "then")

    people, covered, claims = (then.table(name) for name in ("people", "coverage", "claims"))
    assert set(people["person"]) == set(whole.table("people").query("born <= @day")["person"])
    assert 0 < len(people) < 300
    begun = set(whole.table("coverage").query("starts <= @day")["coverage"])
    assert begun <= set(covered["coverage"]) < set(whole.table("coverage")["coverage"])
    assert set(covered["coverage"]) == begun | set(claims["coverage"])
    assert set(covered["person"]) <= set(people["person"])


def test_what_the_front_end_says_is_not_known_on_the_day_of_sending(tmp_path):
    day = date(2025, 3, 17)
    claims = generate.generate(Settings(people=300, seed=3, as_of=day), tmp_path / "then").table("claims")

    today = claims["sent"] == day
    assert today.any()
    assert claims.loc[today, "front_end"].isna().all()
    assert claims.loc[~today & ~claims["lost"] & claims["received"].notna(), "front_end"].notna().all()


def test_what_was_lost_reached_no_payer_and_a_dispute_turned_down_is_paid_on_no_day(tmp_path):
    world = generate.generate(Settings(people=1_000, seed=3, skill="poor"), tmp_path / "world")

    claims, lines, answers = (world.table(name) for name in ("claims", "claim_lines", "answers"))
    assert claims["lost"].any()
    assert claims.loc[claims["lost"], "received"].isna().all()
    assert claims.loc[~claims["lost"], "received"].notna().all()
    turned_down = (claims["kind"] == "dispute") & claims["decided"].notna() & ~claims["claim"].isin(answers["claim"])
    assert turned_down.any()
    assert claims.loc[turned_down, "paid_on"].isna().all()
    assert set(lines.loc[lines["wrong_price"] != "", "claim"]) <= set(answers["claim"])


def stop_after(count: int):
    seen: list[Made] = []

    def tell(made: Made) -> None:
        seen.append(made)
        if len(seen) == count:
            raise KeyboardInterrupt

    return tell


def test_a_stop_leaves_whole_practices_and_resume_makes_the_rest(tmp_path):
    generate.generate(SMALL, tmp_path / "whole")
    with pytest.raises(KeyboardInterrupt):
        generate.generate(SMALL, tmp_path / "stopped", on_made=stop_after(1))
    assert [folder.name for folder in World(tmp_path / "stopped").practices] == ["00000"]

    made: list[Made] = []
    generate.generate(SMALL, tmp_path / "stopped", resume=True, on_made=made.append)

    assert [each.practice for each in made] == [1, 2]
    assert digests(tmp_path / "stopped") == digests(tmp_path / "whole")


def test_a_full_disk_leaves_whole_practices_and_no_half_one(tmp_path, monkeypatch):
    real, calls = files.write_parquet, []

    def full(tables, folder):
        calls.append(folder)
        real(tables, folder)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(generate, "write_parquet", full)
    with pytest.raises(DiskFull):
        generate.generate(SMALL, tmp_path / "world")

    assert [folder.name for folder in (tmp_path / "world" / "practices").iterdir()] == ["00000"]


def test_a_disk_that_is_full_from_the_start_leaves_a_folder_that_can_be_gone_on_with(tmp_path, monkeypatch):
    def full(file, *_, **__):
        file.touch()
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_text", full)
        with pytest.raises(DiskFull):
            generate.generate(SMALL, tmp_path / "world")
    assert not any((tmp_path / "world").iterdir())

    assert len(generate.generate(SMALL, tmp_path / "world", resume=True).practices) == 3


def test_a_folder_that_may_not_be_written_to_is_named_and_no_file_of_ours(tmp_path, monkeypatch):
    def refused(file, *_, **__):
        raise PermissionError(errno.EACCES, "Permission denied", str(file))

    monkeypatch.setattr(Path, "write_text", refused)
    with pytest.raises(PermissionError) as said:
        generate.generate(SMALL, tmp_path / "world")

    assert said.value.filename == str(tmp_path / "world")


def test_of_two_that_make_the_same_practice_the_first_stays_and_the_second_is_no_error(tmp_path, monkeypatch):
    real = files.write_parquet

    def slower_than_another(tables, folder):
        real(tables, folder)
        other = folder.with_name(folder.name.split("-")[1])
        other.mkdir()
        (other / "of-another.txt").write_text("first", encoding="utf-8")

    monkeypatch.setattr(generate, "write_parquet", slower_than_another)
    world = generate.generate(SMALL, tmp_path / "world")

    assert [folder.name for folder in world.practices] == ["00000", "00001", "00002"]
    assert [file.name for folder in world.practices for file in folder.iterdir()] == ["of-another.txt"] * 3


def test_what_a_killed_process_began_is_cleared_away_when_the_world_is_whole(tmp_path):
    generate.generate(SMALL, tmp_path / "world", on_made=lambda _: None)
    left = tmp_path / "world" / "practices" / ".making-00001-123456"
    left.mkdir()
    (left / "people.parquet").write_bytes(b"half")

    generate.generate(SMALL, tmp_path / "world", resume=True)

    assert sorted(each.name for each in left.parent.iterdir()) == ["00000", "00001", "00002"]


def test_nothing_is_written_into_a_folder_that_holds_something_else(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mine.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(BadSettings, match="not an empty folder"):
        generate.generate(SMALL, tmp_path / "letters")


def test_a_world_is_not_gone_on_with_under_other_settings(tmp_path):
    generate.generate(SMALL, tmp_path / "world")

    with pytest.raises(BadSettings, match="There is a world"):
        generate.generate(SMALL, tmp_path / "world")
    with pytest.raises(BadSettings, match="another seed and skill"):
        generate.generate(Settings(people=260, seed=9, skill="poor"), tmp_path / "world", resume=True)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"people": 0}, "from 1 to"),
        ({"people": 5, "seed": -1}, "A seed is"),
        ({"people": 5, "skill": "superb"}, "no skill"),
        ({"people": 5, "form": "docx"}, "no form"),
        ({"people": 5, "year": 1999}, "no prices"),
        ({"people": 5, "as_of": date(2020, 1, 1)}, "begins on 01/01/2025"),
    ],
)
def test_settings_of_which_no_world_can_be_made_are_one_sentence(wrong, says):
    with pytest.raises(BadSettings, match=says):
        Settings(**wrong)


def test_a_folder_without_a_world_says_so(tmp_path):
    with pytest.raises(BadSettings, match="holds no world"):
        _ = World(tmp_path).settings
    (tmp_path / "world.json").write_text(json.dumps({"people": 5}), encoding="utf-8")
    with pytest.raises(BadSettings, match="does not say"):
        _ = World(tmp_path).settings


def test_a_table_that_there_is_not_is_answered_with_those_that_there_are(tmp_path):
    world = generate.generate(Settings(people=50), tmp_path / "world")

    with pytest.raises(BadSettings, match=r"There is no table `bills` here\. There are answer_lines, answers"):
        world.table("bills")
