# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing is dropped silently: the ledger holds every word of the article, in order, once.

``tests/pipeline/test_every_word.py`` holds it for the saved pages.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from typing import get_args, get_type_hints
from unicodedata import normalize

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from audiopost.config import NarrationOptions, PauseOptions
from audiopost.model import Article, Script
from audiopost.script.ledger import contents
from audiopost.script.write import write
from tests.script.writing.articles import articles


def options() -> st.SearchStrategy[NarrationOptions]:
    """Every policy of every kind of block."""
    kinds = get_type_hints(NarrationOptions)
    words = {
        field.name: st.sampled_from(get_args(kinds[field.name]))
        for field in fields(NarrationOptions)
        if isinstance(field.default, str)
    }
    return st.builds(NarrationOptions, **words)


def letters(text: str) -> str:
    """What must not be lost: everything but white space."""
    return "".join(text.split())


def assert_accounted(article: Article, script: Script) -> None:
    shown = letters("".join(piece.text for piece in contents(article)))
    accounted = letters("".join(entry.text for entry in script.ledger))
    assert accounted == shown
    assert all(entry.reason for entry in script.ledger if entry.fate != "said")
    # Transcripts show raised and lowered figures as such, and marks of notes in brackets.
    heard = sounds("".join(utterance.shown for utterance in script.utterances))
    # The name of a language may be said between two words that touch.
    heard += sounds("".join(u.shown for u in script.utterances if u.role != "announcement"))
    for entry in script.ledger:
        if entry.fate == "said":
            assert all(sounds(word) in heard for word in entry.text.split()), entry


def sounds(text: str) -> str:
    return "".join(filter(str.isalnum, normalize("NFKC", text)))


def assert_sound(article: Article, script: Script) -> None:
    """What holds for every script."""
    ids = Counter(u.id for u in script.utterances)
    assert not [name for name, times in ids.items() if times > 1]
    parts = [part.section_id for part in script.parts]
    assert len(set(parts)) == len(parts)
    assert list(dict.fromkeys(u.section_id for u in script.utterances)) == parts
    for utterance in script.utterances:
        assert any(map(str.isalnum, utterance.spoken))
        assert utterance.shown == " ".join(utterance.shown.split())
        assert utterance.pause_after_ms >= 0
        assert utterance.pause_before_ms >= 0
    assert_said_once(script)


def assert_said_once(script: Script) -> None:
    """No stretch of a text is said by two utterances, and the stretches of a text come in order."""
    reached: dict[str, int] = {}
    for utterance in script.utterances:
        if utterance.text_id:
            assert reached.get(utterance.text_id, 0) <= utterance.start < utterance.end
            reached[utterance.text_id] = utterance.end


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(articles(), options(), st.sampled_from([None, ["en"], ["en", "fr"]]))
def test_every_word_is_in_the_ledger_once_and_in_order(
    article: Article, narration: NarrationOptions, voices: list[str] | None
) -> None:
    script = write(article, narration, PauseOptions(), voices=voices)
    assert_accounted(article, script)
    assert_sound(article, script)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(articles())
def test_the_same_article_gives_the_same_script(article: Article) -> None:
    assert write(article) == write(article)
