"""Everything people read is there in Finnish and Swedish, complete, and says the same."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import QLocale

from scripts import translate
from seinajoki_coord.core.schema import RECORD_TABLES, TABLES, Field, Table
from seinajoki_coord.exchange.field_match import propose
from seinajoki_coord.exchange.value_match import Vocabulary
from seinajoki_coord.exchange.word import fold
from seinajoki_coord.layers.import_word import code_words, field_words
from seinajoki_coord.layers.language import LANGUAGES, catalogue, tr
from seinajoki_coord.processing.provider import ALGORITHMS

if TYPE_CHECKING:
    from collections.abc import Callable

    from qgis.core import QgsProcessingAlgorithm

    from seinajoki_coord.processing.algorithm import Algorithm

COLLECTED = translate.collect()
LISTS = {(table.name, one.name): one for table in TABLES for one in table.fields if one.values}
every_language = pytest.mark.parametrize("language", LANGUAGES)
every_list = pytest.mark.parametrize(("table", "field"), [pytest.param(*key, id="-".join(key)) for key in LISTS])


def placeholders(text: str) -> Counter[str]:
    return Counter(re.findall(r"\{\w*\}", text))


def tags(text: str) -> list[str]:
    return re.findall(r"</?\w+[^<>]*>", text)


def words_of(field: Field, language: str) -> dict[str, str]:
    """Return the words of a value list by code, in a language or in English."""
    texts = {} if language == "en" else catalogue(language)
    return {code: texts.get(word, word) for code, word in (field.values or {}).items()}


def shown_by(algorithm: QgsProcessingAlgorithm) -> list[str]:
    """Return every text that an algorithm shows before it runs."""
    texts = [algorithm.displayName(), algorithm.shortHelpString()]
    for parameter in algorithm.parameterDefinitions():
        texts += [parameter.description(), parameter.help()]
    # An output that a parameter makes has the parameter's description.
    return [*texts, *(output.description() for output in algorithm.outputDefinitions())]


def test_the_languages_of_the_files_are_those_of_the_plugin() -> None:
    assert tuple(translate.LANGUAGES) == LANGUAGES


def test_every_text_in_the_code_can_be_collected() -> None:
    assert COLLECTED.problems == []
    assert len(COLLECTED.texts) > 250
    assert {"The end is before the start.", "Street work", "First: title", "Cancelled; nothing was written."} <= set(
        COLLECTED.texts
    )


@pytest.mark.parametrize(
    "line",
    [
        'tr(f"{n} found")',
        'tr("found " + n)',
        'tr("{n} found".format(n=n))',
        'tr("%d found" % n)',
        'LayerError(f"no {n}")',
        "sentence(text)",
        'sentence(f"{n}")',
        "self.add(parameter, text)",
        'feedback.pushInfo("Found")',
        'feedback.pushInfo(f"{n} found")',
    ],
)
def test_a_text_that_cannot_be_collected_is_reported(line: str) -> None:
    found = translate.collect_module(f"class A:\n    def f(self):\n        {line}\n", "one.py")
    assert found.texts == []
    assert len(found.problems) == 1
    assert found.problems[0].startswith("one.py:3: ")


@pytest.mark.parametrize(
    ("line", "texts"),
    [
        ('tr("one " "text")', ["one text"]),
        ('tr("one" if n else "two")', ["one", "two"]),
        ("tr(reason)", []),
        ('tr(table.field("name").alias)', []),
        ('REASON = sentence("no")', ["no"]),
        ('raise LayerError("no {n}", n=tr("one"))', ["no {n}", "one"]),
        ('raise ValueError("not for people")', []),
        ('self.add(number("N", tr("Number")), "How many.")', ["Number", "How many."]),
        ('TITLE = "Find"', ["Find"]),
        ('feedback.pushInfo(f"{n}: {tr(reason)}")', []),
        ('action.setToolTip(f"<b>{text}</b>")', []),
        ('self.setTitle("Seinäjoki Coord")', []),
        ('tr(WORDS.get(code, "Other"))', ["Other"]),
        ("TITLE = 1", []),
    ],
)
def test_texts_are_collected_where_they_are_marked(line: str, texts: list[str]) -> None:
    found = translate.collect_module(f"class A:\n    {line}\n", "one.py")
    assert (found.texts, found.problems) == (texts, [])


def test_the_sentence_of_an_error_that_says_it_itself_is_collected() -> None:
    source = 'class FullError(E):\n    def __init__(self):\n        super().__init__("The disk is full.")\n'
    assert translate.collect_module(source, "one.py").texts == ["The disk is full."]


@every_language
def test_every_text_is_translated(language: str) -> None:
    known = translate.read(translate.file_of(language))
    missing = [
        text for text in COLLECTED.texts if text not in known or not known[text].finished or not known[text].text
    ]
    assert missing == [], "translate these in Qt Linguist after `make translations`"


@every_language
def test_no_translation_is_left_of_a_text_that_is_gone(language: str) -> None:
    gone = set(translate.read(translate.file_of(language))) - set(COLLECTED.texts)
    assert gone == set(), "run `make translations`"


@every_language
def test_the_file_is_what_the_script_writes(language: str) -> None:
    path = translate.file_of(language)
    assert path.read_bytes().decode("utf-8") == translate.written(language, COLLECTED.texts, translate.read(path))


@every_language
def test_qgis_reads_what_the_script_wrote(language: str) -> None:
    known = translate.read(translate.file_of(language))
    assert catalogue(language) == {text: translation.text for text, translation in known.items() if translation.text}


def test_new_texts_come_in_and_old_ones_go() -> None:
    known = {
        "old": translate.Translation("vanha", finished=True),
        "kept": translate.Translation("ennallaan", finished=True),
    }
    text = translate.written("fi", ["kept", "new & “quoted” <b>"], known)
    assert "<source>kept</source>\n        <translation>ennallaan</translation>" in text
    assert (
        '<source>new &amp; “quoted” &lt;b&gt;</source>\n        <translation type="unfinished"></translation>' in text
    )
    assert "vanha" not in text


@every_language
def test_placeholders_agree(language: str) -> None:
    texts = catalogue(language)
    assert {text: texts[text] for text in texts if placeholders(text) != placeholders(texts[text])} == {}


@every_language
def test_html_tags_agree(language: str) -> None:
    texts = catalogue(language)
    assert {text: texts[text] for text in texts if tags(text) != tags(texts[text])} == {}


@every_language
def test_quotation_marks_and_blanks_are_those_of_the_language(language: str) -> None:
    for text, translation in catalogue(language).items():
        assert "“" not in translation, text
        assert translation == translation.strip(), text
        assert "  " not in translation, text


@every_language
@every_list
def test_words_of_a_list_are_distinct(language: str, table: str, field: str) -> None:
    words = words_of(LISTS[table, field], language)
    assert len({fold(word) for word in words.values()}) == len(words), words


@every_list
def test_a_word_means_one_code_whatever_the_language(table: str, field: str) -> None:
    one = LISTS[table, field]
    meant: dict[str, set[str]] = {}
    for language in ("en", *LANGUAGES):
        for code, word in words_of(one, language).items():
            meant.setdefault(fold(word), set()).add(code)
    assert {word: codes for word, codes in meant.items() if len(codes) > 1} == {}


@every_language
@pytest.mark.parametrize("table", RECORD_TABLES.values(), ids=list(RECORD_TABLES))
def test_words_of_forms_are_understood_on_import(language: str, table: Table) -> None:
    words = code_words(table)
    for one in (field for field in table.fields if field.values):
        vocabulary = Vocabulary(one, words[one.name])
        for code, word in words_of(one, language).items():
            assert vocabulary.code(word) == code


@pytest.mark.parametrize("language", ["en", *LANGUAGES])
@pytest.mark.parametrize("table", RECORD_TABLES.values(), ids=list(RECORD_TABLES))
def test_labels_of_forms_are_understood_on_import(language: str, table: Table) -> None:
    texts = {} if language == "en" else catalogue(language)
    labels = {one.name: texts.get(one.alias, one.alias) for one in table.fields if not one.upkeep}
    assert len(set(labels.values())) == len(labels)
    assert propose(table, list(labels.values()), words=field_words(table)) == labels


@pytest.mark.parametrize(
    ("locale", "word"),
    [
        ("fi", "Päällekkäisyydet"),
        ("fi_FI", "Päällekkäisyydet"),
        ("sv", "Överlappningar"),
        ("sv_FI", "Överlappningar"),
        ("en", "Overlaps"),
        ("en_GB", "Overlaps"),
        ("et", "Overlaps"),
        ("C", "Overlaps"),
        ("", "Overlaps"),
    ],
)
def test_texts_are_in_the_language_chosen_in_the_options(speak: Callable[[str], None], locale: str, word: str) -> None:
    speak(locale)
    assert tr("Overlaps") == word


@pytest.mark.parametrize(("locale", "word"), [("fi", "Tapahtumat"), ("sv", "Evenemang"), ("en", "Events")])
def test_texts_are_in_the_language_of_the_system_where_none_is_chosen(
    speak: Callable[[str], None], locale: str, word: str
) -> None:
    QgsSettings().setValue("locale/overrideFlag", False)
    before = QLocale()
    QgsApplication.setLocale(QLocale(locale))
    try:
        assert tr("Events") == word
    finally:
        QgsApplication.setLocale(before)


def test_a_text_that_is_not_known_stays_as_it_is(speak: Callable[[str], None]) -> None:
    speak("fi")
    assert tr("Not a text of this plugin") == "Not a text of this plugin"


@pytest.mark.parametrize("kind", ALGORITHMS, ids=lambda kind: kind.NAME)
def test_all_that_an_algorithm_shows_is_collected(speak: Callable[[str], None], kind: type[Algorithm]) -> None:
    speak("en")
    english = shown_by(kind().create())
    assert set(english) - set(COLLECTED.texts) == set()
    for language in LANGUAGES:
        speak(language)
        assert shown_by(kind().create()) == [catalogue(language)[text] for text in english]
