// Papers behind tabs, to be looked at side by side in the mind: the same claim in several payers' layouts.
import { bar, h, onDesk } from "./dom.js";
import { onPapers, papers } from "./papers.js";

const draw = (view, ui, page) => h("div", { "data-named": `${page}-t` },
  bar("Papers to read", h("p", {}, "Nothing to answer here")),
  h("div", { class: "bd-title" }, h("h2", { id: `${page}-t`, tabindex: "-1", class: "bd-h" }, view.title), h("p", { class: "bd-lead" }, view.lead)),
  papers(view.documents, ui, page, view.title));

export default { render: (place) => onDesk(place, draw, onPapers) };
