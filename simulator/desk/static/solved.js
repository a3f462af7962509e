// A worked example: the papers, and beside them what an expert thinks, one step a press.
import { bar, button, date, h, note, sign, trouble } from "./dom.js";
import { onPapers, papers } from "./papers.js";

function thought({ kind, title, says, mark, offered }, at, ui) {
  const key = { class: `bd-step bd-step--${kind}`, "data-key": `step-${at}` };
  if (kind === "question") return h("li", key, h("p", { class: "bd-q" }, title), says && h("p", { class: "bd-hint" }, says), offered.length > 0 && h("ul", {}, offered.map((words) => h("li", {}, words))));
  if (kind === "look") return h("li", key, h("p", {}, sign("eye"), says));
  if (kind === "answer") return h("li", key, note("good", title, says && h("p", {}, says)));
  return h("li", key, note("warn", title, h("p", {}, says), mark && button(`Show the ${mark} amounts on the papers`, "mark", { small: true, icon: "eye", "aria-pressed": String(ui.marks.has(mark)), "data-mark-name": mark })));
}

export function drawSolved(view, ui, page, { back = null, onward = null } = {}) {
  const done = view.steps.length === view.of;
  return h("div", { "data-named": `${page}-t` },
    bar("Watch one solved", back, h("p", {}, sign("clock"), " Today is ", h("b", {}, date(view.today)))),
    trouble(view.trouble),
    h("div", { class: "bd-title" }, h("h2", { id: `${page}-t`, tabindex: "-1", class: "bd-h" }, `Solved for you: ${view.title}`)),
    papers(view.documents, ui, page, `${view.title}, solved`),
    h("section", { class: "bd-panel bd-panel--now bd-stack bd-mt", "aria-labelledby": `${page}-t ${page}-s` },
      h("h3", { id: `${page}-s`, class: "bd-stage" }, `Step ${view.steps.length} of ${view.of}`),
      h("div", { role: "log", "aria-label": "Steps so far" },
        h("ol", { class: "bd-solution" }, view.steps.map((each, at) => thought(each, at, ui)))),
      h("p", { class: "bd-row" },
        button(done ? "That is all" : "Next step", "next", { main: !done, off: done, "data-key": "next" }),
        done && onward,
        view.steps.length > 1 && button("From the beginning", "restart", { quiet: true, "data-key": "restart" }))));
}

export const inSolved = {
  ...onPapers,
  next: (_, { send }) => send({ do: "next" }),
  restart: (_, { send }) => send({ do: "restart" }, ".bd-h"),
};
