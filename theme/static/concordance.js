// A concordance of every word of the article, from the index of its words (words.js).
"use strict";

/** The words of an article and where they are, ready to be asked. */
class WordPlaces {
  constructor(data) {
    // Offsets count code points; a string counts those beyond U+FFFF twice.
    const beyond = /[\u{10000}-\u{10ffff}]/u.test(data.text) ? [...data.text] : null;
    this.cut = beyond ? (start, end) => beyond.slice(start, end).join("") : (start, end) => data.text.slice(start, end);
    this.words = data.words.map((row) => Object.fromEntries(data.columns.map((name, at) => [name, row[at]])));
    this.words.forEach((word) => { word.places = []; });
    data.tokens.forEach((word, place) => this.words[word].places.push(place));
    Object.assign(this, { data, forms: null });
  }

  form(place) { return this.cut(this.data.starts[place], this.data.ends[place]); }

  /** Numbers of words by each form, each folded form and each folded key. */
  byForm() {
    if (this.forms) return this.forms;
    const forms = { exact: new Map(), folded: new Map(), keys: new Map(), meanings: new Map() };
    const note = (map, name, word) => {
      if (!map.has(name)) map.set(name, new Set());
      map.get(name).add(word);
    };
    const seen = new Map();
    this.data.tokens.forEach((word, place) => {
      const form = this.form(place);
      if (seen.get(form) === word) return;
      seen.set(form, word);
      note(forms.exact, bare(form), word);
      note(forms.folded, fold(form), word);
    });
    this.words.forEach((word, at) => {
      note(forms.exact, bare(word.label), at);
      note(forms.folded, fold(word.label), at);
      note(forms.keys, bare(word.key), at);
      if (word.meaning) word.meaning.toLowerCase().split(/[^\p{L}\p{N}]+/u).forEach((part) => note(forms.meanings, part, at));
    });
    this.forms = forms;
    return forms;
  }

  /** The numbers of the words that a reader may mean, the nearest spelling first. */
  named(query) {
    const { exact, folded, keys, meanings } = this.byForm();
    const spelled = exact.get(bare(query)) ?? folded.get(fold(query));
    if (spelled) return [...spelled];
    const key = arabicKey(query, bookVocabulary);
    if (keys.has(key)) return [...keys.get(key)];
    const form = lighter(fold(query)).find((lighterForm) => folded.has(lighterForm));
    const meant = query.toLowerCase();
    const names = Object.hasOwn(bookNames, meant) ? bookNames[meant].flatMap((name) => [...(keys.get(name) ?? [])]) : [];
    return [...new Set([...(folded.get(form) ?? []), ...(meanings.get(meant) ?? []), ...names])];
  }

  /** Where a word or a phrase is: places of its first token, and how many tokens it has. */
  find(query, exactly = false, key = null) {
    const chosen = key === null ? -1 : this.words.findIndex((word) => word.key === key);
    const named = (part) => chosen < 0 ? this.named(part) : [chosen];
    const parts = query.split(/\s+/).filter(Boolean);
    const asked = parts.map((part) => {
      const known = new Set(named(part));
      const forms = exactly ? this.spelling(part) : () => true;
      return (place) => known.has(this.data.tokens[place]) && forms(place);
    });
    if (!asked.length) return { places: [], words: [], length: 0 };
    const words = named(parts[0]);
    const places = words.flatMap((word) => this.words[word].places)
      .filter((place) => asked.every((fits, at) => place + at < this.data.tokens.length && fits(place + at)
        && (!at || this.sentence(place + at)[0] === this.sentence(place)[0])))
      .sort((one, other) => one - other);
    return { places, words, length: parts.length };
  }

  /** Whether a token is spelled as asked, to the letter where any token is. */
  spelling(query) {
    const { exact } = this.byForm();
    const [same, like] = exact.has(bare(query)) ? [bare, bare(query)] : [fold, fold(query)];
    return (place) => same(this.form(place)) === like;
  }

