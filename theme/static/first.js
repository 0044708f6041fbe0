// Before anything is painted: the colours that the reader chose here last, if any.
(() => {
  let mode = "auto";
  try { mode = localStorage.getItem("mode") || mode; } catch { /* no storage: as the system has it */ }
  const dark = mode === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : mode === "dark";
  Object.assign(document.documentElement.dataset, { mode, theme: dark ? "dark" : "light" });
})();
