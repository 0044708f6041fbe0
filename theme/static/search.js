// The results of a search as a reader of Arabic wants them: each hit in its sentence, the words
// marked, Arabic right to left. The search itself is Sphinx's.
"use strict";

DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false; // from bookText instead of from the network
const WORDS_AROUND = 14;
const PASSAGES_SHOWN = 3;
const ARABIC_RUN = /(\p{Script=Arabic}(?:[\p{Script=Arabic}\p{M}\s،؛؟!.«»-]*[\p{Script=Arabic}\p{M}])?)/u;
const WORD = /([\p{L}\p{N}\p{M}_]+)/u;

const searchStemmer = new Stemmer();
let wanted = new Set();
const searchAsSphinxDoes = Search.query;
Search.query = (query) => {
  wanted = Search._parseQuery(query)[1];
  searchAsSphinxDoes(query);
};

// Sphinx looks words up in plain objects, which have heard of "constructor" before any index.
const wordsOnly = Object.create(null, { hasOwnProperty: { value: Object.prototype.hasOwnProperty } });
const setIndexAsSphinxDoes = Search.setIndex;
Search.setIndex = (index) => {
  [index.terms, index.titleterms].forEach((terms) => Object.setPrototypeOf(terms, wordsOnly));
  setIndexAsSphinxDoes(index);
};

const hit = (word) => splitQuery(word).map((part) => searchStemmer.stemWord(part.toLowerCase())).find((key) => wanted.has(key));

/** A text put into an element as text, the wanted words marked. */
function write(element, text) {
  for (const [at, part] of text.split(WORD).entries()) {
    if (at % 2 && hit(part)) element.append(Object.assign(document.createElement("mark"), { textContent: part }));
    else element.append(part);
  }
  return element;
}

/** The same, with the runs of Arabic told apart unless all around them is Arabic. */
function writeMixed(element, text) {
  for (const [at, part] of text.split(ARABIC_RUN).entries()) {
    const run = at % 2 ? Object.assign(document.createElement("bdi"), { lang: "ar", dir: "rtl" }) : element;
    write(run, part);
    if (run !== element) element.append(run);
  }
  return element;
}

/** The words around the first hit of a passage. */
function excerpt(text) {
  const parts = text.split(WORD);
  const first = parts.findIndex((part, at) => at % 2 && hit(part));
  const [start, end] = [Math.max(0, first - 2 * WORDS_AROUND), first + 2 * WORDS_AROUND + 1];
  return (start ? "… " : "") + parts.slice(start, end).join("").trim() + (end < parts.length ? " …" : "");
}

/** The passages of a page in which most of the wanted words stand, in the order of the page. */
function best(passages) {
  const scored = passages.map((passage, at) => [new Set(passage[1].split(WORD).map(hit).filter(Boolean)).size, at, passage]);
  return scored.filter(([score]) => score).sort((one, other) => other[0] - one[0] || one[1] - other[1])
    .slice(0, PASSAGES_SHOWN).sort((one, other) => one[1] - other[1]).map(([, , passage]) => passage);
}

function showInContext(item) {
  const link = item.querySelector("a");
  const [address, section] = link.getAttribute("href").split("#");
  const title = link.textContent;
  link.replaceChildren();
  writeMixed(link, title);
  const passages = (bookText[address] || []).filter(([anchor]) => !section || anchor === section);
  for (const [anchor, text, rightToLeft] of best(passages)) {
    const context = Object.assign(document.createElement("p"), { className: "context" });
    if (rightToLeft) write(Object.assign(context, { lang: "ar", dir: "rtl" }), excerpt(text));
    else writeMixed(context, excerpt(text));
    item.append(context);
  }
}

// At once: Sphinx begins as soon as the page is read.
new MutationObserver((changes) => {
  for (const { addedNodes } of changes)
    for (const node of addedNodes)
      if (node.nodeName === "LI") showInContext(node);
}).observe(document.getElementById("search-results"), { childList: true, subtree: true });
