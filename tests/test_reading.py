"""Every scalar is text as its author wrote it, every value knows its line, and no mistake is silent."""

import pytest

from simulator.reading import BadFile, Listing, Mapping, Text, read_data, read_table, read_yaml


def read(text):
    value, faults = read_yaml(text)
    assert faults == []
    return value


def test_codes_keep_their_zeros_and_no_stays_a_word():
    assert read("code: 00100\nanswer: NO\nday: 2026-03-02\nnothing:\n") == {
        "code": "00100",
        "answer": "NO",
        "day": "2026-03-02",
        "nothing": "",
    }


def test_every_value_knows_its_line():
    value = read("title: A\nlines:\n  - charge: 185.00\n  - charge: 48.00\n")

    assert isinstance(value, Mapping)
    assert value.where("lines") == 2
    lines = value["lines"]
    assert isinstance(lines, Listing)
    assert [line["charge"].line for line in lines] == [3, 4]


def test_windows_line_ends_and_a_byte_order_mark_change_nothing():
    assert read("\ufefftitle: A\r\ntext: >\r\n  one\r\n  two\r\n") == read("title: A\ntext: >\n  one\n  two\n")


def test_a_key_written_twice_is_a_fault_on_its_own_line():
    value, faults = read_yaml("points: 4\naxis: accuracy\npoints: 3\n")

    assert value == {"points": "4", "axis": "accuracy"}
    assert [(fault.line, fault.kind) for fault in faults] == [(3, "twice")]


def test_an_anchor_is_refused():
    _, faults = read_yaml("one: &a 1\ntwo: *a\n")

    assert [(fault.line, fault.kind) for fault in faults] == [(1, "anchor"), (2, "anchor")]


@pytest.mark.parametrize(
    "text",
    [
        "a: [1, 2",
        "a: b: c",
        "\ttabbed: 1",
        "a: 'x",
        "",
        "# only a comment\n",
        "{" * 5000,
        "a: \x00b",
        "%TAG x",
    ],
)
def test_what_is_not_yaml_is_one_fault_and_never_a_crash(text):
    value, faults = read_yaml(text)

    assert value is None
    assert len(faults) == 1
    assert faults[0].line >= 1


def test_a_wrong_data_file_is_named_with_its_line(tmp_path, monkeypatch):
    monkeypatch.setattr("simulator.reading.ROOT", tmp_path)
    path = tmp_path / "plan.yaml"
    path.write_text("a: 1\na: 2\n", encoding="utf-8")

    with pytest.raises(BadFile, match=r"plan\.yaml:2: `a` stands twice"):
        read_data(path)


def test_text_without_a_line_is_still_text():
    assert Text("x") == "x"
    assert Text("x").line == 0


def test_a_folded_text_holds_nothing_but_its_words() -> None:
    value, _ = read_yaml("why: >\n  one\n  two\n")

    assert value == {"why": "one two\n"}


@pytest.mark.parametrize("read", [read_data, read_table])
def test_a_data_file_that_an_old_spreadsheet_saved_is_named_with_its_line(read, tmp_path, monkeypatch):
    monkeypatch.setattr("simulator.reading.ROOT", tmp_path)
    path = tmp_path / "names.txt"
    path.write_bytes("origin: here\nname: José\n".encode("latin-1"))

    with pytest.raises(BadFile) as told:
        read(path)

    assert str(told.value) == "names.txt:2: this file is not UTF-8. Save it again as UTF-8."
