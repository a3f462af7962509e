// The payer on the phone: what was heard, and each step that may be said now, with its fields and its minutes.
import { h, minutes, sign, trouble } from "./dom.js";

const spokenField = ({ field, says, choices, known }, unread, page) => {
  const id = `${page}-ph-${field}`, bad = unread?.field === field ? unread.says : null;
  const about = { id, "data-said": field, "aria-invalid": bad ? "true" : null, "aria-describedby": bad ? `${id}-e` : null };
  return h("div", { class: "bd-field bd-field--s", "data-key": field }, h("label", { for: id }, says),
    choices.length ? h("select", about, h("option", { value: "" }, "Choose"), choices.map((each) => h("option", { value: each.id }, each.says)))
      : h("input", { ...about, type: "text", autocomplete: "off", value: known }),
    bad && h("p", { class: "bd-error", id: `${id}-e` }, sign("warn"), h("span", {}, bad)));
};

const sayable = ({ step, says, minutes: n, fields }, unread, page) =>
  h("form", { class: "bd-row bd-fields bd-say", "data-do": "say-step", "data-step": step, "data-key": step, novalidate: true },
    fields.map((each) => spokenField(each, unread, page)),
    h("button", { type: "submit", class: "bd-btn" }, says, n > 0 && h("small", {}, minutes(n))));

/** What was said on the line, oldest first. */
export const overheard = (lines) => lines.length > 0 && h("ol", { class: "bd-log" }, lines.map((says, at) => h("li", { "data-key": `heard-${at}` }, h("p", { class: "bd-log__say" }, says))));

/** The call, in the place of the acts. */
export function phone(view, ui, page) {
  const { call, unread, letter } = view.prompt.work;
  queueMicrotask(() => { const box = document.getElementById(`${page}-ph`); if (box) box.scrollTop = box.scrollHeight; });
  return h("section", { class: "bd-panel bd-panel--now bd-phone bd-mt", "aria-labelledby": `${page}-t ${page}-pt`, "data-key": "phone" },
    h("h3", { id: `${page}-pt`, class: "bd-q", tabindex: "-1" }, sign("phone"), ` On the phone with ${letter.to}`),
    h("div", { id: `${page}-ph`, class: "bd-logbox bd-mt-s", role: "log", "aria-live": "polite", "aria-label": "What you hear, newest last", tabindex: "0" }, overheard(call.heard)),
    h("p", { class: "bd-hint bd-mt-s" }, "Each step takes its minutes. Waiting for a person comes on top. What our papers know is filled in; read it before you say it."),
    call.steps.map((each) => sayable(each, unread, page)),
    trouble(view.trouble));
}

/** What a press in it means. */
export const onPhone = {
  "say-step"(form, { send }) {
    const { step } = form.dataset;
    const typed = Object.fromEntries([...form.querySelectorAll("[data-said]")].map((field) => [field.dataset.said, field.value]));
    send({ do: "say-step", step, ...typed }, ".bd-phone [aria-invalid=true]", `.bd-phone [data-step="${step}"] button`, ".bd-phone form :is(select, input)", ".bd-what", "[data-key=onward] button");
  },
};
