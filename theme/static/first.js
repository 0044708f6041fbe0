// Before anything is painted: the colours that the reader chose here last, if any. The text waits
// for its letters, which have come with the styles and only need to be unpacked, so that nothing
// moves; until the page is loaded or for half a second at the most, and not without scripts.
(() => {
  let mode = "auto";
  try { mode = localStorage.getItem("mode") || mode; } catch { /* no storage: as the system has it */ }
  const root = document.documentElement;
  const dark = mode === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : mode === "dark";
  Object.assign(root.dataset, { mode, theme: dark ? "dark" : "light" });
  root.style.visibility = "hidden";
  const show = () => root.style.removeProperty("visibility");
  addEventListener("load", show);
  setTimeout(show, 500);
  addEventListener("DOMContentLoaded", () => {
    const ours = [...document.fonts].filter(({ family }) => /^["']?Amiri( Arabic)?["']?$/.test(family));
    Promise.all(ours.map((face) => face.load())).then(show, show);
  });
})();