  /** The sentence or headline that holds a token: its start, its end, its number; 0 a headline. */
  sentence(place) {
    const start = this.data.starts[place];
    const { sentences, headlines } = this.data;
    let [low, high] = [0, sentences.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sentences[middle][1] > start) high = middle;
      else low = middle + 1;
    }
    if (sentences[low] && sentences[low][0] <= start) return [...sentences[low], low + 1, headlines.length + low];
    const headline = headlines.findIndex(([from, to]) => from <= start && start < to);
    return headline < 0 ? [start, this.data.ends[place], 0, -1] : [...headlines[headline], -headline, headline];
  }

  rendering(place) { return this.data.english[this.sentence(place)[3]] ?? ""; }

  /** A place with the text around it in its sentence. */
  line(place, length) {
    const [from, to, number] = this.sentence(place);
    const { starts, ends } = this.data;
    const end = ends[place + length - 1];
    return {
      number: Math.max(0, number), place,
      before: this.cut(from, starts[place]).trim(), word: this.cut(starts[place], end), after: this.cut(end, to).trim(),
    };
  }

  /** Places in another order: as the words beside them are in the alphabet, equals as in the text. */
  sorted(places, order, length) {
    if (order === "place") return places;
    const collator = new Intl.Collator("ar");
    const step = order === "after" ? length : -1;
    const beside = (place) => {
      const other = place + step;
      const inside = other >= 0 && other < this.data.tokens.length && this.sentence(other)[0] === this.sentence(place)[0];
      return inside ? fold(this.form(other)) : "";
    };
    return places.map((place) => [beside(place), place])
      .sort((one, other) => collator.compare(one[0], other[0]) || one[1] - other[1]).map(([, place]) => place);
  }
}

