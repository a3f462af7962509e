// Where a rule comes from: what it says, where it stands, when it was read; what nobody could check says so.
import { date, h, tag } from "./dom.js";
import { fold } from "./letter.js";

const SOURCES_OF = { law: "law", code: "code list", payer: "payer’s rule", plan: "plan’s rule", policy: "house policy, not law" };

const citation = (words) => (words.startsWith("https://") ? h("a", { href: words, target: "_blank", rel: "noopener noreferrer" }, words.slice(8)) : words);

/** One rule in full. */
export const sourceLine = (each) => h("li", {}, h("b", {}, each.says), h("br"), citation(each.source), " ",
  each.read && h("span", { class: "bd-small" }, `read ${date(each.read)} `), each.tag && h("span", { class: "bd-tag" }, SOURCES_OF[each.tag] ?? each.tag), " ",
  !each.verified && tag("warn", "not verified: it costs no points"));

/** The sources of one place, folded away: one press opens them. What is not verified says so before anyone presses. */
export const comesFrom = (sources, ui, page, name, title = "Where this comes from") => sources.length > 0 && h("div", { class: "bd-source" },
  fold(ui, page, `source-${name}`, title, () => h("ul", { class: "bd-list" }, sources.map(sourceLine))),
  !ui.folds?.has(`source-${name}`) && sources.some(({ verified }) => !verified) && tag("warn", "not verified"));   // open, each line says it
