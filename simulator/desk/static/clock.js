// The last day: choose what starts the clock, how many and how they are counted, and settle the day; then the strip.
import { button, date, h, note, sign, tag } from "./dom.js";
import { comesFrom } from "./sources.js";

const short = (iso) => date(iso).slice(0, 5);

/** From the notice to the last day, with today between them. */
function strip({ from, start, last, day, of, at }, { says, on }) {
  const side = at > 80 ? "is-late" : at < 15 ? "is-early" : null;
  return h("div", { class: "bd-strip", style: `--at: ${at}%` },
    h("div", { class: "bd-strip__run", "aria-hidden": "true" }),
    h("ul", { class: "bd-strip__days", "aria-label": `From the ${from} to the last day` },
      h("li", { class: "up first" }, `${from} `, h("b", {}, short(start))),
      h("li", { class: `down ${side ?? ""}` }, h("b", {}, `${says} ${short(on)}`), ` day ${day}`),
      h("li", { class: "up last" }, "last day ", h("b", {}, date(last)), `, day ${of}`)));
}

function counting(view, ui, page) {
  const { clock } = view.prompt.work, { counted, unread } = view.prompt.work;
  const bad = unread?.field === "many" ? unread.says : null;
  return h("form", { class: "bd-row bd-count", "data-do": "count", novalidate: true, "data-key": "count" },
    h("div", { class: "bd-field bd-field--s" }, h("label", { for: `${page}-from` }, "Clock starts on"),
      h("select", { id: `${page}-from`, "data-count": "start", "data-typed": "counting" },
        clock.starts.map(({ says, on }) => h("option", { value: on }, `${says[0].toUpperCase()}${says.slice(1)}, ${date(on)}`)))),
    h("div", { class: "bd-field bd-field--s" }, h("label", { for: `${page}-many` }, "How many"),
      h("input", { id: `${page}-many`, type: "text", inputmode: "numeric", autocomplete: "off", class: "bd-many", "data-count": "many", "data-typed": "counting",
        "aria-invalid": bad ? "true" : null, "aria-describedby": bad ? `${page}-many-e` : null })),
    h("div", { class: "bd-field bd-field--s" }, h("label", { for: `${page}-counted` }, "Counted as"),
      h("select", { id: `${page}-counted`, "data-count": "counted", "data-typed": "counting" }, clock.counts.map((each) => h("option", { value: each }, each)))),
    h("p", { class: "bd-count__is" }, "= ", h("output", { for: `${page}-from ${page}-many ${page}-counted` },
      counted ? [h("b", { class: "bd-n" }, counted.day), `, a ${counted.weekday}`] : "the day that this makes")),
    bad && h("p", { class: "bd-error bd-count__all", id: `${page}-many-e` }, sign("warn"), h("span", {}, bad)));
}

const lastDayOf = ({ sitting }) => `${sitting}-last-day`;   // a new sitting begins with an empty field

function settling(view, ui, page) {
  const { counted, unread, clock } = view.prompt.work, key = lastDayOf(view);
  const bad = unread?.field === "day" ? unread.says : null;
  return h("form", { class: "bd-row bd-settle", "data-do": "settle", novalidate: true, "data-key": "settle" },
    h("div", { class: "bd-field bd-field--s" }, h("label", { for: `${page}-day` }, "The last day"),
      h("span", { class: "bd-day" }, h("input", { id: `${page}-day`, type: "text", autocomplete: "off", "data-draft": key, "data-key": `day-${key}-${counted?.day}-${clock.said.length}`,
        value: ui.drafts[key] ?? counted?.day ?? "", "aria-invalid": bad ? "true" : null, "aria-describedby": [bad && `${page}-day-e`, `${page}-day-f`].filter(Boolean).join(" ") }))),
    h("button", { type: "submit", class: "bd-btn", "data-key": "settle" }, "Settle this day"),
    bad && h("p", { class: "bd-error bd-count__all", id: `${page}-day-e` }, sign("warn"), h("span", {}, bad)));
}

const triesLeft = (n) => (n === 1 ? "One more try." : `${n} more tries.`);

function dayVerdict({ said, state, open, last_day, tries_left, doubt }) {
  const day = said.at(-1);
  if (state === "answered") return note("info", null, h("p", {}, `You settled on ${day}. You hear at the end whether it is the day.`));
  if (state === "right") return note("good", `Right. The last day is ${date(last_day)}.`, doubt && h("p", {}, doubt));
  if (state !== "wrong") return null;
  return note("bad", `${day} is not the last day.`, h("p", {}, open
    ? `Look again at what starts the clock, how long it runs and how the days are counted. ${triesLeft(tries_left)}`
    : last_day ? `It is ${date(last_day)}.` : "There is no last day here."), doubt && h("p", {}, doubt));
}

/** The section; nothing where no day is asked for. */
export function clock(view, ui, page) {
  const { work } = view.prompt;
  if (!work.clock.asked) return null;
  const asks = work.clock.open && work.open;
  return h("section", { class: "bd-panel", "aria-labelledby": `${page}-t ${page}-dl`, "data-key": "clock" },
    h("div", { class: "bd-row bd-row--apart" }, h("h3", { id: `${page}-dl` }, "Last day"),
      work.strip && tag(work.strip.tone, work.strip.says)),
    asks && h("p", { class: "bd-hint" }, "Count it, or type it. A wrong guess costs points; counting costs nothing."),
    work.strip && strip(work.strip, work.clock.stopped ?? { says: "today", on: work.today }),
    work.open && work.clock.stopped && work.done.some((each) => each.sources.length) && h("p", { class: "bd-hint" }, "The payer’s answer has started a new clock. Its last day stands in that letter."),
    comesFrom(work.clock.sources, ui, page, "clock", "Where this day comes from"),
    asks && [counting(view, ui, page), settling(view, ui, page)],
    h("div", { role: "status", id: `${page}-day-f`, "data-key": "day-said", class: "bd-said", tabindex: "-1" }, dayVerdict(work.clock) ?? (!asks && note("info", null, h("p", {}, "You did not settle a day.")))));
}

/** What a press in it means. */
const countNow = ({ send, root, ui }) => {
  clearTimeout(ui.counting);
  const typed = Object.fromEntries([...root.querySelectorAll("[data-count]")].map((field) => [field.dataset.count, field.value]));
  send({ do: "count", ...typed });
};

export const onClock = {
  count: (_, desk) => countNow(desk),
  counting(target, desk) {
    const { ui, root } = desk;
    delete ui.drafts[root.querySelector(".bd-settle input").dataset.draft];   // what is counted takes the place of what was typed
    clearTimeout(ui.counting);
    if (root.querySelector("[data-count=many]").value.trim()) ui.counting = setTimeout(() => countNow(desk), 250);
  },
  settle(form, { send }) {
    send({ do: "settle", day: form.querySelector("input").value }, ".bd-settle input", "[data-key=day-said]");
  },
};
