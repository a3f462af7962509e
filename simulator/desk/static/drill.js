// A drill of last days: the rule with its source, a day to type, what was mistaken, and the next one.
import { bar, button, h, note, onDesk, sign, trouble, vh } from "./dom.js";

const NAMES = { good: "Right.", bad: "Not that day.", shown: "This is the day." };

function told(view) {
  const it = view.said;
  if (!it || it.tone === "unread") return null;
  return note(it.tone === "bad" ? "bad" : "good", it.name ? `${NAMES[it.tone]} ${it.name[0].toUpperCase()}${it.name.slice(1)}.` : NAMES[it.tone], h("p", {}, it.says));
}

const rules = (view, page) => h("section", { class: "bd-panel", "aria-labelledby": `${page}-r` },
  h("h3", { id: `${page}-r` }, "The rule"),
  h("ul", { class: "bd-list" }, view.rules.map((each) => h("li", {}, each))),
  h("p", { class: "bd-small bd-soft" }, view.source.verified ? sign("good") : sign("warn"), " ",
    view.source.verified ? "Read in: " : "Not verified, shown for your interest: ", view.source.says),
  view.source.note && h("p", { class: "bd-small bd-soft" }, view.source.note));

function draw(view, ui, page) {
  const key = `day-${view.number}`, unread = view.said?.tone === "unread" ? view.said.says : null;
  return h("div", { "data-named": `${page}-t` },
    bar("Deadline drill", h("p", {}, "Nothing here is kept or scored")),
    trouble(view.trouble),
    h("div", { class: "bd-title" }, h("h2", { id: `${page}-t`, tabindex: "-1", class: "bd-h" }, `Notice ${view.number}`),
      h("p", { class: "bd-lead" }, view.tried ? `${view.right} of ${view.tried} right at the first go.` : "The day that starts a clock is not counted. The day after it is day 1.")),
    rules(view, page),
    h("form", { class: "bd-panel bd-panel--now bd-stack bd-mt", "data-do": "answer", "data-key": key, novalidate: true },
      h("div", { class: "bd-field" },
        h("label", { for: `${page}-d`, class: "bd-q" }, view.question),
        h("p", { class: "bd-hint", id: `${page}-h` }, "Month, day and year, such as 03/02/2026."),
        h("span", { class: "bd-day" }, h("input", {
          id: `${page}-d`, type: "text", autocomplete: "off", "data-draft": key, value: ui.drafts[key] ?? view.said?.day ?? "", readonly: view.settled,
          "aria-invalid": unread || view.said?.tone === "bad" ? "true" : null, "aria-describedby": `${page}-h ${page}-f${unread ? ` ${page}-e` : ""}` })),
        unread && h("p", { class: "bd-error", id: `${page}-e` }, sign("warn"), h("span", {}, unread))),
      h("div", { class: "bd-row" },
        view.settled ? button("Next notice", "next", { main: true, "data-key": "next" }) : h("button", { type: "submit", class: "bd-btn bd-btn--main", "data-key": "check" }, "Check"),
        !view.settled && button(["Show me", vh(" the day and how it is counted")], "show", { quiet: true }))),
    h("div", { role: "status", id: `${page}-f`, class: "bd-mt", "data-key": "said" }, told(view)));
}

const acts = {
  answer: (form, { send }) => send({ do: "answer", day: form.querySelector("input").value }, "[data-key=next]", "input"),
  show: (_, { send }) => send({ do: "show" }, "[data-key=next]"),
  next: (_, { send }) => send({ do: "next" }, "input"),
};

export default { render: (place) => onDesk(place, draw, acts) };
