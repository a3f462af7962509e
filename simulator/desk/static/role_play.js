// Role-play cards: a talk, a person, and a page to save and print.
import { bar, button, h, onDesk, trouble } from "./dom.js";

function draw(view, ui, page) {
  const [whole, ...alone] = view.hands;
  return h("div", { "data-named": `${page}-t` },
    bar("Role-play cards", h("p", {}, "Nothing here is kept or scored")),
    trouble(view.trouble),
    h("div", { class: "bd-title" }, h("h2", { id: `${page}-t`, tabindex: "-1", class: "bd-h" }, "Practise it aloud"),
      h("p", { class: "bd-lead" }, "Two people talk, a third one marks. One card is for the collector, one for the person on the line, two are for the trainer.")),
    h("div", { class: "bd-panel bd-panel--now bd-stack bd-mt" },
      h("div", { class: "bd-field" },
        h("label", { for: `${page}-talk`, class: "bd-q" }, "Which talk?"),
        h("select", { id: `${page}-talk`, "data-changed": "choose" },
          view.talks.map((each) => h("option", { value: each.id, selected: each.id === view.chosen }, each.says)))),
      h("div", { class: "bd-row" },
        h("p", {}, `Person ${view.seed}`),
        button("Another person", "another", { quiet: true, small: true, icon: "again", "data-key": "another" })),
      h("div", { class: "bd-row" },
        button(whole.says, "save", { main: true, icon: "down", "data-hand": whole.id, "data-key": "save" })),
      h("div", { class: "bd-row" },
        alone.map((each) => button(each.says, "save", { quiet: true, small: true, "data-hand": each.id, "data-key": `save-${each.id}` }))),
      h("p", { role: "status", class: "bd-small" },
        view.saved ? `Saved as ${view.saved}. Open it in your browser and print it, on A4 or Letter: one card a page.` : "")));
}

const acts = {
  choose: ({ value }, { send }) => send({ do: "choose", name: value }),
  another: (_, { send }) => send({ do: "another" }),
  save: ({ dataset }, { send }) => send({ do: "save", hand: dataset.hand }),
};

export default { render: (place) => onDesk(place, draw, acts) };
