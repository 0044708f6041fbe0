// What a page can do beyond being read. Nothing in the text depends on it.
"use strict";

const root = document.documentElement;

/** Light, dark, or as the system has it: the button goes round, beginning with a change. */
function offerColours(button) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const show = (mode) => {
    const theme = mode === "auto" ? (system.matches ? "dark" : "light") : mode;
    Object.assign(root.dataset, { mode, theme });
    button.setAttribute("aria-label", `Colours: ${mode}. Change`);
    button.title = `Colours: ${mode}`;
  };
  button.addEventListener("click", () => {
    const round = system.matches ? ["auto", "light", "dark"] : ["auto", "dark", "light"];
    const mode = round[(round.indexOf(root.dataset.mode) + 1) % round.length];
    try { localStorage.setItem("mode", mode); } catch { /* not kept, but shown */ }
    show(mode);
  });
  system.addEventListener("change", () => show(root.dataset.mode));
  show(root.dataset.mode || "auto");
  button.hidden = false;
}

/** A button on each piece of code that puts it on the clipboard. */
function offerCopy(code) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code.innerText);
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = "Copy"; }, 2000);
  });
  code.parentElement.append(button);
}

/** What scrolls sideways can be reached and scrolled with the keyboard. */
function reachWithKeyboard(box) {
  const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
  if (scrolls) box.tabIndex = 0;
  else if (box.tabIndex === 0) box.removeAttribute("tabindex");
}

/** The section in sight is the one marked in the list of sections. */
function followReading(list) {
  const links = new Map([...list.querySelectorAll("a[href^='#']")].map((a) => [a.hash.slice(1), a]));
  const sight = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      links.forEach((link) => link.removeAttribute("aria-current"));
      links.get(target.id)?.setAttribute("aria-current", "true");
    }
  }, { rootMargin: "-10% 0px -75% 0px" });
  links.forEach((_, id) => { const part = id && document.getElementById(id); if (part) sight.observe(part); });
}

document.addEventListener("DOMContentLoaded", () => {
  offerColours(document.querySelector("button.theme"));
  if (navigator.clipboard) document.querySelectorAll(".cell_input pre, div.highlight-python pre").forEach(offerCopy);
  const boxes = document.querySelectorAll("pre, .scroll, .pst-scrollable-table-container, .cell_output .output, div.math");
  const sizes = new ResizeObserver((changed) => changed.forEach(({ target }) => reachWithKeyboard(target)));
  boxes.forEach((box) => sizes.observe(box));
  document.querySelectorAll("nav.contents").forEach(followReading);
});

document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey)) {
    const field = document.querySelector("#find input");
    if (!field.checkVisibility()) return;
    event.preventDefault();
    field.select();
  }
});

/** On paper nothing can be opened any more; of many tables of one kind the first is enough. */
addEventListener("beforeprint", () => document.querySelectorAll("main details:not(.tables > details)").forEach((part) => { part.open = true; }));
