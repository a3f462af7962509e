// A claim to work: papers to open, the last day, what you do, the envelope and the letter, and what came of it.
import { clock, onClock } from "./clock.js";
import { button, date, h, minutes, note, sign, tag, trouble } from "./dom.js";
import { envelope, fold, inPdf, letter, onLetter, packet, wanted, wellFormed } from "./letter.js";
import { paper, papers, tabOf } from "./papers.js";
import { onPhone, overheard, phone } from "./phone.js";
import { comesFrom, sourceLine } from "./sources.js";

/** Papers that lie open behind tabs, and beside them what can be opened, each with the minutes that it takes. */
function desk({ prompt }, ui, page) {
  const { work } = prompt;
  const letters = new Set(work.done.map((each) => each.paper));
  const closed = work.open && !work.call ? work.papers.filter((each) => !each.open) : [];
  return papers(prompt.documents.filter((each) => !letters.has(each.id)), ui, page, prompt.title, closed.map(({ kind, minutes: n }) =>
    h("button", { type: "button", class: "bd-closed", "data-do": "open-paper", "data-paper": kind, "data-key": `closed-${kind}` },
      h("span", { class: "bd-vh" }, "Open: "), tabOf({ kind, title: kind.replaceAll("_", " ") }), h("small", {}, minutes(n)))));
}

function stake({ prompt: { work } }, ui, page) {
  const { charged, says } = work.at_stake, open = work.leaves?.open;
  return h("section", { class: "bd-panel", "aria-labelledby": `${page}-t ${page}-st`, "data-key": "stake" },
    h("h3", { id: `${page}-st` }, "At stake"),
    h("p", { class: "bd-big" }, charged),
    h("p", { class: "bd-soft" }, says, open && [" Still open: ", h("b", { class: "bd-money" }, open), "."]),
    h("hr", { class: "bd-rule" }),
    h("dl", { class: "bd-facts" }, h("dt", {}, "Road"), h("dd", {}, work.road.name), h("dt", {}, "Level"), h("dd", {}, work.road.level)),
    fold(ui, page, "road", "What this road is, and where its days stand", () => [h("p", { class: "bd-small bd-mt-s" }, work.road.says), h("ul", { class: "bd-list" }, work.road.sources.map(sourceLine))]));
}

const WAYS = { sends: "Send something", looks: "Wait or ask", ends: "Bring it to an end" };

/** The acts as a list of choices. One that is chosen stands alone, its form below it, and a button shows the others again. */
function choose(view, ui, page) {
  const { work } = view.prompt, { key, act } = packet(view, ui);
  const chosen = work.acts.find((each) => each.act === act), folded = chosen && ui.choosing !== key, more = work.acts.length - 1;
  const way = (name) => h("div", { role: "group", "aria-labelledby": `${page}-w-${name}`, hidden: folded && chosen.way !== name, "data-key": name },
    h("p", { class: "bd-way", id: `${page}-w-${name}`, hidden: folded }, WAYS[name]),
    h("div", { class: "bd-choice" }, work.acts.filter((each) => each.way === name).map((each) => h("label", { hidden: folded && each !== chosen, "data-key": each.act },
      h("input", { type: "radio", name: `${page}-act`, value: each.act, checked: each.act === act, "data-draft": `${key}-act`, "data-typed": "chose", "data-pressed": "onAct" }),
      h("span", { class: "bd-choice__says" }, each.says)))));
  const shown = Object.keys(WAYS).filter((name) => work.acts.some((each) => each.way === name));
  return h("fieldset", { "data-key": `acts-${key}` },
    h("legend", { id: `${page}-do`, tabindex: "-1", class: "bd-q bd-what" }, work.done.length ? "What do you do now?" : "What do you do?"),
    h("div", { class: `bd-ways${folded ? " is-folded" : ""}`, id: `${page}-acts`, "data-key": "ways" },
      h("div", { class: "bd-stack-s", hidden: folded && chosen.way === "ends", "data-key": "first" }, shown.filter((name) => name !== "ends").map(way)), shown.includes("ends") && way("ends")),
    chosen && more > 0 && h("div", { class: "bd-fold", "data-key": "other" },
      h("button", { type: "button", class: "bd-btn bd-btn--quiet bd-btn--small", "data-do": "other-act", "aria-expanded": String(!folded), "aria-controls": `${page}-acts` },
        sign(folded ? "more" : "less"), folded ? `Choose something else (${more} more)` : "Show only what you chose")));
}

const FIELDS = {
  rung: ({ levels }, about) => select("Level that you write to", "Choose the level", levels, about),
  puts_right: ({ fields }, about) => select("What the claim puts right", "Choose the field", fields, about),
  days: (_, about) => typed("For how many days", "numeric", about),
  amount: (_, about) => typed("Amount to bill", "decimal", about),
};
const select = (label, first, options, { id, field }) => h("div", { class: "bd-field bd-field--s" }, h("label", { for: id }, label),
  h("select", { id, "data-field": field }, h("option", { value: "" }, first), options.map((each) => h("option", { value: each.id }, each.says))));
