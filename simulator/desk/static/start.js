// The start page: your name, a check of this computer, what to do next, where you stopped.
import { bar, button, h, note, onDesk, sign, trouble, vh } from "./dom.js";

/** A lesson opens through Lab, beside this page, in the folder in which this page lies. */
function openLesson(notebook, label, main) {
  const here = decodeURIComponent(location.pathname.split("/tree/")[1] ?? "");
  const path = `${here.includes("/") ? here.replace(/[^/]*$/, "") : ""}${notebook}`;
  return h("button", { type: "button", class: `bd-btn${main ? " bd-btn--main" : ""}`, "data-commandlinker-command": "docmanager:open", "data-commandlinker-args": JSON.stringify({ path }) }, label, main && sign("on"));
}

const naming = (view, ui, page) =>
  h("form", { "data-do": "name", "data-key": "naming", class: "bd-panel bd-panel--now bd-stack" },
    h("div", { class: "bd-field" },
      h("label", { for: `${page}-name`, class: "bd-q" }, "What may we call you?"),
      h("p", { class: "bd-hint", id: `${page}-name-h` }, "Any name will do. Your work is kept under it, on this computer only."),
      h("div", { class: "bd-row" },
        h("input", { id: `${page}-name`, type: "text", autocomplete: "off", maxlength: "60", "data-draft": "name", value: ui.drafts.name ?? view.learner, "aria-describedby": `${page}-name-h` }),
        h("button", { type: "submit", class: "bd-btn bd-btn--main", "data-key": "save" }, view.learner ? "Change my name" : "That is me"))));

function checks({ checked, warning }, page, first) {
  const line = (good, words) => h("li", { class: good ? "is-good" : "is-bad" }, sign(good ? "good" : "bad"), h("span", {}, words));
  return h("section", { class: "bd-panel bd-stack-s", "aria-labelledby": `${page}-ch`, "data-key": "checks" },
    h("h3", { id: `${page}-ch` }, "Does it work on this computer?"),
    h("p", { class: "bd-soft" }, "One press shows whether the desk hears you and whether your work is kept."),
    h("div", { role: "status", "data-key": "found" }, checked && h("ul", { class: "bd-checks" },
      line(true, "Clicking works: the desk heard you."),
      checked.saved ? line(true, "Saving works: we wrote a line to your folder and read it back.") : line(false, warning ?? "Saving does not work here. You can still do the lessons."))),
    h("p", {}, button(checked ? "Check again" : "Check now", "check", { main: first, "data-key": "check" })));
}

const next = ({ next: lesson }, page, main) => lesson
  ? h("section", { class: `bd-panel bd-stack${main ? " bd-panel--now" : ""}`, "aria-labelledby": `${page}-next`, "data-key": "next" },
    h("div", { class: "bd-stack-s" },
      h("p", { class: "bd-small" }, `Do this next: ${lesson.title}, ${lesson.exercise.way.toLowerCase()}`),
      h("h3", { id: `${page}-next`, class: "bd-next" }, lesson.exercise.title),
      h("p", { class: "bd-lead" }, lesson.about)),
    h("p", { class: "bd-row" }, h("span", { class: "bd-tag" }, lesson.exercise.level),
      h("span", { class: "bd-tag" }, sign("clock"), `about ${lesson.exercise.minutes} minutes`),
      h("span", { class: "bd-tag" }, `Trains ${lesson.exercise.trains.join(", ")}`)),
    h("p", { class: "bd-row" }, openLesson(lesson.notebook, lesson.done || lesson.exercise.state !== "not begun" ? "Go on with this lesson" : "Start this lesson", main),
      button("Choose another lesson", "lessons", { quiet: true })))
  : h("section", { class: "bd-panel bd-stack-s", "aria-labelledby": `${page}-next`, "data-key": "next" },
    h("h3", { id: `${page}-next` }, "You have passed every exercise"),
    h("p", { class: "bd-soft" }, "Open a lesson and press “Another like this” for new people and new amounts."));

const resume = (stopped, page) =>
  h("section", { class: "bd-panel bd-stack-s", "aria-labelledby": `${page}-res`, "data-key": "resume" },
    h("h3", { id: `${page}-res` }, "Pick up where you stopped"),
    stopped
      ? [h("p", {}, h("b", {}, stopped.title)), h("p", { class: "bd-soft" }, [stopped.way, `Stopped on ${stopped.stopped}.`].filter(Boolean).join(". ")),
        h("p", { class: "bd-row bd-row--apart" }, h("span", { class: "bd-small" }, stopped.moves === 1 ? "1 step, saved" : `${stopped.moves} steps, all saved`), stopped.notebook && openLesson(stopped.notebook, "Go on"))]
      : h("p", { class: "bd-empty" }, "Nothing is half done. Start with the first card."));

