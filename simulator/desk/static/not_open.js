// What lies on the desk when a thing could not be opened.
import { bar, h, note, onDesk } from "./dom.js";

const draw = ({ says }, ui, page) =>
  h("div", { "data-named": `${page}-t` }, bar("This did not open"), h("div", { role: "alert" }, note("bad", null, h("p", { id: `${page}-t` }, says))));

export default { render: (place) => onDesk(place, draw, {}) };
