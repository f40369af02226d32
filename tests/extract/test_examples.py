# SPDX-License-Identifier: GPL-3.0-or-later
"""The articles of the demo hold every kind of content that the product reads, and come out without their site."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from audiopost.config import load
from audiopost.config.options import FetchOptions
from audiopost.extract import discover, extract, read
from audiopost.extract.printed import article_json
from audiopost.model import Article, Code, Figure, Items, Origin, Paragraph, Quote, Table

FOLDER = Path(__file__).parents[2] / "examples"


def articles() -> dict[str, Article]:
    found = [item for item in discover([str(FOLDER)], FetchOptions()) if isinstance(item, Origin)]
    return {item.kind: extract(read(item, FetchOptions())) for item in found}


def blocks(article: Article) -> Iterator[Any]:
    for section in article.sections:
        yield from section.blocks


def test_three_kinds_of_source_hold_every_kind_of_content() -> None:
    found = articles()
    assert set(found) == {"markdown", "html", "text"}
    everything = [block for article in found.values() for block in blocks(article)]
    levels = [section.level for article in found.values() for section in article.sections if section.heading]
    assert len(levels) >= 5
    assert len(set(levels)) >= 2
    lists = [block for block in everything if isinstance(block, Items)]
    assert any(block.ordered for block in lists)
    assert any(isinstance(inner, Items) for block in lists for item in block.items for inner in item.blocks)
    for kind in (Table, Code, Quote):
        assert any(isinstance(block, kind) for block in everything)
    images = [image for block in everything if isinstance(block, Figure) for image in block.images]
    assert any(image.alt for image in images)
    assert any(image.alt is None for image in images)
    assert any(image.decorative for image in images)
    runs = [run for block in everything if isinstance(block, Paragraph) for run in block.text.runs]
    assert any(run.href for run in runs)
    assert any(run.lang == "fr" for run in runs)
    assert any(article.notes for article in found.values())
    assert all(article.title and article.byline and article.published for article in found.values())


def test_no_furniture_of_the_page_is_read() -> None:
    printed = str(article_json(articles()["html"]))
    for words in (
        "cookies",
        "Copy link",
        "Subscribe",
        "One slow letter",
        "Join 9,000",
        "What worms do",
        "First!",
        "All rights reserved",
        "About us",
    ):
        assert words not in printed.split("'omissions'", maxsplit=1)[0]


def test_the_configuration_of_the_demo_is_understood() -> None:
    assert load.load(FOLDER / "audiopost.toml").show.title
