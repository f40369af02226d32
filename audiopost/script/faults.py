# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults of structure that hurt listeners, told to the article's author: headings without words or out of order."""

from __future__ import annotations

from audiopost.model import Article, ArticleWarning
from audiopost.script.draft import Draft
from audiopost.script.ledger import collapse, visible


def inspect(draft: Draft) -> None:
    """Look over the headings; faults of blocks are noted where they are said."""
    before = 0
    for section in draft.article.sections:
        if section.heading is None:
            continue
        title = collapse(section.heading.plain)
        if not title:
            draft.warn("empty-heading", "A heading has no text; write one, or remove it.", section.id)
            continue
        if before and section.level > before + 1:
            message = (
                f"The heading “{title[:60]}” is of level {section.level}, right after one of level {before}."
            )
            draft.warn("heading-level", message, section.id)
        before = section.level


def unmarked_languages(article: Article, language: str) -> tuple[ArticleWarning, ...]:
    """Blocks that surely are in another language than ``language`` (BCP 47) and do not say so.

    Apart from :func:`inspect` because telling languages loads a model (numpy).
    """
    from audiopost.script.language import foreign

    found: list[ArticleWarning] = []
    for section in article.sections:
        for block in section.blocks:
            marked = block.lang or any(run.lang for run in getattr(getattr(block, "text", None), "runs", ()))
            text = "" if marked else " ".join(piece.text for piece in visible([block]))
            if text and (tongue := foreign(text, language)):
                message = f'“{text[:50]}…” seems to be in another language ({tongue}); mark it with lang="{tongue}".'
                found.append(ArticleWarning("unmarked-language", message, block.id))
    return tuple(found)
