// The life of a claim: where the money waits on each day, as a picture and as a table; and the papers of the chosen day.
import { bar, h, onDesk } from "./dom.js";
import { onPapers, paper } from "./papers.js";

const WIDE = 540, HIGH = 190, FLOOR = 150, TALL = 110;

/** One bar a day: below what waits for the payer, on it what waits for the patient; each with its amount. */
function chart(steps) {
  const most = Math.max(...steps.map(({ cents }) => cents[0] + cents[1]));
  const room = WIDE / steps.length;
  return h("svg", { class: "bd-chart bd-chart--wide", viewBox: `0 0 ${WIDE} ${HIGH}`, role: "img",
    "aria-label": "Bars for six days. The money waits for the payer first, then a smaller part waits for the patient, and at the end nothing is open. The table has each amount." },
  steps.map((step, at) => {
    const [payer, patient] = step.cents.map((cents) => (TALL * cents) / most);
    const x = at * room + room * .28, wide = room * .44, middle = at * room + room / 2;
    const bars = [payer > 0 && h("rect", { x, y: FLOOR - payer, width: wide, height: payer, class: "c1" }),
      patient > 0 && h("rect", { x, y: FLOOR - payer - patient, width: wide, height: patient, class: "c2" })];
    const open = payer + patient;
    const words = open === 0 ? "0.00" : payer > 0 ? step.payer : step.patient;
    return h("g", {}, bars,
      h("text", { x: middle, y: FLOOR - open - 8, "text-anchor": "middle", class: "is-amount" }, words),
      h("text", { x: middle, y: FLOOR + 18, "text-anchor": "middle" }, step.day.slice(0, 5)),
      h("text", { x: middle, y: FLOOR + 35, "text-anchor": "middle" }, open === 0 ? "nobody" : payer > 0 ? "payer" : "patient"));
  }),
  h("line", { x1: 0, x2: WIDE, y1: FLOOR, y2: FLOOR, class: "ax" }));
}

const table = (steps) =>
  h("div", { class: "bd-scroll", role: "region", tabindex: "0", "aria-label": "Where the money waits, as a table" }, h("table", { class: "bd-table--tight" }, h("caption", { class: "bd-vh" }, "Where the money waits on each day"),
    h("thead", {}, h("tr", {}, [["Day"], ["What happens"], ["With the payer", "n"], ["With the patient", "n"]].map(([words, look]) => h("th", { scope: "col", class: look }, words)))),
    h("tbody", {}, steps.map((step) => h("tr", {}, h("th", { scope: "row" }, step.day), h("td", {}, step.title), h("td", { class: "n" }, step.payer), h("td", { class: "n" }, step.patient))))));

function draw(view, ui, page) {
  const chosen = view.steps.find((step) => step.id === ui.tab) ?? view.steps[0];
  return h("div", { "data-named": `${page}-t` },
    bar("The life of a claim", h("p", {}, "Nothing to answer here")),
    h("div", { class: "bd-title" }, h("h2", { id: `${page}-t`, tabindex: "-1", class: "bd-h" }, view.title), h("p", { class: "bd-lead" }, view.lead)),
    h("section", { class: "bd-panel bd-stack", "aria-labelledby": `${page}-m` }, h("h3", { id: `${page}-m` }, "Where the money waits"), h("div", { class: "bd-grid bd-grid--2" }, chart(view.steps), table(view.steps))),
    h("div", { class: "bd-mt", "data-key": "days" },
      h("div", { role: "tablist", class: "bd-tabs", "aria-label": "The days of the claim" }, view.steps.map((step, at) =>
        h("button", {
          type: "button", role: "tab", id: `${page}-${step.id}`, "data-do": "tab", "data-tab": step.id, "data-key": step.id,
          "aria-selected": String(step === chosen), "aria-controls": `${page}-day`, tabindex: step === chosen ? "0" : "-1",
        }, `${at + 1}. ${step.title}`))),
      h("div", { role: "tabpanel", id: `${page}-day`, "aria-labelledby": `${page}-${chosen.id}`, class: "bd-tabpanel bd-stack", "data-key": chosen.id },
        h("h3", {}, `${chosen.day}: ${chosen.title}`),
        h("p", { class: "bd-lead" }, chosen.says),
        h("div", { class: `bd-beside${chosen.wide ? " bd-beside--one" : ""}` }, chosen.documents.map((each) => h("div", { "data-key": each.id }, paper(each, page, chosen.title)))))));
}

export default { render: (place) => onDesk(place, draw, onPapers) };
