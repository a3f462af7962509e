// A talk in the debrief: each turn beside the expert's, what it did to trust, law and money, the course of it, and the year after.
import { button, h, sign, tag } from "./dom.js";

const TURN_TONES = { same: "good", nearly: "good", differs: "warn", critical: "bad", "not done": "info" };
const TURN_ROWS = { differs: "diff", critical: "crit" };

const change = (name, amount) => amount !== 0 && `${name} ${amount > 0 ? "up" : "down"} ${Math.abs(amount)}`;

function did({ trust, mood, money, law, why, says }) {
  const moved = [change("trust", trust), change("calm", mood), money && `${money} taken today`].filter(Boolean).join(", ");
  return [says && h("small", {}, `“${says}”`), (why.length > 0 || moved) && h("small", {}, why.join(" "), " ", moved && h("i", {}, `(${moved})`)),
    law.map(({ says: found, costs, severity, rule }) => h("small", { class: costs ? "is-bad bd-tone" : null }, sign(costs ? "warn" : "info"), " ", h("b", {}, found), ` ${rule}`, !costs && `, ${severity}: it costs no points`))];
}

const row = (each, talk) => h("tr", { class: TURN_ROWS[each.state] },
  h("th", { scope: "row" }, each.at || h("span", { class: "bd-vh" }, "never")),
  h("td", { "data-l": "You" }, each.you ? h(each.state === "same" ? "span" : "b", {}, each.you) : h("span", { class: "bd-soft" }, "Not done"), did(each)),
  h("td", { "data-l": "Expert" }, each.state === "same" ? "The same." : each.expert ? h("b", {}, each.expert.split("; ").map((step, at) => [at > 0 && h("br"), step])) : h("span", { class: "bd-soft" }, "Nothing here")),
  h("td", { "data-l": "From here" }, tag(TURN_TONES[each.state], each.state, each.state === "critical" ? "stop" : undefined),
    each.turn !== null && ["differs", "critical", "nearly"].includes(each.state) &&
      h("p", { class: "bd-mt-s bd-no-print" }, button(`Try again from ${each.at}`, "from-here", { small: true, icon: "again", "data-talk": talk, "data-turn": each.turn }))));

const MOODS = ["angry", "upset", "worried", "steady", "at ease"];

/** Mood over the turns: yours as a line with dots, the expert's dashed. */
function mood({ yours, expert }, page) {
  const most = Math.max(yours.mood.length, expert.mood.length) - 1 || 1;
  const x = (at) => 62 + at * 248 / most, y = (step) => 122 - (step - 1) * 25;
  const path = (steps) => steps.map((step, at) => `${at ? "L" : "M"}${x(at)} ${y(step)}`).join("");
  const last = yours.mood.at(-1);
  return h("figure", {}, h("figcaption", { class: "bd-small" }, "Mood after each turn: you (line with dots) and the expert (dashed)"),
    h("svg", { class: "bd-chart", viewBox: "0 0 320 140", role: "img", "aria-label": `Your talk went from ${MOODS[yours.mood[0] - 1]} to ${MOODS[last - 1]}; the expert’s from ${MOODS[expert.mood[0] - 1]} to ${MOODS[expert.mood.at(-1) - 1]}` },
      MOODS.map((word, at) => h("text", { x: 56, y: y(at + 1) + 4, "text-anchor": "end" }, word)),
      h("path", { class: "ax", d: "M62 18V126H314" }),
      h("path", { class: "is-best", d: path(expert.mood) }), h("path", { class: "is-line", d: path(yours.mood) }),
      yours.mood.map((step, at) => h("circle", { class: "is-dot", cx: x(at), cy: y(step), r: 3 }))));
}

const cents = (dollars) => Number(dollars.replace(/[^0-9.]/g, ""));

