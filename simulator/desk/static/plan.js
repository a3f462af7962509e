// The plan builder: what is offered, its schedule to the cent, what is left after each payment, and what policy says.
import { h, note, sign } from "./dom.js";

const BUILT = [
  ["first", "First payment", "decimal", true],
  ["on", "On", "text", false],
  ["instalment", "Then each month", "decimal", true],
  ["day", "On day of the month", "numeric", false],
];

const draftOf = ({ sitting }, id) => `${sitting}-plan-${id}`;

/** What stands in the builder, by field. */
export const planned = (view, ui) => Object.fromEntries(BUILT.map(([id]) => [id, ui.drafts[draftOf(view, id)] ?? view.prompt.call.plan.typed[id] ?? ""]));

function fields(view, ui, page) {
  const { plan } = view.prompt.call, typed = planned(view, ui);
  return h("div", { class: "bd-stack", role: "group", "aria-label": "The plan" }, BUILT.map(([id, label, inputmode, isMoney]) => {
    const input = h("input", { id: `${page}-pl-${id}`, type: "text", inputmode, autocomplete: "off", class: id === "day" ? "bd-many" : null, "data-plan": id, "data-draft": draftOf(view, id), "data-typed": "planning",
      value: typed[id], "aria-describedby": id === "on" && plan.on_says ? `${page}-pl-on-h` : null });
    return h("div", { class: "bd-field bd-field--s", "data-key": `pl-${id}` }, h("label", { for: `${page}-pl-${id}` }, label), isMoney ? h("span", { class: "bd-cash" }, input) : input,
      id === "on" && plan.on_says && h("p", { class: "bd-hint", id: `${page}-pl-on-h` }, plan.on_says));
  }));
}

const schedule = ({ payments, says }, page) => h("div", {},
  h("div", { class: "bd-scroll bd-schedule", tabindex: "0", role: "region", "aria-label": "Schedule of payments, scrolls" },
    h("table", { class: "bd-table--tight" }, h("caption", { class: "bd-vh" }, "Payment schedule"),
      h("thead", {}, h("tr", {}, h("th", { scope: "col", class: "n" }, "No."), h("th", { scope: "col" }, "Date"), h("th", { scope: "col", class: "n" }, "Pays"), h("th", { scope: "col", class: "n" }, "Left"))),
      h("tbody", {}, payments.map((each) => h("tr", {}, h("td", { class: "n" }, String(each.number)), h("td", { class: "bd-n" }, each.date), h("td", { class: "n" }, each.pays), h("td", { class: "n" }, each.left)))))),
  h("p", { class: "bd-mt-s", id: `${page}-pl-sum` }, says));

function chart({ payments }, page) {
  const wide = 300 / payments.length, gap = Math.min(3, wide / 4), last = payments.at(-1);
  const bar = ({ bar: thousandths }, at) => h("rect", { x: 10 + at * wide + gap / 2, y: 120 - thousandths * .095, width: wide - gap, height: Math.max(1, thousandths * .095), class: "is-paid" });
  return h("figure", {}, h("figcaption", { class: "bd-small" }, "What is left after each payment"),
    h("svg", { class: "bd-chart", viewBox: "0 0 320 150", role: "img", "aria-label": `What is left falls from ${payments[0].left} after the first payment to ${last.left} on ${last.date}` },
      h("path", { class: "ax", d: "M10 120H314" }), payments.map(bar),
      h("text", { x: 10, y: Math.max(14, 113 - payments[0].bar * .095) }, `${payments[0].left} left after the first`),
      h("text", { x: 10, y: 138 }, payments[0].date), payments.length > 1 && h("text", { x: 314, y: 138, "text-anchor": "end" }, `${last.date}, ${last.left} left`)));
}

const GRADES = { fine: "good", lead: "warn", no: "bad" };
const policyPoints = (checks) => h("ul", { class: "bd-points" }, checks.map(({ grade, says }) => h("li", { class: `is-${GRADES[grade]}` }, sign(GRADES[grade]), h("span", {}, says))));

/** A plan as it stands: each payment, what is left, and what policy says to it. */
export const drawnPlan = (drawn, page) => [schedule(drawn, page), h("div", { class: "bd-stack", "data-key": "drawn" }, chart(drawn, page), policyPoints(drawn.checks))];

/** The panel. */
export function builder(view, ui, page) {
  const { plan } = view.prompt.call, drawn = plan.drawn;
  return h("section", { class: "bd-panel bd-mt", "aria-labelledby": `${page}-t ${page}-pb`, "data-key": "plan" },
    h("div", { class: "bd-row bd-row--apart" }, h("h3", { id: `${page}-pb` }, "Plan builder"), h("span", { class: "bd-tag" }, plan.state)),
    h("div", { class: "bd-builder bd-mt-s" }, fields(view, ui, page),
      drawn ? drawnPlan(drawn, page) : h("div", { class: "bd-empty" }, plan.unread ? note("warn", null, h("p", {}, plan.unread)) : "Type a first payment, its day and what comes each month. The schedule is drawn here.")),
    h("p", { role: "status", class: "bd-vh" }, drawn ? drawn.says : plan.unread));
}

export const onPlan = {
  planning(_, { send, ui, root }) {
    clearTimeout(ui.planning);
    ui.planning = setTimeout(() => send({ do: "plan", ...Object.fromEntries([...root.querySelectorAll("[data-plan]")].map((field) => [field.dataset.plan, field.value])) }), 350);
  },
};
