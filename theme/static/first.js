// Before anything is painted: the colours that the reader chose here last, if any, and the faces
// that the page is set in, which would otherwise wait for its styles. (From a disk, where they are
// there at once, browsers refuse to fetch them early.)
(() => {
  let mode = "auto";
  try { mode = localStorage.getItem("mode") || mode; } catch { /* no storage: as the system has it */ }
  const dark = mode === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : mode === "dark";
  Object.assign(document.documentElement.dataset, { mode, theme: dark ? "dark" : "light" });
  if (location.protocol === "file:") return;
  for (const href of document.currentScript.dataset.faces.split(" ").filter(Boolean))
    document.head.append(Object.assign(document.createElement("link"), { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", href }));
})();
