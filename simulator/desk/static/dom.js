// What every thing on the desk shares: building a tree, making the page equal to it, and talking with Python.

const SVG = new Set(["svg", "path", "circle", "line", "rect", "text", "g"]);

/** An element with its attributes and children. `html` is a paper that Python has already escaped. */
export function h(tag, attributes = {}, ...children) {
  const made = SVG.has(tag) ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "html") { made.innerHTML = value; made.paper = value; }
    else if (name === "value") made.value = value;
    else if (name === "checked") made.checked = value;
    else made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

const KEPT = /\b(?=\d*[A-Z])[A-Z\d]{1,6}(?:[ -](?=[A-Z]*\d)[A-Z\d]{1,6}){1,3}\b|\b[A-Z][a-z]{2,8} \d{1,2}, \d{4}\b|\(\d{3}\) \d{3}-\d{4}/g;

/** Words as they are, in which a number such as ZZT 000 3996 02, or a day, does not break across lines. */
export function unbroken(words) {
  const found = [...words.matchAll(KEPT)];
  const ends = [0, ...found.map(({ 0: kept, index }) => index + kept.length)];
  return [...found.flatMap(({ 0: kept, index }, at) => [words.slice(ends[at], index), h("span", { class: "bd-keep" }, kept)]), words.slice(ends.at(-1))];
}

const SIGNS = {
  good: ["M4 12.5l5 5L20 6.5"],
  bad: ["M6 6l12 12M18 6L6 18"],
  warn: ["M12 3.5L22 20.5H2z", "M12 10v5M12 17.8v.2"],
  info: ["M12 3a9 9 0 100 18 9 9 0 000-18z", "M12 11v6M12 7.2v.2"],
  stop: ["M8 3h8l5 5v8l-5 5H8l-5-5V8z", "M12 7.5v5.5M12 16v.2"],
  hint: ["M9 18h6M10 21h4M12 3a6 6 0 00-3.5 10.9c.6.5 1 1.2 1 2V16h5v-.1c0-.8.4-1.5 1-2A6 6 0 0012 3z"],
  clock: ["M12 3a9 9 0 100 18 9 9 0 000-18z", "M12 7v5l3.5 2"],
  saved: ["M4 5.5A1.5 1.5 0 015.500 4H16l4 4v10.500a1.500 1.500 0 01-1.500 1.500h-13A1.500 1.500 0 014 18.500z", "M8 20v-6h8v6M8 4v4h6"],
  eye: ["M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12z", "M12 9a3 3 0 100 6 3 3 0 000-6z"],
  again: ["M4 10h11a5 5 0 010 10h-4M8 6l-4 4 4 4"],
  on: ["M4 12h15M13 6l6 6-6 6"],
  back: ["M20 12H5M11 6l-6 6 6 6"],
  up: ["M12 20V5M6 11l6-6 6 6"],
  down: ["M12 4v15M6 13l6 6 6-6"],
  lock: ["M5 11.500h14v8.500H5z", "M8 11V8a4 4 0 018 0v3"],
  more: ["M9 5l7 7-7 7"],
  less: ["M5 9l7 7 7-7"],
  phone: ["M5 4h4l2 5-2.500 1.800a11 11 0 005 5L15.500 13.500 20 15v4a1.500 1.500 0 01-1.600 1.500C10.500 20 4 13.500 3.500 5.600A1.500 1.500 0 015 4z"],
  open: ["M12 4a8 8 0 010 16M12 4a8 8 0 000 16"],
  print: ["M7 8V3.500h10V8M7 17H4V8.500h16V17h-3", "M7 14h10v6.500H7z"],
};

export const sign = (name) =>
  h("svg", { class: "bd-i", viewBox: "0 0 24 24", "aria-hidden": "true" }, SIGNS[name].map((d) => h("path", { d })));

