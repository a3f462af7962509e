// A drill of calls: what is known, what is heard, four answers to choose from, at once why, and the next one.
import { bar, button, h, note, onDesk, sign, tag, trouble, vh } from "./dom.js";

const known = ({ known: facts }) => h("dl", { class: "bd-facts" }, facts.map(({ label, value }) => [h("dt", {}, label), h("dd", {}, value)]));

const heard = ({ who, heard: words }) => h("div", { class: "bd-log" }, h("div", { class: "bd-heard" },
  h("p", { class: "bd-log__who" }, h("b", {}, who)), h("p", { class: "bd-log__say" }, words)));

function row({ id, says, step, told }, view, ui, page, key) {
  return h("label", { "data-key": id, class: told || view.settled ? "is-over" : null },
    h("input", { type: "radio", name: `${page}-${key}`, value: id, "data-draft": key, checked: ui.drafts[key] === id, disabled: Boolean(told || view.settled) }),
    h("span", { class: "bd-choice__says" }, step && [h("b", {}, step), h("br")], says),
    told && (told === "right" ? tag("good", "right") : tag("bad", "not this")));
}

const told = ({ said }) => said && note(said.tone, said.name,
  h("p", {}, said.why), said.reply.map((each) => h("p", {}, each)), said.source && h("p", { class: "bd-small" }, `Read in: ${said.source}`));

function draw(view, ui, page) {
  const key = `pick-${view.number}`;
  return h("div", { "data-named": `${page}-t` },
    bar(view.title, h("p", {}, "Nothing here is kept or scored")),
    trouble(view.trouble),
    h("div", { class: "bd-title" }, h("h2", { id: `${page}-t`, tabindex: "-1", class: "bd-h" }, `${view.title}, call ${view.number}`),
      h("p", { class: "bd-lead" }, view.tried ? `${view.right} of ${view.tried} right at the first go.` : view.lead)),
    h("section", { class: "bd-panel bd-stack", "aria-labelledby": `${page}-t ${page}-k` },
      h("h3", { id: `${page}-k` }, "What you know"), known(view), heard(view)),
    h("form", { class: "bd-panel bd-panel--now bd-stack bd-mt", "data-do": "choose", "data-pick": key, "data-key": key, novalidate: true },
      h("fieldset", { "aria-describedby": `${page}-f${view.unread ? ` ${page}-e` : ""}` },
        h("legend", { class: "bd-q" }, view.question),
        h("div", { class: "bd-choice" }, view.options.map((each) => row(each, view, ui, page, key)))),
      view.unread && h("p", { class: "bd-error", id: `${page}-e` }, sign("warn"), h("span", {}, view.unread)),
      h("div", { class: "bd-row" },
        view.settled ? button("Next call", "next", { main: true, "data-key": "next" }) : h("button", { type: "submit", class: "bd-btn bd-btn--main", "data-key": "check" }, view.said ? "Check again" : "Check"),
        !view.settled && button(["Show me", vh(" the answer and why")], "show", { quiet: true, "data-key": "show" }))),
    h("div", { role: "status", id: `${page}-f`, class: "bd-mt", "data-key": "said" }, told(view)));
}

const acts = {
  choose: (form, { send, ui }) => send({ do: "choose", option: ui.drafts[form.dataset.pick] ?? "" }, "[data-key=next]", "[data-key=check]"),
  show: (_, { send }) => send({ do: "show" }, "[data-key=next]"),
  next: (_, { send }) => send({ do: "next" }, ".bd-h"),
};

export default { render: (place) => onDesk(place, draw, acts) };
