// The debrief: passed or not and why, your answers beside the expert's, and where each rule comes from.
import { axes } from "./axes.js";
import { bar, button, date, h, ruledBy, saved, sign, tag, trouble } from "./dom.js";
import { asRead, fold, sheet } from "./letter.js";
import { isOverruling, overruling, rulings } from "./overruling.js";
import { comesFrom, sourceLine } from "./sources.js";
import { fromThere, talked, turning } from "./talked.js";

const TONES = { same: "good", "with help": "good", differs: "warn", critical: "bad", "not reached": "info" };
const ROWS = { differs: "diff", critical: "crit" };

/** An answer of several parts stands in several lines; whole sentences, such as a note, stay as they were written. */
const parts = (words) => /[.!?](\s|$)/.test(words) ? h("span", {}, words.replace(/[^.!?]$/, "$&.")) : h("b", {}, words.split("; ").map((part) => h("span", { class: "bd-part" }, part)));

function step(beside, decision, ui, page) {
  return h("tr", { class: ROWS[beside.state] },
    h("th", { scope: "row" }, `${beside.number}. ${beside.question}`),
    h("td", { "data-l": "You" }, beside.yours ? parts(beside.yours) : h("span", { class: "bd-soft" }, "No answer"),
      decision.would && h("small", {}, decision.state === "right" && h("i", {}, "At first: "), decision.would), tries(decision), decision.doubt && h("small", {}, decision.doubt), decision.overruled && h("small", {}, ruledBy(decision.overruled))),
    h("td", { "data-l": "Expert" }, parts(beside.expert), h("small", {}, beside.why), comesFrom(decision.rests_on ?? [], ui, page, `d${beside.number}`)),
    h("td", { "data-l": "Result" }, tag(TONES[beside.state], beside.state, beside.state === "critical" ? "stop" : undefined), h("small", {}, `${decision.points} of ${decision.of}`)));
}

const tries = ({ tries, hints }) => {
  const used = [tries > 1 && `${tries} tries`, hints && (hints === 1 ? "1 hint" : `${hints} hints`)].filter(Boolean);
  return used.length > 0 && h("small", {}, used.join(", "));
};

const TRIES = { practice: "With hints", unaided: "Without hints", assess: "One go" };

/** What an expert writes here, folded away: one reads what was found in one's own first. Folded, it is not printed. */
function expertWrites({ called, on, says }, at, { sitting }, ui, page) {
  const name = `expert-${sitting}-${at}`;
  return h("section", { class: `bd-panel bd-mt bd-stack-s${ui.folds?.has(name) ? "" : " bd-no-print"}`, "aria-labelledby": `${page}-t ${page}-ex${at}`, "data-key": name },
    h("h3", { id: `${page}-ex${at}` }, `The expert’s ${called} of ${date(on)}`),
    h("p", { class: "bd-soft" }, "One good way to say it. Yours may use other words."),
    fold(ui, page, name, `Read the expert’s ${called}`, () => sheet(says)));
}

export function debrief(view, ui, page, { back, onward }) {
  const { prompt, report } = view;
  const passed = report.passed;
  const lead = passed
    ? `You passed: every result is at or over ${report.pass_mark}%, with no critical error.`
    : report.critical.length
      ? "Not passed yet: a critical error stops a try, whatever the points."
      : `Not passed yet: one result or more is under ${report.pass_mark}%.`;
  return h("div", { "data-named": `${page}-t` },
    bar(view.place, back, h("p", {}, `${TRIES[prompt.mode]}, account number ${prompt.seed}`), saved(view.warning ? "Not saved" : null)),
    !isOverruling(ui) && trouble(view.trouble),   // while a trainer rules it stands in the form
    h("div", { role: "status", class: "bd-news" }, view.warning && h("p", { class: "bd-soft" }, view.warning)),
    h("div", { class: "bd-title" }, h("h2", { id: `${page}-t`, tabindex: "-1", class: "bd-h" }, `Debrief: ${prompt.title}`), h("p", { class: "bd-lead" }, lead)),
    report.critical.map(({ title, because }) =>
      h("div", { class: "bd-banner bd-under", role: "alert" }, sign("stop"), h("div", {}, h("h3", {}, `Critical error: ${title}`), h("p", {}, because)))),
    h("section", { class: "bd-paper", "aria-labelledby": `${page}-t ${page}-ax` },
      h("div", { class: "bd-row bd-row--apart bd-under" }, h("h3", { id: `${page}-ax` }, "Four results, kept apart"), tag(passed ? "good" : "bad", passed ? "passed" : "not passed")),
      axes(report.axes, report.pass_mark, { asShare: true })),
    (report.talks ?? []).map((talk, at) => talked(talk, at, page)),
    h("section", { class: "bd-paper bd-mt bd-path", "aria-labelledby": `${page}-t ${page}-pa` },
      h("h3", { id: `${page}-pa`, class: "bd-under" }, (report.talks ?? []).length ? "Each part that was judged" : "Your path beside the expert’s"),
      report.sources.length > 0 && h("p", { class: "bd-small bd-under bd-no-print" }, h("a", { href: `#${page}-so`, "data-do": "found" }, "Where each rule comes from")),
      h("table", {}, h("caption", { class: "bd-vh" }, "Each question: your answer, the expert’s answer and why"),
        h("thead", {}, h("tr", {}, ["Question", "You", "Expert", "Result"].map((words) => h("th", { scope: "col" }, words)))),
        h("tbody", {}, report.better_path.map((beside) => step(beside, report.decisions.find((each) => each.number === beside.number), ui, page))))),
    report.texts.map(({ called, on, read }, at) =>
      h("section", { class: "bd-paper bd-mt", "aria-labelledby": `${page}-t ${page}-le${at}` },
        h("h3", { id: `${page}-le${at}`, class: "bd-under" }, `Your ${called} of ${date(on)}, as its reader found it`),
        h("div", { class: "bd-asread" }, asRead(read, `${page}-${at}`, "What was found in it")))),
    (report.expert ?? []).map((each, at) => expertWrites(each, at, view, ui, page)),
    rulings(report, page),
    report.sources.length > 0 && h("section", { class: "bd-panel bd-mt", "aria-labelledby": `${page}-t ${page}-so` },
      h("h3", { id: `${page}-so`, tabindex: "-1" }, "Where each rule comes from"), h("ul", { class: "bd-list" }, report.sources.map(sourceLine))),
    h("div", { class: "bd-panel bd-mt bd-row bd-row--apart bd-no-print" },
      h("p", {}, h("b", {}, "Next: "), !passed ? (turning(report) ? `try again from ${turning(report).at}, where it turned.` : "the same account once more, from the beginning.") : onward ? "the next exercise of this lesson." : "the same kind of account with other people and other amounts."),
      h("p", { class: "bd-row" },
        passed && onward?.(true), fromThere(passed ? null : turning(report)), button(turning(report) && !passed ? "From the beginning" : "Try again", "again", { main: !passed && !turning(report), icon: "again" }), button("Another like this", "another", { main: passed && !onward, icon: "on" }),
        !passed && onward?.(false), button("Print", "print", { icon: "print" }))),
    overruling(view, ui, page));
}
