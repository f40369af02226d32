# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults that need an ear for languages: passages that do not say which one they are in."""

from __future__ import annotations

from audiopost.model import Article, ArticleWarning, Code, Embed, Math, Table
from audiopost.script.ledger import visible
from audiopost.script.tongue import reading_language


def of_languages(article: Article, language: str) -> tuple[ArticleWarning, ...]:
    """The article's whole text or parts of it that contradict the language they are said to be in.

    ``language`` (BCP 47) is the one the article is read in.
    """
    _, contradicted = reading_language(article)
    return contradicted or unmarked_languages(article, language)


def unmarked_languages(article: Article, language: str) -> tuple[ArticleWarning, ...]:
    """Blocks that surely are in another language than ``language`` (BCP 47) and do not say so.

    Apart from writing the script because telling languages loads a model (numpy).
    """
    from audiopost.script.language import foreign

    found: list[ArticleWarning] = []
    for section in article.sections:
        for block in section.blocks:
            if isinstance(block, (Code, Math, Table, Embed)):
                continue  # no prose, so it looks like anything
            marked = block.lang or any(run.lang for run in getattr(getattr(block, "text", None), "runs", ()))
            text = "" if marked else " ".join(piece.text for piece in visible([block]))
            if text and (tongue := foreign(text, language)):
                message = f'“{text[:50]}…” seems to be in another language ({tongue}); mark it with lang="{tongue}".'
                found.append(ArticleWarning("unmarked-language", message, block.id))
    return tuple(found)
