// Questions: a field for what is typed, rows to choose from, steps to put in order, pairs to match; then what is said to the answer.
import { button, h, note, points, sign, tag, vh } from "./dom.js";

/** A question that takes no further answer: it is right, its tries are used up, or a critical error stopped the try. */
export const isOver = (question) => question.tries_left === 0;

const error = (id, says) => h("p", { class: "bd-error", id }, sign("warn"), h("span", {}, says));

const OVER = { answered: "Answered", open: "Closed" };

function check(question, { over, first }) {
  const label = over ? OVER[question.state] ?? "Checked" : question.state === "wrong" ? "Check again" : "Check";
  return h("button", { type: "submit", class: `bd-btn${first ? " bd-btn--main" : ""}`, "data-key": "check", "aria-disabled": over ? "true" : null },
    label, vh(`, question ${question.number}`));
}

/** A field for what is typed. What cannot be read is an error and costs nothing; what is wrong is feedback. */
function field(question, about) {
  const { id, key, unread, over, now } = about;
  const { kind } = question;
  const input = h("input", {
    id, type: "text", inputmode: { money: "decimal", number: "numeric" }[kind], autocomplete: "off", "data-draft": key, name: "value",
    value: now ?? "", readonly: over,
    "aria-invalid": unread || question.state === "wrong" ? "true" : null,
    "aria-describedby": [question.note && `${id}-h`, unread && `${id}-e`, `${id}-f`].filter(Boolean).join(" "),
  });
  return h("div", { class: "bd-field" },
    h("label", { for: id, class: "bd-q" }, question.question),
    question.note && h("p", { class: "bd-hint", id: `${id}-h` }, question.note),
    h("div", { class: "bd-row" },
      kind === "money" ? h("span", { class: "bd-cash bd-cash--big" }, input) : h("span", { class: kind === "date" ? "bd-day" : "bd-word-in" }, input),
      check(question, about)),
    unread && error(`${id}-e`, unread));
}

/** Everything that is chosen, not typed, stands in a group that bears the question. */
const group = (question, about, ...body) => [
  h("fieldset", { "aria-describedby": [question.note && `${about.id}-h`, `${about.id}-f`, about.unread && `${about.id}-e`].filter(Boolean).join(" ") },
    h("legend", { class: "bd-q" }, question.question),
    question.note && h("p", { class: "bd-hint", id: `${about.id}-h` }, question.note),
    body),
  about.unread && error(`${about.id}-e`, about.unread),
  h("div", { class: "bd-row" }, check(question, about)),
];

const listed = (value) => (value ? value.split(", ") : []);

/** Once a question is settled each row says what it was: right, wrong or missed. */
function verdict(question, option) {
  if (!question.key) return null;
  const chosen = listed(question.answer).includes(option.id), right = listed(question.key).includes(option.id);
  if (chosen) return right ? tag("good", "right") : tag("bad", "wrong");
  return right ? tag("warn", question.kind === "choice" ? "the right one" : "missed") : null;
}

function choices(question, about) {
  const { id, key, over, now } = about;
  const one = question.kind === "choice";
  const chosen = listed(now);
  return group(question, about, h("div", { class: "bd-choice" }, question.options.map((option) =>
    h("label", { "data-key": option.id, class: over ? "is-over" : null },
      h("input", { type: one ? "radio" : "checkbox", name: `${id}-value`, value: option.id, "data-draft": key, checked: chosen.includes(option.id),
        disabled: over && !(one && question.answer === option.id) }),
      h("span", { class: "bd-choice__says" }, option.says), over && verdict(question, option)))));
}

/** Steps to put in order: each has a button up and one down, and the new place is said. */
function order(question, about) {
  const { key, over, ui } = about;
  const names = orderNow(question, about), right = listed(question.key);
  const words = Object.fromEntries(question.options.map(({ id, says }) => [id, says]));
  const move = (name, at, to, way) => button(vh(`Move ${way}: ${words[name]}`), "move", {
    small: true, icon: way, off: to < 0 || to === names.length, "data-key": way, "data-way": way, "data-name": name, "data-order": key });
  return group(question, about,
    h("ol", { class: "bd-order" }, names.map((name, at) => h("li", { "data-key": name, "data-name": name },
      h("b", { "aria-hidden": "true" }, at + 1), h("span", { class: "bd-choice__says" }, words[name]),
      over ? right.length > 0 && (right[at] === name ? tag("good", "right") : tag("bad", `belongs at ${right.indexOf(name) + 1}`))
        : h("span", { class: "bd-order__moves" }, move(name, at, at - 1, "up"), move(name, at, at + 1, "down"))))),
    h("p", { role: "status", class: "bd-vh", "data-key": "moved" }, ui.moved?.[key]));
}

const orderNow = (question, { now }) => (now ? listed(now) : question.options.map(({ id }) => id));

