"""Every scalar is text as its author wrote it, every value knows its line, and no mistake is silent."""

import pytest
import yaml

from simulator.reading import BadFile, Listing, Mapping, Text, read_data, read_table, read_yaml


@pytest.fixture(autouse=True, params=[yaml.CSafeLoader, yaml.SafeLoader], ids=["libyaml", "python"])
def loader(request, monkeypatch):
    """Each test twice: with libyaml, and as it is where libyaml was not built."""
    monkeypatch.setattr("simulator.reading._LOADER", request.param)


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


def test_what_is_left_empty_is_the_empty_text_and_a_quoted_word_is_that_word():
    assert read("a: null\nb: ~\nc:\nd: 'null'\ne: \"~\"\nf: [null, x]\n") == {
        "a": "",
        "b": "",
        "c": "",
        "d": "null",
        "e": "~",
        "f": ["", "x"],
    }


def test_every_value_knows_its_line():
    value = read("title: A\nlines:\n  - charge: 185.00\n  - charge: 48.00\n")

    assert isinstance(value, Mapping)
    assert value.where("lines") == 2
    lines = value["lines"]
    assert isinstance(lines, Listing)
    assert [line["charge"].line for line in lines] == [3, 4]


def test_old_mac_line_ends_count_as_lines():
    assert read_yaml("a: 1\ra: 2\r")[1][0].line == 2


def test_windows_line_ends_and_a_byte_order_mark_change_nothing():
    assert read("\ufefftitle: A\r\ntext: >\r\n  one\r\n  two\r\n") == read("title: A\ntext: >\n  one\n  two\n")


def test_a_key_written_twice_is_a_fault_on_its_own_line():
    value, faults = read_yaml("points: 4\naxis: accuracy\npoints: 3\n")

    assert value == {"points": "4", "axis": "accuracy"}
    assert [(fault.line, fault.kind) for fault in faults] == [(3, "twice")]


def test_an_anchor_is_refused():
    _, faults = read_yaml("one: &a 1\ntwo: *a\n")

    assert [(fault.line, fault.kind) for fault in faults] == [(1, "anchor"), (2, "anchor")]


@pytest.mark.parametrize(("text", "line"), [("a: !int 5", 1), ("a: 1\nb: !!str x", 2), ("a: ! x", 1), ("a: !x [1]", 1)])
def test_a_tag_is_refused(text, line):
    _, faults = read_yaml(text)

    assert [(fault.line, fault.kind) for fault in faults] == [(line, "anchor")]


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\ud800", "\x85", "\u2028", "\u2029"])
def test_a_sign_that_no_file_should_hold_is_told_with_its_line(sign):
    value, faults = read_yaml("a: é 🙂 ü\r\nb: é\n" + f"c: x{sign}y\n")

    assert value is None
    assert [(fault.line, fault.kind) for fault in faults] == [(3, "not-yaml")]


def test_lists_in_lists_without_an_end_are_one_sentence_and_no_crash():
    for text in ("[" * 200_000, "[" * 200_000 + "]" * 200_000, "- " * 200_000 + "x"):
        _, faults = read_yaml(text)
        assert [fault.says for fault in faults] == ["lists stand in lists too deep"]


def test_a_second_document_in_a_file_is_told():
    _, faults = read_yaml("a: 1\n---\nb: 2\n")

    assert [(fault.line, fault.says) for fault in faults] == [(2, "a second document begins here")]


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