/** Make `old` look like `made`, keeping every element that is still there: focus, scroll and typing stay. */
export function morph(old, made) {
  for (const { name } of [...old.attributes]) if (!made.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of made.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  if (made.paper !== undefined) {
    if (old.paper !== made.paper) { old.innerHTML = made.paper; old.paper = made.paper; }
    return;
  }
  const kept = [...old.childNodes];
  const same = (a, b) => a.nodeName === b.nodeName && a.dataset?.key === b.dataset?.key;
  let place = old.firstChild;
  for (const child of [...made.childNodes]) {
    const match = kept.find((node) => same(node, child));
    if (!match) { old.insertBefore(child, place); continue; }
    kept.splice(kept.indexOf(match), 1);
    if (match === place) place = place.nextSibling;
    else old.insertBefore(match, place);
    if (match.nodeType !== Node.ELEMENT_NODE) { if (match.data !== child.data) match.data = child.data; }
    else morph(match, child);
  }
  for (const node of kept) node.remove();
}

const FOCUSABLE = "a, button, input, select, textarea, summary, [tabindex]";
const LOST = "The desk lost its connection to the lesson. Press Run at the top of this page to open it again; everything up to your last answer is saved.";

/**
 * Put a thing on the desk. `draw(view, ui, page)` gives its tree; `acts` says what a press of [data-do] means.
 * `ui` is what only this page knows: tabs, marks, what is typed but not yet sent. `page` begins every id.
 */
export function onDesk({ model, el }, draw, acts, after = () => {}) {
  const root = h("section", { class: "bd" });
  el.append(root);
  const page = `bd${Math.random().toString(36).slice(2, 8)}`;
  const ui = memory(model);

  const again = () => {
    const view = model.get("view");
    const tree = draw(ui.lost ? { ...view, trouble: LOST } : view, ui, page);
    morph(root, h("section", { class: "bd", "aria-labelledby": tree.dataset.named, "aria-busy": ui.waiting ? "true" : null }, tree));
    for (const node of root.querySelectorAll(FOCUSABLE)) node.setAttribute("data-lm-suppress-shortcuts", "true");
    after(root, ui);
    if (ui.goto) {
      const target = ui.goto.map((where) => root.querySelector(where)).find(Boolean);
      ui.goto = null;
      target?.focus();
      target?.scrollIntoView?.({ block: "nearest" });
    }
  };
  const send = (said, ...goto) => {   // and where the focus goes when the answer is there: the first that is found
    ui.next = goto.length ? goto : null;
    ui.asked = Math.max(ui.asked, model.get("view").reply) + 1;
    clearTimeout(ui.waiting);
    ui.waiting = setTimeout(() => { ui.waiting = 0; ui.lost = true; again(); }, 6_000);
    try { model.send(said); } catch { ui.lost = true; again(); }
  };
  const answered = () => {
    ui.lost = false;
    if (model.get("view").reply >= ui.asked) {   // an answer to something earlier does not end the wait for this one
      clearTimeout(ui.waiting);
      Object.assign(ui, { waiting: 0, goto: ui.next, next: null });
    }
    again();
  };
  const act = (event, target) => {
    const meaning = target && acts[target.dataset.do];
    if (!meaning) return;
    event.preventDefault();
    if (target.getAttribute("aria-disabled") !== "true") meaning(target, { send, ui, again, root });
  };
  root.addEventListener("click", (event) => act(event, event.target.closest("button[data-do], a[data-do]")));
  root.addEventListener("submit", (event) => act(event, event.target.closest("form[data-do]")));
  root.addEventListener("input", ({ target }) => {
    if (target.dataset.draft) ui.drafts[target.dataset.draft] = said(target);
    acts[target.dataset.typed]?.(target, { send, ui, again, root });
  });
  root.addEventListener("change", ({ target }) => acts[target.dataset.changed]?.(target, { send, ui, again, root }));
  root.addEventListener("beforeinput", (event) => {   // Lab takes every new line that is typed inside a cell away
    if (event.inputType === "insertLineBreak" && event.target.matches("textarea")) event.stopPropagation();
  }, { capture: true });
  root.addEventListener("keydown", (event) => {
    acts[event.target.dataset?.pressed]?.(event.target, { send, ui, again, root }, event);
    if (event.key === "Enter" && event.target.matches("input")) { event.preventDefault(); event.target.form?.requestSubmit(); }   // Lab lets no form send itself
    moveInTabs(event);
  });
  explain(root);
  model.on("change:view", answered);
  model.on("msg:custom", keepFile);
  again();
  return () => { clearTimeout(ui.waiting); model.off("change:view", answered); model.off("msg:custom", keepFile); };
}

/** A file that Python made: the browser saves it where its user keeps such things. */
function keepFile(said, buffers) {
  if (!said?.file) return;
  const link = h("a", { href: URL.createObjectURL(new Blob(buffers, { type: said.kind })), download: said.file });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** What a control says: by itself its value; one of several boxes, all that are ticked; one of several lists, each pair. */
function said(control) {
  const group = control.closest("fieldset");
  if (control.type === "checkbox") return [...group.querySelectorAll("input:checked")].map((box) => box.value).join(", ");
  if (control.matches("select")) return [...group.querySelectorAll("select")].map((list) => `${list.dataset.left}=${list.value}`).join(", ");
  return control.value;
}

const memories = new WeakMap();
function memory(model) {
  if (!memories.has(model)) memories.set(model, { waiting: 0, lost: false, asked: 0, next: null, goto: null, drafts: {}, marks: new Set() });
  return memories.get(model);
}

/** In a tab list the arrows, Home and End choose. */
function moveInTabs(event) {
  const tab = event.target.closest("[role=tab]");
  if (!tab) return;
  const tabs = [...tab.parentElement.querySelectorAll("[role=tab]")];
  const here = tabs.indexOf(tab);
  const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: tabs.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const next = tabs[(to + tabs.length) % tabs.length];
  next.click();
  next.focus();
}

/** Codes explain themselves on hover and on focus; Esc shuts the explanation. It lies above everything else. */
function explain(root) {
  const tipOf = (event) => event.target.closest?.(".bd-code")?.querySelector(".bd-tip");
  const open = (event) => {
    const tip = tipOf(event);
    if (!tip || tip.matches(":popover-open")) return;
    tip.popover = "manual";
    tip.showPopover();
    const code = tip.closest(".bd-code").getBoundingClientRect(), box = tip.getBoundingClientRect();
    const x = Math.max(8, Math.min(code.left, document.documentElement.clientWidth - box.width - 8));
    const below = code.bottom + 6 + box.height <= document.documentElement.clientHeight;
    tip.style.setProperty("--x", `${x}px`);
    tip.style.setProperty("--y", `${below ? code.bottom + 6 : code.top - box.height - 6}px`);
  };
  const shut = (event) => {
    const tip = tipOf(event);
    const code = tip?.closest(".bd-code");
    if (tip?.matches(":popover-open") && !(event.relatedTarget && code.contains(event.relatedTarget))) tip.hidePopover();
  };
  for (const kind of ["mouseover", "focusin"]) root.addEventListener(kind, open);
  for (const kind of ["mouseout", "focusout"]) root.addEventListener(kind, shut);
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    for (const tip of root.querySelectorAll(".bd-tip:popover-open")) tip.hidePopover();
  });
}