/** The money after twelve months: two pairs of bars from zero, each with its number. */
function money({ yours, expert }) {
  const rows = [["You: paid and kept", yours.kept], ["Expert: paid and kept", expert.kept], ["You: settled in any way", yours.settled], ["Expert: settled in any way", expert.settled]];
  const most = Math.max(1, ...rows.map(([, amount]) => cents(amount)));
  return h("div", {}, h("p", { class: "bd-small" }, "Money after twelve months: on average over 40 simulated years"),
    h("dl", { class: "bd-yearbars" }, rows.map(([label, amount], at) => [h("dt", {}, label), h("dd", {}, h("i", { class: at % 2 ? "is-best" : null, style: `--v:${Math.round(100 * cents(amount) / most)}%`, "aria-hidden": "true" }), h("span", {}, amount))])),
    h("p", { class: "bd-small bd-mt-s" }, h("b", {}, "One of these years: "), yours.says, yours.agreements !== null && ` What was agreed was kept in ${yours.agreements} of ${yours.of}.`));
}

const list = (title, id, page, items) => items.length > 0 && h("section", { class: "bd-panel", "aria-labelledby": `${page}-t ${page}-${id}` }, h("h4", { id: `${page}-${id}` }, title), h("ul", { class: "bd-list" }, items));

/** The part of the debrief that belongs to one talk. */
export function talked(talk, at, page) {
  const id = (name) => `${page}-${name}${at}`;
  return h("div", { "data-key": `talk-${at}` },
    h("section", { class: "bd-paper bd-mt bd-path bd-turns", "aria-labelledby": `${page}-t ${id("tk")}` },
      h("h3", { id: id("tk"), class: "bd-under" }, `${talk.title}: your turns beside the expert’s`),
      h("table", {}, h("caption", { class: "bd-vh" }, "Each turn: when, what you did and what it did, what the expert does, and a way to try again from there"),
        h("thead", {}, h("tr", {}, ["Time", "You", "Expert", "From here"].map((words) => h("th", { scope: "col" }, words)))),
        h("tbody", {}, talk.turns.map((each) => row(each, at))))),
    h("section", { class: "bd-mt", "aria-labelledby": `${page}-t ${id("co")}` }, h("h3", { id: id("co"), class: "bd-under" }, "What the difference cost"),
      h("ul", { class: "bd-costs" }, talk.costs.map(({ big, says }) => h("li", {}, h("b", {}, big), h("span", { class: "bd-small" }, says))))),
    h("section", { class: "bd-panel bd-mt", "aria-labelledby": `${page}-t ${id("ch")}` }, h("h3", { id: id("ch"), class: "bd-under" }, "Mood and money"), h("div", { class: "bd-course" }, mood(talk.course, page), money(talk.year))),
    (talk.unasked.length > 0 || talk.rules.length > 0) && h("div", { class: `bd-grid bd-mt${talk.unasked.length > 0 && talk.rules.length > 0 ? " bd-grid--2" : ""}` },
      list("What you did not ask", `ua${at}`, page, talk.unasked.map(({ asks, says }) => h("li", {}, h("b", {}, asks), h("br"), `They would have said: ${says}.`))),
      list("Rules that this talk met", `ru${at}`, page, talk.rules.map(({ rule, says, source, verified, costs }) => h("li", {}, h("b", {}, says), h("br"), h("span", { class: "bd-small" }, `${rule}: ${source}${verified ? "" : ", not verified"}${costs ? "" : ", it costs no points"}`))))));
}

/** The turn at which a talk went wrong: the critical one, else the first that differs. */
export const turning = ({ talks = [] }) => {
  const turns = talks.flatMap((talk, at) => talk.turns.filter(({ turn }) => turn !== null).map((each) => ({ ...each, talk: at })));
  return turns.find(({ state }) => state === "critical") ?? turns.find(({ state }) => state === "differs");
};

export const fromThere = (there) => there && button(`Try again from ${there.at}`, "from-here", { main: true, icon: "again", "data-talk": there.talk, "data-turn": there.turn });
