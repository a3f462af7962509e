// An exercise: papers, questions, what they are worth, and at the end the debrief. Python knows the answers; this page never does.
import { axes } from "./axes.js";
import { debrief } from "./debrief.js";
import { bar, button, date, h, note, onDesk, points, saved, sign, trouble, vh } from "./dom.js";
import { papers, showMarks } from "./papers.js";

/** A question that takes no further answer: it is right, its tries are used up, or a critical error stopped the try. */
const isOver = (question) => question.tries_left === 0;

function head(view, page) {
  const { prompt } = view;
  return [
    bar(view.place,
      h("p", {}, sign("clock"), " Today is ", h("b", {}, date(prompt.today))),
      h("p", {}, prompt.mode === "practice" ? "Practice: hints and second tries are on" : "Check: one go, no hints"),
      saved(view.warning ? "Not saved" : null)),
    trouble(view.trouble),
    h("div", { role: "status", class: "bd-news" }, view.warning && note("warn", null, h("p", {}, view.warning)), view.news && note("info", null, h("p", {}, view.news))),
    h("div", { class: "bd-row bd-row--apart bd-title bd-title--row" },
      h("h2", { id: `${page}-t`, tabindex: "-1", class: "bd-h" }, prompt.title),
      h("ol", { class: "bd-steps", "aria-label": "Stages of this exercise" }, prompt.steps.map((step) =>
        h("li", { class: step.state === "done" ? "done" : null, "aria-current": step.state === "now" ? "step" : null },
          step.name, step.state === "done" && vh(" (done)"))))),
  ];
}

const error = (id, says) => h("p", { class: "bd-error", id }, sign("warn"), h("span", {}, says));

/** A field for an amount or a date: what cannot be read is an error and costs nothing; what is wrong is feedback. */
function field(question, { id, key, unread, over, ui, first }) {
  const money = question.kind === "money";
  const wrong = question.state === "wrong";
  const input = h("input", {
    id, type: "text", inputmode: money ? "decimal" : null, autocomplete: "off", "data-draft": key, name: "value",
    value: ui.drafts[key] ?? question.answer ?? "", readonly: over,
    "aria-invalid": unread || wrong ? "true" : null,
    "aria-describedby": [question.note && `${id}-h`, unread && `${id}-e`, `${id}-f`].filter(Boolean).join(" "),
  });
  return h("div", { class: "bd-field" },
    h("label", { for: id, class: "bd-q" }, question.question),
    question.note && h("p", { class: "bd-hint", id: `${id}-h` }, question.note),
    h("div", { class: "bd-row" },
      money ? h("span", { class: "bd-cash bd-cash--big" }, input) : h("span", { class: "bd-day" }, input),
      check(question, over, first)),
    unread && error(`${id}-e`, unread));
}

function choice(question, { id, key, unread, over, ui, first }) {
  const chosen = ui.drafts[key] ?? question.answer;
  return [
    h("fieldset", { "aria-describedby": `${id}-f${unread ? ` ${id}-e` : ""}` },
      h("legend", { class: "bd-q" }, question.question),
      question.note && h("p", { class: "bd-hint" }, question.note),
      h("div", { class: "bd-choice" }, question.options.map((option) =>
        h("label", { "data-key": option.id, class: over ? "is-over" : null },
          h("input", { type: "radio", name: `${id}-value`, value: option.id, "data-draft": key, checked: chosen === option.id, disabled: over && question.answer !== option.id }),
          h("span", {}, option.says))))),
    unread && error(`${id}-e`, unread),
    h("div", { class: "bd-row" }, check(question, over, first)),
  ];
}

const OVER = { answered: "Answered", open: "Closed" };

function check(question, over, first) {
  const label = over ? OVER[question.state] ?? "Checked" : question.state === "wrong" ? "Check again" : "Check";
  return h("button", { type: "submit", class: `bd-btn${first ? " bd-btn--main" : ""}`, "data-key": "check", "aria-disabled": over ? "true" : null },
    label, vh(`, question ${question.number}`));
}

function feedback(question, ui) {
  const said = question.feedback;
  if (!said) return null;
  const title = [said.verdict, said.name].filter(Boolean).join(" ");
  const shown = said.mark && ui.marks.has(said.mark);
  return note(said.tone, title, said.says && h("p", {}, said.says),
    said.mark && button(`Show the ${said.mark} amounts on the papers`, "mark", { small: true, icon: "eye", "aria-pressed": String(Boolean(shown)), "data-mark-name": said.mark }));
}

