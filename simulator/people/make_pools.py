"""Makes the pools of names in data/names, once, with Faker: `python -m simulator.people.make_pools`.

The pools are kept in the repository, so a case needs no Faker and does not change with its version. A row's origin only
keeps a given name beside family names that go with it; nothing else about a person is ever drawn from it.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from simulator.reading import DATA

EACH = 24
ORIGINS = (
    "de_DE", "en_GB", "en_IE", "en_IN", "en_KE", "en_US", "es_MX", "fr_FR", "ha_NG", "id_ID", "ig_NG", "it_IT", "ja_JP",
    "nl_NL", "pl_PL", "pt_BR", "ro_RO", "sv_SE", "yo_NG", "zh_CN", "zu_ZA",
)  # fmt: skip
ROMANIZED = ("ja_JP", "zh_CN")
_NAME = re.compile(r"[^\W\d_]+(?:[-' ’][^\W\d_]+)?")
_NOT_A_NAME = ("mr", "mrs", "ms", "dr", "prof", "tn", "jr", "sr", "ii", "iii", "the", "of")
_TOO_WELL_KNOWN = (
    "awolowo", "buhari", "busoni", "donatello", "gigaba", "lynchechaun",
    "marconi", "mattarella", "modigliani", "ojukwu", "tartini",
)  # fmt: skip


def is_usable(name: str) -> bool:
    """One or two words of Latin letters that fit a form: no title, initial, digit, other script or famous bearer."""
    words = re.split(r"[-' ’]", name)
    return (
        bool(_NAME.fullmatch(name))
        and 3 <= len(name) <= 16
        and name[0].isupper()
        and all(letter < "\u0250" or "\u1e00" <= letter <= "\u1eff" or letter == "’" for letter in name)
        and not any(word.lower() in _NOT_A_NAME + _TOO_WELL_KNOWN for word in words)
    )


def pool(draw: Callable[[], str]) -> list[str]:
    """Enough usable names, each once, in order of spelling."""
    names: set[str] = set()
    for _ in range(EACH * 100):
        name = draw().strip()
        if is_usable(name):
            names.add(name)
        if len(names) == EACH:
            break
    return sorted(names)


def make_pools(folder: Path) -> None:
    from faker import Faker

    given: list[tuple[str, str]] = []
    family: list[tuple[str, str]] = []
    for origin in ORIGINS:
        faker: Any = Faker(origin)
        faker.seed_instance(20260302)
        of_first = faker.first_romanized_name if origin in ROMANIZED else faker.first_name
        of_last = faker.last_romanized_name if origin in ROMANIZED else faker.last_name
        given += [(origin, name) for name in pool(of_first)]
        family += [(origin, name) for name in pool(of_last)]
    for file, rows in (("given.csv", given), ("family.csv", family)):
        with (folder / file).open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out, lineterminator="\n")
            writer.writerows([("origin", "name"), *sorted(rows)])


if __name__ == "__main__":
    make_pools(DATA / "names")
