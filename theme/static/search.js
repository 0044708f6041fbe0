// The search: words looked up in the texts of the pages (book-text.js), each hit shown in its
// sentence or its row, Arabic right to left. What is spelled as asked comes first.
"use strict";

const WORD = /([\p{L}\p{N}\p{M}_]+)/u;
const ARABIC_RUN = /(\p{Script=Arabic}(?:[\p{Script=Arabic}\p{M}\s،؛؟!.«»-]*[\p{Script=Arabic}\p{M}])?)/u;
const isArabic = /\p{Script=Arabic}/u;
const LONGEST = 60; // letters; what is longer is no word
const WORDS_AROUND = 14;
const PASSAGES_SHOWN = 3;
// How near a word is to what was asked.
const [SAME, FOLDED, OF_ONE_WORD, BEGINNING] = [4, 3, 2, 1];
// How much a text says of its page: its title, its headings, the Arabic text itself, prose, rows.
const WEIGHTS = { h1: 7, h2: 6, h3: 5, h4: 5, p: 3, li: 2, dt: 3, dd: 3, figcaption: 2, caption: 2, tr: 1, pre: 0 };

const english = new Stemmer();
const forms = new Map();

/** A word as it is compared: as it is written, folded, and its key. */
function formOf(word) {
  if (!forms.has(word)) {
    const written = bare(word);
    const key = isArabic.test(word) ? arabicKey(word, bookVocabulary) : english.stemWord(written);
    forms.set(word, { written, folded: fold(word).replace(/^0+(?=\d)/, ""), key, names: [] });
  }
  return forms.get(word);
}

/** The words of a text. Vowel marks and stretching belong to a word and do not end it. */
const wordsOf = (text) => text.replace(marksOfArabic, "").split(/[^\p{L}\p{N}_]+/u).filter(Boolean);

function nearness(form, asked) {
  if (form.written === asked.written) return SAME;
  if (form.folded === asked.folded) return FOLDED;
  if (form.key === asked.key || asked.names.includes(form.key)) return OF_ONE_WORD;
  return asked.begins && form.folded.startsWith(asked.folded) ? BEGINNING : 0;
}

const textOf = ([, text, , , , ...cells]) => text || cells.join(" · ");

let passages = null;
/** All passages of the book with the different words in each. */
function allPassages() {
  passages ??= Object.entries(bookText).flatMap(([page, { passages: found }]) =>
    found.map((passage, at) => ({ page, at, passage, forms: [...new Set(wordsOf(textOf(passage)))].map(formOf) })));
  return passages;
}

/** What is asked for: its words, and the Arabic words that English names among them stand for. */
function parsed(query) {
  return [...new Set(wordsOf(query.slice(0, 1000)).filter((word) => word.length <= LONGEST))].map((word) => ({
    ...formOf(word), names: Object.hasOwn(bookNames, word.toLowerCase()) ? bookNames[word.toLowerCase()] : [],
  }));
}

/** The pages that have every word of a query, the best first, each with its hits. */
function bookSearch(query) {
  const asked = parsed(query);
  if (!asked.length) return [];
  const known = allPassages();
  const found = (one) => known.map(({ forms: words }) => Math.max(0, ...words.map((form) => nearness(form, one))));
  const near = asked.map((one) => {
    const whole = found(one);
    return whole.some(Boolean) || one.folded.length < 3 ? whole : found(Object.assign(one, { begins: true }));
  });
  const pages = new Map();
  known.forEach(({ page, at, passage }, number) => {
    const each = near.map((all) => all[number]);
    if (!each.some(Boolean)) return;
    if (!pages.has(page)) pages.set(page, { page, title: bookText[page].title, best: asked.map(() => 0), hits: [] });
    const entry = pages.get(page);
    entry.best = entry.best.map((best, word) => Math.max(best, each[word]));
    const weight = WEIGHTS[passage[3]] + (passage[2] && passage[3] === "p" ? 1 : 0);
    entry.hits.push({ passage, at, words: each.filter(Boolean).length, near: Math.max(...each), weight });
  });
  const better = (one, other) => other.words - one.words || other.near - one.near || other.weight - one.weight || one.at - other.at;
  const complete = [...pages.values()].filter(({ best }) => best.every(Boolean));
  for (const entry of complete) entry.hits.sort(better);
  const score = ({ best, hits }) => [Math.min(...best), hits[0].words, hits[0].near, hits[0].weight, hits.length];
  return complete.map((entry) => ({ ...entry, asked, score: score(entry) }))
    .sort((one, other) => other.score.map((value, at) => value - one.score[at]).find(Boolean) ?? 0);
}

