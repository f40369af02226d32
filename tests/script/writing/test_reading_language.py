# SPDX-License-Identifier: GPL-3.0-or-later
"""Which language an article is read in when what it says and what its words are do not agree."""

from __future__ import annotations

import subprocess
import sys

import pytest

from audiopost.model import Article, Code
from audiopost.script.faults import of_languages, unmarked_languages
from audiopost.script.language import reads_like
from audiopost.script.tongue import reading_language
from audiopost.script.write import write
from tests.script.writing.making import article, paragraph

GERMAN = (
    "Seit dem Frühjahr reden alle im Dorf nur noch von der neuen Brücke. Sie soll dort entstehen, wo früher die Fähre "
    "lag, und sie soll vor dem nächsten Hochwasser fertig sein. Der Gemeinderat hat lange gestritten, weil niemand weiß, "
    "wer am Ende für die Kosten aufkommt. Die Kinder warten schon darauf, mit dem Rad zur Schule zu fahren."
)
ENGLISH = (
    "Since spring the whole village has talked of nothing but the new bridge. It is to stand where the ferry used to be, "
    "and it is to be ready before the next flood. The council argued for a long time, because nobody knows who will pay "
    "for it in the end. The children are looking forward to riding their bicycles to school, every one of them."
)
FRENCH = "Depuis le printemps, tout le village ne parle plus que du nouveau pont, qui remplacera bientôt le vieux bac."


def said(*paragraphs: str, language: str = "", marked: str = "") -> Article:
    """An article of ``paragraphs``; those after the first are ``marked`` as being in another language."""
    blocks = [
        paragraph(words, id=f"p{number}", lang=marked if number else "")
        for number, words in enumerate(paragraphs)
    ]
    return article(*blocks, language=language)


def test_a_page_from_an_english_template_is_read_in_its_own_tongue() -> None:
    language, told = reading_language(said(GERMAN, language="en-US"))
    assert language == "de"
    assert [warning.code for warning in told] == ["contradicted-language"]
    assert "English (en-US)" in told[0].message
    assert "German (de)" in told[0].message


def test_the_configuration_is_obeyed_and_its_author_told() -> None:
    language, told = reading_language(said(GERMAN, language="de"), "en")
    assert language == "en"
    assert [warning.code for warning in told] == ["contradicted-language"]


@pytest.mark.parametrize(
    ("text", "language"),
    [(GERMAN, "de-AT"), (ENGLISH, "en-GB"), (ENGLISH + FRENCH, "en"), (GERMAN[:150], "en")],
)
def test_what_is_right_or_too_short_to_judge_is_believed(text: str, language: str) -> None:
    assert reading_language(said(text, language=language)) == (language, ())


def test_a_long_quotation_is_no_contradiction() -> None:
    assert reading_language(said(GERMAN, ENGLISH, language="en"))[0] == "en"
    assert reading_language(said(ENGLISH, GERMAN, language="en", marked="de"))[1] == ()


def test_code_does_not_speak_for_the_article() -> None:
    code = Code(id="c", code="for the of and to in is that it was with as on be at by this " * 30)
    assert reading_language(article(code, paragraph(GERMAN), language="de")) == ("de", ())


def test_the_script_is_in_the_language_of_its_words() -> None:
    script = write(said(GERMAN + " Am 3. Mai ist es so weit.", language="en"))
    assert script.language == "de"
    assert "dritten Mai" in script.utterances[-1].spoken
    assert "contradicted-language" in {warning.code for warning in script.warnings}


def test_authors_are_told_once() -> None:
    assert [one.code for one in of_languages(said(GERMAN, language="en"), "de")] == ["contradicted-language"]
    assert [one.code for one in of_languages(said(ENGLISH, FRENCH, language="en"), "en")] == [
        "unmarked-language"
    ]
    assert unmarked_languages(said(ENGLISH, FRENCH, language="en", marked="fr"), "en") == ()


def test_code_is_in_no_language() -> None:
    code = Code(
        id="c",
        code="import requests\nproxies = {'http': 'http://10.10.1.10:3128'}\nrequests.get(url, proxies)\n"
        * 3,
    )
    assert unmarked_languages(article(paragraph(ENGLISH), code), "en") == ()


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (GERMAN, "de", True),
        (GERMAN, "en", False),
        (GERMAN, "nl", False),
        (ENGLISH, "de", False),
        (ENGLISH, "xx", False),
    ],
)
def test_common_words_tell_a_language(text: str, language: str, expected: bool) -> None:
    assert reads_like(text, language) is expected


def test_an_article_in_its_own_language_loads_no_model() -> None:
    code = (
        "import sys\n"
        "from audiopost.model import Article, Paragraph, Run, Section, Text\n"
        "from audiopost.script.tongue import reading_language\n"
        f"text = Text('t', (Run({ENGLISH!r}),))\n"
        "made = Article(source='', title='', language='en', sections=(Section('s', 1, None, (Paragraph(id='p', text=text),)),))\n"
        "assert reading_language(made) == ('en', ())\n"
        "sys.exit('py3langid' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_language_that_no_voice_speaks_is_told() -> None:
    made = said(GERMAN, language="de")
    assert [one.code for one in write(made, voices={"en-US"}, engine="piper").warnings] == ["no-voice"]
    for voices in (None, {"en", "de-AT"}, {"und"}):
        assert write(made, voices=voices).warnings == ()
