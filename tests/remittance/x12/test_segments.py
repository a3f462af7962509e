"""Files as the world sends them: odd separators, no envelope, joined, cut, of another kind, or no text at all."""

from __future__ import annotations

import gzip
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.money import Money
from simulator.reading import ROOT
from simulator.remittance.x12 import Findings, read_835
from simulator.remittance.x12.read import walk
from simulator.remittance.x12.segments import read_segments


@pytest.mark.parametrize("end", ["\n", "\r\n", "", "\n\n", "  \r\n"])
def test_it_does_not_matter_what_stands_behind_a_terminator(worked: str, end: str) -> None:
    file = read_835(worked.replace("\n", end))
    assert (file.paid, file.findings) == (Money(194_00), ())


@pytest.mark.parametrize(("element", "component", "segment"), [("|", ">", "'"), ("*", "<", "\n"), ("^", "!", "\x1c")])
def test_the_envelope_declares_its_separators(worked: str, element: str, component: str, segment: str) -> None:
    text = worked.replace("\n", "").replace("^", "U").replace(":", component).replace("*", element)
    file = read_835(text.replace("~", segment))
    assert (file.paid, file.findings) == (Money(194_00), ())


def test_a_file_broken_into_lines_of_eighty_is_read_as_one(worked: str) -> None:
    text = worked.replace("\n", "")
    file = read_835("\r\n".join(text[at : at + 80] for at in range(0, len(text), 80)))
    assert (file.paid, file.findings) == (Money(194_00), ())


@pytest.mark.parametrize("segment", ["~", "'", "\n"])
def test_without_an_envelope_the_file_shows_its_separators(worked: str, segment: str) -> None:
    body = worked.replace("\n", "").split("~")[2:48]
    file = read_835(segment.join(body) + segment)
    assert file.paid == Money(194_00)
    assert [finding.rule for finding in file.findings] == ["no-envelope"]


def test_joined_interchanges_each_with_its_own_separators(worked: str) -> None:
    other = worked.replace("\n", "").replace("*", "|").replace("~", "'").replace(":", ">")
    file = read_835(worked + other + worked)
    assert [payment.amount for payment in file.payments] == [Money(275_25)] * 3
    assert file.findings == ()


def test_several_payments_in_one_group(worked: str) -> None:
    lines = worked.splitlines()
    second = [line.replace("*0001~", "*0002~") for line in lines[2:48]]
    file = read_835("\n".join([*lines[:48], *second, "GE*2*7~", lines[-1]]))
    assert [payment.control for payment in file.payments] == ["0001", "0002"]
    assert file.findings == ()
    wrong = read_835("\n".join([*lines[:48], *second, "GE*1*7~", lines[-1]]))
    assert [finding.rule for finding in wrong.findings] == ["transaction-count"]


def test_a_component_sign_that_the_envelope_does_not_declare_is_seen(worked: str) -> None:
    file = read_835(worked.replace("HC:", "HC>"))
    assert [service.code for claim in file.claims for service in claim.services][:2] == ["X1310", "X1300"]
    assert [finding.rule for finding in file.findings] == ["component"]


def test_segments_know_their_number(worked: str) -> None:
    segments = [segment for segment, _ in read_segments([worked], Findings())]
    assert [segment.number for segment in segments] == list(range(1, 51))
    assert ["*".join(segment.parts) + "~" for segment in segments] == worked.splitlines()


@given(size=st.integers(1, 700))
def test_it_does_not_matter_in_what_pieces_a_file_comes(size: int) -> None:
    sides = f"*ZZ*{'A':15}*ZZ*{'B':15}*260320*0900*^*00501*000000042*0*T"
    one = f"ISA*00*{'':10}*00*{'':10}{sides}*:~GS*HP*A*B*20260320*0900*7*X*005010X221A1~\nGE*0*7~ \nIEA*1*000000042~"
    text = one + one.replace("*", "|").replace("~", "'") + one
    whole = list(read_segments([text], Findings()))
    assert list(read_segments([text[at : at + size] for at in range(0, len(text), size)], Findings())) == whole


def test_a_file_cut_anywhere_is_answered_and_never_balances_in_silence(worked: str) -> None:
    for at in range(1, len(worked) - 2):
        assert read_835(worked[:at].encode()).findings, worked[:at]


@given(st.binary(max_size=400))
def test_bytes_of_any_kind_are_answered(data: bytes) -> None:
    assert read_835(data).findings
    assert read_835(b"ISA*" + data).findings
    assert read_835(b"ST*835*1~BPR*I*1~" + data).findings