function hints(question, over) {
  if (!question.hints_total) return null;
  const left = question.hints_total - question.hints.length;
  const cost = question.next_hint_costs ? `, costs ${points(question.next_hint_costs)}` : ", free";
  const label = question.hints.length ? `Next hint${cost}` : `Show a hint${cost}`;
  const none = left === 0 ? "No more hints" : null;
  return h("div", { class: "bd-stack-s", "data-key": "hints" },
    h("div", { role: "status", class: "bd-stack-s" }, question.hints.map((says, at) => h("div", { class: "bd-note is-hint" }, sign("hint"),
      h("div", { class: "bd-stack-s" }, h("p", { class: "bd-note__t" }, `Hint ${at + 1} of ${question.hints_total}`), h("p", {}, says))))),
    (!over || question.hints.length > 0) && button(none ?? label, "hint", { small: true, icon: "hint", off: over || left === 0, "data-question": question.id, "data-key": "hint" }));
}

const worth = (question, over) => {
  if (question.tries === 0 || over) return points(question.points);
  return `${points(question.points)}, ${question.points_left} left on this try`;
};

function ask(question, view, ui, page, first) {
  const key = `${view.sitting}-${question.id}`, id = `${page}-${key}`;   // drafts outlive the page's own ids
  const over = isOver(question);
  const unread = view.unread?.question === question.id ? view.unread.says : null;
  const about = { id, key, unread, over, ui, first };
  return h("form", { class: "bd-stack bd-ask", "data-do": "check", "data-question": question.id, "data-key": id, novalidate: true },
    h("p", { class: "bd-row bd-row--apart" }, h("span", { class: "bd-small" }, `Question ${question.number} of ${question.of}`), h("span", { class: "bd-small" }, worth(question, over))),
    question.kind === "choice" ? choice(question, about) : field(question, about),
    h("div", { role: "status", id: `${id}-f`, "data-key": "feedback" }, feedback(question, ui)),
    hints(question, over));
}

function work(view, ui, page) {
  const { prompt } = view;
  const now = prompt.questions.find((each) => !isOver(each));
  return h("div", { "data-named": `${page}-t` },
    head(view, page),
    h("div", { role: "alert", "data-key": "critical", class: "bd-stopped" }, prompt.critical && critical(prompt.critical)),
    papers(prompt.documents, ui, page, prompt.title),
    h("div", { class: "bd-grid bd-grid--main bd-mt" },
      h("section", { class: "bd-panel bd-panel--now bd-stack", "aria-labelledby": `${page}-t ${page}-s` },
        h("h3", { id: `${page}-s`, tabindex: "-1", class: "bd-stage" }, prompt.stage.title),
        prompt.questions.map((question, at) => [at > 0 && h("hr", { class: "bd-rule", "data-key": `rule-${question.id}` }), ask(question, view, ui, page, question === now)]),
        prompt.continue.label && h("div", { class: "bd-row bd-onward", "data-key": "onward" },
          button(prompt.continue.label, "onward", { main: prompt.continue.open, off: !prompt.continue.open, "aria-describedby": prompt.continue.open ? null : `${page}-why` }),
          h("span", { class: "bd-small", id: `${page}-why` }, prompt.continue.open ? null : prompt.continue.why))),
      h("div", { class: "bd-stack" },
        h("section", { class: "bd-panel", "aria-labelledby": `${page}-t ${page}-sc` },
          h("h3", { id: `${page}-sc` }, "Your score so far"),
          h("div", { role: "status" }, axes(prompt.score, view.pass_mark)),
          h("p", { class: "bd-small bd-mt-s" }, `The line marks the pass level, ${view.pass_mark}%. In practice a low score costs nothing.`)))));
}

export const critical = ({ title, because }) =>
  h("div", { class: "bd-banner" }, sign("stop"), h("div", {}, h("h3", {}, `Critical error: ${title}`), h("p", {}, because)));

const draw = (view, ui, page) => (view.report ? debrief(view, ui, page) : work(view, ui, page));

const acts = {
  check(form, { send }) {
    const chosen = form.querySelector("input[type=radio]:checked");
    const typed = form.querySelector("input[type=text]");
    send({ do: "answer", question: form.dataset.question, value: (chosen ?? typed)?.value ?? "" });
  },
  hint: (pressed, { send }) => send({ do: "hint", question: pressed.dataset.question }),
  onward: (_, { send }) => send({ do: "continue" }, ".bd-stage", ".bd-h"),
  again: (_, { send }) => send({ do: "again" }, ".bd-h"),
  another: (_, { send }) => send({ do: "another" }, ".bd-h"),
  tab(pressed, { ui, again }) { ui.tab = pressed.dataset.tab; again(); },
  mark(pressed, { ui, again }) {
    const mark = pressed.dataset.markName;
    if (!ui.marks.delete(mark)) ui.marks.add(mark);
    again();
  },
};

export default { render: (place) => onDesk(place, draw, acts, (root, ui) => showMarks(root, ui.marks)) };
