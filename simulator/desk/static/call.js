// Somebody on the line: what was said, what may be said now, who it is, how they seem, and the account note.
import { button, h, note, sign, tag, trouble, vh } from "./dom.js";
import { wellFormed } from "./letter.js";
import { papers } from "./papers.js";
import { builder, onPlan, planned } from "./plan.js";

const clockOf = (seconds) => `${String(Math.floor(seconds / 60)).padStart(2, "0")}:${String(seconds % 60).padStart(2, "0")}`;
const inWords = (seconds) => `${Math.floor(seconds / 60)} minutes ${seconds % 60} seconds`;

/** One line of what was said, or of what our screen showed. */
export const line = (each, at) => each.who === "event"
  ? h("li", { class: `bd-log__ev is-${each.tone}`, "data-key": `line-${at}` }, sign(each.tone), h("span", {}, each.says))
  : h("li", { class: each.who === "you" ? "is-you" : null, "data-key": `line-${at}` },
    h("p", { class: "bd-log__who" }, h("b", {}, each.name), ` ${each.at}`), h("p", { class: "bd-log__say" }, each.says));

const log = ({ log: lines }, page) => h("section", { "aria-labelledby": `${page}-t ${page}-lg`, "data-key": "log" },
  h("h3", { id: `${page}-lg`, class: "bd-vh" }, "Conversation"),
  h("div", { id: `${page}-log`, class: "bd-logbox", role: "log", "aria-label": "Conversation, newest last", tabindex: "0" }, h("ol", { class: "bd-log" }, lines.map(line))));

// ---- what may be said now ----

const key = (ui, number) => !ui.keysOff && number < 10 && h("kbd", { "aria-hidden": "true" }, String(number));

function moveCard(each, number, ui) {
  return h("button", { type: "button", class: "bd-move", "data-do": "pick-move", "data-move": each.id, "data-key": `move-${each.id}`, "data-number": number, "aria-disabled": each.why ? "true" : null },
    key(ui, number) || h("span"), h("span", {}, each.says, each.why && h("span", { class: "bd-small" }, ` ${each.why}`)));
}

const FIELD = { money: ["decimal", "$"], date: ["text", "a day such as 04/03/2026"], whole: ["numeric", ""], identifier: ["text", ""], words: ["text", ""] };

function typedField({ id, says, kind }, move, view, ui, page) {
  const name = `${page}-f-${id}`, draft = `${view.sitting}-say-${move}-${id}`;
  const input = h("input", { id: name, type: "text", inputmode: FIELD[kind][0], autocomplete: "off", "data-say": id, "data-draft": draft, "data-typed": "wording", value: ui.drafts[draft] ?? "" });
  return h("div", { class: "bd-field bd-field--s", "data-key": `${move}-${id}` }, h("label", { for: name }, says), kind === "money" ? h("span", { class: "bd-cash" }, input) : input);
}

/** The words with what is typed in its place; an open place shows what belongs there. */
function worded(says, move, view, ui) {
  const typed = move.plan ? planned(view, ui) : Object.fromEntries(move.fields.map(({ id }) => [id, ui.drafts[`${view.sitting}-say-${move.id}-${id}`] ?? ""]));
  const money = new Set(move.fields.filter(({ kind }) => kind === "money").map(({ id }) => id));
  const names = Object.fromEntries(move.fields.map(({ id, says: label }) => [id, label.toLowerCase()]));
  return says.replace(/\{(\w+)\}/g, (whole, name) => {
    if (!(name in names)) return whole;
    const said = typed[name]?.trim();
    return said ? (money.has(name) && !said.startsWith("$") ? `$${said}` : said) : `[${names[name]}]`;
  });
}

