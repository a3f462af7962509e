"""A first draft of a scenario from one flaw: commented, with plays beside it, and without a mistake as it stands.

The draft says what is true, asks three questions and foresees what people answer. It is a beginning: the author changes
the words, the amounts and the questions, works the plays out by hand, and runs `check` after each change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from simulator.case.file import CaseFile
from simulator.case.open import work
from simulator.case.pinned import FLAWS, CaseError
from simulator.reading import SCENARIOS
from simulator.scenario.load import BadScenario, NoSuchScenario, build, parse
from simulator.scenario.mistakes import near
from simulator.scenario.scenario import Scenario
from simulator.scenario.trial import try_seeds
from simulator.training.begin_appeal import draft_appeal, origin_in, origin_of
from simulator.training.beginnings import BEGINNINGS, FORESEEN, OTHER_ACTS, Beginning, CannotBegin, schema_for
from simulator.training.from_remit import NotFromThis, beginnings_of
from simulator.training.plays import plays_beside
from simulator.training.stages.ask import printed

KINDS = {"eob": "eob", "appeal": "appeals"}  # what a draft is about, and the folder where it goes
SEED = 7
_SEEDS = range(1, 21)
_FEWEST_FORESEEN = 2


def begin(
    kind: str, source: str, out: Path | None = None, tell: Callable[[str], object] | None = None
) -> tuple[Path, Path]:
    """Write a draft and its plays, and say where. Raises CannotBegin; never writes over a file.

    `tell` hears what of a remittance's claim did not go into the draft.
    """
    if kind not in KINDS:
        raise CannotBegin(f"There is no draft of kind `{kind[:40]}`. {near(kind, KINDS)}")
    ways = _ways_from(kind, source)
    file = out or SCENARIOS / KINDS[kind] / f"{ways[0].name}.yaml"
    if file.suffix != ".yaml" or file.name.endswith(".plays.yaml"):
        raise CannotBegin(f"`{file.name}` should end in .yaml; the plays go beside it.")
    beside = plays_beside(file)
    for each in (file, beside):
        if each.exists():
            raise CannotBegin(f"There is already a file {each}. Name another with --out; nothing was written.")
    way, text, plays = _first_that_stands(ways, file)
    file.parent.mkdir(parents=True, exist_ok=True)
    _write({file: text, beside: plays})
    if tell:
        for note in way.notes:
            tell(note)
    return file, beside


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to begin: the name of its file, what to say of it, and how its texts are made."""

    name: str
    notes: tuple[str, ...]
    draft: Callable[[Path], tuple[str, str]]


def _ways_from(kind: str, source: str) -> list[_Way]:
    """One way from a flaw, a reason or a scenario; from a remittance's claim several, the closest to it first."""
    name = source.removeprefix("scenario:")
    if kind == "appeal" and (name != source or ":" not in source or source.endswith(".yaml")):
        try:
            origin = origin_in(name)
        except (NoSuchScenario, BadScenario) as error:
            raise CannotBegin(str(error)) from error
        return [_Way(f"{Path(name).stem}-appeal", origin.notes, partial(draft_appeal, origin))]
    return [_way(kind, each) for each in _beginnings(source)]


def _way(kind: str, beginning: Beginning) -> _Way:
    name = beginning.flaw.replace("_", "-")
    if kind == "eob":
        return _Way(name, beginning.notes, partial(_clean_draft, beginning))
    return _Way(name, beginning.notes, partial(draft_appeal, origin_of(beginning, _case(beginning))))


def _beginnings(source: str) -> list[Beginning]:
    what, _, where = source.partition(":")
    if what != "remit":
        return [find_beginning(source)]
    try:
        return beginnings_of(where, {**_by_reason(), **_by_remark()})
    except NotFromThis as error:
        raise CannotBegin(str(error)) from error


def _first_that_stands(ways: Sequence[_Way], file: Path) -> tuple[_Way, str, str]:
    """The first whose cases stand and whose draft has no mistake, with the draft. Raises CannotBegin."""
    why: object = ""
    for way in ways:
        try:
            return way, *way.draft(file)
        except (CaseError, CannotBegin) as error:
            why = error
    raise CannotBegin(f"This does not make an exercise. {why}".rstrip())


def _clean_draft(beginning: Beginning, file: Path) -> tuple[str, str]:
    """The draft of an EOB, which has no mistake at any seed that is tried. Raises CannotBegin and CaseError."""
    text, plays = draft(beginning, file)
    scenario, mistakes = parse(text, file)
    mistakes = mistakes or (try_seeds(scenario, file) if scenario else [])
    if mistakes:
        raise CannotBegin(mistakes[0].says)
    return text, plays


