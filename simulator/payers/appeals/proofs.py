"""Which paper proves what: a family of denial, the ways to prove it, and what each paper of a way must show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from simulator.fields import Fields, open_fields
from simulator.payers.appeals.checks import CHECKS
from simulator.payers.appeals.packet import AppealFile, DeniedLine, Evidence
from simulator.reading import DATA
from simulator.rulebook import rules

ROADS = ("dispute", "corrected_claim", "new_claim", "none")
WANTED = "wanted"  # in a way: the very paper that the payer asked for
INSTEAD = ("find_first_claim", "ask_status", "post_as_it_stands")
OPENS = ("modifier_sent", "record_wanted")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of paper. `never` says why it goes to no payer at all, or ""."""

    name: str
    says: str
    clinical: bool
    never: str


@dataclass(frozen=True, slots=True)
class Family:
    """A family of denials. `ways` holds, for each way to prove it, the kinds of paper and the checks each must pass."""

    name: str
    codes: tuple[str, ...]
    road: str
    dispute_when: str
    instead: str  # what to do where there is no road
    judgement: bool
    reopened: str  # the rule by which a reopening hears it as a clerical error, though its road is another
    ways: Mapping[str, Mapping[str, tuple[str, ...]]]
    granted: str
    upheld: str

    @property
    def is_clerical(self) -> bool:
        """A slip on the claim, or what a rule counts as one."""
        return self.road == "corrected_claim" or bool(self.reopened)

    def road_of(self, line: DeniedLine) -> str:
        """The road for this very line: some are open to a dispute only once the claim has been put right."""
        return "dispute" if _opens(self.dispute_when, line) else self.road

    def needs(self, line: DeniedLine) -> frozenset[str]:
        """The kinds of paper that have a bearing on this line."""
        return frozenset(_kind(kind, line) for way in self.ways.values() for kind in way)


@dataclass(frozen=True, slots=True)
class NoAppeal:
    """What a remark says that takes the appeal away, and what is open instead."""

    act: str
    says: str


@dataclass(frozen=True, slots=True)
class Proof:
    """Whether a packet proves a line: the papers that do, and what is missing or wrong, in plain words."""

    proven: bool
    by: tuple[str, ...]
    missing: tuple[str, ...]


def prove(line: DeniedLine, papers: Sequence[Evidence], file: AppealFile) -> Proof:
    """The first way that the papers complete; else what the way that came nearest still lacks.

    A paper about another person proves nothing.
    """
    own = [paper for paper in papers if paper.patient == file.patient]
    found = [_follow(way, line, own, file) for way in family(line.reason).ways.values()]
    if not found:
        return Proof(False, (), ())
    return min(found, key=lambda proof: (not proof.proven, len(proof.missing), -len(proof.by)))


def answers_request(line: DeniedLine, papers: Sequence[Evidence], file: AppealFile) -> bool:
    """The paper that the payer asked for is among these: this person's, of this day and this service."""
    own = [paper for paper in papers if paper.patient == file.patient]
    asked = [way for way in family(line.reason).ways.values() if WANTED in way]
    return any(_follow(way, line, own, file).proven for way in asked)


def bears_out(paper: Evidence, file: AppealFile) -> bool:
    """This paper shows all that some line in dispute asks of a paper of its kind."""
    return any(
        _kind(named, line) == paper.kind and all(CHECKS[check](paper, line, file) for check in checks)
        for line in file.lines
        for way in family(line.reason).ways.values()
        for named, checks in way.items()
    )


def family(reason: str) -> Family:
    """The family of a reason code. A code that no family has is one that only a corrected claim can answer."""
    return next((each for each in families().values() if reason in each.codes), _OTHER)


def no_appeal(line: DeniedLine) -> NoAppeal | None:
    """What a remark on this line says that takes the appeal away, if there is one."""
    closed = _table().no_appeal
    return next((closed[remark] for remark in line.remarks if remark in closed), None)