const LOOKS = { ready: "r", learning: "l", "not met": null };
const segments = (states) => h("span", { class: "bd-segs", "aria-hidden": "true" }, states.map((state) => h("i", { class: LOOKS[state] })));
const of = (domain, state) => domain.skills.filter((each) => each === state).length;

function skills(domains, rulers, page) {
  const words = (domain) => (of(domain, "not met") === domain.skills.length ? "not started" : `${of(domain, "ready")} ready, ${of(domain, "learning")} learning`);
  const all = domains.flatMap((domain) => domain.skills);
  const key = [["ready", "ready: right at the first try, without a hint, in two different exercises"], ["learning", "learning"], ["not met", "not met yet"]];
  return h("section", { class: "bd-panel bd-stack-s", "aria-labelledby": `${page}-pr`, "data-key": "skills" },
    h("div", { class: "bd-row bd-row--apart" }, h("h3", { id: `${page}-pr` }, "What you can do so far"),
      h("p", { class: "bd-small" }, h("b", {}, all.filter((each) => each === "ready").length), ` of ${all.length} skills ready`)),
    rulers.length > 0 && h("p", { class: "bd-small" }, "This counts marks that were ", h("b", {}, `overruled by ${rulers.join(", ")}`), "."),
    h("p", { class: "bd-key" }, key.map(([state, says]) => h("span", {}, segments([state]), says))),
    h("ul", { class: "bd-domains" }, domains.map((domain) => h("li", {}, h("span", {}, domain.title), segments(domain.skills),
      h("span", { class: "bd-small" }, words(domain), vh(`, of ${domain.skills.length}`))))));
}

const lessons = (all, page) =>
  h("section", { class: "bd-panel", "aria-labelledby": `${page}-le`, "data-key": "lessons" },
    h("h3", { id: `${page}-le`, tabindex: "-1", class: "bd-lessons__t" }, "Choose a lesson"),
    h("ul", { class: "bd-lessons" }, all.map((lesson) => h("li", {},
      h("div", {}, h("b", {}, lesson.title),
        h("p", { class: "bd-small" }, `about ${lesson.minutes} minutes, ${lesson.of ? `${lesson.done} of ${lesson.of} passed` : "to read"}`)),
      openLesson(lesson.notebook, ["Open", vh(` ${lesson.title}`)])))));

function draw(view, ui, page) {
  const asksName = !view.learner || view.renaming;
  return h("div", { "data-named": `${page}-t` },
    bar("Practice desk for medical collectors", h("p", {}, "Everything on this desk is made up: people, payers, amounts")),
    trouble(view.trouble),
    h("div", { class: "bd-title" },
      h("h2", { id: `${page}-t`, tabindex: "-1", class: "bd-h" }, view.learner ? `Hello, ${view.learner}` : "Welcome"),
      h("p", { class: "bd-soft" }, view.learner ? button("Not you, or change your name", "rename", { quiet: true, small: true }) : "Tell us your name, check this computer, and begin. It takes about two minutes.")),
    h("div", { class: "bd-grid bd-grid--main" },
      h("div", { class: "bd-stack" },
        asksName && naming(view, ui, page),
        next(view, page, !asksName),
        skills(view.domains, view.overruled_by, page)),
      h("div", { class: "bd-stack" }, resume(view.resume, page), lessons(view.lessons, page), checks(view, page, false))),
    h("div", { role: "status", class: "bd-mt" }, view.warning
      ? note("warn", "Your work is not being kept", h("p", {}, view.warning))
      : note("info", null, h("p", {}, h("b", {}, "Your work stays here. "), "It is saved in ", h("code", {}, view.folder), "; nothing is sent anywhere."))));
}

const acts = {
  name: (form, { send, ui, root }) => { const name = form.querySelector("input").value; delete ui.drafts.name; send({ do: "name", name }, ".bd-h"); },
  rename: (_, { send }) => send({ do: "rename" }, "form input"),
  check: (_, { send }) => send({ do: "check" }),
  lessons(_, { root }) { const title = root.querySelector(".bd-lessons__t"); title.focus(); title.scrollIntoView({ block: "nearest" }); },
};

/** Whoever comes back to this page sees what they did since. */
function render(place) {
  const leave = onDesk(place, draw, acts);
  let away = false;
  const watch = new IntersectionObserver(([{ isIntersecting }]) => {
    if (isIntersecting && away) try { place.model.send({ do: "look" }); } catch { /* no kernel: the page stays as it was */ }
    away = !isIntersecting;
  });
  watch.observe(place.el);
  return () => { watch.disconnect(); leave(); };
}

export default { render };
