"""Sentences about an article, for the cases in which their wording must change."""

import pytest

from analysis import Reading, facts


@pytest.fixture
def said(tmp_path):
    """A fact of a chapter for a text."""

    def say(text, chapter, name):
        (tmp_path / "article.txt").write_text(text, encoding="utf-8")
        return getattr(facts, chapter)(Reading.open(tmp_path))[name]

    return say


def test_one_country_is_named_with_how_often_it_occurs(said):
    text = "زار الوزير تونس. ثم غادر الوزير تونس إلى المطار."
    assert said(text, "places", "countries") == "Here it is one name, «تونس», which occurs twice."
    assert said(text, "places", "found_countries").startswith("It names one country or people, «")


def test_names_that_occur_once_are_counted_in_a_sentence_that_begins_with_a_word(said):
    once = said("زار الوزير تونس ومصر. ثم غادر مصر.", "places", "countries")
    assert "One of them occurs only once" in once
    every = said("زار الوزير تونس ومصر.", "places", "countries")
    assert "Each of them occurs only once" in every


def test_a_name_that_a_headline_repeats_is_not_said_to_be_spread_in_the_body(said, tmp_path):
    text = "زيارة تونس\nزار الوزير تونس ومصر. ثم غادر مصر."
    told = said(text, "places", "countries")
    assert "One of them occurs at most once in the body" in told
    assert [row.count for row in facts.returning_countries(Reading.open(tmp_path))] == [2]
    one = said("زيارة تونس\nزار الوزير تونس. ثم عاد.", "places", "countries")
    assert one.endswith(
        "twice, but at most once in the body; that says nothing of how a name is spread."
    )
    assert said("زار الوزير تونس.", "places", "countries").endswith(
        "which occurs once; that says nothing of how a name is spread."
    )


def test_nothing_is_said_of_names_where_there_are_none(said):
    assert said("زار الوزير تونس.", "places", "acting").startswith("Whether a name belongs to")
    assert "name" not in said("زار الوزير المدينة.", "places", "acting")


def test_the_asterisk_of_unknown_words_is_explained_only_where_there_is_one(said):
    assert said("زار الوزير زقبتدظ.", "keywords", "unknown").startswith("A word marked *")
    assert said("زار الوزير تونس.", "keywords", "unknown").startswith("The reference knows every")
    assert said("من هو في هذا؟", "keywords", "unknown").startswith("There is no word")


def test_ranks_of_the_body_alone_are_said_to_be_such_under_a_headline(said):
    text = "زار الوزير تونس. ثم عاد الوزير."
    assert "Headlines take no part" in said(f"زيارة تونس\n{text}", "keywords", "ranked")
    assert "Headlines" not in said(text, "keywords", "ranked")


def test_a_word_in_every_sentence_is_said_to_be_in_all(said):
    text = "وصل الوزير. غادر الوزير. نام الوزير. عاد الوزير."
    assert said(text, "numbers", "commonest").endswith("4 times, in all 4 sentences.")


def test_where_words_share_the_first_place_the_one_looked_at_is_one_of_them(said):
    tied = said("زار الوفد مصر. ثم زار الوفد مصر.", "places", "node")
    assert tied.endswith(", one of 3 words of the same count,")
    assert said("زار الوفد. غادر الوفد. عاد الوفد.", "places", "node") == "«الوفد»"


def test_colours_are_said_to_mean_only_what_the_clouds_show(said):
    no_country = said("زار الوفد المدينة. ثم غادر الوفد المدينة.", "clouds", "colours")
    assert no_country.startswith("The colour means nothing here")
    country = said("زار الوفد تونس. ثم غادر الوفد تونس.", "clouds", "colours")
    assert country.startswith("Colours tell countries and peoples from other words")


def test_an_article_without_annotation_is_told_where_meanings_go(said):
    rendering = said("زار الوفد المدينة.", "article", "rendering")
    assert "lemmas.csv" in rendering
    assert "annotator" not in said("زار الوفد المدينة.", "methods", "annotated")


def test_the_phrase_on_the_cover_is_the_best_rated(said):
    # The phrases are listed in another order: «السوق القديم» runs through the text.
    text = (
        "رئيس البلدية يفتح السوق. قال رئيس البلدية إن ترميم السوق القديم انتهى. السوق القديم "
        "للتجار. السوق القديم للمدينة. السوق للناس."
    )
    assert "«رئيس البلدية» is rated highest" in said(text, "cover", "about")


