"""The roads of a denied claim: each is a ladder of rungs, with its days, its party and what comes after.

A ladder is a file in `data/ladders`. It holds no number: a rung names the dated rule that does, or the contract.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import MappingProxyType

from simulator.coverage.plan import Plan
from simulator.fields import Fields, open_fields
from simulator.reading import DATA
from simulator.rulebook import rules

CONTRACT = "contract"  # the days are the payer's own, in data/payers
COVERAGES = {
    "commercial": "a plan of an insurer",
    "self_funded": "a plan that an employer pays for itself",
    "original_medicare": "Original Medicare",
    "medicare_advantage": "a Medicare Advantage plan",
    "medicaid": "a Medicaid plan",
}
_BY_KIND = {"Medicare": "original_medicare", "Medicare Advantage": "medicare_advantage", "Medicaid": "medicaid"}
PARTIES = ("provider", "member", "representative", "payer")
PARTS = ("claim_number", "denial_code", "patient", "member_id", "service_date", "ask", "ground", "signature")
_YES_NO = ("yes", "no")
ONLY_FOR = ("medical_judgement", "clerical_error", "urgent_care")


class NoSuchRung(LookupError):
    """No ladder or rung has this name. The message lists the names that there are."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One place to ask again. Names of rules are those of `simulator.rulebook`; "" is none.

    `beside` names the level that a side road stands beside; a rung without it is a level, in the ladder's order.
    `before` holds older rules: for a notice dated before that day, the older one counts. `after` is a time that must
    first run out. `when_silent` is "next" where no answer in time opens the next level, else "ask". `perhaps_filed_by`
    has the rule by which a further party is heard, and `when_late` the rules that may still help who came too late.
    """

    road: str
    id: str
    name: str
    goes_to: str
    filed_by: tuple[str, ...]
    perhaps_filed_by: Mapping[str, str]
    forms: Mapping[str, str]  # what a party must bring to be heard
    file_within: str
    receipt: str
    before: tuple[tuple[date, str], ...]
    after: str
    weekend: str
    when_late: tuple[str, ...]
    least: str
    answer_within: str
    answer_before_care: str  # for care that is still to come, where that is answered sooner
    must_hold: tuple[str, ...]
    only_for: tuple[str, ...]
    then: str
    when_silent: str
    beside: str
    hand_over: str  # who takes it from here, where a collector only has to know it
    by_itself: bool  # the payer sends it on; nobody files
    answered_by: str  # who answers from outside the payer, or ""

    @property
    def is_urgent(self) -> bool:
        """Only for care that cannot wait; asked for by phone or fax, and there on the same day."""
        return "urgent_care" in self.only_for


@dataclass(frozen=True, slots=True)
class Ladder:
    """One road: its levels in order, and the side roads that stand beside them.

    `contract` is "yes" or "no" where a provider may take it only with or without a contract, else "".
    """

    road: str
    name: str
    says: str
    coverage: tuple[str, ...]
    contract: str
    only_surprise: bool
    rungs: Mapping[str, Rung]

    @property
    def levels(self) -> tuple[Rung, ...]:
        """The rungs that are climbed one after the other, the first one first."""
        return tuple(rung for rung in self.rungs.values() if not rung.beside)

    def rung(self, name: str) -> Rung:
        """One rung by its name. Raises NoSuchRung."""
        if name not in self.rungs:
            raise NoSuchRung(f"{self.name} has no rung `{name}`. Its rungs are {', '.join(self.rungs)}.")
        return self.rungs[name]


def ladder(road: str) -> Ladder:
    """One road by its name, for example "provider-dispute". Raises NoSuchRung."""
    if road not in ladders():
        raise NoSuchRung(f"There is no road `{road}`. The roads are {', '.join(ladders())}.")
    return ladders()[road]


def roads(coverage: str, filed_by: str, *, contract: bool, surprise: bool = False) -> tuple[Ladder, ...]:
    """The roads that this party may take for this kind of coverage, the provider's own one first.

    `contract` is whether the provider has one with the payer; `surprise` a bill that the law against surprise bills
    covers. A party that must bring a form is among them: its rung says which.
    """
    fits = [
        each
        for each in ladders().values()
        if coverage in each.coverage
        and filed_by in each.levels[0].filed_by
        and (surprise or not each.only_surprise)
        and (filed_by != "provider" or each.contract in ("", "yes" if contract else "no"))
    ]
    return tuple(sorted(fits, key=lambda each: filed_by in each.levels[0].forms))


def coverage_of(plan: Plan) -> str:
    """The kind of coverage by which a plan has its roads, a key of COVERAGES. Whoever pays counts, and no network."""
    return _BY_KIND.get(plan.kind, "self_funded" if plan.self_funded else "commercial")


def next_rung(rung: Rung) -> Rung | None:
    """The rung after this one, or None at the top."""
    return ladder(rung.road).rung(rung.then) if rung.then else None


@cache
def ladders() -> Mapping[str, Ladder]:
    """Every road in data/ladders, by name. Raises BadFile with file and line."""
    return MappingProxyType({path.stem: _ladder(path.stem) for path in sorted((DATA / "ladders").glob("*.yaml"))})


def _ladder(road: str) -> Ladder:
    with open_fields(DATA / "ladders" / f"{road}.yaml") as fields:
        with fields.part("rungs") as part:
            names = tuple(part)
            rungs = {}
            for name in names:
                with part.part(name) as inside:
                    rungs[name] = _rung(road, name, names, inside)
        return Ladder(
            road=road,
            name=fields.text("name"),
            says=fields.text("says"),
            coverage=_known(fields, "coverage", tuple(COVERAGES)),
            contract=fields.one_of("provider_under_contract", _YES_NO) if "provider_under_contract" in fields else "",
            only_surprise=fields.yes("only_surprise"),
            rungs=MappingProxyType(rungs),
        )


def _rung(road: str, name: str, names: tuple[str, ...], fields: Fields) -> Rung:
    with fields.part("forms") as part:
        forms = {party: part.text(party) for party in part}
    with fields.part("perhaps_filed_by") as part:
        perhaps = {party: _rule(part, party) for party in part}
    with fields.part("before") as part:
        before = tuple(sorted((part.name_as_day(day), _rule(part, day)) for day in part))
    by_itself = fields.yes("by_itself")
    return Rung(
        road=road,
        id=name,
        name=fields.text("name"),
        goes_to=fields.text("goes_to"),
        filed_by=_known(fields, "filed_by", PARTIES),
        perhaps_filed_by=MappingProxyType(perhaps),
        forms=MappingProxyType(forms),
        file_within="" if by_itself else _rule(fields, "file_within", CONTRACT),
        receipt=_rule_or_none(fields, "receipt"),
        before=before,
        after=_rule_or_none(fields, "after"),
        weekend=_rule_or_none(fields, "weekend"),
        when_late=_known(fields, "when_late", tuple(rules())),
        least=_rule_or_none(fields, "least"),
        answer_within=_rule_or_none(fields, "answer_within"),
        answer_before_care=_rule_or_none(fields, "answer_before_care"),
        must_hold=_known(fields, "must_hold", PARTS),
        only_for=_known(fields, "only_for", ONLY_FOR),
        then=fields.one_of("then", names) if "then" in fields else "",
        when_silent=fields.one_of("when_silent", ("next", "ask")),
        beside=fields.one_of("beside", names) if "beside" in fields else "",
        hand_over=fields.text("hand_over") if "hand_over" in fields else "",
        by_itself=by_itself,
        answered_by=fields.text("answered_by") if "answered_by" in fields else "",
    )


def _rule_or_none(fields: Fields, key: str) -> str:
    return _rule(fields, key) if key in fields else ""


def _rule(fields: Fields, key: str, *also: str) -> str:
    name = fields.text(key)
    if name not in rules() and name not in also:
        fields.wrong(key, f"is `{name}`, which is no rule of data/rules")
    return name


def _known(fields: Fields, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    named = fields.texts(key)
    if unknown := [each for each in named if each not in known]:
        fields.wrong(key, f"names `{unknown[0]}`; it may name {', '.join(known)}")
    return named