(() => {
  const output = document.getElementById("search-results");
  const says = JSON.parse(output.dataset.says);
  let asked = [];
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const isHit = (word) => wordsOf(word).map(formOf).some((form) => asked.some((one) => nearness(form, one)));

  /** A text put into an element as text, the wanted words marked. */
  function write(element, text) {
    text.split(WORD).forEach((part, at) => element.append(at % 2 && isHit(part) ? make("mark", {}, part) : part));
    return element;
  }

  /** The same, with the runs of Arabic told apart. */
  function writeMixed(element, text) {
    text.split(ARABIC_RUN).forEach((part, at) => {
      if (at % 2) element.append(write(make("bdi", { lang: "ar", dir: "rtl" }), part));
      else write(element, part);
    });
    return element;
  }

  /** The words around the first hit of a text. */
  function excerpt(text) {
    const parts = text.split(WORD);
    const first = parts.findIndex((part, at) => at % 2 && isHit(part));
    const [start, end] = [Math.max(0, first - 2 * WORDS_AROUND), first + 2 * WORDS_AROUND + 1];
    return (start ? "… " : "") + parts.slice(start, end).join("").trim() + (end < parts.length ? " …" : "");
  }

  /** A row of a table: what the table is about, and each cell with the head of its column. */
  function showRow(passage, { caption, heads }) {
    const cells = passage.slice(5);
    const shown = make("p", { class: "context" });
    if (caption) writeMixed(shown, `${caption}: `);
    cells.forEach((cell, at) => {
      if (!cell) return;
      if (at) shown.append(" · ");
      if (heads.length === cells.length && heads[at]) shown.append(make("span", { class: "head" }, `${heads[at]} `));
      writeMixed(shown, excerpt(cell));
    });
    return shown;
  }

  function showPassage(page, passage) {
    const [, text, rightToLeft, kind, table] = passage;
    if (kind === "tr" && table !== undefined) {
      const [caption, heads] = bookText[page].tables[table];
      return showRow(passage, { caption, heads });
    }
    if (rightToLeft) return write(make("p", { class: "context", lang: "ar", dir: "rtl" }), excerpt(text));
    return writeMixed(make("p", { class: "context" }), excerpt(text));
  }

  /** The heading of the section that a passage is in, as the way to it. */
  function wayTo(page, { passage, at }) {
    const [anchor] = passage;
    const before = bookText[page].passages.slice(0, at + 1).reverse();
    const heading = before.find(([, , , kind]) => /^h\d$/.test(kind));
    return [anchor ? `${page}#${anchor}` : page, heading?.[1] ?? ""];
  }

  function showPage(found) {
    const shown = found.hits.slice(0, PASSAGES_SHOWN).sort((one, other) => one.at - other.at);
    const item = make("li", {}, writeMixed(make("a", { href: wayTo(found.page, found.hits[0])[0] }), found.title));
    for (const hit of shown) {
      const [address, heading] = wayTo(found.page, hit);
      if (heading && heading !== found.title) item.append(make("p", { class: "where" }, writeMixed(make("a", { href: address }), heading)));
      if (!/^h\d$/.test(hit.passage[3])) item.append(showPassage(found.page, hit.passage));
    }
    return item;
  }

  const query = new URLSearchParams(location.search).get("q") ?? "";
  if (!query.trim()) return;
  const found = bookSearch(query);
  asked = found[0]?.asked ?? [];
  document.querySelector(".find input").value = query;
  document.title = `${query.slice(0, 80)} – ${document.title}`;
  const count = found.length === 1 ? says.one : found.length ? says.some : says.none;
  const summary = document.querySelector(".search-summary");
  summary.replaceChildren(...count.split(/\{(\w+)\}/).map((part, at) => {
    if (at % 2 === 0) return part;
    return part === "count" ? String(found.length) : make("bdi", isArabic.test(query) ? { lang: "ar", dir: "rtl" } : {}, query.slice(0, 200));
  }));
  output.append(make("ul", { class: "search" }, ...found.map(showPage)));
})();
