"""A team's own procedure codes: invented ones, kept in the user's folder, shown everywhere and moving no amount."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from simulator.care.encounters import care
from simulator.care.own_codes import kept_codes
from simulator.care.services import services
from simulator.case.open import open_case
from simulator.case.pinned import CaseFacts, ClaimFacts, LineFacts
from simulator.cli import main
from simulator.documents import to_text
from simulator.money import Money
from simulator.people import population
from simulator.reading import user_folder
from tests.documents.reading import TODAY

HEAD = "kit code,billing code,name,price\n"
OURS = HEAD + "X1300,QV-301,Our short return visit,\nX7020,QI-777,Our head picture,\n"
FACTS = CaseFacts(claim=ClaimFacts(lines=(LineFacts("office-visit-established-3"), LineFacts("mri-brain"))))


@pytest.fixture(autouse=True)
def _own_catalogue() -> Iterator[None]:
    services.cache_clear()
    yield
    services.cache_clear()


def codes(tmp_path: Path, text: str | bytes, name: str = "ours.csv") -> int:
    file = tmp_path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return main(["codes", "import", str(file)])


def test_the_teams_codes_and_names_stand_on_every_paper_and_the_kits_on_none(tmp_path: Path) -> None:
    assert codes(tmp_path, OURS) == 0
    papers = open_case(7, FACTS, TODAY).documents

    text = {paper.kind: to_text(paper) for paper in papers}
    for kind in ("claim", "remittance", "eob", "itemized_bill", "contract"):
        assert "QV-301" in text[kind] or "Our short return visit" in text[kind], kind
    assert not any("X1300" in each or "X7020" in each or "Brain MRI" in each for each in text.values())


def test_codes_without_prices_move_no_amount_and_no_date(tmp_path: Path) -> None:
    before = open_case(7, FACTS, TODAY)
    codes(tmp_path, OURS)
    after = open_case(7, FACTS, TODAY)

    assert after.facts == before.facts
    assert after.truth == before.truth
    assert after.documents != before.documents


def test_a_price_takes_the_place_of_the_usual_charge_and_of_nothing_else(tmp_path: Path) -> None:
    before = open_case(7, FACTS, TODAY)
    codes(tmp_path, HEAD + 'X1300,QV-301,Our short return visit,"$1,171.50"\n')
    after = open_case(7, FACTS, TODAY)

    assert after.facts["line.1.charge"] == Money(1_171_50)
    changed = {name for name, value in after.facts.items() if value != before.facts[name]}
    assert "line.2.charge" not in changed
    assert not changed & {"line.1.allowed", "line.1.patient_share", "eob.paid", "claim.service_date", "eob.deductible"}


def test_a_teams_prices_change_no_world(tmp_path: Path) -> None:
    people = population(7, 0, 50, 2025)
    before = care(people, 7, 0, 2025).services.charge.tolist()
    codes(tmp_path, HEAD + 'X1310,QV-401,Our long return visit,"$1,171.50"\n')
    services.cache_clear()

    assert services()["office-visit-established-4"].usual_charge[0] == Money(1_171_50)
    assert care(people, 7, 0, 2025).services.charge.tolist() == before


def test_a_service_that_is_not_in_the_table_keeps_the_kits_code(tmp_path: Path) -> None:
    codes(tmp_path, OURS)

    assert services()["ekg"].code == "X1180"
    assert services()["mri-brain"].code == "QI-777"


def test_the_table_is_kept_in_the_users_folder_and_a_second_import_takes_its_place(tmp_path: Path) -> None:
    codes(tmp_path, OURS)
    codes(tmp_path, HEAD + "X1180,QT-9,Our heart tracing,40\n")

    assert (user_folder() / "codes.csv").is_file()
    assert kept_codes().keys() == {"X1180"}
    assert services()["mri-brain"].code == "X7020"


def test_what_was_imported_can_be_listed_and_removed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    codes(tmp_path, OURS)
    capsys.readouterr()
    assert main(["codes", "list"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert len(rows) == 1 + 59
    assert "X1300     QV-301" in rows[1]
    assert rows[1].endswith("Our short return visit")

    assert main(["codes", "remove"]) == 0
    assert capsys.readouterr().out == "Your own codes are gone; the kit’s are in use.\n"
    assert services()["mri-brain"].code == "X7020"
    assert main(["codes", "remove"]) == 0
    assert capsys.readouterr().out == "There were no codes of your own.\n"


@pytest.mark.parametrize(
    "text",
    [
        OURS.replace(",", ";"),
        OURS.replace(",", "\t"),
        "\ufeff" + OURS.replace("\n", "\r\n"),
        OURS.replace("kit code", "Kit_Code"),
        OURS + "\n,,,\n",
    ],
    ids=["semicolons", "tabs", "as a spreadsheet saves it", "other heads", "empty lines"],
)
def test_a_table_is_read_as_spreadsheets_save_it(tmp_path: Path, text: str) -> None:
    assert codes(tmp_path, text) == 0
    assert kept_codes().keys() == {"X1300", "X7020"}


def test_every_mistake_is_told_in_one_run_and_nothing_is_imported(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = HEAD + (
        "X1300,QV-301,Our short return visit,\n"  # sound
        "X1300,QV-302,Again,\n"
        "Z1,QV-303,No such service,\n"
        "X1180,QV-301,Taken,\n"
        "X7050,,No code,dear\n"
        "X7020,Q 1,,-5.00\n"
        "X6040,QL-1,Full, set,48.00\n"
    )
    assert codes(tmp_path, wrong) == 1

    out = capsys.readouterr().out.splitlines()
    assert [*out[::2][:-1], out[-1]] == [
        "ours.csv:3: the kit’s code X1300 stands twice.",
        "ours.csv:4: `Z1` is not a code of the kit.",
        "ours.csv:5: the billing code QV-301 stands twice.",
        "ours.csv:6: the billing code is missing.",
        "ours.csv:6: `dear` is not a price.",
        "ours.csv:7: the billing code `Q 1` cannot be used.",
        "ours.csv:7: the name is missing.",
        "ours.csv:7: `-5.00` is not a price.",
        "ours.csv:8: has more cells than the first line has columns.",
        "9 mistakes. Nothing was imported.",
    ]
    assert kept_codes() == {}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("code,name\nX1300,A\n", "ours.csv:1: has no column `kit code`."),
        ("kit code,billing code,name,colour\nX1300,A,B,red\n", "ours.csv:1: has a column `colour` that is not known."),
        ("kit code,billing code,name,name\nX1300,A,B,C\n", "ours.csv:1: has the column `name` twice."),
        (HEAD, "ours.csv:1: has no rows below its first line."),
    ],
)
def test_a_table_with_the_wrong_columns_says_which(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, says: str
) -> None:
    assert codes(tmp_path, text) == 1
    assert capsys.readouterr().out.splitlines()[0] == says


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"", "ours.csv is empty."),
        ("kit code,billing code,name\nX1300,A,Fußpflege\n".encode("latin-1"), "ours.csv is not UTF-8 text."),
        (b"PK\x03\x04\0\0\0", "ours.csv is not a text file."),
    ],
)
def test_what_is_no_table_is_one_plain_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: bytes, says: str
) -> None:
    assert codes(tmp_path, text) == 2
    assert capsys.readouterr().err.startswith(says)


@pytest.mark.parametrize(
    "arguments", [["codes"], ["codes", "import"], ["codes", "import", "gone.csv"], ["codes", "take"]]
)
def test_a_command_that_cannot_be_followed_says_so_in_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_damaged_copy_brings_back_the_kits_codes_and_stops_no_lesson(tmp_path: Path) -> None:
    codes(tmp_path, OURS)
    (user_folder() / "codes.csv").write_bytes(b"\xff\xfe\x00")
    services.cache_clear()

    assert services()["mri-brain"].code == "X7020"


def test_a_code_of_ours_never_stands_for_two_services(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert codes(tmp_path, HEAD + "X1300,X1310,Visit,\n") == 1

    assert "ours.csv:2: X1310 is the kit’s code of another service." in capsys.readouterr().out


def test_a_name_over_two_lines_is_told_from_a_long_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert codes(tmp_path, HEAD + 'X1300,QV-301,"Office\nvisit",\n') == 1

    assert "the name holds a hidden sign" in capsys.readouterr().out
