// One worked example by itself.
import { onDesk } from "./dom.js";
import { showMarks } from "./papers.js";
import { drawSolved, inSolved } from "./solved.js";

export default { render: (place) => onDesk(place, drawSolved, inSolved, (root, ui) => showMarks(root, ui.marks)) };