/** Pairs: a list of choices beside each thing; once settled, what was matched and what belongs there. */
function match(question, about) {
  const { id, key, over, now } = about;
  const { left, right } = question.options;
  const pairs = (value) => Object.fromEntries(listed(value).map((pair) => pair.split("=")));
  const chosen = pairs(now), belongs = pairs(question.key);
  const says = (name) => right.find((each) => each.id === name)?.says;
  const told = (name) => [
    h("span", { class: "bd-choice__says" }, says(chosen[name]) ?? "nothing chosen"),
    belongs[name] && (belongs[name] === chosen[name] ? tag("good", "right") : tag("bad", "wrong")),
    belongs[name] && belongs[name] !== chosen[name] && h("span", { class: "bd-small bd-match__is" }, `Belongs to: ${says(belongs[name])}`)];
  return group(question, about, h("div", { class: "bd-match" }, left.map((each) => h("div", { "data-key": each.id, class: over ? "is-over" : null },
    over ? h("b", {}, each.says) : h("label", { for: `${id}-${each.id}` }, each.says),
    over ? told(each.id) : h("select", { id: `${id}-${each.id}`, "data-left": each.id, "data-draft": key },
      h("option", { value: "" }, "Choose one"),
      right.map((option) => h("option", { value: option.id, selected: chosen[each.id] === option.id }, option.says)))))));
}

function feedback(question, ui) {
  const said = question.feedback;
  if (!said) return null;
  const title = [said.verdict, said.name].filter(Boolean).join(" ");
  const shown = said.mark && ui.marks.has(said.mark);
  return note(said.tone, title, said.says && h("p", {}, said.says),
    said.mark && button(`Show the ${said.mark} amounts on the papers`, "mark", { small: true, icon: "eye", "aria-pressed": String(Boolean(shown)), "data-mark-name": said.mark }));
}

function hints(question, over) {
  if (!question.hints_total) return null;
  const left = question.hints_total - question.hints.length;
  const cost = question.next_hint_costs ? `, costs ${points(question.next_hint_costs)}` : ", free";
  const label = question.hints.length ? `Next hint${cost}` : `Show a hint${cost}`;
  const none = left === 0 ? "No more hints" : null;
  return h("div", { class: "bd-stack-s", "data-key": "hints" },
    h("div", { role: "status", class: "bd-stack-s" }, question.hints.map((says, at) => h("div", { class: "bd-note is-hint" }, sign("hint"),
      h("div", { class: "bd-stack-s" }, h("p", { class: "bd-note__t" }, `Hint ${at + 1} of ${question.hints_total}`), h("p", {}, says))))),
    (!over || question.hints.length > 0) && button(none ?? label, "hint", { small: true, icon: "hint", off: over || left === 0, "data-question": question.id, "data-key": "hint" }));
}

const worth = (question, over) => {
  if (question.tries === 0 || over) return points(question.points);
  return `${points(question.points)}, ${question.points_left} left on this try`;
};

const KINDS_OF_ANSWER = { choice: choices, several: choices, order, match };

/** One question: the words, the place for the answer, what was said to it, and hints. */
export function ask(question, view, ui, page, first) {
  const key = `${view.sitting}-${question.id}`, id = `${page}-${key}`;   // drafts outlive the page's own ids
  const over = isOver(question);
  const unread = view.unread?.question === question.id ? view.unread.says : null;
  const now = over ? question.answer : ui.drafts[key] ?? question.answer;
  const about = { id, key, unread, over, ui, first, now };
  const untouched = question.kind === "order" ? orderNow(question, about).join(", ") : now ?? "";
  return h("form", { class: "bd-stack bd-ask", "data-do": "check", "data-question": question.id, "data-answer": key, "data-now": untouched, "data-key": id, novalidate: true },
    h("p", { class: "bd-row bd-row--apart" }, h("span", { class: "bd-small" }, `Question ${question.number} of ${question.of}`), h("span", { class: "bd-small" }, worth(question, over))),
    (KINDS_OF_ANSWER[question.kind] ?? field)(question, about),
    h("div", { role: "status", id: `${id}-f`, "data-key": "feedback" }, feedback(question, ui)),
    hints(question, over));
}

/** What a press inside a question means. */
export const asked = {
  check: (form, { send, ui }) => send({ do: "answer", question: form.dataset.question, value: ui.drafts[form.dataset.answer] ?? form.dataset.now }),
  hint: (pressed, { send }) => send({ do: "hint", question: pressed.dataset.question }),
  move(pressed, { ui, again }) {
    const { order: key, name, way } = pressed.dataset;
    const steps = [...pressed.closest("ol").children], names = steps.map((step) => step.dataset.name);
    const at = names.indexOf(name), to = at + (way === "up" ? -1 : 1);
    [names[at], names[to]] = [names[to], names[at]];
    ui.drafts[key] = names.join(", ");
    ui.moved = { ...ui.moved, [key]: `${steps[at].querySelector(".bd-choice__says").innerText}: now number ${to + 1} of ${names.length}.` };
    again();
    pressed.focus();   // a button that has moved with its row loses the focus
  },
};
