// Words of the book and their keys are in vocabulary.js, what is done to them in arabic.js.
const isArabic = /\p{Script=Arabic}/u;
const englishStemmer = new Stemmer();
Stemmer = function () {
  this.stemWord = (word) =>
    isArabic.test(word) ? arabicKey(word, bookVocabulary) : englishStemmer.stemWord(word);
};