const typed = (label, inputmode, { id, field }) => {
  const says = field === "amount" ? `${id}-h` : null;
  const input = h("input", { id, type: "text", inputmode, autocomplete: "off", "data-field": field, class: field === "days" ? "bd-many" : null, "aria-describedby": says });
  return h("div", { class: "bd-field bd-field--s" }, h("label", { for: id }, label), says ? [h("span", { class: "bd-cash" }, input), h("p", { class: "bd-hint", id: says }, "Left empty, the bill asks for all that is not paid.")] : input);
};

const DO = { sends: "Send", looks: "Do this", ends: "End the work with this" };

function press(view, ui, chosen) {
  const { mode, work } = view.prompt, takes = chosen.takes, { letter: text } = packet(view, ui);
  const checks = mode === "practice" && takes.includes("letter");
  const isChecked = work.checked && work.checked.text === text;
  const onCopy = checks && work.checked && ui.letterTab === "checked";
  return h("div", { class: "bd-row bd-mt-s", "data-key": "press" },
    checks && !onCopy && button("Check the letter and the envelope", "check-letter", { main: !isChecked, "data-key": "check-letter" }),
    onCopy && button("Correct the letter", "correct", { main: work.checked.faults > 0, "data-key": "correct" }),
    button(DO[chosen.way], "send", { main: !checks || (isChecked && !(onCopy && work.checked.faults)), "data-key": "send" }),
    takes.includes("letter") && button("Save as PDF", "save-pdf", { icon: "down", "data-key": "pdf" }));
}

/** What there is to do now. */
function now(view, ui, page) {
  const { work } = view.prompt, { key, act } = packet(view, ui);
  const chosen = work.acts.find((each) => each.act === act);
  const takes = chosen?.takes ?? [];
  const fields = Object.keys(FIELDS).filter((field) => takes.includes(field));
  const writes = takes.includes("letter"), sends = takes.includes("evidence");
  const pressed = [chosen && press(view, ui, chosen), trouble(view.trouble), writes && inPdf(view)];   // what is missing is said under the button that was pressed
  return [
    h("section", { class: "bd-panel bd-panel--now bd-mt", "aria-labelledby": `${page}-t ${page}-do`, "data-key": "now" },
      choose(view, ui, page),
      fields.length > 0 && h("div", { class: "bd-row bd-fields bd-mt-s", "data-key": `fields-${key}-${act}` }, fields.map((field) => FIELDS[field](work, { id: `${page}-${field}`, field }))),
      !chosen && h("p", { class: "bd-small bd-mt-s" }, "Choose one. What it takes then opens below."),
      !sends && pressed),
    sends && h("div", { class: `bd-grid bd-mt ${writes ? "bd-grid--side" : ""}`, "data-key": `pack-${key}` },
      h("div", { "data-key": "left" }, envelope(view, ui, page), comesFrom(work.checked?.sources ?? [], ui, page, "privacy", "Where this rule comes from"), writes && wanted(view, page)),
      writes ? h("div", { "data-key": "right" }, letter(view, ui, page), pressed) : h("div", { "data-key": "right" }, pressed))];
}

const later = ({ days, then, sent }) => {
  if (!days) return "At once";
  return `Later: ${days === 1 ? "1 day" : `${days} days`}${sent ? " after sending" : ""}, ${date(then)}`;
};

const PARTS = [["payer", "The payer pays"], ["write_off", "You write off"], ["patient", "The patient owes"], ["open", "Still open"]];

/** What the payer's answers leave of the claim; it stands under the newest of them. */
const leaves = ({ work }, at, page) => work.leaves && at === work.done.findLastIndex((each) => each.answered) &&
  h("div", { class: "bd-panel bd-left", role: "group", "aria-labelledby": `${page}-left`, "data-key": "left" },
    h("p", { class: "bd-small", id: `${page}-left` }, "The whole claim, by the payer’s answers so far"),
    h("dl", {}, PARTS.map(([name, says]) => h("div", {}, h("dt", {}, says), h("dd", { class: "bd-money" }, work.leaves[name])))));

