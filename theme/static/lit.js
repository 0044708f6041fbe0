// One word lit wherever it is on the page: in the article, a cloud, a chart, a table. Whatever
// shows a word says which by `data-key`. A pointer or the focus lights it; a click holds it.
"use strict";

(() => {
  const words = () => [...document.querySelectorAll("[data-key]")];
  const placesOf = (key) => key === null ? [] : document.querySelectorAll(`[data-key="${CSS.escape(key)}"]`);
  const keyAt = (target) => target instanceof Element ? target.closest("[data-key]")?.dataset.key ?? null : null;
  let held = null;
  let lit = null;

  function light(key) {
    if (key === lit) return;
    placesOf(lit).forEach((place) => place.classList.remove("lit"));
    placesOf(key).forEach((place) => place.classList.add("lit"));
    lit = key;
    document.dispatchEvent(new CustomEvent("wordlit", { detail: key }));
  }

  function hold(key) {
    held = key;
    document.querySelectorAll("[data-key][aria-pressed]").forEach((place) =>
      place.setAttribute("aria-pressed", String(place.dataset.key === held)));
    light(key);
  }

  document.addEventListener("pointerover", ({ target, pointerType }) => {
    const key = keyAt(target);
    if (pointerType !== "touch" && key !== null) light(key);
  });
  document.addEventListener("pointerout", ({ target, pointerType }) => {
    if (pointerType !== "touch" && keyAt(target) !== null) light(held);
  });
  document.addEventListener("focusin", ({ target }) => { if (keyAt(target) !== null) light(keyAt(target)); });
  document.addEventListener("focusout", ({ target }) => { if (keyAt(target) !== null) light(held); });
  document.addEventListener("click", ({ target }) => {
    const key = keyAt(target);
    if (target.closest("a, button, label, summary")) return;
    if (key !== null) hold(key === held ? null : key);
    else if (held !== null && !target.closest(".word-line")) hold(null);
  });

  /** Many words, one stop of the Tab key: arrows go from word to word, Escape leaves. */
  function walkWithArrows(group) {
    const stops = () => [...group.querySelectorAll("a[data-key], :not(a) > [data-key]:not(:has([data-key]))")];
    const isText = group.matches(".parallel");
    let current = null;
    const allow = (stop) => {
      if (current !== null) {
        current.tabIndex = -1;
        if (isText) ["role", "aria-pressed"].forEach((name) => current.removeAttribute(name));
      }
      current = stop;
      current.tabIndex = 0;
      if (isText) {
        current.setAttribute("role", "button");
        current.setAttribute("aria-pressed", String(held === current.dataset.key));
      }
    };
    stops().forEach((stop) => { stop.tabIndex = -1; });
    if (stops().length) allow(stops()[0]);
    group.addEventListener("focusin", ({ target }) => {
      const stop = target.closest("[data-key]");
      if (stop !== null && stop !== current && stops().includes(stop)) allow(stop);
    });
    group.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || !event.target.closest("[data-key]")) return;
      const next = wordAfter(event.key, stops(), current);
      if (event.key === "Escape") { hold(null); document.activeElement.blur(); }
      else if (isText && ["Enter", " "].includes(event.key)) hold(held === current.dataset.key ? null : current.dataset.key);
      else if (next) { allow(next); next.focus(); }
      else return;
      event.preventDefault();
    });
  }

  /** The word that a key leads to: the next in order, or the nearest above or below. */
  function wordAfter(key, stops, current) {
    const at = stops.indexOf(current);
    const forward = getComputedStyle(current).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
    if (key === "Home") return stops[0];
    if (key === "End") return stops.at(-1);
    if (key === forward) return stops[at + 1];
    if (key === backward) return stops[at - 1];
    if (key !== "ArrowDown" && key !== "ArrowUp") return undefined;
    const middle = (stop) => {
      const { left, top, width, height } = stop.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    };
    const [x, y] = middle(current);
    const step = key === "ArrowDown" ? 1 : -1;
    const away = stops.map((stop) => {
      const [right, down] = middle(stop);
      const ahead = (down - y) * step;
      return [ahead > 6 ? 3 * ahead + Math.abs(right - x) : Infinity, stop];
    }).filter(([distance]) => distance < Infinity);
    return away.sort(([one], [other]) => one - other)[0]?.[1];
  }

  /** A text in which names in braces stand for strings or elements. */
  const filled = (text, values) => text.split(/\{(\w+)\}/).map((part, at) => at % 2 ? values[part] : part);

  /** The line that says what is known of the word that is lit. */
  function tellWord(article) {
    const { words: data } = globalThis.bookData ?? {};
    const line = article.querySelector(".word-line");
    if (!data || !line) return;
    const says = JSON.parse(article.dataset.says);
    const known = new Map(data.words.map((row) => [row[0], Object.fromEntries(data.columns.map((name, at) => [name, row[at]]))]));
    line.hidden = false;
    const show = (key) => {
      const word = known.get(key);
      line.classList.toggle("idle", !word);
      if (!word) return;
      const label = Object.assign(document.createElement("bdi"), { lang: "ar", dir: "rtl", textContent: word.label });
      const count = word.count === 1 ? says.once : filled(says.times, { count: word.count }).join("");
      const number = new Intl.NumberFormat("en");
      const facts = [count, filled(says.rate, { rate: number.format(Math.round(word.per_million)) }).join("")];
      if (word.keyness !== null) facts.push(filled(says.keyness, { keyness: number.format(Math.round(word.keyness)) }).join(""));
      const name = word.meaning ? filled(says.word, { label, meaning: word.meaning }) : [label];
      const sentences = [...new Set([...placesOf(key)].map((place) => place.closest(".sentence")?.id).filter(Boolean))];
      const links = sentences.flatMap((id) => {
        const link = Object.assign(document.createElement("a"), { href: `#${id}`, textContent: id.split("-").pop() });
        return [" ", link];
      });
      line.replaceChildren(...name, ` · ${facts.join(" · ")}`, ...(links.length ? [` · ${says.sentences}`, ...links] : []));
      if (article.dataset.places) {
        const link = Object.assign(document.createElement("a"), { textContent: says.places });
        link.href = `${article.dataset.places}?word=${encodeURIComponent(key)}`;
        line.append(" · ", link);
      }
    };
    document.addEventListener("wordlit", ({ detail }) => show(detail));
    show(null);
  }

  function offerShading(article) {
    const choice = article.querySelector(".shading");
    choice.hidden = false;
    choice.addEventListener("change", ({ target }) => { article.dataset.shade = target.value; });
  }

  document.addEventListener("DOMContentLoaded", () => {
    if (!words().length) return;
    document.querySelectorAll(".article").forEach((article) => { offerShading(article); tellWord(article); });
    document.querySelectorAll(".article .parallel, svg[role=group], table:has([data-key])").forEach(walkWithArrows);
    const asked = new URLSearchParams(location.search).get("word");
    if (asked === null || !placesOf(asked).length) return;
    hold(asked);
    if (!location.hash) placesOf(asked)[0].scrollIntoView({ block: "center" });
  });
})();