_NAMES = "ISA GS ST SE GE IEA BPR TRN N1 N4 PER LX CLP CAS NM1 MOA SVC DTM AMT LQ PLB"
_PARTS = ("", "1", "835", "PR", "QC", "-1.5", "HC:X1", "20260101", "~")
_SEGMENT = st.tuples(st.sampled_from(_NAMES.split()), st.lists(st.sampled_from(_PARTS), max_size=8))


@given(st.lists(_SEGMENT, max_size=30))
def test_segments_in_any_order_with_anything_in_them_are_answered(segments: list[tuple[str, list[str]]]) -> None:
    body = "".join("*".join((name, *parts)) + "~" for name, parts in segments)
    assert read_835(f"ST*835*1~{body}").findings


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (b"", "empty"),
        (b"   \r\n", "empty"),
        (b"PK\x03\x04\x00\x00", "not-x12"),
        (b"%PDF-1.7 a report", "not-x12"),
        ("Dear biller, the file is attached.\n".encode("utf-16"), "not-x12"),
        (b"ST*837*0001*005010X222A1~BHT*0019*00*1*20260320*0900*CH~SE*3*0001~", "not-835"),
        (b"ISA*00*", "cut"),
        (b"ST*835*0001~" + b"x" * 300_000, "no-terminator"),
    ],
)
def test_what_is_no_835_is_named(text: bytes, rule: str) -> None:
    assert rule in [finding.rule for finding in read_835(text).findings]


def test_a_sentence_quotes_a_file_without_what_a_terminal_would_obey() -> None:
    (finding,) = read_835(b"\x1b[2Jhello\x07" + b"x" * 100).findings
    assert "\x1b" not in finding.says
    assert len(finding.says) < 200


def test_a_name_that_is_no_file_is_the_callers_mistake_and_not_the_files() -> None:
    with pytest.raises(OSError, match="nowhere"):
        read_835("nowhere/at-all.835")


def _endless(text: str, times: int) -> Iterator[str]:
    head, _, tail = text.partition("LX*1~\n")
    claim = tail[tail.index("CLP*ACCT-A") : tail.index("CLP*ACCT-B")].replace("\n", "")
    yield head
    for _ in range(times):
        yield claim
    yield tail


def test_a_payment_of_any_number_of_claims_takes_the_memory_of_a_few(worked: str) -> None:
    def peak(times: int) -> int:
        tracemalloc.start()
        claims = sum(hasattr(each, "services") for each in walk(_endless(worked, times), Findings()))
        assert claims == times + 5
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(1)
    assert peak(3_000) < peak(100) + 1_000_000  # kept, 3,000 claims would be some 12 million bytes


OTHERS = {
    "a packed file (gzip)": gzip.compress(b"ISA*00*"),
    "a packed file (zip) or an office document": b"PK\x03\x04\x14\x00",
    "an old office document": bytes.fromhex("d0cf11e0a1b11ae1"),
    "a PDF": b"%PDF-1.7\n%\xe2\xe3",
    "a picture": b"\x89PNG\r\n\x1a\n\x00\x00",
    "text in UTF-16": "ISA*00*".encode("utf-16"),
    "a web page or XML": b"<?xml version='1.0'?>",
    "JSON or the like": b'{"claims": []}',
    "these bytes are no text": b"\x00\x01\xfe\xff" * 50,
}


@pytest.mark.parametrize("kind", OTHERS)
def test_a_file_of_another_kind_is_called_what_it_is(kind: str) -> None:
    (finding,) = read_835(OTHERS[kind]).findings
    assert finding.rule == "not-x12"
    assert kind in finding.says


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_named_without_its_mark_too(order: str, worked: str) -> None:
    (finding,) = read_835(worked.encode(order)).findings
    assert "text in UTF-16" in finding.says


def test_noughts_between_segments_do_no_harm(worked: str) -> None:
    assert read_835(worked.replace("\n", "\x00\x00").encode() + b"\x00" * 500).findings == ()


@pytest.mark.parametrize(
    ("number", "kind"),
    [("837", "a claim"), ("277", "status"), ("999", "acknowledgment"), ("271", "coverage"), ("278", "approval")],
)
def test_another_transaction_is_called_what_it_is(number: str, kind: str) -> None:
    (finding,) = (each for each in read_835(f"ST*{number}*0001~BHT*0019~SE*3*0001~").findings if each.rule == "not-835")
    assert f"“{number}” (" in finding.says
    assert kind in finding.says