// Pieces that several things on the desk use.

export const vh = (text) => h("span", { class: "bd-vh" }, text);

export function button(label, act, { main = false, small = false, quiet = false, icon = null, off = false, ...more } = {}) {
  const look = ["bd-btn", main && "bd-btn--main", small && "bd-btn--small", quiet && "bd-btn--quiet"].filter(Boolean).join(" ");
  return h("button", { type: "button", class: look, "data-do": act, "aria-disabled": off ? "true" : null, ...more }, icon && sign(icon), label);
}

/** News with a tone: its sign, its words, its edge. */
export const note = (tone, title, ...body) =>
  h("div", { class: `bd-note is-${tone}` }, sign(tone === "hint" ? "hint" : tone),
    h("div", { class: "bd-stack-s" }, title && h("p", { class: "bd-note__t" }, title), body));

/** A small label with a tone: its sign and its word. */
export const tag = (tone, words, shape = tone) => h("span", { class: `bd-tag is-${tone}` }, sign(shape), words);

/** Beside one mark: who overruled it, why, and what the kit had found. */
export const ruledBy = ({ says, by, reason }) => h("span", { class: "bd-ruled" }, h("b", {}, `Overruled by ${by}: `), reason, h("small", {}, ` The kit found: ${says}.`));

export const trouble = (says) => h("div", { role: "alert", class: "bd-trouble", "data-key": "trouble" }, says && note("bad", null, h("p", {}, says)));

export const bar = (place, ...end) =>
  h("div", { class: "bd-bar" }, h("p", { class: "bd-word" }, "Balance Due"), h("p", {}, place), h("div", { class: "bd-bar__end" }, end));

export const saved = (warning) =>
  h("p", { role: "status", class: warning ? "is-bad bd-unsaved" : null }, sign(warning ? "warn" : "saved"), warning ? ` ${warning}` : " Saved");

export const date = (iso) => iso.replace(/^(\d{4})-(\d\d)-(\d\d)$/, "$2/$3/$1");
export const minutes = (n) => (n === 1 ? "1 minute" : `${n} minutes`);
export const points = (n) => (n === 1 ? "1 point" : `${n} points`);