def _follow(
    way: Mapping[str, tuple[str, ...]], line: DeniedLine, papers: Sequence[Evidence], file: AppealFile
) -> Proof:
    by, missing = [], []
    for named, checks in way.items():
        kind = _kind(named, line)
        sent = [paper for paper in papers if paper.kind == kind and kind in kinds()]
        faults = [
            [_table().faults[check] for check in checks if not CHECKS[check](paper, line, file)] for paper in sent
        ]
        good = [paper.id for paper, wrong in zip(sent, faults, strict=True) if not wrong]
        if good:
            by.append(good[0])
        elif not sent:
            missing.append(f"the {kinds()[kind].says if kind in kinds() else kind.replace('_', ' ')} is not there")
        else:
            nearest = min(range(len(sent)), key=lambda place: len(faults[place]))
            missing.append(f"the {kinds()[kind].says} ({sent[nearest].id}): {', and '.join(faults[nearest])}")
    return Proof(not missing, tuple(by), tuple(missing))


def _opens(when: str, line: DeniedLine) -> bool:
    return (when == "modifier_sent" and bool(line.modifiers)) or (when == "record_wanted" and line.wants in kinds())


def _kind(named: str, line: DeniedLine) -> str:
    """Where the payer named no paper, or asked for a field, `wanted` is a kind that no paper is of."""
    return (line.wants if line.wants in kinds() else "paper asked for") if named == WANTED else named


_OTHER = Family(
    "other",
    (),
    "corrected_claim",
    "",
    "",
    False,
    "",
    MappingProxyType({}),
    "The answer is changed.",
    "Nothing in the packet changes the answer.",
)


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind of paper that the kit knows."""
    return _table().kinds


@cache
def families() -> Mapping[str, Family]:
    """Every family of denials, by name."""
    return _table().families


@dataclass(frozen=True, slots=True)
class _Table:
    kinds: Mapping[str, Kind]
    faults: Mapping[str, str]
    no_appeal: Mapping[str, NoAppeal]
    families: Mapping[str, Family]


@cache
def _table() -> _Table:
    with open_fields(DATA / "proofs.yaml") as fields:
        with fields.part("kinds") as part:
            known = {name: _read_kind(part, name) for name in part}
        with fields.part("checks") as part:
            faults = {name: part.text(name) for name in CHECKS}
        with fields.part("no_appeal") as part:
            closed = {remark: _read_no_appeal(part, remark) for remark in part}
        with fields.part("families") as part:
            read = {name: _read_family(part, name, known) for name in part}
    return _Table(MappingProxyType(known), MappingProxyType(faults), MappingProxyType(closed), MappingProxyType(read))


def _read_kind(part: Fields, name: str) -> Kind:
    with part.part(name) as fields:
        return Kind(
            name,
            fields.text("says"),
            "clinical" in fields and fields.one_of("clinical", ("yes", "no")) == "yes",
            fields.text("never") if "never" in fields else "",
        )


def _read_no_appeal(part: Fields, remark: str) -> NoAppeal:
    with part.part(remark) as fields:
        return NoAppeal(fields.one_of("act", ("close", "new_claim", "corrected_claim")), fields.text("says"))


def _read_family(part: Fields, name: str, known: Mapping[str, Kind]) -> Family:
    with part.part(name) as fields:
        ways = {}
        with fields.part("ways") as all_ways:
            for way in all_ways:
                with all_ways.part(way) as papers:
                    ways[way] = MappingProxyType({kind: _checks(papers, kind, known) for kind in papers})
        return Family(
            name,
            fields.texts("codes"),
            fields.one_of("road", ROADS),
            fields.one_of("dispute_when", OPENS) if "dispute_when" in fields else "",
            fields.one_of("instead", INSTEAD) if "instead" in fields else "",
            "judgement" in fields and fields.one_of("judgement", ("yes", "no")) == "yes",
            fields.one_of("reopened", tuple(rules())) if "reopened" in fields else "",
            MappingProxyType(ways),
            fields.text("granted"),
            fields.text("upheld"),
        )


def _checks(papers: Fields, kind: str, known: Mapping[str, Kind]) -> tuple[str, ...]:
    if kind != WANTED and kind not in known:
        papers.wrong(kind, f"is no kind of paper; these are {', '.join(known)}")
    checks = papers.texts(kind)
    if unknown := [check for check in checks if check not in CHECKS]:
        papers.wrong(kind, f"names `{unknown[0]}`, which is no check; these are {', '.join(CHECKS)}")
    return checks
