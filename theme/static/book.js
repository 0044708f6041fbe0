// What a page can do beyond being read. Nothing in the text depends on it.
"use strict";

const root = document.documentElement;

/** Light, dark, or as the system has it: the button goes round, beginning with a change. */
function offerColours(button) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const show = (mode) => {
    const theme = mode === "auto" ? (system.matches ? "dark" : "light") : mode;
    Object.assign(root.dataset, { mode, theme });
    const { colours, change, [mode]: name } = button.dataset;
    button.title = `${colours}: ${name}`;
    button.setAttribute("aria-label", `${button.title}. ${change}`);
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
  const { copy, copied } = document.querySelector("main").dataset;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(code.innerText);
    button.textContent = copied;
    setTimeout(() => { button.textContent = copy; }, 2000);
  });
  code.parentElement.append(button);
}

/** What scrolls sideways can be reached and scrolled with the keyboard. */
function reachWithKeyboard(box) {
  const wide = box.scrollWidth > box.clientWidth + 1;
  const tall = box.scrollHeight > box.clientHeight + 1;
  box.classList.toggle("scrolls", wide);
  box.classList.toggle("fits", !wide);
  box.classList.toggle("tall", wide && box.scrollHeight > 1.5 * innerHeight);
  if (wide || tall) box.tabIndex = 0;
  else if (box.tabIndex === 0) box.removeAttribute("tabindex");
}

/** The section being read is the one marked in the lists of sections, also the last and short ones. */
function followReading() {
  const links = [...document.querySelectorAll(":is(.contents, .sections) a[href^='#']")].filter((link) => link.hash.length > 1);
  const parts = [...new Set(links.map((link) => link.hash.slice(1)))].map((id) => document.getElementById(id)).filter(Boolean);
  const mark = () => {
    // What is below this line is yet to be read. It runs down the window when there is no more to scroll.
    const padding = parseFloat(getComputedStyle(root).scrollPaddingBlockStart) + 8;
    const left = root.scrollHeight - innerHeight - scrollY;
    const line = padding + (innerHeight - padding) * Math.max(0, 1 - left / innerHeight);
    const current = scrollY < 8 ? undefined : parts.filter((part) => part.getBoundingClientRect().top <= line).at(-1);
    links.forEach((link) => {
      if (current && link.hash === `#${current.id}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
  };
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  }, { passive: true });
  mark();
}

/** What a link says of where it leads (a work cited, a term), shown under a pointer and on focus. */
function showNotes() {
  const note = Object.assign(document.createElement("div"), { id: "note", className: "told", role: "tooltip", popover: "manual" });
  if (!note.showPopover) return;
  document.body.append(note);
  let shown = null;
  let leaving = 0;
  const hide = () => {
    shown?.removeAttribute("aria-describedby");
    shown = null;
    if (note.matches(":popover-open")) note.hidePopover();
  };
  const show = (link) => {
    clearTimeout(leaving);
    if (link === shown) return;
    hide();
    shown = link;
    note.textContent = link.dataset.note;
    link.setAttribute("aria-describedby", note.id);
    note.showPopover();
    place();
  };
  const place = () => {
    const { left, bottom, top } = shown.getBoundingClientRect();
    const [width, height] = [note.offsetWidth, note.offsetHeight];
    const below = bottom + 6 + height < innerHeight;
    note.style.left = `${Math.max(8, Math.min(left, root.clientWidth - width - 8))}px`;
    note.style.top = `${below ? bottom + 6 : Math.max(8, top - height - 6)}px`;
  };
  const leave = () => { leaving = setTimeout(() => { if (document.activeElement !== shown) hide(); }, 250); };
  document.querySelectorAll("main a.reference.internal[title]").forEach((link) => {
    link.dataset.note = link.title;
    link.removeAttribute("title");
    link.addEventListener("pointerenter", ({ pointerType }) => { if (pointerType === "mouse") show(link); });
    link.addEventListener("pointerleave", leave);
    link.addEventListener("focus", () => { if (link.matches(":focus-visible")) show(link); });
    link.addEventListener("blur", hide);
  });
  note.addEventListener("pointerenter", () => clearTimeout(leaving));
  note.addEventListener("pointerleave", leave);
  document.addEventListener("keydown", ({ key }) => { if (key === "Escape") hide(); });
  // To come into focus a link may have to be scrolled to.
  addEventListener("scroll", () => {
    if (shown === null) return;
    if (document.activeElement === shown) place();
    else hide();
  }, { passive: true });
}

document.addEventListener("DOMContentLoaded", () => {
  showNotes();
  offerColours(document.querySelector("button.theme"));
  if (navigator.clipboard) document.querySelectorAll(".cell_input pre, div.highlight-python pre").forEach(offerCopy);
  const boxes = new Set(document.querySelectorAll("pre, .scroll, .pst-scrollable-table-container, .cell_output .output, div.math"));
  // What is in a box may grow while the box does not, as when letters are made larger.
  const sizes = new ResizeObserver((changed) => {
    for (const { target } of changed) reachWithKeyboard(boxes.has(target) ? target : target.parentElement);
  });
  boxes.forEach((box) => [box, ...box.querySelectorAll(":scope > table")].forEach((part) => sizes.observe(part)));
  followReading();
  const chapters = document.getElementById("chapters");
  chapters.addEventListener("click", ({ target }) => {
    if (target.closest("a[href^='#']") && chapters.matches(":popover-open")) chapters.hidePopover();
  });
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
