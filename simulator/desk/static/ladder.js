// The ladder of a lesson: four rungs with their exercises, and whichever exercise is open.
import { bar, button, h, note, onDesk, sign, trouble, vh } from "./dom.js";
import { showMarks } from "./papers.js";
import { drawSitting, inSitting } from "./sitting.js";
import { drawSolved, inSolved } from "./solved.js";

const WORDS = { done: ["good", "done"], begun: ["clock", "begun"], tried: ["again", "tried, not passed yet"] };
const PRESS = { done: "Look again", begun: "Go on", tried: "Try again", "not begun": "Start" };

const number = (rung, at) => h("b", { "aria-hidden": "true" }, rung.state === "done" ? "✓" : at + 1);
const current = (rung) => ({ class: rung.state === "done" ? "done" : null, "aria-current": rung.state === "now" ? "step" : null });
const WATCHED = { done: "done", "passed by": "" };   // of what was gone past nothing is said
const count = ({ done, of, way, state }) => (way === "watch" ? WATCHED[state] ?? "not watched yet" : `${done} of ${of} passed`);

const opens = (item, label, more = {}) =>
  button([label, vh(`: ${item.title}`), more.main && sign("on")], "open", { "data-way": item.way, "data-exercise": item.exercise, "data-key": `open-${item.way}-${item.exercise}`, ...more });

function item(each, next) {
  const said = WORDS[each.state];
  const main = next && next.way === each.way && next.exercise === each.exercise;
  return h("li", { "data-key": `${each.way}-${each.exercise}`, "data-land": each.state === "begun" ? "begun" : null },
    h("div", {}, h("p", {}, each.title), h("p", { class: "bd-small" }, `${each.level}, about ${each.minutes} minutes`)),
    h("p", { class: "bd-row" }, said && h("span", { class: `bd-tag${each.state === "done" ? " is-good" : ""}` }, sign(said[0]), said[1]),
      opens(each, each.way === "watch" ? (each.state === "done" ? "Watch again" : "Watch") : PRESS[each.state], { main, small: !main })));
}

function rungs(view, page) {
  return h("div", { "data-named": `${page}-t` },
    bar(view.title, h("p", {}, "Nothing is locked: go up or down as you like")),
    trouble(view.trouble),
    h("div", { role: "status", class: "bd-news" }, view.warning && note("warn", null, h("p", {}, view.warning))),
    h("div", { class: "bd-title" }, h("h2", { id: `${page}-t`, tabindex: "-1", class: "bd-h" }, `The ladder: ${view.title}`),
      h("p", { class: "bd-lead" }, view.next ? `Next: ${view.next.title}${/[.?!]$/.test(view.next.title) ? "" : "."}` : "You have passed every rung. Open one again for new people and new amounts.")),
    h("ol", { class: "bd-rungs" }, view.rungs.map((rung, at) =>
      h("li", { ...current(rung), "data-key": rung.way },
        number(rung, at),
        h("section", { class: `bd-panel${rung.state === "now" ? " bd-panel--now" : ""}`, "aria-labelledby": `${page}-t ${page}-${rung.way}` },
          h("div", { class: "bd-row bd-row--apart" }, h("h3", { id: `${page}-${rung.way}` }, rung.says, rung.state === "now" && vh(" (you are here)")), h("p", { class: "bd-small" }, count(rung))),
          h("p", { class: "bd-soft" }, rung.about),
          lists(rung, page, view.next))))));
}

/** The exercises of a rung; a long list under its headings, each with how many of its own are passed. */
function lists({ way, items, groups }, page, next) {
  const list = (some, named) => h("ul", { class: "bd-items", "aria-labelledby": named }, some.map((each) => item(each, next)));
  let at = 0;
  return groups.length ? groups.map((group, n) => {
    const some = items.slice(at, at += group.of), id = `${page}-${way}-${n}`;
    return h("div", { class: "bd-group", "data-key": group.says }, h("div", { class: "bd-row bd-row--apart" }, h("h4", { id }, group.says), h("p", { class: "bd-small" }, count({ ...group, way }))), list(some, id));
  }) : list(items, null);
}

/** The same rungs, small, beside an exercise. */
const beside = (view, page) =>
  h("section", { class: "bd-panel", "aria-labelledby": `${page}-t ${page}-la`, "data-key": "ladder" },
    h("h3", { id: `${page}-la` }, "Where you are on the ladder"),
    h("ol", { class: "bd-ladder" }, view.rungs.map((rung, at) => {
      const here = view.here?.way === rung.way;
      return h("li", { class: !here && rung.state === "done" ? "done" : null, "aria-current": here ? "step" : null },
        h("b", { "aria-hidden": "true" }, !here && rung.state === "done" ? "✓" : at + 1),
        h("div", {}, rung.says, h("span", {}, [here && "you are here", count(rung)].filter(Boolean).join(", "))));
    })));

const back = () => button("All rungs", "back", { quiet: true, small: true, icon: "back", "data-key": "back" });

const onward = (view, label) => view.next && opens(view.next, label, { main: true });

function draw(view, ui, page) {
  const more = { back: back() };
  if (view.solving) return drawSolved({ ...view.solving, trouble: view.trouble }, ui, page, { ...more, onward: onward(view, "Now you") });
  if (view.exercising) {
    const exercise = { ...view.exercising, trouble: view.trouble };
    return drawSitting(exercise, ui, page, { ...more, beside: beside(view, page), onward: view.next && ((main) => opens(view.next, "Next exercise", { main })) });
  }
  return rungs(view, page);
}

const acts = {
  ...inSolved,
  ...inSitting,
  open(pressed, { send, ui }) {
    ui.tab = null;
    ui.marks.clear();
    send({ do: "open", way: pressed.dataset.way, exercise: pressed.dataset.exercise }, ".bd-h");
  },
  back: (_, { send }) => send({ do: "back" }, ".bd-h"),
};

export default { render: (place) => onDesk(place, draw, acts, (root, ui) => showMarks(root, ui.marks)) };