def test_an_835_between_other_transactions_is_read(worked: str) -> None:
    lines = worked.splitlines()
    claim = ["ST*837*0009~", "BHT*0019~", "SE*3*0009~"]
    file = read_835("\n".join([*lines[:2], *claim, *lines[2:48], *claim, "GE*3*7~", lines[-1]]))
    assert file.paid == Money(194_00)
    assert [each.rule for each in file.findings] == ["not-835", "not-835"]


def test_a_file_cut_behind_any_segment_is_answered_and_never_balances_in_silence(worked: str) -> None:
    lines = worked.splitlines(keepends=True)
    for at in range(1, len(lines)):
        findings = read_835("".join(lines[:at])).findings
        assert "cut" in [each.rule for each in findings]
        assert all(each.segment <= at for each in findings)


def test_ten_thousand_claims_in_one_cheque_balance(worked: str) -> None:
    """176.00 each: 10,000 more of claim A are 1,760,000.00 more on the cheque."""
    text = "".join(_endless(worked.replace("BPR*I*275.25", "BPR*I*1760275.25"), 10_000))
    text = text.replace("SE*46*", "SE*80045*")  # LX gives way, and 8 segments a claim come
    findings = Findings()
    claims = [each.paid for each in walk([text], findings) if hasattr(each, "services")]
    assert len(claims) == 10_005
    assert [str(each) for each in findings.all()] == []


def test_a_claim_without_end_is_told_and_fills_no_memory() -> None:
    line = "SVC*HC:X1300*1*1~"
    findings = Findings()
    tracemalloc.start()
    claims = list(walk(["ST*835*1~BPR*I*5~CLP*A*1*5*5~", *[line * 100] * 500, "SE*1*1~"], findings))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(claims) == 2
    assert "too-many" in [each.rule for each in findings.all()]
    assert not [each for each in findings.all() if each.rule.endswith("balance")]
    assert most < 10_000_000


_WORKED = Path(__file__).with_name("worked.835").read_bytes()


@given(st.lists(st.tuples(st.integers(0, len(_WORKED) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_file_with_some_bytes_changed_never_fails_and_each_finding_has_its_segment(
    changes: list[tuple[int, int]],
) -> None:
    data = bytearray(_WORKED)
    for at, byte in changes:
        data[at] = byte
    file = read_835(bytes(data))
    most = max((len(data.split(sign)) for sign in (b"~", b"\n", bytes([data[105]]))), default=0)
    assert all(0 <= each.segment <= most for each in file.findings)
    assert all(each.says and each.tries for each in file.findings)


@given(st.binary(min_size=1, max_size=60), st.integers(0, len(_WORKED)))
def test_bytes_that_are_put_in_or_stand_in_place_of_the_rest_are_answered(data: bytes, at: int) -> None:
    read_835(_WORKED[:at] + data + _WORKED[at:])
    assert read_835(_WORKED[:at] + data).findings or at == len(_WORKED)


@pytest.mark.deep
@pytest.mark.parametrize(
    ("head", "piece"),
    [
        (
            b"ST*835*0001~BPR*I*0~LX*1~",
            b"CLP*A*1*5*5~NM1*QC*1*B~REF*EA*" + b"1" * 4_000 + b"~SVC*HC:X1*5*5~",
        ),  # claims on one line
        (b"ST*835*0001~", b"x"),  # no terminator ever again
        (b"ST*835*0001~LX*1~", b"ZZZ*" + b"1" * 2_000 + b"~"),  # nothing but what is unknown
        (b"ST*835*0001~BPR*I*0~CLP*A*1*5*5~", b"REF*1L*" + b"5" * 2_000 + b"~"),  # a loop without end
        (b"\x89PNG\r\n\x1a\n", b"\x00\xff"),
        (b" ", b" "),
    ],
    ids=["claims", "no end", "unknown", "one loop", "picture", "blanks"],
)
def test_two_hundred_megabytes_take_the_memory_of_a_few(head: bytes, piece: bytes, tmp_path: Path) -> None:
    file = tmp_path / "large.835"
    block = piece * (1_000_000 // len(piece))
    with file.open("wb") as out:
        out.write(head)
        for _ in range(200):
            out.write(block)
    code = (
        "import resource, sys; from pathlib import Path; from simulator.remittance.x12 import Findings, walk_file\n"
        "def peak(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "found = Findings(); before = peak()\n"
        "for each in walk_file(Path(sys.argv[1]), found): pass\n"
        "assert found.all(); print(peak() - before)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True, cwd=ROOT)
    assert int(done.stdout) < 60_000  # kB
