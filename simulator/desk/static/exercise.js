// One exercise by itself.
import { onDesk } from "./dom.js";
import { showMarks } from "./papers.js";
import { drawSitting, inSitting } from "./sitting.js";

export default { render: (place) => onDesk(place, drawSitting, inSitting, (root, ui) => showMarks(root, ui.marks)) };
