// What trainers have overruled, shown beside the marks; and the form in which one does, folded away until it is asked for.
import { button, h, tag, trouble } from "./dom.js";
import { wellFormed } from "./letter.js";

const dayOf = (moment) => new Date(moment).toLocaleDateString("en-US", { month: "2-digit", day: "2-digit", year: "numeric" });

const ruleState = ({ stands, takes_back: back }) => (stands ? tag("good", "stands") : back ? tag("info", "taken back", "again") : tag("out", "no longer", "lock"));

const oneRuling = (each) => h("li", {},
  h("div", { class: "bd-row bd-row--apart" },
    h("p", {}, h("b", {}, `${each.where}: `), each.says), ruleState(each)),
  each.now && h("p", {}, each.takes_back ? `${each.now} again, as the kit found` : [h("s", {}, each.was), " ", h("b", {}, each.now)]),
  each.note && h("p", {}, each.note),
  h("p", { class: "bd-small" }, h("b", {}, each.by), each.on && `, ${dayOf(each.on)}`, `: ${each.reason}`));

/** Every ruling in order. Nothing is ever struck out of it. */
export const rulings = ({ overruled }, page) => overruled && h("section", { class: "bd-paper bd-mt", "aria-labelledby": `${page}-t ${page}-ov` },
  h("h3", { id: `${page}-ov`, tabindex: "-1", class: "bd-under bd-rulings" }, "What a trainer has overruled"),
  h("p", { class: "bd-soft" }, `The kit’s own marks are kept: by them it was ${overruled.passed ? "passed" : "not passed"}. The results above count these rulings.`),
  h("ol", { class: "bd-list" }, overruled.rulings.map(oneRuling)));

const choice = (value, says, selected = false) => h("option", { value, selected }, says);
const shortened = (words) => (words.length > 80 ? `${words.slice(0, 79)}…` : words);

const groupOf = ({ where, of }) => (of ? "Points" : where);

function markGroups(report, now) {
  const groups = [...new Set(report.marks.map(groupOf))];
  return groups.map((label) => h("optgroup", { label }, report.marks.filter((mark) => groupOf(mark) === label).map((mark) =>
    choice(mark.id, `${mark.of ? `${mark.where}, ` : ""}${mark.was}: ${shortened(mark.says)}`, mark === now))));
}

const isRuled = ({ overruled }, id) => (overruled?.rulings ?? []).some(({ mark, stands }) => mark === id && stands);

function canBecome(report, mark, page) {
  const points = mark.of ? Array.from({ length: mark.of + 1 }, (_, given) => choice(String(given), `${given} of ${mark.of} points`)) : [];
  return h("select", { id: `${page}-rg`, "data-rule": "ruling" },
    isRuled(report, mark.id) && choice("as-marked", "as the kit found: take the ruling back"),
    points, mark.may.map(({ id, says }) => choice(id, says)));
}

const ruleField = (id, label, control, hint) => h("div", { class: "bd-field bd-field--wide" }, h("label", { for: id }, label), hint && h("p", { class: "bd-hint", id: `${id}-h` }, hint), control);

function ruleForm(view, ui, page) {
  const { report } = view, mark = report.marks.find(({ id }) => id === ui.ruleMark) ?? report.marks[0];
  const count = report.overruled?.rulings.length ?? 0;
  return h("form", { id: `${page}-rule`, class: "bd-panel bd-stack bd-mt-s bd-ruleform", "data-do": "overrule", "data-key": `rule-${count}`, novalidate: true },
    h("p", { class: "bd-soft" }, "The marks stay as the kit set them. Your ruling is kept beside them and the results are worked out anew. Your name stays beside it for everybody to see."),
    ruleField(`${page}-rm`, "Which mark?", h("select", { id: `${page}-rm`, "data-rule": "mark", "data-changed": "rule-mark" }, markGroups(report, mark))),
    mark.why && h("p", { class: "bd-small", "data-key": "why" }, mark.why),
    h("div", { "data-key": `becomes-${mark.id}` }, ruleField(`${page}-rg`, mark.of ? "How many points?" : "What is it?", canBecome(report, mark, page))),
    ruleField(`${page}-rb`, "Your name", h("input", { id: `${page}-rb`, type: "text", autocomplete: "off", "data-rule": "by", "data-draft": "rule-by", value: ui.drafts["rule-by"] ?? "" })),
    ruleField(`${page}-rr`, "Why?", h("textarea", { id: `${page}-rr`, rows: 3, "data-rule": "reason", "data-draft": `rule-reason-${count}`, value: ui.drafts[`rule-reason-${count}`] ?? "", "aria-describedby": `${page}-rr-h` }), "A sentence or two. The trainee reads it."),
    trouble(view.trouble),
    h("p", {}, h("button", { type: "submit", class: "bd-btn bd-btn--main" }, "Overrule")));
}

export const isOverruling = (ui) => Boolean(ui.folds?.has("overrule"));

/** The form, folded away. */
export function overruling(view, ui, page) {
  const open = isOverruling(ui);
  return view.report.marks.length > 0 && h("div", { class: "bd-mt bd-no-print", "data-key": "overruling" },
    button("For a trainer: overrule a mark", "fold", { quiet: true, small: true, icon: open ? "less" : "more", "data-fold": "overrule", "aria-expanded": String(open), "aria-controls": open ? `${page}-rule` : null }),
    open && ruleForm(view, ui, page));
}

export const onOverruling = {
  "rule-mark": (target, { ui, again }) => { ui.ruleMark = target.value; again(); },
  overrule(target, { send }) {
    const said = Object.fromEntries([...target.querySelectorAll("[data-rule]")].map((each) => [each.dataset.rule, wellFormed(each.value)]));
    send({ do: "overrule", ...said }, ".bd-trouble .bd-note", ".bd-rulings");
  },
};
