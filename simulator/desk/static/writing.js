// A text to write: the papers, what is asked for, the field, what helps to write, and the copy that has been checked.
import { button, h, note, trouble } from "./dom.js";
import { asRead, wellFormed } from "./letter.js";
import { papers } from "./papers.js";

const READERS = { payer: "Your letter to the payer", patient: "Your letter to the patient", coder: "Your question to the coder", note: "Your account note" };

const keyOf = (view) => `${view.sitting}-${view.prompt.stage.id}-text`;
const textOf = (view, ui) => ui.drafts[keyOf(view)] ?? view.prompt.write.draft;

const insertText = ({ says, value }) => h("li", { "data-key": says }, h("div", {}, h("p", { class: "bd-small" }, says), h("p", { class: "bd-kit__words" }, value)),
  button("Insert", "insert", { small: true, "data-words": value, "aria-label": `Insert: ${says}` }));

function textField(view, ui, page) {
  const { write } = view.prompt, text = textOf(view, ui);
  return h("div", { class: "bd-field bd-write", "data-key": "write" },
    h("label", { for: `${page}-let` }, READERS[write.to]),
    h("textarea", { id: `${page}-let`, rows: write.to === "note" ? 8 : 16, "data-draft": keyOf(view), "data-typed": "text-written", "data-changed": "text-left", value: text, "aria-describedby": `${page}-saved` }),
    h("p", { class: "bd-small", id: `${page}-saved`, "data-key": "kept" }, text === "" ? "A blank page." : text === write.draft ? "Saved as it stands." : "Not saved yet."),
    h("ul", { class: "bd-kit" }, write.values.map(insertText)));
}

const lookedFor = ({ parts }, page) => parts.length > 0 && h("section", { class: "bd-panel", "aria-labelledby": `${page}-t ${page}-wa`, "data-key": "wanted" },
  h("h3", { id: `${page}-wa` }, "A reader looks for"),
  h("ul", { class: "bd-wanted" }, parts.map(({ asks }) => h("li", {}, asks))));

function copy(view, ui, page) {
  const { write } = view.prompt, { checked } = write;
  return checked && h("section", { class: "bd-panel bd-mt", "aria-labelledby": `${page}-t ${page}-ck`, "data-key": "checked" },
    h("h3", { id: `${page}-ck` }, write.sent ? "As it was sent" : "Checked copy"),
    write.open && textOf(view, ui) !== checked.text && note("info", null, h("p", {}, "You have changed the text since. This is the copy that was checked.")),
    asRead(checked, page, write.sent ? "What its reader found" : "What the check found"));
}

/** The stage; `onward` and `beside` stand at its end. */
export function atText(view, ui, page, { onward, beside }) {
  const { prompt } = view, { write } = prompt;
  ui.text = () => wellFormed(textOf(view, ui));
  return [
    papers(prompt.documents, ui, page, prompt.title),
    h("div", { class: "bd-grid bd-grid--main bd-mt", "data-key": "writing" },
      h("section", { class: "bd-panel bd-panel--now bd-stack", "aria-labelledby": `${page}-t ${page}-s` },
        h("h3", { id: `${page}-s`, tabindex: "-1", class: "bd-stage" }, prompt.stage.title),
        h("p", {}, write.asks),
        write.enclosed.length > 0 && h("p", { class: "bd-small" }, `These papers go with it: ${write.enclosed.join("; ")}.`),
        write.open ? textField(view, ui, page) : h("p", { role: "status" }, "Sent."),
        trouble(view.trouble),
        write.open && h("div", { class: "bd-row", "data-key": "press" },
          prompt.mode === "practice" && button("Check it", "check-text", { "data-key": "check-text" }),
          button(write.to === "note" ? "Put it on the account" : "Send it", "send-text", { main: true, "data-key": "send-text" })),
        !write.open && !write.checked && h("div", { class: "bd-letter" }, write.draft),
        onward),
      h("div", { class: "bd-stack" }, write.open && lookedFor(write, page), beside)),
    copy(view, ui, page)];
}

const keepText = ({ send, ui }) => {
  clearTimeout(ui.keeping);
  send({ do: "keep-text", text: ui.text() });
};

/** What a press in it means. */
export const atTextActs = {
  "text-written"(_, desk) {
    const { ui, root } = desk;
    root.querySelector("[data-key=kept]").textContent = "Not saved yet.";
    clearTimeout(ui.keeping);
    ui.keeping = setTimeout(() => keepText(desk), 700);
  },
  "text-left": (_, desk) => keepText(desk),
  "check-text"(_, { send, ui }) { clearTimeout(ui.keeping); send({ do: "check-text", text: ui.text() }, ".bd-foundhead", "textarea"); },
  "send-text"(_, { send, ui }) { clearTimeout(ui.keeping); send({ do: "send-text", text: ui.text() }, ".bd-stopped > .bd-banner", "[data-key=onward] button", "textarea"); },
};
