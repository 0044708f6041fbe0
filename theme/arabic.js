// The lines of arabic.py once more, on the same table.
const arabicFolds = arabicRules.fold.map(([letters, letter]) => [new RegExp(letters, "gu"), letter]);
const fold = (word) => arabicFolds.reduce(
  (folded, [letters, letter]) => folded.replace(letters, letter), word.normalize("NFKC").toLowerCase());

/** A folded word, then with a prefix, a suffix or both taken off, the least change first. */
function lighter(word) {
  const prefixes = ["", ...arabicRules.prefixes].filter((prefix) => word.startsWith(prefix));
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

/** The key of a word: that of its form in the book, or of the first lighter form found there. */
function arabicKey(word, vocabulary) {
  const folded = fold(word);
  if (Object.hasOwn(vocabulary, folded)) return vocabulary[folded];
  const form = lighter(folded).find((form) => Object.hasOwn(vocabulary, form));
  return form === undefined ? folded : vocabulary[form];
}
