// Printing: Lab's own page is one window high, so what is to be printed goes into a page of its own.
import { h } from "./dom.js";

/** Print a thing on the desk, in light colours, with nothing to press on it. */
export function printDesk(root) {
  const styles = [...document.querySelectorAll("style")].map((sheet) => sheet.textContent).filter((text) => text.includes("--bd-"));
  const page = h("iframe", { title: "Print", class: "bd-printing", "aria-hidden": "true", tabindex: "-1" });
  page.srcdoc = `<!doctype html><html lang="en"><meta charset="utf-8"><title>${root.querySelector("h2")?.textContent.replaceAll("<", "") ?? "Balance Due"}</title>
    <style>${styles.join("\n")}</style><body data-jp-theme-light="true">${root.outerHTML}</body></html>`;
  page.addEventListener("load", () => {
    page.contentWindow.addEventListener("afterprint", () => setTimeout(() => page.remove()));
    page.contentWindow.print();
  });
  for (const old of document.querySelectorAll(".bd-printing")) old.remove();
  document.body.append(page);
}
