// Figures of a practice: each a picture of bars with words on them, the same as a table, and how it was counted.
import { bar, h, onDesk } from "./dom.js";

/** Bars are text and boxes, so they grow and wrap with the page. The numbers stand beside them: no colour is needed. */
const bars = (figure) =>
  h("div", { class: "bd-bars", role: "img", "aria-label": `${figure.title}: ${figure.bars.map(spoken).join("; ")}.` },
    figure.bars.map((row) => h("div", { class: "bd-bars__row", "aria-hidden": "true" },
      h("p", { class: "bd-bars__label" }, row.label),
      h("div", { class: "bd-bars__parts" }, row.parts.map((part) =>
        h("div", { class: "bd-bars__part" },
          h("span", { class: `bd-bars__bar is-${part.look ?? 1}`, style: `inline-size: ${part.share * .6}%` }),
          h("span", { class: "bd-bars__text" }, row.parts.length > 1 ? `${part.text} ${part.name}` : part.text)))))));

const spoken = (row) => `${row.label} ${row.parts.map((part) => (row.parts.length > 1 ? `${part.name} ${part.text}` : part.text)).join(", ")}`;

const table = ({ title, table: { head, rows, foot } }) =>
  h("div", { class: "bd-scroll", role: "region", tabindex: "0", "aria-label": `${title}, as a table` },
    h("table", { class: "bd-table--tight" },
      h("caption", { class: "bd-vh" }, title),
      h("thead", {}, h("tr", {}, head.map((words, at) => h("th", { scope: "col", class: at ? "n" : null }, words)))),
      h("tbody", {}, rows.map((row) => line(row))),
      foot && h("tfoot", {}, line(foot))));

const line = ([name, ...cells]) => h("tr", {}, h("th", { scope: "row" }, name), cells.map((cell) => h("td", { class: "n" }, cell)));

const counted = ({ counted: lines }) =>
  h("details", {}, h("summary", {}, "How it was counted"), h("ul", {}, lines.map((each) => h("li", {}, each))));

function draw(view, _ui, page) {
  return h("div", { "data-named": `${page}-t` },
    bar("The practice in figures", h("p", {}, "Nothing to answer here")),
    h("div", { class: "bd-title" }, h("h2", { id: `${page}-t`, tabindex: "-1", class: "bd-h" }, view.title), h("p", { class: "bd-lead" }, view.lead)),
    h("div", { class: "bd-stack" }, view.figures.map((figure) =>
      h("section", { class: "bd-panel bd-stack", "aria-labelledby": `${page}-${figure.id}`, "data-key": figure.id },
        h("h3", { id: `${page}-${figure.id}` }, figure.title),
        figure.means && h("p", { class: "bd-lead" }, figure.means),
        bars(figure), table(figure), counted(figure)))));
}

export default { render: (place) => onDesk(place, draw, {}) };