def _write(texts: Mapping[Path, str]) -> None:
    """All of them or none: what a full disk cut short would stand in the way of the next try."""
    begun: list[Path] = []
    try:
        for file, text in texts.items():
            with file.open("x", encoding="utf-8", newline="\n") as written:
                begun.append(file)
                written.write(text)
    except OSError:
        for file in begun:
            file.unlink(missing_ok=True)
        raise


def find_beginning(source: str) -> Beginning:
    """`flaw:no_authorization`, or `carc:197`: the flaw whose denial carries that reason."""
    what, _, name = source.partition(":")
    if what == "flaw" and name in BEGINNINGS:
        return BEGINNINGS[name]
    if what == "flaw":
        raise CannotBegin(f"`{name[:40]}` is no flaw of the kit. {near(name, BEGINNINGS, list_up_to=30)}")
    if what != "carc":
        raise CannotBegin(
            f"`{source[:40]}` does not say where from. Write carc:197, flaw:no_authorization or remit:FILE."
        )
    reasons = _by_reason()
    wanted = name.upper().rpartition("-")[2]
    if not wanted:
        raise CannotBegin("Which reason? Write its number behind the colon, such as carc:197.")
    if wanted not in reasons:
        raise CannotBegin(
            f"No flaw of the kit is denied with reason {name[:10]}. {near(wanted, reasons, list_up_to=30)}"
        )
    return reasons[wanted]


def _by_reason() -> dict[str, Beginning]:
    return {reason(beginning): beginning for beginning in reversed(BEGINNINGS.values())}


def _by_remark() -> dict[str, Beginning]:
    """`16 N822`: where two flaws share a reason, the remark beside it tells them apart."""
    found: dict[str, Beginning] = {}
    for beginning in BEGINNINGS.values():
        scenario = _scenario(_text(beginning, SCENARIOS / "draft.yaml", ()), SCENARIOS / "draft.yaml")
        assert scenario.case
        for line in work(SEED, scenario.case, scenario.today).remit.lines:
            for remark in line.remarks if line.denials else ():
                found.setdefault(f"{line.denials[0].reason} {remark}", beginning)
    return found


def reason(beginning: Beginning) -> str:
    """The reason code that the payer gives for the flaw; 45 where nothing is denied."""
    scenario = _scenario(_text(beginning, SCENARIOS / "draft.yaml", ()), SCENARIOS / "draft.yaml")
    return str(build(scenario, SEED).facts["eob.denial_code"]).rpartition("-")[2].replace("none", "45")


def draft(beginning: Beginning, file: Path) -> tuple[str, str]:
    """The scenario and its plays, as text. It foresees amounts that differ from the right one at 20 seeds.

    Raises CannotBegin and CaseError.
    """
    bare = _scenario(_text(beginning, file, ()), file)
    cases = [build(bare, seed) for seed in _SEEDS]
    foreseen = [
        fact for fact, _ in FORESEEN if all(case.facts[fact] != case.facts["eob.patient_share"] for case in cases)
    ]
    if len(foreseen) < _FEWEST_FORESEEN:
        raise CannotBegin("The right amount is the same as what people take it for.")
    text = _text(beginning, file, foreseen[:3], build(bare, SEED))
    return text, _plays(beginning, file, build(bare, SEED), foreseen)


def _scenario(text: str, file: Path) -> Scenario:
    scenario, mistakes = parse(text, file)
    assert scenario, mistakes
    return scenario


def _text(beginning: Beginning, file: Path, foreseen: tuple[str, ...] | list[str], case: CaseFile | None = None) -> str:
    flaw = beginning.flaw
    code = str(case.facts["eob.denial_code"]) if case else "none"
    is_ours = not code.startswith("PR") and flaw not in ("none", "underpaid")
    wrong = "\n".join(f"          {fact}: >\n            {dict(FORESEEN)[fact]}" for fact in foreseen)
    notes = "".join(f"# {note}\n" for note in beginning.notes)
    sources = [f"codes/carc/{code.rpartition('-')[2]}" if code != "none" else "codes/carc/45", "policy/patient-bills"]
    return f"""# yaml-language-server: $schema={schema_for(file)}
# What is this account about, and what should a trainee learn from it? Say it here in two sentences.
# The flaw: {FLAWS.get(flaw, "none. The payer answered as the contract says.")}
{notes}title: A first draft to be named
level: foundation                   # foundation, core or advanced
role: first_party                   # whose rules bind: first_party, early_out or third_party
today: 2026-03-23                   # every “is it late?” is asked as of this day
minutes: 6

case:                               # what must be true; all else comes from the seed
{_case(beginning)}
stages:
  - ask: read
    title: Read
    show: [remittance, account]
    questions:
      - id: patient-owes
        question: How much of this visit is the patient’s?
        money: eob.patient_share    # a fact, never a number; scenarios/FACTS.md lists them
        points: 4
        axis: accuracy
        tests: [EOB-4]              # competencies, from data/competencies.csv
        hints:                      # from far to near; the first is free
          - Every dollar that is not paid stands under a group code.
          - Add what carries PR.
        when_wrong:                 # what people answer instead, and what to say to it
{wrong or "          eob.paid: This is what the plan paid."}
        why: Only what carries PR is the patient’s, {{eob.patient_share}} in all.
      - id: reason
        question: Which code says why the payer did not pay all of it?
        note: Group and reason of the line that was refused, or none.
        code: eob.denial_code
        points: 2
        axis: accuracy
        tests: [EOB-5]
        when_wrong:
          CO-45: This is the discount in our contract. It is no denial.
          {_other_group(code)}
        why: The answer is {{eob.denial_code}}. Say here what it means, and what it does not.
  - ask: decide
    title: Decide
    show: [{_papers(beginning)}]
    questions:
      - id: next-step
        question: What do you do with this answer?
        choose:                     # one is right; others may earn a share, or be a critical error
{_options(beginning, is_ours)}
        points: 4
        axis: resolution
        tests: [{ {"none": "DEN-8", "underpaid": "EOB-7"}.get(flaw, "DEN-3") }]
        hints:
          - Read the group code and the account’s own log once more.
        why: Say here why an expert takes this step, and what the others would cost.

sources: [{", ".join(sources)}]
"""


