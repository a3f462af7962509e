// A worked example: the papers, and beside them what an expert thinks, one step a press; a talk, as an expert has it.
import { card, line, newestInSight, seems } from "./call.js";
import { bar, button, date, h, note, sign, trouble } from "./dom.js";
import { sheet } from "./letter.js";
import { onPapers, papers } from "./papers.js";
import { drawnPlan } from "./plan.js";

const wentTo = (name, amount) => amount !== 0 && `${name} ${amount > 0 ? "up" : "down"} ${Math.abs(amount)}`;

/** One turn: what is done and why, the words, and what they did. */
function expertTurn({ title, says, lines, did }, at) {
  const moved = [wentTo("trust", did.trust ?? 0), wentTo("calm", did.mood ?? 0)].filter(Boolean).join(", ");
  return h("li", { class: "bd-step bd-step--turn", "data-key": `step-${at}` },
    h("p", { class: "bd-step__why" }, h("b", {}, title), " ", says),
    lines.length > 0 && h("ol", { class: "bd-log" }, lines.map(line)),
    did.why?.length > 0 && h("p", { class: "bd-small" }, did.why.join(" "), moved && ` (${moved})`));
}

function thought(step, at, ui) {
  const { kind, title, says, mark, offered } = step;
  const key = { class: `bd-step bd-step--${kind}`, "data-key": `step-${at}` };
  if (kind === "question") return h("li", key, h("p", { class: "bd-q" }, title), says && h("p", { class: "bd-hint" }, says), offered.length > 0 && h("ul", {}, offered.map((words) => h("li", {}, words))));
  if (kind === "look") return h("li", key, h("p", {}, sign("eye"), says));
  if (kind === "turn") return expertTurn(step, at);
  if (kind === "text") return h("li", key, h("h4", { class: "bd-q" }, title), sheet(says));
  if (kind === "answer") return h("li", key, note("good", title, says && h("p", {}, says)));
  return h("li", key, note("warn", title, h("p", {}, says), mark && button(`Show the ${mark} amounts on the papers`, "mark", { small: true, icon: "eye", "aria-pressed": String(ui.marks.has(mark)), "data-mark-name": mark })));
}

export function drawSolved(view, ui, page, { back = null, onward = null } = {}) {
  queueMicrotask(() => stepInSight(ui, page, view.steps.length));
  return h("div", { "data-named": `${page}-t` },
    bar("Watch one solved", back, h("p", {}, sign("clock"), " Today is ", h("b", {}, date(view.today)))),
    trouble(view.trouble),
    h("div", { class: "bd-title" }, h("h2", { id: `${page}-t`, tabindex: "-1", class: "bd-h" }, `Solved for you: ${view.title}`)),
    view.call ? aTalk(view, ui, page, onward) : [papers(view.documents, ui, page, `${view.title}, solved`), steps(view, ui, page, onward)]);
}

/** The step that was just asked for is in sight, a long one from its first line; the focus stays where it was. */
function stepInSight(ui, page, read) {
  const newest = document.getElementById(`${page}-steps`)?.lastElementChild;
  const isNew = ui.steps !== undefined && ui.steps < read;
  ui.steps = read;
  if (newest && isNew) newest.scrollIntoView({ block: newest.offsetHeight > innerHeight * .8 ? "start" : "nearest" });   // at once: nothing glides
}

const steps = (view, ui, page, onward, log = {}) =>
  h("section", { class: "bd-panel bd-panel--now bd-stack bd-mt", "aria-labelledby": `${page}-t ${page}-s`, "data-key": "steps" },
    h("h3", { id: `${page}-s`, class: "bd-stage" }, `Step ${view.steps.length} of ${view.of}`),
    h("div", { role: "log", "aria-label": "Steps so far", ...log }, h("ol", { id: `${page}-steps`, class: "bd-solution" }, view.steps.map((each, at) => thought(each, at, ui)))),
    stepOn(view, onward));

function stepOn({ steps: read, of }, onward) {
  const done = read.length === of;
  return [
    done && h("h4", { class: "bd-all", tabindex: "-1", "data-key": "all" }, "That is all"),
    h("p", { class: "bd-row", "data-key": "on" },
      !done && button("Next step", "next", { main: true, "data-key": "next" }),
      done && onward,
      read.length > 1 && button("From the beginning", "restart", { quiet: true, "data-key": "restart" }))];
}

/** A talk as an expert has it: the turns, and beside them who it is, how they seem, the note and the plan. */
function aTalk(view, ui, page, onward) {
  const { call } = view;
  queueMicrotask(() => newestInSight(ui, page, view.steps.length));
  return [
    h("p", { class: "bd-soft", "data-key": "who" }, call.says),
    h("div", { class: "bd-grid bd-grid--main", "data-key": "talk" },
      steps(view, ui, page, onward, { id: `${page}-log`, class: "bd-logbox bd-logbox--tall", tabindex: "0" }),
      h("div", { class: "bd-stack bd-mt" }, card(call, page), seems(call, page), noteSoFar(call, page))),
    call.plan?.drawn && h("section", { class: "bd-panel bd-mt", "aria-labelledby": `${page}-t ${page}-pb`, "data-key": "plan" },
      h("div", { class: "bd-row bd-row--apart" }, h("h3", { id: `${page}-pb` }, "The plan"), h("span", { class: "bd-tag" }, call.plan.state)),
      h("div", { class: "bd-builder bd-builder--two bd-mt-s" }, drawnPlan(call.plan.drawn, page))),
    h("section", { class: "bd-mt", "aria-labelledby": `${page}-t ${page}-pp`, "data-key": "papers-of" },
      h("h3", { id: `${page}-pp`, class: "bd-under" }, "Papers on the desk"), papers(view.documents, ui, page, `${view.title}, solved`)),
  ];
}

const noteSoFar = ({ note: { text }, agreed }, page) => h("section", { class: "bd-panel", "aria-labelledby": `${page}-t ${page}-no`, "data-key": "note" },
  h("h3", { id: `${page}-no` }, "Account note"),
  h("p", { class: text ? "bd-mt-s" : "bd-mt-s bd-soft" }, text || "Not written yet. It comes when the call has ended."),
  h("p", { class: "bd-small bd-mt-s" }, h("b", {}, "Agreed so far: "), agreed));

export const inSolved = {
  ...onPapers,
  next: (_, { send }) => send({ do: "next" }, "[data-key=all]"),
  restart: (_, { send }) => send({ do: "restart" }, ".bd-h"),
};
