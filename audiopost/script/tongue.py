# SPDX-License-Identifier: GPL-3.0-or-later
"""The language an article is read in: what its author says, unless its words surely are in another one."""

from __future__ import annotations

from collections.abc import Collection

from audiopost.model import Article, ArticleWarning, Items, Paragraph, Quote
from audiopost.script.ledger import visible
from audiopost.script.tongues import language_name, primary, same_language

# So much of an article is enough to tell its language.
_SAMPLE = 4_000
# So many letters of prose it takes to overrule what an author says.
_PROOF = 240


def reading_language(article: Article, asked: str = "") -> tuple[str, tuple[ArticleWarning, ...]]:
    """The BCP 47 tag of the language to read ``article`` in, and what its author should know about that.

    ``asked`` (of the configuration) is obeyed; the article's own tag is, too, unless the whole text surely is in
    another language: a page made from an English template is still read in its own tongue. Either contradiction gives
    a warning. Without any tag the language is detected.
    """
    from audiopost.script.language import choose, normal

    said, own = normal(asked), normal(article.language)
    if not said and not own:
        return choose(_sample(article, "")).language, ()
    named = said or own
    looks = _contradiction(article, named)
    if not looks:
        return named, ()
    read = named if said else looks
    source = "the configuration says" if said else "the article says"
    message = (
        f"{source} that its language is {language_name(named, 'en')} ({named}), but its words are "
        f"{language_name(looks, 'en')} ({looks}); it is read as {language_name(read, 'en')}. Correct its lang."
    )
    return read, (ArticleWarning("contradicted-language", message[0].upper() + message[1:]),)


def without_voice(language: str, voices: Collection[str] | None, engine: str) -> tuple[ArticleWarning, ...]:
    """What an author should know when none of ``voices`` (BCP 47; None: unknown) speaks the article's ``language``."""
    if voices is None or {primary(voice) for voice in voices} & {primary(language), "und"}:
        return ()
    message = (
        f"No voice of {engine or 'the engine'} speaks {language_name(language, 'en')} ({language}); the article is read "
        "by a voice of another language. Name one in [voice.voices], or an engine that has one, such as gtts."
    )
    return (ArticleWarning("no-voice", message),)


def _contradiction(article: Article, named: str) -> str:
    """The language of an article whose words surely are not in the one it is ``named`` to be in, else ""."""
    from audiopost.script.language import foreign, reads_like

    text = _sample(article, named)
    if sum(map(str.isalpha, text)) < _PROOF or reads_like(text, named):
        return ""
    # Beginning and end must agree: a long quotation at one of them is no proof.
    half = len(text) // 2
    found = {foreign(part, named) for part in (text, text[:half], text[half:])}
    return found.pop() if len(found) == 1 else ""


def _sample(article: Article, named: str) -> str:
    """Prose of the article in order, without code, cells and what is marked as another language than ``named``.

    Of an article without any prose, all that it shows.
    """
    blocks = [block for section in article.sections for block in section.blocks]
    prose = [
        block
        for block in blocks
        if isinstance(block, (Paragraph, Items, Quote)) and same_language(block.lang, named)
    ]
    sample = ""
    for piece in visible(prose or blocks):
        sample += piece.text + "\n"
        if len(sample) > _SAMPLE:
            break
    if not any(map(str.isalpha, sample)):
        sample = "\n".join(section.heading.plain for section in article.sections if section.heading)
    return sample