def _case(beginning: Beginning) -> str:
    """What must be true, as it is typed under `case:`."""
    plan = beginning.coverage if beginning.coverage.startswith("plan") else f"plan: ppo-silver{beginning.coverage}"
    claim = f"    {beginning.claim}                   # our log holds the proof\n" if beginning.claim else ""
    lines = "\n".join(f"      - {line}" for line in beginning.lines)
    return f"""  coverage: {{{plan}}}
  claim:
{claim}    lines:                          # a charge may be pinned (185.00) or drawn (150 to 220)
{lines}
"""


def _other_group(code: str) -> str:
    if code == "none":
        return "PR-1: This is the deductible. It is a share of the patient’s, and no denial."
    group, _, number = code.partition("-")
    other = "CO" if group == "PR" else "PR"
    return f"{other}-{number}: The reason is right, and the group is not. The group says who carries it."


def _papers(beginning: Beginning) -> str:
    extra = {"contract": beginning.flaw == "underpaid", "registration": "coverage" in beginning.coverage}
    return ", ".join(["remittance", "account", "claim", *(paper for paper, shown in extra.items() if shown)])


def _options(beginning: Beginning, is_ours: bool) -> str:
    parts = [f"          {beginning.right}:\n            right: Say here what this step achieves."]
    if is_ours:
        parts.append(
            "          bill-patient:\n            critical: balance_billing\n"
            "            because: What carries CO never becomes a patient balance on its own."
        )
    others = [act for act in OTHER_ACTS if act != beginning.right][: 3 - is_ours]
    parts += [f"          {act}:\n            wrong: {OTHER_ACTS[act]}" for act in others]
    return "\n".join(parts)


def _plays(beginning: Beginning, file: Path, case: CaseFile, foreseen: list[str]) -> str:
    """Three ways through at one seed. A mistake on the second try earns half: (2 + 2) of 6 points is 66%."""
    share, code = printed(case.facts["eob.patient_share"]), case.facts["eob.denial_code"]
    wrong = printed(case.facts[foreseen[0]])
    same = next(fact for fact in foreseen if printed(case.facts[fact]) == wrong)
    text = f"""# yaml-language-server: $schema={schema_for(file).replace("scenario.schema", "plays.schema")}
# What a trainee does, and what must then happen. `new` has copied these amounts from the case; work them out by hand,
# with the arithmetic here, and change the file or the play where the two differ. So each checks the other.
- play: reads it, and takes the right step
  seed: {SEED}
  moves: {{patient-owes: {_quoted(share)}, reason: {code}, next-step: {beginning.right}}}
  score: {{accuracy: 100, resolution: 100}}
  passed: yes

- play: makes the typical mistake first
  seed: {SEED}
  moves: {{patient-owes: [{_quoted(wrong)}, {_quoted(share)}], reason: {code}, next-step: {beginning.right}}}
  recognised: {{patient-owes: {same}}}
  score: {{accuracy: 66, resolution: 100}}         # half of 4, and 2, of 6
  passed: no
"""
    if "critical: balance_billing" in _text(beginning, file, foreseen[:3], case):
        text += f"""
- play: bills the patient for what is ours
  seed: {SEED}
  moves: {{patient-owes: {_quoted(share)}, reason: {code}, next-step: bill-patient}}
  score: {{accuracy: 100, resolution: 0}}
  critical: [balance_billing]
  passed: no
"""
    return text


def _quoted(amount: str) -> str:
    """An amount with a comma would be read as two."""
    return f'"{amount}"' if "," in amount else amount