def test_words_are_said_to_be_in_headlines_only_where_there_are_any(said):
    untitled = "عاد الوفد إلى المدينة."
    assert said(untitled, "cover", "size").startswith("4 words in 1 sentence, with")
    titled = "عودة\nعاد الوفد إلى المدينة."
    assert said(titled, "cover", "size").startswith("5 words in 1 headline and 1 sentence, with")
    assert said(titled, "numbers", "body").endswith("4 words, the headline the other one.")


def test_words_that_set_the_article_apart_as_strongly_are_not_left_out(said):
    text = "زقبتد طظخغم شذزصع نكلمج حرسثف زقبتد طظخغم شذزصع نكلمج حرسثف ضغفخت ضغفخت."
    about = said(text, "cover", "about")
    assert about.count("«") >= 4 and " and 2 others" in about
    assert "set the article apart as strongly; each is" in said(text, "cover", "keyest")


def test_numbers_are_said_to_be_set_aside_only_where_there_are_any(said):
    assert "once grammatical words are set" in said("فاز الفريق في المساء.", "cover", "size")
    with_numbers = said("فاز الفريق 3-2 في المساء.", "cover", "size")
    assert "3 different words once grammatical words and numbers in figures are" in with_numbers


def test_one_expression_is_written_in_words(said):
    text = "وصل الوفد التجاري أمس. قال إنه قادم. غادر الوفد التجاري مساء."
    assert said(text, "places", "expressions").startswith("In this article one expression occurs")


def test_sentences_that_are_the_parts_already_are_not_told_twice(said, tmp_path):
    assert "they are the parts" in said("وصل الوفد أمس. عاد الضيف مساء.", "keywords", "single")
    assert facts.sentence_terms(Reading.open(tmp_path)) == ()
    assert "parts" not in said("وصل الوفد. عاد الضيف.\nنام الطفل. بكى.", "keywords", "single")


def test_words_take_the_place_of_others_only_where_others_give_way(said):
    rare = " ".join(f"{a}{b}خظ" for a in "زق" for b in "شط")
    joined = said(f"عاد الوفد. عاد الوفد. {rare}.", "clouds", "changed")
    assert joined.startswith("none gives way, and words that are rarer elsewhere join them: «")
    assert said("سافر الوفد.", "clouds", "changed").startswith("nothing changes")


def test_a_missing_interval_is_said_to_be_missing_once(said):
    told = said("وصل الوفد. عاد الوفد.", "numbers", "interval")
    assert told.endswith("can be given (it takes at least 4 sentences, the text has 2).")


def test_words_of_which_none_is_kept_are_told_in_one_sentence(said):
    text = "زار الوزير تونس صباحا. غادر الضيف مصر مساء."
    told = said(text, "keywords", "firm")
    assert told.endswith("they all owe their place to a few of the sentences.")
    assert "Fewer than" not in told


def test_lengths_are_told_by_their_median_and_not_by_halves(said):
    # Four of five words have three letters or fewer: more than half.
    told = said("من في عن كتب سافرت.", "numbers", "word_lengths")
    assert told == "The median word has 2 letters, the longest 5."
    told = said("كتب. كتب قلم. كتب قلم ورق. كتب قلم ورق باب.", "numbers", "sentence_lengths")
    assert "with a median of 2.5; the shortest has 1, the longest 4" in told


def test_what_is_near_is_said_to_be_near_the_word_that_is_looked_at(said):
    text = "زار الوفد مصر. ثم غادر الوفد مصر. ثم عاد الوفد."
    assert "are near «الوفد», where" in said(text, "places", "near")


def test_a_long_text_is_not_called_short_where_a_law_fits_it(said, tmp_path):
    assert "short" not in said("زار الوفد مصر. ثم عاد الوفد.", "numbers", "zipf")


def test_words_that_tie_are_said_to_be_chosen_by_their_count_and_place(said):
    words = [f"{a}{b}{c}" for a in "زقطظ" for b in "شصضغ" for c in "خذثج"]
    text = f"{' '.join(words[:30])}.\n{' '.join(words[30:])}."
    assert "commonest in the article are shown" in said(text, "clouds", "part_ends")
    assert said(text, "clouds", "largest_end").startswith("Which words of a tie count")


def test_the_number_of_random_draws_is_given_with_what_it_leaves_unsure(said):
    told = said("وصل الوفد. عاد الوفد.", "methods", "drawn")
    assert "999 orders" in told and "9,999 placings" in told and "1,000 samples" in told
    assert "a p of 0.05 may still be off by 0.01" in told