(() => {
  const LINES = 50; // shown at once
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const arabic = (tag, text, attributes = {}) => make(tag, { lang: "ar", dir: "rtl", ...attributes }, text);
  const filled = (text, values) => text.split(/\{(\w+)\}/).map((part, at) => at % 2 ? values[part] : part);

  function start(tool) {
    const places = new WordPlaces(globalThis.bookData.words);
    const says = JSON.parse(tool.dataset.says);
    const [form, found, lines] = ["form", ".found", ".lines"].map((name) => tool.querySelector(name));
    const { word: field, words: list, order, forms } = form.elements;
    let answer = { places: [], length: 1 };
    let shown = 0;
    let picked = null; // the key of a word from the list, whatever else is spelled alike

    list.append(...places.words.map((word) => {
      const meaning = word.meaning ? ` (\u2066${word.meaning}\u2069)` : ""; // isolates: no element may be in an option
      return arabic("option", `${word.label}${meaning}: ${word.count}`, { value: word.key });
    }));

    /** The whole sentence of a line and the way to it in the article. */
    function whole(line) {
      const { number, place, word } = line;
      const key = places.words[places.data.tokens[place]].key;
      const address = `${tool.dataset.page}?word=${encodeURIComponent(key)}${number ? `#sentence-${number}` : ""}`;
      const sentence = arabic("p", "");
      sentence.append(line.before && `${line.before} `, make("mark", {}, word), joined(line.after));
      const english = places.rendering(place);
      return make("tr", { class: "whole" }, make("td", { colspan: 4 }, sentence,
        english && make("p", { lang: "en", dir: "ltr" }, english), make("p", { lang: "en", dir: "ltr" }, make("a", { href: address }, says.read))));
    }
    const joined = (after) => /^[\p{L}\p{N}]/u.test(after) ? ` ${after}` : after;

    function row(line) {
      const name = line.number || says.headline;
      const opener = make("button", { type: "button", "aria-expanded": "false", "aria-label": filled(says.open, { number: name }).join("") }, String(name));
      const made = make("tr", {}, make("th", { scope: "row", ...(line.number ? {} : { lang: "en", dir: "ltr" }) }, opener),
        ...["before", "word", "after"].map((part) => make("td", { class: part }, arabic("span", line[part], { "data-full": line[part] }))));
      opener.addEventListener("click", () => {
        const open = opener.getAttribute("aria-expanded") === "true";
        opener.setAttribute("aria-expanded", String(!open));
        if (open) made.nextElementSibling.remove();
        else made.after(whole(line));
      });
      return made;
    }

    function addLines(body) {
      const next = answer.places.slice(shown, shown + LINES).map((place) => places.line(place, answer.length));
      shown += next.length;
      const rows = next.map(row);
      body.append(...rows);
      fit(rows);
      return rows;
    }

    function show(query, exactly) {
      const looked = places.find(query, exactly, picked);
      answer = { ...looked, places: places.sorted(looked.places, order.value, looked.length) };
      shown = 0;
      lines.replaceChildren();
      const labels = answer.words.flatMap((word, at) => {
        const { label, meaning } = places.words[word];
        return [at ? ", " : "", arabic("bdi", label), meaning ? ` (${meaning})` : ""];
      });
      const count = answer.places.length;
      const name = make("span", {}, ...(answer.length > 1 ? [arabic("bdi", query)] : labels));
      if (!query.trim()) found.replaceChildren(says.empty);
      else if (!count) found.replaceChildren(...filled(says.none, { query: make("bdi", {}, query) }));
      else found.replaceChildren(...filled(count === 1 ? says.one : says.some, { count, words: name }));
      if (count) lines.append(table(count));
    }

    function table(count) {
      const { starts, ends } = places.data;
      const longest = answer.places.reduce((most, place) => Math.max(most, ends[place + answer.length - 1] - starts[place]), 1);
      const body = make("tbody");
      const heads = ["sentence", "before", "word", "after"].map((name) => make("th", { scope: "col", class: name, lang: "en", dir: "ltr" }, says[name]));
      const made = make("table", { class: "table kwic", lang: "ar", dir: "rtl", style: `--letters:${longest}`, "aria-label": found.textContent },
        make("thead", {}, make("tr", {}, ...heads)), body);
      const box = make("div", {}, made);
      queueMicrotask(() => addLines(body));
      if (count > LINES) {
        const note = make("span", {}, filled(says.shown, { shown: LINES }).join(""));
        const more = make("button", { type: "button" }, says.more);
        more.addEventListener("click", () => {
          const [first] = addLines(body);
          note.textContent = filled(says.shown, { shown }).join("");
          first?.querySelector("button").focus();
          if (shown >= count) more.parentElement.remove();
        });
        box.append(make("p", { class: "more" }, note, " ", more));
      }
      box.append(make("p", { class: "source" }, csv()));
      return box;
    }

    /** The lines of an answer as a file for a spreadsheet. */
    function csv() {
      const link = make("a", { download: `${field.value.trim() || "words"}.csv`, href: "#" }, says.csv);
      link.addEventListener("click", () => {
        const quoted = (cell) => /[",\n]/.test(cell) ? `"${String(cell).replaceAll('"', '""')}"` : cell;
        const rows = answer.places.map((place) => places.line(place, answer.length))
          .map(({ number, before, word, after }) => [number, before, word, after].map(quoted).join(","));
        const heads = ["sentence", "before", "word", "after"].map((name) => says[name]);
        const text = `\ufeff${heads.join(",")}\n${rows.join("\n")}\n`;
        link.href = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
      });
      return link;
    }

    // Contexts are cut between words, farthest from the word first.
    const pen = document.createElement("canvas").getContext("2d");
    function fit(rows) {
      const cells = rows.flatMap((made) => [...made.querySelectorAll(".before > span, .after > span")]);
      if (!cells.length) return;
      const style = getComputedStyle(cells[0]);
      pen.font = `${style.fontSize} ${style.fontFamily}`;
      const widths = cells.map((cell) => cell.parentElement.clientWidth - 14);
      cells.forEach((cell, at) => { cell.textContent = shortened(cell.dataset.full, widths[at], cell.parentElement.className === "before"); });
    }
    const measured = new Map();
    const widthOf = (text) => {
      if (!measured.has(text)) measured.set(text, pen.measureText(text).width);
      return measured.get(text);
    };
    function shortened(text, width, fromEnd) {
      const parts = text.split(" ");
      if (fromEnd) parts.reverse();
      const room = width - widthOf("…");
      const kept = [];
      let used = 0;
      for (const part of parts) {
        used += widthOf(part) + widthOf(" ");
        if (used > room && kept.length < parts.length) break;
        kept.push(part);
      }
      if (kept.length < parts.length) kept.push("…");
      return (fromEnd ? kept.reverse() : kept).join(" ");
    }
    let width = 0;
    new ResizeObserver(() => {
      if (lines.clientWidth === width) return;
      width = lines.clientWidth;
      measured.clear();
      fit([...lines.querySelectorAll("tbody > tr:not(.whole)")]);
    }).observe(lines);
    document.fonts?.ready.then(() => { measured.clear(); fit([...lines.querySelectorAll("tbody > tr:not(.whole)")]); });

    const ask = () => show(field.value, forms.value === "exact");
    field.addEventListener("input", () => { list.value = ""; picked = null; ask(); });
    form.addEventListener("change", ({ target }) => {
      if (target === field) return;
      if (target === list) pick(list.value);
      ask();
    });
    form.addEventListener("submit", (event) => { event.preventDefault(); ask(); });
    const pick = (key) => {
      const word = places.words.find((known) => known.key === key);
      picked = word?.key ?? null;
      list.value = picked ?? "";
      field.value = word?.label ?? key;
    };
    const asked = new URLSearchParams(location.search).get("word");
    pick(asked ?? places.words.find(({ grammatical }) => !grammatical)?.key ?? "");
    [form, found, lines].forEach((part) => { part.hidden = false; });
    tool.querySelector(".tables").hidden = true;
    ask();
    setTimeout(() => places.byForm()); // before anybody has typed
    if (asked !== null && !location.hash) tool.scrollIntoView();
  }

  document.addEventListener("DOMContentLoaded", () => {
    if (globalThis.bookData?.words) document.querySelectorAll(".concordance-tool").forEach(start);
  });
})();
