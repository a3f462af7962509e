// A sitting: papers, questions or a claim to work, what they are worth, and at the end the debrief. Python knows the answers; this page never does.
import { ask, asked, isOver } from "./ask.js";
import { axes } from "./axes.js";
import { debrief } from "./debrief.js";
import { bar, button, date, h, minutes, note, saved, sign, trouble, vh } from "./dom.js";
import { onOverruling } from "./overruling.js";
import { onPapers, papers } from "./papers.js";
import { printDesk } from "./print.js";
import { onCall, onCallActs } from "./call.js";
import { atWork, atWorkActs } from "./work.js";
import { atText, atTextActs } from "./writing.js";

const MODES = { practice: "Practice: hints and second tries are on", unaided: "No hints; second tries are on", assess: "One go, no hints" };
const AT_WORK = { practice: "Practice: a letter can be checked before it goes", unaided: "No check before a letter goes", assess: "One go, no check before a letter goes" };

/** A day with its weekday: who counts to Friday, or in days of business, needs both. */
const dated = (iso) => `${new Date(`${iso}T00:00Z`).toLocaleDateString("en-US", { weekday: "long", timeZone: "UTC" })}, ${date(iso)}`;

function head(view, page, back) {
  const { prompt } = view;
  return [
    bar(view.place, back,
      h("p", {}, sign("clock"), " Today is ", h("b", {}, dated(prompt.work?.today ?? prompt.today))),
      prompt.work && h("p", {}, `${minutes(prompt.work.minutes)} used`),
      h("p", {}, (prompt.work ? AT_WORK : MODES)[prompt.mode]),
      saved(view.warning ? "Not saved" : null)),
    !prompt.work && !prompt.call && !prompt.write && trouble(view.trouble),   // at work it stands beside what was pressed
    h("div", { role: "status", class: "bd-news" }, view.warning && note("warn", null, h("p", {}, view.warning)), view.news && note("info", null, h("p", {}, view.news))),
    h("div", { class: "bd-row bd-row--apart bd-title bd-title--row" },
      h("h2", { id: `${page}-t`, tabindex: "-1", class: "bd-h" }, prompt.title),
      h("ol", { class: "bd-steps", "aria-label": "Stages of this exercise" }, prompt.steps.map((step) =>
        h("li", { class: step.state === "done" ? "done" : null, "aria-current": step.state === "now" ? "step" : null },
          step.name, step.state === "done" && vh(" (done)"))))),
  ];
}

/** What ended the try. Its place is there before its words, so that they are read out when they come. */
const stopped = ({ prompt: { critical } }) =>
  h("div", { role: "alert", "data-key": "critical", class: "bd-stopped" }, critical &&
    h("div", { class: "bd-banner", tabindex: "-1" }, sign("stop"), h("div", {}, h("h3", {}, `Critical error: ${critical.title}`), h("p", {}, critical.because), h("p", {}, "This try ends here because of this error. The debrief shows what an expert does."))));

const LOW = { practice: "In practice a low score costs nothing.", unaided: "A low score costs nothing here.", assess: "Points are shown at the end." };

const score = (view, page) =>
  h("section", { class: "bd-panel", "aria-labelledby": `${page}-t ${page}-sc`, "data-key": "score" },
    h("h3", { id: `${page}-sc` }, "Your score so far"),
    h("div", { role: "status" }, axes(view.prompt.score, view.pass_mark)),
    h("p", { class: "bd-small bd-mt-s" }, `The line marks the pass level, ${view.pass_mark}%. ${LOW[view.prompt.mode]}`));

const goOn = ({ continue: { label, open, why } }, page) => label &&
  h("div", { class: "bd-row bd-onward", "data-key": "onward" },
    button(label, "onward", { main: open, off: !open, "aria-describedby": open ? null : `${page}-why` }),
    h("span", { class: "bd-small", id: `${page}-why` }, open ? null : why));

/** Questions about the papers, and beside them the score. */
function asking(view, ui, page, beside) {
  const { prompt } = view;
  const now = prompt.questions.find((each) => !isOver(each));
  return [
    papers(prompt.documents, ui, page, prompt.title),
    h("div", { class: "bd-grid bd-grid--main bd-mt", "data-key": "asking" },
      h("section", { class: "bd-panel bd-panel--now bd-stack", "aria-labelledby": `${page}-t ${page}-s` },
        h("h3", { id: `${page}-s`, tabindex: "-1", class: "bd-stage" }, prompt.stage.title),
        prompt.questions.map((question, at) => [at > 0 && h("hr", { class: "bd-rule", "data-key": `rule-${question.id}` }), ask(question, view, ui, page, question === now)]),
        goOn(prompt, page)),
      h("div", { class: "bd-stack" }, score(view, page), beside))];
}

/** Where a page lands that is opened again: at the stage, or where the work on a claim has gone on. */
const LANDS = "[data-key=now], [data-key=phone], [data-key=onward]";
function landing(tree, { work }) {
  const goesOn = work && (work.done.length || work.draft.act) && tree.querySelector(LANDS);
  (goesOn || tree.querySelector(".bd-stage"))?.setAttribute("data-land", "stage");
  return tree;
}

/** Where something is sent, what ended the try stands below it, above the way on; elsewhere it stands on top. */
function stage(view, ui, page, { back, beside }) {
  const { prompt } = view, sends = prompt.work || prompt.write;
  const tree = h("div", { "data-named": `${page}-t` },
    head(view, page, back),
    !sends && stopped(view),
    prompt.call ? onCall(view, ui, page, { onward: (prompt.continue.open || !prompt.call.open) && goOn(prompt, page), beside: [!prompt.call.open && score(view, page), beside] })
    : prompt.work ? atWork(view, ui, page, { onward: [stopped(view), (prompt.continue.open || !prompt.work.open) && goOn(prompt, page)], beside: [score(view, page), beside] })
    : prompt.write ? atText(view, ui, page, { onward: [stopped(view), goOn(prompt, page)], beside: [score(view, page), beside] }) : asking(view, ui, page, beside));
  return view.news ? landing(tree, prompt) : tree;
}

/** `back` leads away from the exercise, `beside` stands under the score, `onward` is what follows the debrief. */
export const drawSitting = (view, ui, page, { back = null, beside = null, onward = null } = {}) =>
  view.report ? debrief(view, ui, page, { back, onward }) : stage(view, ui, page, { back, beside });

export const inSitting = {
  ...asked,
  ...onPapers,
  ...atWorkActs,
  ...atTextActs,
  ...onCallActs,
  ...onOverruling,
  "from-here": ({ dataset }, { send }) => send({ do: "from-here", talk: Number(dataset.talk), turn: Number(dataset.turn) }, ".bd-kinds [aria-selected=true]", ".bd-h"),
  onward: (_, { send }) => send({ do: "continue" }, ".bd-stage", ".bd-h"),
  again: (_, { send }) => send({ do: "again" }, ".bd-h"),
  another: (_, { send }) => send({ do: "another" }, ".bd-h"),
  print: (_, { root }) => printDesk(root),
};
