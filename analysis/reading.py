"""One article, read: every result of this package about it, computed on first use, once.

A reading is a value. It computes nothing itself: each of its properties is one call of a
function that can be imported and used without it. What is undefined for the article is
:class:`analysis.measures.undefined.Undefined` and says why.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

from analysis.archive.beside import Beside, beside
from analysis.archive.opened import Archive, open_archive
from analysis.archive.store import is_archive
from analysis.keywords.keyness import Keyness, keyness
from analysis.keywords.keyphrases import KeyPhrase, in_all_places, keyphrases
from analysis.keywords.reference import Reference, ordinary_arabic
from analysis.keywords.stability import RankStability, keyness_stability
from analysis.keywords.tfidf import (
    Distinguishing,
    Matrix,
    Name,
    Term,
    TermKey,
    by_span,
    distinguishing,
    names,
    runs,
    term_counts,
    terms,
)
from analysis.keywords.tfidf import tfidf as weighed
from analysis.measures.collocates import Collocate, collocates
from analysis.measures.collocations import Collocation, expressions
from analysis.measures.concordance import Line, concordance
from analysis.measures.counts import (
    Frequency,
    Totals,
    Vocabulary,
    frequency_table,
    letters,
    lexical_density,
    totals,
    vocabulary,
)
from analysis.measures.dispersion import Dispersion, dispersion
from analysis.measures.growth import Growth, vocabulary_growth
from analysis.measures.readability import lix, osman
from analysis.measures.richness import MEASURES
from analysis.measures.uncertainty import Estimate, estimates
from analysis.measures.undefined import Undefined, if_defined
from analysis.measures.zipf import ZipfFit, fit_zipf, goodness_of_fit
from analysis.text.article import Article, load_article
from analysis.text.notes import NO_NOTES, Notes, completed, notes_about, read_notes
from analysis.text.tokens import Spans, has_letters
from analysis.words.annotation import (
    AnnotatedForm,
    described,
    joined_meaning,
    read_annotation,
)
from analysis.words.evaluation import Aligned, aligned
from analysis.words.lemmas import Word, group, lemma
from analysis.words.stopwords import is_stopword

NO_MEANINGS: Mapping[str, str] = MappingProxyType({})


class Parts(NamedTuple):
    """The parts of an article that are told from each other, and what they are."""

    kind: Literal["paragraph", "sentence"]
    spans: Spans


@dataclass(frozen=True)
class Reading:
    """An article and everything that is known and computed about it.

    ``annotation`` and ``notes`` are what people have added, ``reference`` what it is compared
    with (ordinary Arabic unless another is given), ``archive`` the articles that it is set
    beside, ``seed`` that of every random draw.
    """

    article: Article
    annotation: tuple[AnnotatedForm, ...] = ()
    notes: Notes = NO_NOTES
    given_reference: Reference | None = None
    seed: int = 2016
    archive: Archive | None = None

    @classmethod
    def open(cls, path: str | Path, *, force: bool = False) -> "Reading":
        """Read an article from a text file, or from a folder that holds ``article.txt``.

        The files ``lemmas.csv`` and ``article.toml`` beside the article are optional, and so is
        the folder ``archive``, made by ``python -m analysis archive``. ``force`` reads what does
        not look like Arabic all the same.

        Raises:
            ArticleError: there is no article that can be read; the message names the cure.
            ValueError: one of the files beside it cannot be read; the message names the line.
        """
        path = Path(path)
        file = path / "article.txt" if path.is_dir() else path
        beside = file.with_name("article.toml")
        known = read_notes(beside)
        article = load_article(file, force=force or known.force)
        notes = notes_about(article, known, beside)
        annotation, folder = read_annotation(file.with_name("lemmas.csv")), file.parent / "archive"
        archive = open_archive(folder) if is_archive(folder) else None
        return cls(completed(article, notes), annotation, notes, archive=archive)

    # Words

    @cached_property
    def words(self) -> Mapping[str, Word]:
        """The content words of headlines and body by their keys, the commonest first.

        A number in figures is none: how often 2016 or 3 occurs says nothing of a subject.
        """
        found = described(group(self.article.words), self.annotation)
        return MappingProxyType({word.key: word for word in found if has_letters(word.label)})

    @property
    def top(self) -> Word | None:
        """The commonest word, of equally common ones the first; None of an article without any."""
        return next(iter(self.words.values()), None)

    @cached_property
    def every_word(self) -> tuple[Word, ...]:
        """All words, grammatical ones included, the commonest first."""
        return tuple(described(group(self.article.words, stopwords=True), self.annotation))

    def commonest(self, number: int) -> tuple[Word, ...]:
        """The first words of the table."""
        return tuple(self.words.values())[:number]

    @cached_property
    def evaluation(self) -> tuple[Aligned, ...]:
        """The tokens whose form is annotated, with the annotator's lemma and the computer's."""
        return tuple(aligned(self.article.words, self.annotation))

    # Measures of the body

    @cached_property
    def forms(self) -> tuple[Sequence[str], ...]:
        """The sentences of the body as surface forms."""
        words = self.article.words
        return tuple(words.within(sentence).texts() for sentence in self.article.sentences)

    @cached_property
    def lemmas(self) -> tuple[Sequence[str], ...]:
        """The sentences of the body as lemma keys."""
        return tuple([lemma(form) for form in sentence] for sentence in self.forms)

    @property
    def stretches(self) -> Iterator[Spans]:
        """The words of each headline and of each sentence, in text order."""
        article = self.article
        return map(article.words.within, chain(article.headlines, article.sentences))

    @cached_property
    def totals(self) -> Totals:
        """The size of headlines and body."""
        article = self.article
        return totals(
            article.text,
            words=article.words.texts(),
            sentences=article.sentences,
            paragraphs=article.paragraphs,
        )

    @cached_property
    def word_lengths(self) -> tuple[int, ...]:
        """The lengths of all words in letters, in text order."""
        return tuple(map(letters, self.article.words.texts()))

    @cached_property
    def sentence_lengths(self) -> tuple[int, ...]:
        """The lengths of the sentences in words, in text order."""
        return tuple(map(len, self.forms))

    @cached_property
    def openings(self) -> tuple[str, ...]:
        """The first two words of each sentence."""
        return tuple(" ".join(sentence[:2]) + "…" for sentence in self.forms)

    @cached_property
    def frequencies(self) -> tuple[Frequency, ...]:
        """The surface forms of the body, the commonest first."""
        return frequency_table(_joined(self.forms))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """How many forms the body has, and how many of them are rare."""
        return vocabulary(_joined(self.forms))

    @cached_property
    def lemma_vocabulary(self) -> Vocabulary:
        """How many lemmas the body has, and how many of them are rare."""
        return vocabulary(_joined(self.lemmas))

    @cached_property
    def density(self) -> float:
        """The share of content words in the body."""
        return lexical_density(
            _joined(self.forms), lambda word: is_stopword(word) or not has_letters(lemma(word))
        )

    @cached_property
    def richness(self) -> Mapping[str, tuple[Estimate, Estimate]]:
        """The measures of richness by name, over forms and over lemmas."""
        return estimates(MEASURES, self.forms, self.lemmas, seed=self.seed)

    @cached_property
    def zipf(self) -> ZipfFit | Undefined:
        """Zipf's law, fitted to the forms of the body."""
        return if_defined(fit_zipf, Counter(_joined(self.forms)).values())

    @cached_property
    def zipf_fit(self) -> float | Undefined:
        """Whether the forms of the body can be told from such a law: p, large for a good fit."""
        return if_defined(goodness_of_fit, Counter(_joined(self.forms)).values(), seed=self.seed)

    @cached_property
    def zipf_lemmas(self) -> ZipfFit | Undefined:
        """Zipf's law, fitted to the lemmas of the body."""
        return if_defined(fit_zipf, Counter(_joined(self.lemmas)).values())

    @cached_property
    def growth(self) -> Growth:
        """How the vocabulary of lemmas grows."""
        return vocabulary_growth(_joined(self.lemmas), seed=self.seed)

    @cached_property
    def osman(self) -> float | Undefined:
        """Readability by OSMAN."""
        return if_defined(osman, self.forms)

    @cached_property
    def lix(self) -> float | Undefined:
        """Readability by LIX."""
        return if_defined(lix, self.forms)

    # Words in their places

    @cached_property
    def dispersion(self) -> tuple[Dispersion, ...]:
        """How evenly each word is spread over the sentences, the commonest word first."""
        return dispersion(self.article, self.words.values(), seed=self.seed)

    def concordance(self, word: Word) -> tuple[Line, ...]:
        """Every place of a word with the text around it."""
        return tuple(concordance(self.article, word.tokens))

    def collocates(self, word: Word | None) -> Sequence[Collocate]:
        """What occurs near a word more often than chance would have it."""
        if word is None:
            return Undefined("the article has no content word")
        return collocates(self.article, word, self.words.values())

    @cached_property
    def runs(self) -> tuple[TermKey, ...]:
        """The stretches of neighbouring content words that nothing separates."""
        found = runs(self.article.text, self.article.words)
        return tuple(tuple(lemma(word.text) for word in run) for run in found)

    @cached_property
    def expressions(self) -> tuple[Collocation, ...]:
        """Pairs and triples of neighbours that occur more than once, the most surprising first."""
        return expressions(self.runs)

    # What stands out

    @cached_property
    def parts(self) -> Parts:
        """The paragraphs; the sentences of an article that is one paragraph."""
        if len(self.article.paragraphs) > 1:
            return Parts("paragraph", self.article.paragraphs)
        return Parts("sentence", self.article.sentences)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """Every occurrence of a word or a repeated run of words."""
        return tuple(terms(self.article.text, self.article.words))

    @cached_property
    def names(self) -> Mapping[TermKey, Name | Word]:
        """How each word, each term and each key phrase is shown."""
        phrases = self.notes.phrases
        single: Mapping[TermKey, Word] = {(key,): word for key, word in self.words.items()}
        return {**self.phrase_names, **names(self.terms, self.words, phrases), **single}

    @cached_property
    def part_counts(self) -> Matrix | Undefined:
        """How often each term occurs in each part."""
        return if_defined(term_counts, by_span(self.terms, self.parts.spans))

    @cached_property
    def sentence_counts(self) -> Matrix | Undefined:
        """How often each term occurs in each sentence."""
        return if_defined(term_counts, by_span(self.terms, self.article.sentences))

    @cached_property
    def tfidf(self) -> Matrix | Undefined:
        """The TF-IDF weight of each term in each part."""
        return if_defined(weighed, self.part_counts)

    @cached_property
    def distinguishing(self) -> Sequence[Distinguishing]:
        """The five terms that most set each part apart from the others."""
        return if_defined(distinguishing, self.part_counts, top=5)

    @cached_property
    def distinguishing_sentences(self) -> Sequence[Distinguishing]:
        """The two terms that most set each sentence apart from the others."""
        return if_defined(distinguishing, self.sentence_counts, top=2)

    @cached_property
    def word_tfidf(self) -> Matrix | Undefined:
        """The TF-IDF weight of each single word in each part."""
        found = terms(self.article.text, self.article.words, longest=1)
        return if_defined(weighed, if_defined(term_counts, by_span(found, self.parts.spans)))

    @cached_property
    def reference(self) -> Reference:
        """What the article is compared with."""
        return self.given_reference or ordinary_arabic()

    @cached_property
    def keyness(self) -> Sequence[Keyness]:
        """How far each word departs from the reference, the most overused first."""
        words, total = tuple(self.words.values()), len(self.article.words)
        return if_defined(keyness, words, total, self.reference, stretches=self.stretches)

    @cached_property
    def beside(self) -> Beside | None:
        """The article beside an archive, None where there is none."""
        return beside(self.archive, self.article, self.words) if self.archive else None

    @cached_property
    def stability(self) -> Sequence[RankStability[str]]:
        """How far the ranks of the leading keywords move when sentences are drawn again."""
        article, seed = self.article, self.seed
        return if_defined(
            keyness_stability, article.words, article.sentences, self.reference, seed=seed
        )

    @cached_property
    def phrases(self) -> tuple[KeyPhrase, ...]:
        """The ten phrases that readers would most likely name, each of them another term."""
        return tuple(in_all_places(keyphrases(self.article.text), self.terms))

    @cached_property
    def phrase_names(self) -> Mapping[TermKey, Name]:
        """How each key phrase is shown: as it is worded in the text."""
        phrases = self.notes.phrases
        return {
            phrase.keys: Name(
                phrase.text,
                phrases.get(phrase.text) or joined_meaning(phrase.keys, self.words),
            )
            for phrase in self.phrases
        }


def _joined(sentences: Sequence[Sequence[str]]) -> list[str]:
    return [word for sentence in sentences for word in sentence]
