"""The catalogue of an author's mistakes: what is said, what to try, and an example that a test makes.

An example changes one piece of a clean scenario (or, for the plays file, of clean plays) into the mistake.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in one place, in plain words, with what to try."""

    file: str
    line: int
    code: str
    says: str
    tries: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.says} {self.tries}  [{self.code}]"

    def as_json(self) -> dict[str, str | int]:
        return {"file": self.file, "line": self.line, "code": self.code, "says": self.says, "try": self.tries}


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of mistake. `find` becomes `put` in the clean example."""

    code: str
    says: str
    tries: str
    find: str
    put: str
    plays: bool = False


_STAGES = "  follow_up: {road: provider-dispute}\n\nstages:\n"
_A_TALK = "  follow_up: {road: provider-dispute}\n  persona: {temper: calm}\n\nstages:\n"
# fmt: off
_FILE = (
    Entry("SC001", "This is not YAML: {problem}.", "Look here and one line above for a missing quote or colon.",
          "title: Read a small EOB", 'title: "Read a small EOB'),
    Entry("SC002", "{problem}.", "Keep one of the two.",
          "level: foundation", "level: foundation\nlevel: core"),
    Entry("SC004", "`{name}` is no key of {what}.", "{near}",
          "minutes: 6", "minuets: 6"),
    Entry("SC005", "{what} has no `{name}`.", "Write `{name}: {example}`.",
          "level: foundation\n", ""),
    Entry("SC006", "`{name}` should be {wanted}.", "Write {example}.",
          "show: [remittance, account]", "show: remittance"),
    Entry("SC007", "{problem}.", "Write it out in full: names and keys are plain words here.",
          "show: [remittance, account]", "show: &papers [remittance, account]\n    again: *papers"),
)
_VALUES = (
    Entry("SC042", "A letter on this line cannot be read: the file is not saved as UTF-8.", "Save it again as UTF-8.",
          "title: Read a small EOB", "title: Read a small \ufffdOB"),
    Entry("SC008", "`{value}` is no amount.", "Write 185.00, or 150 to 220 to draw it from the seed, low end first.",
          "charge: 800 to 900", "charge: 900 to 800"),
    Entry("SC009", "`{value}` is no date.", "Write year, month and day: 2026-03-23.",
          "today: 2026-03-23", "today: 2026-02-30"),
    Entry("SC010", "`{value}` is no whole number from {low} to {high}.", "Write it in digits, without a point.",
          "points: 4", "points: 0"),
    Entry("SC011", "`{value}` is no {what}.", "{near}",
          "axis: accuracy", "axis: acuracy"),
    Entry("SC003", "`{value}` is not a fact an author may name.", "{near} `balance-due check --facts` lists them.",
          "money: eob.patient_share", "money: eob.pateint_share"),
    Entry("SC018", "`{value}` is a {kind}, and this question asks for a {wanted}.", "Name a fact that is a {wanted}.",
          "money: eob.patient_share", "money: appeal.last_day"),
    Entry("SC012", "`{value}` is no {what} of the kit.", "{near}",
          "service: metabolic-panel", "service: metabolic-pannel"),
    Entry("SC013", "`{value}` is no competency.", "{near} They stand in data/competencies.csv.",
          "tests: [EOB-2]", "tests: [EBO-2]"),
    Entry("SC014", "`{value}` is no act of the house, and it has no words of its own.",
          "{near} Or {or_say} what the trainee reads.",
          "close: {because: The", "clothes: {because: The"),
    Entry("SC015", "`{value}` is no critical error.", "{near} They stand in data/critical_errors.yaml.",
          "critical: balance_billing", "critical: balance_biling"),
    Entry("SC020", "`{value}` is no source that the kit holds.", "{near}",
          "codes/carc/197", "codes/carc/9197"),
)
_MEANING = (
    Entry("SC016", "`{name}` has {count} right options.", "Mark exactly one `right`.",
          "{right: The approval", "{wrong: The approval"),
    Entry("SC017", "`{name}` foresees {count}.", "Name at least two typical mistakes under `when_wrong:`.",
          "          eob.write_off: That is ours by contract.\n", ""),
    Entry("SC019", "`{name}` stands twice as the name of a {what}.", "Give each its own name.",
          "- id: next-step", "- id: patient-owes"),
    Entry("SC021", "The option `{name}` does not say what choosing it means.",
          "Write one of `right`, `share: 0.2`, `critical: name` or `wrong`, and `because:`.",
          "share: 0.2, because: Too early", "share: 2, because: Too early"),
    Entry("SC022", "`{name}` asks for {count} kinds of answer.", "Keep one kind, such as `money:` or `choose:`.",
          "money: eob.patient_share", "money: eob.patient_share\n        date: appeal.last_day"),
    Entry("SC023", "The right option of `{name}` is by far the longest.", "Shorten it, or say more in the others.",
          "says: Dispute the denial with the approval on file",
          "says: Dispute the denial with the approval on file and write a note on the account about what was found"),
    Entry("SC024", "`{name}` is the right answer itself.", "Name what people answer instead.",
          "eob.write_off: That is ours", "eob.patient_share: That is ours"),
    Entry("SC025", "The case cannot be built: {problem}", "Change what is pinned under `case:`.",
          "service_date: 2026-03-02", "service_date: 2026-03-12"),
    Entry("SC026", "With seed {seed}, `{value}` gives the right answer of `{name}`.",
          "Change the amounts under `case:`, so that right and wrong can be told apart.",
          "eob.write_off: That is ours by contract.", "eob.allowed_less_paid: That is ours by contract."),
    Entry("SC027", "These words tell the answer of `{name}`: {{{value}}}.", "Say it without that fact.",
          "Only PR amounts count.", "It is {eob.patient_share}."),
    Entry("SC029", "`{name}` belongs by half.", "Of several, each belongs (`right`) or does not (`wrong`).",
          "{wrong: It is for the payer.", "{share: 0.5, because: It is for the payer."),
    Entry("SC037", "`{name}` has {right} that belong, of {of}.", "Let at least one belong, and at least two not.",
          "{wrong: It is for the payer.", "{right: It is for the payer."),
    Entry("SC038", "`{value}` is no wrong answer that can be given to `{name}`.", "{near}",
          "CO-45 = The patient:", "CO-45 = The office:"),
    Entry("SC039", "These names stand in the order of the alphabet, which tells the answer: {value}.",
          "Rename one of them.",
          "post: Post the payment", "aa-post: Post the payment"),
    Entry("SC040", "`{name}` cannot be the name of an option here.", "Use letters, digits and hyphens: ask-for-proof.",
          "close-it: Close", '"close, it": Close'),
    Entry("SC041", "With seed {seed} there is no paper `{value}` to show.", "Show a paper that this account has.",
          "show: [remittance, account]", "show: [remittance, first_remittance]"),
    Entry("SC043", "A brace in these words has no partner.", "A fact stands in two: {{eob.patient_share}}.",
          "owes {eob.patient_share}.", "owes {eob.patient_share."),
    Entry("SC028", "With seed {seed} the account has no {value}.", "Name a line that the claim has.",
          "eob.write_off: That is ours by contract.", "line.9.charge: That is ours by contract."),
    Entry("SC044", "A claim is worked here, or a text written, but the case does not say on which road.",
          "Write `follow_up:` under `case:`, and its `road:`, such as provider-dispute.",
          "  follow_up: {road: provider-dispute}\n", ""),
    Entry("SC054", "Somebody is talked to here, but the case does not say who.",
          "Write `persona:` under `case:`, such as `persona: {{temper: worried}}`.",
          "stages:\n", "stages:\n  - {talk: call, at: 10:30, best: [{say: greet}], "
          "worth: {listening: {points: 1, tests: [PAY-2]}}}\n"),
    Entry("SC057", "`{value}` does not bind this claim: its plan is {plan}.", "Cite `{right}`, or leave it out.",
          "policy/denials]", "payers/osprey#dispute]"),
    Entry("SC058", "`{value}` is no road of {plan}, which is {kind}.", "Its roads: {roads}.",
          "road: provider-dispute", "road: original-medicare"),
    Entry("SC059", "`today` is {today}, and {problem}.", "Let `today` be {when}.",
          "today: 2026-03-23", "today: 2026-03-01"),
    Entry("SC060", "With seed {seed} the step `{value}` comes too late: the last day is {last}, and it is there {on}.",
          "Let `today` be earlier, or make the best steps what is left to do.",
          "today: 2026-03-23", "today: 2026-12-23"),
    Entry("SC048", "With seed {seed} the file has no `{value}` to send.", "{near} Or pin what makes it.",
          "send: [approval_notice, remittance_copy]", "send: [enrollment_letter]"),
    Entry("SC049", "With seed {seed} the step `{value}` cannot be what an expert does: {problem}",
          "Change the step, or what is pinned.",
          "send: [approval_notice, remittance_copy]", "send: [approval_notice], rung: hearing"),
    Entry("SC050", "The best steps do not bring the work to an end: the last one is `{value}`.", "{near}",
          "      - {act: post-and-bill}\n", "      - {act: hold, days: 30}\n"),
    Entry("SC051", "With seed {seed} other steps bring more: {steps}. They bring {value}, the best steps {best}.",
          "Make these the best steps, or pin what closes that way.",
          "      - {act: dispute, send: [approval_notice, remittance_copy]}\n", ""),
    Entry("SC052", "With seed {seed} the best steps do not earn all of `{value}`: {problem}",
          "Change the steps, or do not weigh it.",
          "send: [approval_notice, remittance_copy]", "send: [approval_notice, full_chart]"),
    Entry("SC053", "With seed {seed} `{value}` alone earns as much as the best steps.",
          "Weigh what tells them apart, such as `road:` or `outcome:`.",
          "letter: {points: 4, tests: [APL-4]}", "last_day: {points: 4, tests: [APL-4]}"),
    Entry("SC062", "Nobody is ever told what stands under `{value}` here: {problem}.",
          "Leave it out, or weigh the part that it is a mistake of.",
          "letter: {points: 4, tests: [APL-4]}\n", "letter: {points: 4, tests: [APL-4]}\n"
          "    when_wrong:\n      ask-coder: There is nothing for the coder to change.\n"),
    Entry("SC055", "With seed {seed} `{value}` cannot be what an expert says: {problem}",
          "Change the turn, or who is on the line.",
          _STAGES, _A_TALK + "  - {talk: call, at: 10:30, best: [{say: greet}], "
          "worth: {listening: {points: 1, tests: [PAY-2]}}}\n"),
    Entry("SC056", "With seed {seed} the best turns do not earn all of `{value}`: {problem}",
          "Change the turns, or do not weigh it.",
          _STAGES, _A_TALK + "  - {talk: call, at: 10:30, best: [{say: end_call}], "
          "worth: {note: {points: 1, tests: [WRK-2]}}}\n"),
)
_PLAYS = (
    Entry("SC030", "There are no plays beside this scenario.", "Write {name}: what is done, and what must happen.",
          "*", "", plays=True),
    Entry("SC031", "`{value}` is nothing that this scenario asks or lets work on.", "{near}",
          "patient-owes: 70.40", "patient-ows: 70.40", plays=True),
    Entry("SC032", "`{value}` is no option of `{name}`.", "{near}",
          "next-step: dispute", "next-step: disputes", plays=True),
    Entry("SC033", "`{value}` cannot be read as an answer.", "{problem}",
          "patient-owes: 70.40", "patient-owes: about 70", plays=True),
    Entry("SC034", "Nothing here is scored on `{value}`.", "{near}",
          "conduct: 100", "cinduct: 100", plays=True),
    Entry("SC035", "`{value}` is no foreseen mistake of `{name}`.", "{near}",
          "patient-owes: eob.write_off", "patient-owes: eob.paid", plays=True),
    Entry("SC036", "The play “{name}” comes out differently: {problem}",
          "Work it out by hand once more; then change the play or the scenario.",
          "accuracy: 100", "accuracy: 90", plays=True),
    Entry("SC045", "This is no one thing that is done with a claim.", "Begin it with one of {verbs}.",
          "- open: account", "- account", plays=True),
    Entry("SC046", "`{act}` takes no `{name}`.", "{near}",
          "{act: post-and-bill}", "{act: post-and-bill, letter: good}", plays=True),
    Entry("SC061", "Nobody asks for a last day here, since it is not weighed.",
          "Weigh it in the scenario, as `last_day: {{points: 3, tests: [DEN-4]}}` under `worth:`, or leave this out.",
          "- open: account", "- last_day: 09/14/2026", plays=True),
    Entry("SC047", "`{act}` has no `{name}`.", "Write `{name}:` beside it.",
          "{act: hold, days: 30}", "{act: hold}", plays=True),
)
# fmt: on

GROUPS: dict[str, tuple[Entry, ...]] = {
    "The file": _FILE,
    "Names and values": _VALUES,
    "What it means": _MEANING,
    "Plays": _PLAYS,
}
CATALOGUE: dict[str, Entry] = {entry.code: entry for entries in GROUPS.values() for entry in entries}


def mistake(file: str, line: int, code: str, **words: object) -> Mistake:
    """A mistake of the catalogue, in its place."""
    entry = CATALOGUE[code]
    return Mistake(file, line, code, entry.says.format(**words), entry.tries.format(**words).strip())


def near(name: str, names: Iterable[str], *, list_up_to: int = 12) -> str:
    """What to try for a name that is not there: the nearest, or the whole list when it is short."""
    known = sorted(names)
    found = get_close_matches(name, known, n=1, cutoff=0.6)
    if found:
        return f"Did you mean `{found[0]}`?"
    if len(known) <= list_up_to:
        return f"Choose from: {', '.join(known)}."
    return f"Some that there are: {', '.join(known[:3])}." if list_up_to else ""
