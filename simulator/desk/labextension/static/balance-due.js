// A JupyterLab extension without a bundler: the container that Lab's loader asks for, and one plugin in it.
// It opens a lesson ready to use. Everything works without it: each lesson has its own Run button.

const STYLE = `
  .bd-lesson .jp-NotebookPanel-toolbar, .bd-lesson .jp-CodeCell .jp-Cell-inputWrapper, .bd-lesson .jp-cell-toolbar,
  .bd-lesson .jp-InputPrompt, .bd-lesson .jp-OutputPrompt, .bd-lesson .jp-OutputArea-promptOverlay, .bd-lesson .jp-Collapser, .bd-lesson .jp-Notebook-footer { display: none !important; }
  .bd-lesson .jp-Notebook .jp-Cell { padding-inline: 1rem; } @media (max-width: 40rem) { .bd-lesson .jp-Notebook, .bd-lesson .jp-Notebook .jp-Cell { padding-inline: 0; } }
  .bd-lesson .jp-Notebook .jp-MarkdownCell { max-width: 46rem; } .bd-lesson .jp-MarkdownCell table { margin-inline: 0; }
  .bd-lesson .jp-OutputArea-output { overflow: visible; padding: 0; }
  .bd-lesson .jp-Notebook .jp-Cell, .bd-lesson .jp-Notebook .jp-Cell :is(.jp-MarkdownOutput, .jp-RenderedMarkdown) { border-color: transparent; outline: none; box-shadow: none; }
`;

const FOCUSABLE = ".bd :is(a, button, input, select, textarea, summary, [tabindex])";

/** A lesson says that it is one. It runs by itself only when it is signed on this computer and asks nothing but the desk. */
const isLesson = (panel) => panel?.context?.model?.getMetadata?.("balance_due") === true;
const OUR_LINE = /^from simulator import desk; desk\.\w+\([\w"/ ,=-]*\)$/;
const mayRun = (panel) => [...panel.context.model.cells].every(
  (cell) => cell.type !== "code" || (cell.trusted && OUR_LINE.test(cell.sharedModel.getSource())));

async function open(app, panel, opened) {
  if (!panel?.context?.ready || opened.has(panel)) return;
  await panel.context.ready;
  if (!isLesson(panel) || opened.has(panel)) return;
  opened.add(panel);
  panel.addClass("bd-lesson");
  app.shell.collapseLeft?.();   // room for the papers; the folder sign opens it again
  // A lesson is a page to work on, not a file to change: nothing asks to save it, and no old output stays in it.
  const model = panel.context.model;
  const clean = () => setTimeout(() => { if (model.dirty) model.dirty = false; });
  model.stateChanged.connect(clean);
  clean();
  if (!mayRun(panel)) return;
  await panel.context.sessionContext.ready;
  await panel.revealed;
  if (app.shell.currentWidget !== panel) return void opened.delete(panel);   // it runs when it is turned to
  await app.commands.execute("notebook:run-all-cells");
  if (!panel.node.contains(document.activeElement?.closest(".bd"))) {   // a quick hand is at work already: nothing moves under it
    panel.content.activeCellIndex = 0;
    await panel.content.scrollToItem(0, "start").catch(() => {});
  }
  panel.addClass("bd-lesson-ran");
  setTimeout(() => land(panel.node), 800);
}

/** To the stage that is open where they stopped, unless it is in sight; after a reload also to the exercise that was begun. */
function land(page) {
  const reloaded = performance.getEntriesByType("navigation")[0]?.type === "reload";
  const open = page.querySelector("[data-land=stage]") ?? (reloaded ? page.querySelector("[data-land]") : null);
  if (!open || page.contains(document.activeElement?.closest(".bd"))) return;
  const { top, bottom } = open.getBoundingClientRect();
  if (top < page.getBoundingClientRect().top || bottom > window.innerHeight) open.scrollIntoView({ block: "start" });
}

const plugin = {
  id: "balance-due:lesson",
  description: "Runs a signed Balance Due lesson when it is opened and hides its code.",
  autoStart: true,
  activate(app) {
    document.head.appendChild(Object.assign(document.createElement("style"), { textContent: STYLE }));
    document.addEventListener("focusin", (event) => {
      if (event.target.matches?.(FOCUSABLE)) event.target.setAttribute("data-lm-suppress-shortcuts", "true");
    });
    const opened = new WeakSet();
    const look = () => open(app, app.shell.currentWidget, opened).catch((error) => console.warn("balance-due:", error));
    app.shell.currentChanged?.connect(look);
    app.restored.then(look);
  },
};

(window._JUPYTERLAB ??= {})["balance-due"] = {
  init() {},
  async get(module) {
    if (module !== "./extension") throw new Error(`balance-due has no ${module}`);
    return () => ({ __esModule: true, default: plugin });
  },
};
