// The lines of arabic.py once more, on the same table.
const [[arabicMarks, noMark], ...arabicFolds] = arabicRules.fold;
const marksOfArabic = new RegExp(arabicMarks, "gu");
// Each of the other rules is about single letters, so one pass does them all.
const letterFor = new Map(arabicFolds.flatMap(([letters, letter]) => [...letters.replace(/[[\]]/g, "")].map((one) => [one, letter])));
const presentTense = new RegExp(`^${arabicRules.future}`, "u");
const lettersToFold = new RegExp(`[${[...letterFor.keys()].join("")}]`, "gu");
const arabicPatterns = [...arabicRules.patterns, ...arabicRules.patterns.map(([plural, singular]) => [singular, plural])]
  .map(([one, other]) => [new RegExp(`^${one.replace(/\d/g, (sign) => `(?<r${sign}>[\\p{L}\\p{N}_])`)}$`, "u"), other]);

/** A word without vowel marks and stretching, in small letters. */
const bare = (word) => word.normalize("NFKC").toLowerCase().replace(marksOfArabic, noMark);

/** A word as it is typed in haste. */
const fold = (word) => bare(word).replace(lettersToFold, (letter) => letterFor.get(letter));

/** Whether a word may have a prefix; that of the future stands before a verb in the present. */
const canBegin = (word, prefix) =>
  word.startsWith(prefix) && (!prefix.endsWith("س") || presentTense.test(word.slice(prefix.length)));

/** A folded word, then with a prefix, a suffix or both taken off, the least change first. */
function lighter(word) {
  const prefixes = ["", ...arabicRules.prefixes].filter((prefix) => canBegin(word, prefix));
  const suffixes = [["", ""], ...arabicRules.suffixes].filter(([suffix]) => word.endsWith(suffix));
  const found = [];
  for (const prefix of prefixes)
    for (const [suffix, instead] of suffixes) {
      const taken = prefix.length + suffix.length;
      const kept = word.slice(prefix.length, word.length - suffix.length) + instead;
      if (taken < word.length && kept.length >= arabicRules.shortest) found.push([taken, kept]);
    }
  found.sort(([one], [other]) => one - other);
  return [word, ...found.map(([, form]) => form)];
}

/** What a folded word may be where the vocabulary does not have it: a nisba, another number. */
function related(form) {
  const endings = form.length >= arabicRules.shortest ? arabicRules.endings.map((ending) => form + ending) : [];
  const others = arabicPatterns.flatMap(([pattern, other]) => {
    const found = pattern.exec(form)?.groups;
    return found ? [other.replace(/\d/g, (sign) => found[`r${sign}`])] : [];
  });
  return [...endings, ...others];
}

/** The key of a word: that of the nearest form in the vocabulary, of its folded form if none. */
function arabicKey(word, vocabulary) {
  const has = (form) => Object.hasOwn(vocabulary, form);
  const lights = lighter(fold(word));
  const near = [bare(word), ...lights].find(has);
  if (near !== undefined) return vocabulary[near];
  // Of these guesses none is taken for a word with a particle, or an inflected one.
  const other = lights.flatMap(related).find((form) => has(form) && fold(vocabulary[form]) === form);
  return other === undefined ? lights[0] : vocabulary[other];
}
