// A workshop for letters: the papers of a denial, an envelope, a page; the check as often as wanted; a complete letter; the next one.
import { bar, button, h, onDesk, trouble } from "./dom.js";
import { envelope, inPdf, letter, onLetter, packet, sheet, wanted, wellFormed } from "./letter.js";
import { onPapers, papers, tabOf } from "./papers.js";

const closed = ({ prompt: { work } }) => work.papers.filter((each) => !each.open).map(({ kind }) =>
  h("button", { type: "button", class: "bd-closed", "data-do": "open-paper", "data-paper": kind, "data-key": `closed-${kind}` },
    h("span", { class: "bd-vh" }, "Open: "), tabOf({ kind, title: kind.replaceAll("_", " ") })));

function draw(view, ui, page) {
  const { prompt } = view, { work } = prompt;
  ui.packet = () => packet(view, ui);
  const checked = work.checked && work.checked.text === packet(view, ui).letter;
  return h("div", { "data-named": `${page}-t` },
    bar("Letter workshop", h("p", {}, "Nothing here is kept or scored")),
    h("div", { class: "bd-title" }, h("h2", { id: `${page}-t`, tabindex: "-1", class: "bd-h" }, `Denial ${view.sitting}`),
      h("p", { class: "bd-lead" }, `${work.road.name}. Write a letter that a reviewer can grant, and fill the envelope. Check it as often as you like.`)),
    papers(prompt.documents, ui, page, prompt.title, closed(view)),
    h("div", { class: "bd-grid bd-grid--side bd-mt", "data-key": `pack-${view.sitting}` },
      h("div", { "data-key": "left" }, envelope(view, ui, page), wanted(view, page)),
      h("div", { "data-key": "right" }, letter(view, ui, page),
        h("div", { class: "bd-row bd-mt-s" },
          button("Check the letter and the envelope", "check-letter", { main: !checked, "data-key": "check-letter" }),
          button(view.complete ? "Hide the complete letter" : "Show a complete letter", view.complete ? "hide" : "show", { quiet: true, icon: view.complete ? "less" : "more", "data-key": "show", "aria-expanded": String(Boolean(view.complete)), "aria-controls": `${page}-cl` }),
          button("Save as PDF", "save-pdf", { icon: "down", "data-key": "pdf" }),
          button("Another denial", "another", { main: Boolean(checked), "data-key": "another" })),
        trouble(view.trouble), inPdf(view))),
    h("div", { id: `${page}-cl`, hidden: !view.complete, "data-key": "complete" }, view.complete && h("section", { class: "bd-panel bd-mt", "aria-labelledby": `${page}-c` },
      h("h3", { id: `${page}-c`, tabindex: "-1" }, "A complete letter"),
      h("p", { class: "bd-hint" }, "Every part that a reviewer looks for, each value from the file. Yours may say it in other words."),
      h("p", { class: "bd-hint" }, "Tick the papers that it names under “Enclosed”."),
      sheet(view.complete))));
}

const written = (ui) => {
  clearTimeout(ui.keeping);
  const { letter: text, evidence } = ui.packet();
  return { letter: wellFormed(text), evidence };
};

const acts = {
  ...onPapers,
  ...onLetter,
  "open-paper": ({ dataset }, { send, ui }) => { ui.tab = dataset.paper; send({ do: "open-paper", paper: dataset.paper }, `[role=tab][data-kind="${dataset.paper}"]`); },
  "check-letter"(_, { send, ui }) { ui.letterTab = "checked"; send({ do: "check-letter", ...written(ui) }, ".bd-foundhead"); },
  "save-pdf": (_, { send, ui }) => send({ do: "save-pdf", ...written(ui) }),
  show: (_, { send }) => send({ do: "show" }, "[data-key=complete] h3"),
  hide: (_, { send }) => send({ do: "hide" }),
  another(_, { send, ui }) { clearTimeout(ui.keeping); Object.assign(ui, { letterTab: "write", tab: null }); send({ do: "another" }, ".bd-h"); },
};

export default { render: (place) => onDesk(place, draw, acts) };
