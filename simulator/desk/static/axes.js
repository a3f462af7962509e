// Four results, kept apart; each with its number, and the pass mark as a line.
import { h } from "./dom.js";

const NAMES = { accuracy: "Accuracy", resolution: "Resolution", conduct: "Conduct", communication: "Communication" };

function axis(name, { earned, of, state, share, says }, pass, asShare) {
  const scored = of > 0;
  const part = scored ? Math.round((100 * earned) / of) : 0;
  const under = asShare && scored && share < pass;
  const words = scored ? (asShare ? `${share}%` : `${earned} of ${of}`) : asShare ? "" : state;
  return h("div", { class: "bd-axis", "data-key": name },
    h("p", { class: "bd-axis__top" }, h("b", {}, NAMES[name] ?? name), h("span", {}, words)),
    h("div", { class: `bd-track${under ? " bd-track--bad" : ""}${scored ? "" : " bd-track--none"}`, "aria-hidden": "true" },
      scored && [h("i", { style: `--v:${part}%` }), h("u", { style: `--at:${pass}%` })]),
    asShare && h("p", { class: "bd-small" }, says));
}

export const axes = (score, pass, { asShare = false } = {}) =>
  h("div", { class: `bd-axes${asShare ? " bd-axes--row" : ""}` }, Object.entries(score).map(([name, each]) => axis(name, each, pass, asShare)));