function ways(move, view, ui, page) {
  return h("div", { class: "bd-chosen", role: "group", "aria-labelledby": `${page}-how`, "data-key": `how-${move.id}` },
    h("div", { class: "bd-row bd-row--apart" }, h("h4", { id: `${page}-how`, tabindex: "-1" }, `${move.says}: how do you put it?`), button("Other moves", "drop-move", { small: true, quiet: true, icon: "back" })),
    move.plan ? h("p", { class: "bd-hint" }, "This offers what stands in the plan builder below.")
      : move.fields.length > 0 && h("div", { class: "bd-row bd-mt-s" }, move.fields.map((field) => typedField(field, move.id, view, ui, page))),
    h("div", { class: "bd-moves" }, move.phrasings.map(({ id, says }, at) =>
      h("button", { type: "button", class: "bd-move bd-move--says", "data-do": "say", "data-move": move.id, "data-phrasing": id, "data-key": `${move.id}-${id}`, "data-number": at + 1 },
        key(ui, at + 1) || h("span"), h("span", {}, worded(says, move, view, ui))))));
}

function whatNow(view, ui, page) {
  const { call } = view.prompt, groups = call.groups;
  const open = groups.find(({ id }) => id === ui.kind) ?? groups[0];
  const all = groups.flatMap(({ moves }) => moves), chosen = all.find(({ id }) => id === ui.move);
  const most = Math.min(9, chosen ? chosen.phrasings.length : open.moves.length);
  return h("section", { id: `${page}-moves`, class: "bd-panel bd-panel--now", "aria-labelledby": `${page}-t ${page}-mv`, "data-key": "moves" },
    h("div", { class: "bd-row bd-row--apart" }, h("h3", { id: `${page}-mv`, tabindex: "-1" }, "What do you do?"),
      h("p", { class: "bd-small" }, !ui.keysOff && [h("kbd", {}, "1"), " to ", h("kbd", {}, String(most)), " go to a choice while this box has focus. "],
        button(ui.keysOff ? "Turn number keys on" : "Turn off", "number-keys", { small: true, quiet: true, "aria-label": ui.keysOff ? null : "Turn number keys off" }))),
    h("div", { role: "tablist", class: "bd-kinds bd-mt-s", "aria-label": "Kinds of move" }, groups.map(({ id, says }) =>
      h("button", { type: "button", role: "tab", id: `${page}-k-${id}`, "data-do": "kind", "data-kind": id, "data-key": `kind-${id}`, "aria-selected": String(id === open.id),
        "aria-controls": `${page}-kinds`, tabindex: id === open.id ? "0" : "-1" }, says))),
    h("div", { role: "tabpanel", id: `${page}-kinds`, "aria-labelledby": `${page}-k-${open.id}`, "data-key": `panel-${open.id}` },
      chosen ? ways(chosen, view, ui, page) : h("div", { class: "bd-moves bd-moves--two" }, open.moves.map((each, at) => moveCard(each, at + 1, ui)))),
    trouble(view.trouble),
    call.open && ownWords(view, ui, page));
}

const ownWords = ({ sitting, prompt: { call } }, ui, page) => h("div", { class: "bd-chosen", "data-key": "own" },
  h("div", { class: "bd-own" },
    h("div", { class: "bd-field bd-field--s bd-field--wide" }, h("label", { for: `${page}-own` }, key(ui, 0), " Or say it in your own words"),
      h("textarea", { id: `${page}-own`, rows: "2", "aria-describedby": `${page}-own-h`, "data-draft": `${sitting}-own`, value: ui.drafts[`${sitting}-own`] ?? "" })),
    button("Say it", "own-words", { "data-key": "own-words" })),
  h("p", { class: "bd-hint", id: `${page}-own-h`, role: "status" }, call.own || "Not graded yet: the desk does not read own words. Practise them here, then choose the sentence that comes nearest."));

// ---- who it is, how they seem ----

const HOW = { verified: ["good", "matches"], mismatch: ["bad", "does not match"] };

const fact = ({ label, value, how, says }) => [
  h("dt", { "data-key": `dt-${label}` }, label),
  how === "not asked" ? h("dd", { class: "bd-soft", "data-key": `dd-${label}` }, sign("open"), " not asked")
    : h("dd", { "data-key": `dd-${label}` }, value, HOW[how] && h("span", { class: `is-${HOW[how][0]} bd-tone` }, " ", sign(HOW[how][0]), vh(HOW[how][1])), says && [" ", h("span", { class: "bd-small" }, says)])];

