"""A team's own licensed procedure codes and names, in place of the kit's. They stay in the user's data folder.

The kit ships no licensed code. A team that holds a licence brings a table; nothing of it ever enters the kit itself.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from simulator.money import ZERO, Money, NotAnAmount
from simulator.reading import user_folder

COLUMNS = ("kit code", "billing code", "name", "price")
_LONGEST_CODE, _LONGEST_NAME = 12, 60


@dataclass(frozen=True, slots=True)
class OwnCode:
    """One service as the team bills it. `price`, where given, takes the place of the usual charge."""

    kit_code: str
    billing_code: str
    name: str
    price: Money | None


@dataclass(frozen=True, slots=True)
class Slip:
    """Something in the team's file that cannot be used, with its line and a way out."""

    line: int
    says: str
    tries: str


class Unreadable(ValueError):
    """The file is no table that can be read at all. The message is one plain sentence."""


def kept_codes() -> Mapping[str, OwnCode]:
    """The codes that were imported, by the kit's code. Empty when there are none, or when the copy is damaged."""
    try:
        codes, slips = read_codes(_place(), None)
    except (OSError, Unreadable):
        return {}
    return {} if slips else {code.kit_code: code for code in codes}


def keep_codes(codes: tuple[OwnCode, ...]) -> Path:
    """Keep these and forget what was imported before. Written beside, then put in place: never half a table."""
    place = _place()
    place.parent.mkdir(parents=True, exist_ok=True)
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(COLUMNS)
    rows.writerows((code.kit_code, code.billing_code, code.name, code.price or "") for code in codes)
    beside = place.with_suffix(".new")
    beside.write_text(text.getvalue(), encoding="utf-8", newline="")
    return beside.replace(place)


def forget_codes() -> bool:
    """Go back to the kit's own codes. False when there was nothing to forget."""
    had = _place().is_file()
    _place().unlink(missing_ok=True)
    return had


def read_codes(path: Path, known: frozenset[str] | None) -> tuple[tuple[OwnCode, ...], tuple[Slip, ...]]:
    """Every row that can be used, and every slip of the file at once. `known` are the kit's codes (None: any).

    Raises OSError, and Unreadable for a file that is no table.
    """
    table = list(_rows(path))
    if not table:
        raise Unreadable(f"{path.name} is empty. Its first line names the columns: {', '.join(COLUMNS)}.")
    (line, heads), *rows = table
    names = [head.strip().lower().replace("_", " ") for head in heads]
    if slips := tuple(_heads(names, line)):
        return (), slips
    found: list[OwnCode] = []
    wrong: list[Slip] = []
    for number, cells in rows:
        row = dict(zip(names, (cell.strip() for cell in cells), strict=False))
        slips = tuple(_slips(row, number, found, known)) if len(cells) <= len(names) else (_too_wide(number),)
        if slips:
            wrong.extend(slips)
        else:
            price = row.get("price", "")
            found.append(
                OwnCode(row["kit code"], row["billing code"], row["name"], Money.read(price) if price else None)
            )
    if not found and not wrong:
        wrong.append(Slip(line, "has no rows below its first line", "Write one row for each service that you bill."))
    return tuple(found), tuple(wrong)


def _place() -> Path:
    return user_folder() / "codes.csv"


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, each with its line; with commas, semicolons or tabs between the cells."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable(f"{path.name} is not UTF-8 text. Save it as “CSV UTF-8” and import it again.") from None
    if "\0" in text:
        raise Unreadable(f"{path.name} is not a text file. Save the table as “CSV UTF-8” and import it again.")
    first = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise Unreadable(f"{path.name} cannot be read as a table: {error}.") from None


def _heads(names: list[str], line: int) -> Iterator[Slip]:
    for wanted in COLUMNS[:3]:
        if wanted not in names:
            yield Slip(line, f"has no column `{wanted}`", f"The first line should be: {', '.join(COLUMNS)}.")
    for name in names:
        if name not in COLUMNS:
            yield Slip(line, f"has a column `{name[:30]}` that is not known", "Take it out, or give it its right name.")
        elif names.count(name) > 1:
            yield Slip(line, f"has the column `{name}` twice", "Keep one of them.")


def _slips(row: dict[str, str], line: int, before: list[OwnCode], known: frozenset[str] | None) -> Iterator[Slip]:
    kit, billing, name, price = (row.get(column, "") for column in COLUMNS)
    if known is not None and kit not in known:
        yield Slip(line, f"`{kit[:20]}` is not a code of the kit", "`balance-due codes list` shows them all.")
    if any(kit == code.kit_code for code in before):
        yield Slip(line, f"the kit’s code {kit} stands twice", "Keep the row that is right.")
    if not billing or len(billing) > _LONGEST_CODE or not billing.isprintable() or " " in billing:
        what = f"the billing code `{billing[:20]}` cannot be used" if billing else "the billing code is missing"
        yield Slip(line, what, f"Write up to {_LONGEST_CODE} letters and digits without a space.")
    elif known is not None and billing != kit and billing in known:
        yield Slip(line, f"{billing} is the kit’s code of another service", "Write the code that you bill it under.")
    elif any(billing == code.billing_code for code in before):
        yield Slip(
            line, f"the billing code {billing} stands twice", "Each service needs its own, or papers mix them up."
        )
    if not name or len(name) > _LONGEST_NAME or not name.isprintable():
        too_long = f"the name is {len(name)} letters long" if name.isprintable() else "the name holds a hidden sign"
        what = too_long if name else "the name is missing"
        yield Slip(line, what, f"Write up to {_LONGEST_NAME} letters on one line.")
    if price and not _is_price(price):
        yield Slip(line, f"`{price[:20]}` is not a price", "Write an amount above 0 such as 185.00, or leave it empty.")


def _is_price(text: str) -> bool:
    try:
        return Money.read(text) > ZERO
    except NotAnAmount:
        return False


def _too_wide(line: int) -> Slip:
    return Slip(
        line, "has more cells than the first line has columns", "Put a name that has a comma in quotation marks."
    )
