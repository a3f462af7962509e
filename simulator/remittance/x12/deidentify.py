"""A remittance without anybody in it: every name, number, address, day and free text replaced, every amount kept.

Twice read: once to know what must not come out and how far the days must move, once to write. What was written is then
looked at once more, as a stranger would, and is thrown away if anything real-looking still stands in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import TextIO

from simulator.chance import Stream
from simulator.remittance.x12.elements import KNOWN, components, kinds_of
from simulator.remittance.x12.findings import Findings
from simulator.remittance.x12.invented import Invented
from simulator.remittance.x12.second_look import Real, second_look
from simulator.remittance.x12.segments import Marks, Segment, pieces_of, read_segments

_MOST_TOLD = 20


class NotDeidentified(ValueError):
    """Nothing was written. The message says why, in plain sentences; it never prints what was found."""


def deidentify(files: Sequence[Path], outs: Sequence[Path], *, seed: int) -> None:
    """Each file to its own new file, all of them or none; what is the same in two files stays the same.

    Raises NotDeidentified, and OSError where a file cannot be read or written.
    """
    for out in outs:
        if out.exists():
            raise NotDeidentified(f"There is already a file {out}. Name another; nothing was written.")
    real, terminated = Real(), [_look_through(file) for file in files]
    for file in files:
        for segment, marks in _segments(file):
            real.take(segment, marks)
    invented = Invented(seed, _shift(real, seed), real.stands_in)
    begun: dict[Path, Path] = {}  # what each new file is called before it has been looked at
    try:
        for file, out, is_whole in zip(files, outs, terminated, strict=True):
            part = out.with_name(out.name + ".part")
            with part.open("x", encoding="utf-8", newline="") as written:
                begun[out] = part
                _write(file, written, invented, is_whole)
            _refuse_what_is_left(file, part, real)
        for out, part in begun.items():
            out.open("x", encoding="utf-8").close()  # never takes the place of a file
            part.replace(out)
    finally:
        for part in begun.values():
            part.unlink(missing_ok=True)


def _segments(file: Path) -> Iterator[tuple[Segment, Marks]]:
    with file.open("rb") as opened:
        yield from read_segments(pieces_of(opened), Findings())


def _look_through(file: Path) -> bool:
    """Whether the file ends with a whole segment. Raises NotDeidentified for what is not an 835 from end to end."""
    findings, sets = Findings(), 0
    with file.open("rb") as opened:
        for segment, _ in read_segments(pieces_of(opened), findings):
            if segment.name == "ST":
                sets += 1
                if segment.get(1) != "835":
                    raise NotDeidentified(
                        f"{file} holds a transaction that is no 835 (segment {segment.number}); only an 835 can be"
                        " deidentified. Nothing was written."
                    )
    unread = next((each for each in findings.all() if each.rule != "cut"), None)
    if unread:
        raise NotDeidentified(f"{file} cannot be read to its end (segment {unread.segment}). Nothing was written.")
    if not sets:
        raise NotDeidentified(f"{file} holds no 835: there is no ST segment in it. Nothing was written.")
    return not any(each.rule == "cut" for each in findings.all())


def _shift(real: Real, seed: int) -> timedelta:
    """Whole weeks, so that a Monday stays a Monday; farther than the days reach, so that no day of theirs comes out."""
    weeks = Stream(seed, "deidentify", "weeks").between(20, 120)
    return timedelta(weeks=weeks + real.span_of_days // 7)


def _write(file: Path, out: TextIO, invented: Invented, is_whole: bool) -> None:
    """Segment by segment, with the file's own separators, one a line."""
    end = before = ""
    for segment, marks in _segments(file):
        out.write(before + end)
        before = marks.element.join(_replaced(segment, marks, invented))
        end = marks.segment if marks.segment == "\n" else f"{marks.segment}\n"
    out.write(before + (end if is_whole else ""))


def _replaced(segment: Segment, marks: Marks, invented: Invented) -> list[str]:
    if segment.name not in KNOWN:
        return ["ZZZ", *("TEXT" if text else "" for text in segment.parts[1:])]
    parts = [segment.name]
    for index, kind in zip(range(1, len(segment.parts)), kinds_of(segment), strict=False):
        sign, pieces = components(segment, index, kind, marks)
        text = sign.join(invented.in_place_of(each, piece) for each, piece in pieces)
        parts.append(_filled(segment, index, text))
    return parts


def _filled(segment: Segment, index: int, text: str) -> str:
    """An ISA has elements of fixed width."""
    return f"{text:{len(segment.parts[index])}}"[: len(segment.parts[index])] if segment.name == "ISA" else text


def _refuse_what_is_left(file: Path, part: Path, real: Real) -> None:
    found = [each for segment, marks in _segments(part) for each in second_look(segment, marks, real)]
    if found:
        more = f"\n  … and {len(found) - _MOST_TOLD:,} more." if len(found) > _MOST_TOLD else ""
        told = "\n".join(f"  segment {number}: {what}" for number, what in found[:_MOST_TOLD])
        raise NotDeidentified(
            f"{file} cannot be deidentified: something that looks real would remain. Nothing was written.\n{told}{more}"
        )
