// A letter and its envelope: what is ticked, what is written, what helps to write, and the copy that has been checked.
import { button, h, note, ruledBy, sign, tag, unbroken } from "./dom.js";

const VERDICTS = { needed: "good", "may go": "info", "take out": "bad" };
const pages = (n) => (n === 1 ? "1 page" : `${n} pages`);

/** What is written and ticked and which act is chosen, here or as it was kept. */
export function packet({ sitting, prompt: { work } }, ui) {
  const key = `${sitting}-${work.done.length}`;
  const ticked = ui.drafts[`${key}-evidence`] ?? work.draft.evidence.join(", ");
  return { key, letter: ui.drafts[`${key}-letter`] ?? work.draft.letter, evidence: ticked ? ticked.split(", ") : [], act: ui.drafts[`${key}-act`] ?? work.draft.act };
}

export function envelope(view, ui, page) {
  const { work } = view.prompt, { key, evidence } = packet(view, ui);
  const said = Object.fromEntries((work.checked?.envelope ?? []).map((each) => [each.id, each]));
  const chip = (id) => {
    if (!work.checked) return null;
    if (!evidence.includes(id)) return h("span", { class: "bd-tag" }, "left out");   // no sign: it may be right or wrong
    return said[id] && tag(VERDICTS[said[id].verdict], said[id].verdict);
  };
  return h("section", { class: "bd-panel", "aria-labelledby": `${page}-t ${page}-ev`, "data-key": `envelope-${key}` },
    h("h3", { id: `${page}-ev` }, "What goes in the envelope"),
    h("fieldset", { "aria-describedby": `${page}-ev-h` },
      h("legend", { class: "bd-vh" }, "Papers in our file"),
      h("p", { class: "bd-hint", id: `${page}-ev-h` }, "Tick what the payer needs. Leave the rest in the file."),
      h("ul", { class: "bd-ev" }, work.file.map(({ id, title, note: about, pages: n }) => {
        const why = evidence.includes(id) && said[id]?.says;
        return h("li", { "data-key": id }, h("label", {},
          h("input", { type: "checkbox", value: id, "data-draft": `${key}-evidence`, "data-typed": "ticked", checked: evidence.includes(id), "aria-describedby": why ? `${page}-why-${id}` : null }),
          h("b", {}, title), chip(id), h("small", {}, [about, !about.includes(" page") && pages(n)].filter(Boolean).join(", "))),
        why && h("p", { class: "bd-ev__why", id: `${page}-why-${id}` }, sign("bad"), h("span", {}, why)));
      }))));
}

/** A heading that folds what is under it away. */
export const fold = (ui, page, name, title, body) => {
  const open = ui.folds?.has(name);
  return h("div", { class: "bd-fold", "data-key": `fold-${name}` },
    h("button", { type: "button", class: "bd-btn bd-btn--quiet bd-btn--small", "data-do": "fold", "data-fold": name, "aria-expanded": String(Boolean(open)), "aria-controls": `${page}-fold-${name}` },
      sign(open ? "less" : "more"), title),
    h("div", { id: `${page}-fold-${name}`, hidden: !open }, open && body()));
};

const insert = (words, what) => button("Insert", "insert", { small: true, "data-words": words, "aria-label": `Insert: ${what}` });

const helps = ({ work }, ui, page) => [
  fold(ui, page, "values", "Names and addresses from the file", () => h("ul", { class: "bd-kit" }, work.letter.values.map(({ says, value }) =>
    h("li", { "data-key": says }, h("div", {}, h("p", { class: "bd-small" }, says), h("p", { class: "bd-kit__words" }, unbroken(value))), insert(value, says))))),
  work.letter.paragraphs.length > 0 && fold(ui, page, "bank", "Paragraphs from the kit’s bank", () => [
    h("p", { class: "bd-hint" }, "Not every one fits, and not every one is wise. Choose, change, or write your own."),
    h("ul", { class: "bd-kit" }, work.letter.paragraphs.map((words, at) =>
      h("li", { "data-key": `p${at}` }, h("p", { class: "bd-kit__words" }, words), insert(words, `${words.slice(0, 40)}…`))))])];

/** What a reviewer looks for; after a check, whether the letter has it. Practice only. */
export function wanted(view, page) {
  const { work } = view.prompt;
  if (!work.letter.parts.length) return null;
  return h("section", { class: "bd-panel bd-mt-s", "aria-labelledby": `${page}-t ${page}-wa`, "data-key": "wanted" },
    h("h3", { id: `${page}-wa` }, "A reviewer looks for"),
    h("ul", { class: "bd-wanted" }, work.letter.parts.map(({ name, asks }) => h("li", {}, asks))));
}

/** What the PDF that was saved could not show; nothing where it shows all. */
export const inPdf = ({ prompt: { work } }) => h("div", { role: "status", class: "bd-inpdf", "data-key": "in-pdf" }, work.in_pdf && note("warn", null, h("p", {}, work.in_pdf)));

/** A letter or a note to read, on a sheet of its own. */
export const sheet = (words) => h("div", { class: "bd-paper bd-sheet" }, h("div", { class: "bd-letter" }, unbroken(words)));

const toMend = (n) => (n === 1 ? "1 thing to mend" : `${n} things to mend`);