/** One act, and what came of it. */
function done(each, at, view, ui, page) {
  const { prompt } = view, isLast = at === prompt.work.done.length - 1;
  const answer = prompt.documents.find(({ id }) => id === each.paper);
  const wasHeard = each.act === "call-payer" && !prompt.work.done.slice(at + 1).some(({ act }) => act === "call-payer");
  const name = `sent-${at}`, open = ui.folds?.has(name);
  return h("section", { "data-key": name, "aria-labelledby": `${page}-t ${page}-${name}`, class: "bd-done" },
    h("div", { class: "bd-panel bd-mt" },
      h("h3", { id: `${page}-${name}` }, `${date(each.on)}: ${each.says}`),
      each.papers.length > 0 && h("p", {}, h("b", {}, "In the envelope: "), each.papers.join("; ")),
      each.sent && !each.papers.length && each.letter && h("p", {}, "The envelope held no papers."),
      each.letter && [
        h("button", { type: "button", class: "bd-btn bd-btn--quiet bd-btn--small", "data-do": "fold", "data-fold": name, "aria-expanded": String(Boolean(open)), "aria-controls": `${page}-f-${name}` }, open ? "Fold your letter away" : "Read your letter"),
        h("div", { id: `${page}-f-${name}`, class: "bd-letter", hidden: !open }, open && each.letter)],
      wasHeard && overheard(prompt.work.heard)),
    (each.days > 0 || each.answer || answer) && h("h3", { class: `bd-later${isLast ? " is-last" : ""}`, tabindex: "-1" }, later(each)),
    answer ? paper(answer, page, prompt.title)
      : each.answer && h("article", { class: "bd-paper" }, h("p", { class: "bd-letter" }, each.answer), each.next && h("p", { class: "bd-letter" }, each.next)),
    leaves(prompt, at, page),
    comesFrom(each.sources, ui, page, `next-${at}`, "Where the next last day comes from"));
}

/** The stage; `onward` and `beside` stand at its end. The papers have the whole width: a column out of sight is not read. */
export function atWork(view, ui, page, { onward, beside }) {
  const { work } = view.prompt, last = work.done.at(-1);
  ui.packet = () => packet(view, ui);
  return h("div", { "data-key": "work" },
    h("section", { "aria-labelledby": `${page}-t ${page}-s`, class: "bd-lies" },
      h("h3", { id: `${page}-s`, tabindex: "-1", class: "bd-stage" }, view.prompt.stage.title), desk(view, ui, page)),
    h("div", { class: work.clock.asked ? "bd-grid bd-grid--main bd-mt" : "bd-mt", "data-key": "when" }, clock(view, ui, page), stake(view, ui, page)),
    work.done.map((each, at) => done(each, at, view, ui, page)),
    h("p", { role: "status", class: "bd-vh", "data-key": "came" }, last && !work.call && (last.answer || (last.act === "call-payer" && work.heard.at(-1)) || `Done: ${last.says}.`)),
    work.call ? phone(view, ui, page) : work.open ? now(view, ui, page) : trouble(view.trouble),
    onward,
    h("div", { class: "bd-grid bd-grid--2 bd-mt", "data-key": "beside" }, beside));
}

const fieldsOf = (root) => Object.fromEntries([...root.querySelectorAll("[data-field]")].map((field) => [field.dataset.field, field.value]));
const written = (ui) => {
  clearTimeout(ui.keeping);
  const { letter: text, evidence } = ui.packet();
  return { letter: wellFormed(text), evidence };
};

/** What a press in it means. */
export const atWorkActs = {
  ...onClock,
  ...onLetter,
  ...onPhone,
  "open-paper"({ dataset }, { send, ui }) {
    ui.tab = dataset.paper;
    send({ do: "open-paper", paper: dataset.paper }, `[role=tab][data-kind="${dataset.paper}"]`);
  },
  "other-act"(_, { ui, again, root }) {
    const { key } = ui.packet();
    ui.choosing = ui.choosing === key ? null : key;
    again();
    root.querySelector(".bd-ways input:checked").focus();
  },
  onAct({ checked }, { ui, again }, { key }) {   // arrows walk through the list, so it stays; Space, Enter and Tab leave it with what is chosen
    if (key.startsWith("Arrow")) {
      ui.walks = true;
      setTimeout(() => { ui.walks = false; });
    } else if (checked && [" ", "Enter", "Tab"].includes(key)) { ui.choosing = null; again(); }
  },
  chose(target, desk) {
    const { ui, again } = desk;
    ui.choosing = ui.walks ? ui.packet().key : null;
    again();
    target.closest("label").scrollIntoView?.({ block: "nearest" });
    onLetter.chose(target, desk);
  },
  "check-letter"(_, { send, ui, root }) {
    ui.letterTab = "checked";
    send({ do: "check-letter", ...written(ui), rung: fieldsOf(root).rung ?? "" }, ".bd-foundhead", "textarea");
  },
  "save-pdf": (_, { send, ui }) => send({ do: "save-pdf", ...written(ui) }),
  send(_, { send, ui, root }) {
    ui.letterTab = "write";
    const rounds = root.querySelectorAll(".bd-done").length;
    send({ do: "do-act", act: ui.packet().act, ...written(ui), ...fieldsOf(root) }, ".bd-stopped > .bd-banner", `[data-key="sent-${rounds}"] .bd-later`, ".bd-phone h3", "[data-key=onward] button");
  },
};
