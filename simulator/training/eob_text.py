"""How the first draft of an EOB to read is typed: comments for its author, three questions, and plays beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from simulator.case.file import CaseFile
from simulator.case.flaw_table import FLAWS
from simulator.training.beginnings import FORESEEN, OTHER_ACTS, Beginning, schema_for
from simulator.training.stages.ask import printed

SEED = 7


def eob_text(beginning: Beginning, file: Path, foreseen: Sequence[str], case: CaseFile | None = None) -> str:
    """The scenario; `foreseen` are the facts that people take the right amount for."""
    flaw = beginning.flaw
    says = FLAWS[flaw].says if flaw in FLAWS else "none. The payer answered as the contract says."
    code = str(case.facts["eob.denial_code"]) if case else "none"
    is_ours = not code.startswith("PR") and flaw not in ("none", "underpaid")
    wrong = "\n".join(f"          {fact}: >\n            {dict(FORESEEN)[fact]}" for fact in foreseen)
    notes = "".join(f"# {note}\n" for note in beginning.notes)
    sources = [f"codes/carc/{code.rpartition('-')[2]}" if code != "none" else "codes/carc/45", "policy/patient-bills"]
    return f"""# yaml-language-server: $schema={schema_for(file)}
# What is this account about, and what should a trainee learn from it? Say it here in two sentences.
# The flaw: {says}
{notes}title: A first draft to be named
level: foundation                   # foundation, core or advanced
role: first_party                   # whose rules bind: first_party, early_out or third_party
today: 2026-03-23                   # every “is it late?” is asked as of this day
minutes: 6

case:                               # what must be true; all else comes from the seed
{case_text(beginning)}
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


def case_text(beginning: Beginning) -> str:
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


def eob_plays(beginning: Beginning, file: Path, case: CaseFile, foreseen: Sequence[str]) -> str:
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
    if "critical: balance_billing" in eob_text(beginning, file, foreseen[:3], case):
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