const piece = (page) => ({ words, tone, title, number }) => (tone ? [
  h("mark", { class: `bd-ch is-${tone}` }, unbroken(words), h("span", { class: "bd-vh" }, ` (${title})`)),
  number > 0 && h("sup", {}, h("a", { href: `#${page}-f${number}`, "data-do": "found", "data-number": String(number), "aria-label": `What the check found, ${number}: ${title}` }, sign(tone), number))] : unbroken(words));

/** A letter as it was read: words underlined by what became of them, numbered where something is to mend; then the list. */
export const asRead = ({ pieces, refused, points, of, lost, found }, page, title) => [
  pieces.length > 0 && [h("div", { class: "bd-letter" }, pieces.map(piece(page))), h("hr", { class: "bd-rule" })],
  h("h4", { tabindex: "-1", class: "bd-foundhead" }, title),
  refused ? note("warn", null, h("p", {}, refused)) : h("p", { class: "bd-small" }, `${points} of ${of} points`, lost > 0 && `. What is there earned ${points + lost}; what is marked took ${lost} away.`),
  h("ol", { class: "bd-found" }, found.map(({ number, tone, title: name, says, overruled }) =>
    h("li", { id: number ? `${page}-f${number}` : null, tabindex: number ? "-1" : null }, h("b", {}, number || ""), h("span", { class: `is-${tone}` }, sign(tone)),
      h("span", {}, name && h("b", {}, `${name}. `), overruled ? ruledBy(overruled) : says))))];

function checkedCopy(view, ui, page) {
  const { checked } = view.prompt.work;
  return [
    packet(view, ui).letter !== checked.text && note("info", null, h("p", {}, "You have changed the letter since. This is the copy that was checked.")),
    asRead(checked, page, "What the check found")];
}

export function letter(view, ui, page) {
  const { work, mode } = view.prompt, { key, letter: text } = packet(view, ui);
  const at = mode === "practice" && work.checked && ui.letterTab === "checked" ? "checked" : "write";
  const tab = (name, words, off) => h("button", { type: "button", role: "tab", id: `${page}-lt-${name}`, "data-do": "letter-tab", "data-letter": name, "data-key": name,
    "aria-selected": String(at === name), "aria-controls": `${page}-lp`, "aria-disabled": off ? "true" : null, tabindex: at === name ? "0" : "-1" }, words);
  const saved = text === work.draft.letter;
  return h("section", { "aria-labelledby": `${page}-t ${page}-le`, "data-key": `letter-${key}` },
    h("h3", { id: `${page}-le`, class: "bd-vh" }, "The letter"),
    h("div", { role: "tablist", class: "bd-tabs", "aria-label": "Letter" },
      tab("write", "Write"), mode === "practice" && tab("checked", work.checked ? "Checked copy" : "Checked copy (not checked yet)", !work.checked)),
    h("div", { role: "tabpanel", id: `${page}-lp`, class: "bd-tabpanel bd-stack", "aria-labelledby": `${page}-lt-${at}` },
      h("div", { class: "bd-field bd-write", hidden: at !== "write", "data-key": "write" },
        h("label", { for: `${page}-let` }, `Your letter to ${work.letter.to}`),
        h("textarea", { id: `${page}-let`, rows: 18, "data-draft": `${key}-letter`, "data-typed": "written", "data-changed": "left", value: text, "aria-describedby": `${page}-saved` }),
        h("p", { class: "bd-small", id: `${page}-saved`, "data-key": "kept" }, text === "" ? "A blank page." : saved ? "Saved as it stands." : "Not saved yet."),
        helps(view.prompt, ui, page)),
      at === "checked" && h("div", { class: "bd-stack-s", "data-key": "checked" }, checkedCopy(view, ui, page)),
      h("div", { role: "status", class: "bd-vh", "data-key": "check-said" }, work.checked && `Checked: ${work.checked.faults ? toMend(work.checked.faults) : "nothing to mend"}.`)));
}

/** What a press on a letter or an envelope means. */
const keep = ({ send, ui }) => {
  clearTimeout(ui.keeping);
  const { letter, evidence, act } = ui.packet();
  send({ do: "draft", letter: wellFormed(letter), evidence, act });
};

export const wellFormed = (text) => text.toWellFormed?.() ?? text;

export const onLetter = {
  written(_, desk) {
    const { ui, root } = desk;
    root.querySelector("[data-key=kept]").textContent = "Not saved yet.";
    clearTimeout(ui.keeping);
    ui.keeping = setTimeout(() => keep(desk), 700);
  },
  left: (_, desk) => keep(desk),
  ticked(_, desk) { desk.again(); keep(desk); },
  chose(_, desk) {   // to look at what an act takes is not to begin
    desk.again();
    const { letter, evidence } = desk.ui.packet();
    if (letter || evidence.length) keep(desk);
  },
  fold({ dataset }, { ui, again }) {
    ui.folds ??= new Set();
    if (!ui.folds.delete(dataset.fold)) ui.folds.add(dataset.fold);
    again();
  },
  insert({ dataset }, { root }) {
    const field = root.querySelector("textarea"), { selectionStart: at, selectionEnd: to, value } = field;
    const before = value.slice(0, at), gap = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    field.setRangeText(`${gap}${dataset.words}\n`, at, to, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.focus();
  },
  "letter-tab"({ dataset }, { ui, again }) { ui.letterTab = dataset.letter; again(); },
  correct(_, { ui, again, root }) { ui.letterTab = "write"; again(); root.querySelector("textarea").focus(); },
  found(target, { root }) { root.querySelector(target.hash).focus(); },
};