/** Who it is: what the screen shows, what was said, and what nobody asked. */
export const card = ({ card: facts, verified, who }, page) => h("section", { class: "bd-panel", "aria-labelledby": `${page}-t ${page}-cc`, "data-key": "card" },
  h("div", { class: "bd-row bd-row--apart" }, h("h3", { id: `${page}-cc` }, who),
    verified === true ? tag("good", "verified") : verified === false ? tag("bad", "not matched") : h("span", { class: "bd-tag" }, "not verified yet")),
  h("dl", { class: "bd-facts bd-known bd-mt-s" }, facts.map(fact)));

const moved = (now, was, up, down) => was !== null && was !== undefined && now !== was && h("span", { class: "bd-small" }, " ", sign(now > was ? "up" : "down"), " ", now > was ? up : down);

/** Mood and trust in words, with the former place. */
export const seems = ({ mood, trust }, page) => h("section", { class: "bd-panel", "aria-labelledby": `${page}-t ${page}-mo`, "data-key": "mood" },
  h("h3", { id: `${page}-mo` }, "How they seem"),
  h("p", { class: "bd-mt-s" }, h("b", {}, `Mood: ${mood.word}`), moved(mood.at, mood.was, "calmer than before", "more upset than before")),
  h("ol", { class: "bd-scale", "aria-label": "Mood from angry to at ease" }, mood.words.map((word, at) =>
    h("li", { class: at + 1 === mood.at ? "is-now" : at + 1 === mood.was ? "is-was" : null, "aria-current": at + 1 === mood.at ? "true" : null }, word))),
  h("p", { class: "bd-mt-s" }, h("b", {}, `Trust: ${trust.at} of 5 `), h("span", { class: "bd-dots", "aria-hidden": "true" }, [1, 2, 3, 4, 5].map((at) => h("i", { class: at <= trust.at ? "is-on" : null }))),
    moved(trust.at, trust.was, "more than before", "less than before")));

/** What a stranger would still ask; nothing of it without hints and in "show it", where `missing` is null. */
function howFar({ missing, kept, text }) {
  if (missing?.length) return `Still missing: ${missing.join(", ")}.`;
  if (kept && kept === text) return "Kept on the account.";
  return missing ? "Nothing is missing." : "Who, what, the amount, what was agreed, what comes next, and by when.";
}

function account(view, ui, page) {
  const { call } = view.prompt, draft = `${view.sitting}-note`;
  const text = ui.drafts[draft] ?? call.note.text;
  return h("section", { class: "bd-panel", "aria-labelledby": `${page}-t ${page}-no`, "data-key": "note" },
    h("h3", { id: `${page}-no` }, "Account note"),
    h("div", { class: "bd-field bd-field--s bd-field--wide" }, h("label", { for: `${page}-note` }, "So that a stranger can go on"),
      h("textarea", { id: `${page}-note`, rows: "6", "aria-describedby": `${page}-note-h`, "data-draft": draft, "data-typed": "noting", value: text, readonly: call.note.open ? null : true }),
      h("p", { class: "bd-hint", id: `${page}-note-h`, role: "status" }, howFar(call.note))),
    call.note.open && h("p", { class: "bd-row bd-mt-s" }, button("Keep the note", "keep-note", { main: !call.open, "data-key": "keep-note" })));
}

const ended = (call) => !call.open && h("div", { "data-key": "ended" }, note("info", "The call has ended.", h("p", {}, call.ended), call.note.open && h("p", {}, "Write the account note now, while it is fresh.")));

