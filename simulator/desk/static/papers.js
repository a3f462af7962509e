// What the world sent: papers, one on top or several behind tabs. A paper never tells until it is asked to.
import { h } from "./dom.js";

const SHORT = {
  remittance: "Remittance", first_remittance: "First remittance", account: "Account", claim: "Claim as we sent it", eob: "The member’s EOB",
  denial_notice: "Denial notice", portal: "Payer’s portal", plan_summary: "Plan summary", contract: "Our contract", card: "Insurance card",
  registration: "Registration", statement: "Statement", itemized_bill: "Itemized bill", estimate: "Good faith estimate",
};
const NAMING = ["id", "for", "aria-describedby", "aria-labelledby", "aria-controls", "headers"];

/** What the tab of a paper says: its own short name, or what kind of paper it is. */
export const tabOf = (each) => each.tab ?? SHORT[each.kind] ?? each.title;

/** One paper. Its ids and its names are made this desk's own, so that the same paper may lie on the page twice. */
export function paper(document_, page, desk) {
  const made = h("div", { html: document_.html });
  for (const name of NAMING) {
    for (const element of made.querySelectorAll(`[${name}]`)) {
      element.setAttribute(name, element.getAttribute(name).split(/\s+/).map((id) => `${page}-${id}`).join(" "));
    }
  }
  for (const region of made.querySelectorAll("[role=region]")) region.setAttribute("aria-label", `${region.getAttribute("aria-label")} (${desk})`);
  return h("div", { html: made.innerHTML, "data-key": `paper-${document_.id}`, class: "bd-lay" });
}

/** Several papers lie behind tabs; one lies open. `closed` are buttons that open more. */
export function papers(documents, ui, page, desk, closed = []) {
  if (documents.length + closed.length < 2) return documents.map((each) => paper(each, page, desk));
  const chosen = documents.find((each) => [each.id, each.kind].includes(ui.tab)) ?? documents[0];
  const tabs = h("div", { role: "tablist", class: "bd-tabs", "aria-label": `Papers: ${desk}` }, documents.map((each) =>
      h("button", {
        type: "button", role: "tab", id: `${page}-tab-${each.id}`, "data-do": "tab", "data-tab": each.id, "data-key": `tab-${each.id}`, "data-kind": each.kind,
        "aria-selected": String(each === chosen), "aria-controls": `${page}-panel`, tabindex: each === chosen ? "0" : "-1",
      }, tabOf(each))));
  return h("div", { "data-key": "papers" },
    closed.length ? h("div", { class: "bd-tabs bd-tabs--more" }, tabs, closed) : tabs,
    h("div", { role: "tabpanel", id: `${page}-panel`, "aria-labelledby": `${page}-tab-${chosen.id}`, class: "bd-tabpanel", "data-key": `panel-${chosen.id}` }, paper(chosen, page, desk)));
}

/** Point at the cells that feedback spoke of, for as long as the trainee wants them shown. */
export function showMarks(root, marks) {
  for (const cell of root.querySelectorAll("[data-mark]")) cell.classList.toggle("is-shown", marks.has(cell.dataset.mark));
}

/** What a press on the papers means. */
export const onPapers = {
  tab(pressed, { ui, again }) { ui.tab = pressed.dataset.tab; again(); },
  mark(pressed, { ui, again }) {
    const mark = pressed.dataset.markName;
    if (!ui.marks.delete(mark)) ui.marks.add(mark);
    again();
  },
};
