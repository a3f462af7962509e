// A scenario to try out: the text on the left, what is wrong in it, and what a trainee would meet once nothing is.
import { bar, button, h, note, onDesk, sign, trouble, vh } from "./dom.js";
import { onPapers, papers } from "./papers.js";

/** Names between backticks are set as code. */
const coded = (words) => words.split("`").map((part, at) => (at % 2 ? h("code", {}, part) : part));

const mistake = (each) => h("li", {},
  h("span", { class: "bd-mend__sign" }, sign("bad")), h("code", {}, `line ${each.line}`),
  h("div", {}, h("p", {}, h("b", {}, coded(each.says))), h("p", {}, coded(each.try), " ", h("span", { class: "bd-small" }, each.code))),
  button(["Show it", vh(` on line ${each.line}`)], "line", { small: true, "data-line": each.line }));

function found(view, page) {
  if (!view.checked) return null;
  const count = view.mistakes.length;
  if (count === 0) return note("good", "No mistake found.", h("p", {}, `Checked with ${view.seeds} seeds: each account can be built, and the right answer is never one of the wrong ones.`));
  return h("section", { class: "bd-panel", "aria-labelledby": `${page}-me` },
    h("div", { class: "bd-row bd-row--apart" }, h("h3", { id: `${page}-me` }, "What to mend"), h("span", { class: "bd-tag is-bad" }, sign("bad"), count === 1 ? "1 mistake" : `${count} mistakes`)),
    h("ol", { class: "bd-mend" }, view.mistakes.map(mistake)));
}

const seen = (view, ui, page) => h("div", { class: "bd-stack bd-mt", "data-key": "seen" },
  h("h3", {}, `What the trainee sees first, with seed ${view.seen.seed}`),
  papers(view.seen.documents, ui, page, view.seen.title),
  h("section", { class: "bd-panel", "aria-labelledby": `${page}-an` },
    h("h3", { id: `${page}-an` }, "The expert’s answers"),
    h("ol", { class: "bd-list" }, view.seen.answers.map((each) => h("li", {},
      h("p", {}, each.question), h("p", {}, h("b", {}, each.right), " ", h("span", { class: "bd-small" }, `${each.points} points`)), h("p", { class: "bd-soft" }, each.why))))));

function draw(view, ui, page) {
  return h("div", { "data-named": `${page}-t` },
    bar("Author’s desk", h("p", {}, "Nothing here is kept: copy the text into a file of your own")),
    trouble(view.trouble),
    h("div", { class: "bd-title" }, h("h2", { id: `${page}-t`, tabindex: "-1", class: "bd-h" }, "Try a scenario"),
      h("p", { class: "bd-lead" }, "Say what must be true. The simulator makes the rest and works out every amount.")),
    h("form", { class: "bd-panel bd-panel--now bd-stack", "data-do": "check", "data-key": `draft-${view.begun}`, novalidate: true },
      h("div", { class: "bd-field bd-yaml" },
        h("label", { for: `${page}-text` }, "The scenario"),
        h("p", { class: "bd-hint", id: `${page}-h` }, "Change a name, an amount or a question. Then check it."),
        h("textarea", { id: `${page}-text`, rows: 24, spellcheck: "false", autocomplete: "off", wrap: "off", "data-draft": `text-${view.begun}`, "data-begun": view.begun,
          "aria-describedby": `${page}-h ${page}-f`, value: ui.drafts[`text-${view.begun}`] ?? view.text })),
      h("div", { class: "bd-row" }, h("button", { type: "submit", class: "bd-btn bd-btn--main", "data-key": "check" }, "Check it"), button("Begin anew", "anew", { quiet: true }))),
    h("div", { role: "status", id: `${page}-f`, class: "bd-mt", "data-key": "found" }, found(view, page)),
    view.seen && seen(view, ui, page));
}

const acts = {
  ...onPapers,
  check: (form, { send }) => send({ do: "check", text: form.querySelector("textarea").value }),
  anew: (_, { send }) => send({ do: "anew" }, "textarea"),
  line(pressed, { root }) {
    const text = root.querySelector("textarea"), lines = text.value.split("\n"), at = Number(pressed.dataset.line) - 1;
    const from = lines.slice(0, at).join("\n").length + (at > 0 ? 1 : 0);
    text.focus();
    text.setSelectionRange(from, from + (lines[at] ?? "").length);
    text.scrollTop = Math.max(0, (at - 4) * parseFloat(getComputedStyle(text).lineHeight));
  },
};

export default { render: (place) => onDesk(place, draw, acts) };