/** The stage; `onward` and `beside` stand at its end. */
export function onCall(view, ui, page, { onward, beside }) {
  const { call, documents, title } = view.prompt;
  afterwards(ui, page, call.log.length);
  return h("div", { "data-key": "call" },
    h("div", { class: "bd-row bd-row--apart bd-under" },
      h("div", {}, h("h3", { id: `${page}-s`, tabindex: "-1", class: "bd-stage" }, view.prompt.stage.title), h("p", { class: "bd-soft" }, call.says)),
      h("p", { class: "bd-row" }, h("span", { class: "bd-tag is-info", role: "timer", "aria-label": `Talking for ${inWords(call.seconds)}` }, sign("phone"), h("span", { class: "bd-n" }, clockOf(call.seconds)), call.open ? " on the line" : " in all"),
        call.open && view.prompt.mode !== "assess" && button("Take back last move", "take-back", { small: true, icon: "again", off: !call.log.some(({ who }) => who === "you"), "data-key": "take-back" }))),
    h("div", { class: "bd-grid bd-grid--main", "data-key": "talk" },
      h("div", { class: "bd-stack" }, log(call, page), call.open ? whatNow(view, ui, page) : [ended(call), call.groups.length ? whatNow(view, ui, page) : trouble(view.trouble)]),
      h("div", { class: "bd-stack" }, card(call, page), seems(call, page), account(view, ui, page))),
    call.plan && builder(view, ui, page),
    documents.length > 0 && h("section", { class: "bd-mt", "aria-labelledby": `${page}-t ${page}-pp`, "data-key": "papers" },
      h("h3", { id: `${page}-pp`, class: "bd-under" }, "Papers on your desk"), papers(documents, ui, page, title)),
    onward,
    h("div", { class: "bd-grid bd-grid--2 bd-mt", "data-key": "beside" }, beside));
}

/** When there is more in the log than before, its end is shown. */
export function newestInSight(ui, page, lines) {
  const box = document.getElementById(`${page}-log`);
  if (box && ui.lines !== lines) { ui.lines = lines; box.scrollTop = box.scrollHeight; }
}

/** Once the page shows it: the newest line is in sight, and the number keys are heard. */
function afterwards(ui, page, lines) {
  queueMicrotask(() => {
    const moves = document.getElementById(`${page}-moves`);
    newestInSight(ui, page, lines);
    if (moves && !moves.heard) { moves.heard = true; moves.addEventListener("keydown", (event) => byNumber(event, moves, ui, page)); }
  });
}

function byNumber(event, moves, ui, page) {
  if (ui.keysOff || event.target.matches("textarea, input") || event.ctrlKey || event.altKey || event.metaKey || !/^\d$/.test(event.key)) return;
  const target = event.key === "0" ? document.getElementById(`${page}-own`) : moves.querySelector(`[data-number="${event.key}"]`);
  if (target) { event.preventDefault(); target.focus(); }
}

const NEXT = [".bd-kinds [aria-selected=true]", "[data-key=keep-note]", "[data-key=onward] button"];
const noteOf = (root) => wellFormed(root.querySelector("[data-typed=noting]").value);

/** What a press in it means. */
export const onCallActs = {
  ...onPlan,
  kind({ dataset }, { ui, again }) { Object.assign(ui, { kind: dataset.kind, move: null }); again(); },
  "take-back": (_, { send }) => send({ do: "take-back" }, ".bd-kinds [aria-selected=true]"),
  "number-keys"(_, { ui, again }) { ui.keysOff = !ui.keysOff; again(); },
  "pick-move"({ dataset }, { ui, again }) {
    ui.move = dataset.move;
    ui.goto = ["[data-say]", ".bd-move--says"];
    again();
  },
  "drop-move"(_, { ui, again }) { ui.goto = [`[data-move="${ui.move}"]`]; ui.move = null; again(); },
  wording(_, { again }) { again(); },
  say({ dataset }, { send, ui, root }) {
    const typed = Object.fromEntries([...root.querySelectorAll("[data-say]")].map((field) => [field.dataset.say, field.value]));
    const plan = Object.fromEntries([...root.querySelectorAll("[data-plan]")].map((field) => [field.dataset.plan, field.value]));
    ui.saying = dataset.move;
    send({ do: "say", say: dataset.move, phrasing: dataset.phrasing, typed, plan }, ...NEXT);
  },
  "own-words"(_, { send, root }) { send({ do: "own-words", words: root.querySelector(".bd-own textarea").value }); },
  noting(_, { send, ui, root }) {
    clearTimeout(ui.noting);
    ui.noting = setTimeout(() => send({ do: "keep-draft", note: noteOf(root) }), 600);
  },
  "keep-note"(_, { send, ui, root }) { clearTimeout(ui.noting); send({ do: "keep-note", words: noteOf(root) }, "[data-key=onward] button"); },
};
