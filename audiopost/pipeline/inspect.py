# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking into the rooms: the article found, the script written, a sentence said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from audiopost.config import Config
from audiopost.errors import SourceError, UsageError
from audiopost.model import Article, Failure, Part, Utterance
from audiopost.pipeline.prepare import read
from audiopost.pipeline.studio import Studio


def articles(source: str, url: str, config: Config, root: Path) -> Iterator[Article]:
    """The articles found in ``source``; ``url`` is the address a file was saved from. Raises AudiopostError."""
    from dataclasses import replace

    from audiopost.extract import discover

    studio = Studio(config, root)
    for origin in discover([source], config.fetch, base=root):
        if isinstance(origin, Failure):
            raise SourceError(origin.message)
        if url:
            origin = replace(origin, hints=replace(origin.hints, url=url))
        yield read(origin, studio)


def batch(lines: Iterable[str], config: Config) -> Iterator[dict[str, Any]]:
    """For JSON lines {"id","file","url"} the articles as JSON data, with "id" and "ms", or "error"."""
    from audiopost.extract.html import batch as extract_batch

    return extract_batch(lines, config.narration.rules)


def articles_data(source: str, url: str, config: Config, root: Path) -> Iterator[dict[str, Any]]:
    """The articles found in ``source`` as JSON data; a page without one gives no sections and a warning that says why."""
    from audiopost.errors import ExtractError
    from audiopost.extract.printed import article_json, empty_json

    try:
        for article in articles(source, url, config, root):
            yield article_json(article)
    except ExtractError as error:
        yield empty_json(url, str(error))


def article_text(article: Article) -> str:
    """The article in short, for a person: facts, sections, warnings."""
    facts = [("title", article.title), ("by", article.byline), ("date", article.published)]
    facts += [("language", article.language), ("url", article.url)]
    lines = [f"{name + ':':<10}{value or '-'}" for name, value in facts]
    for section in article.sections:
        heading = section.heading.plain if section.heading else "(before the first heading)"
        kinds = ", ".join(type(block).__name__.lower() for block in section.blocks) or "empty"
        lines.append(f"{'#' * section.level or '-'} {heading}   [{kinds}]")
    lines += [f"left out: {omission.reason}: {omission.text[:70]!r}" for omission in article.omissions]
    lines += [f"warning: {warning.message}" for warning in article.warnings]
    return "\n".join(lines)


def script_text(article: Article, config: Config, base: Path, form: str) -> str:
    """The article's script: text, json, markdown, ledger or review."""
    from dataclasses import replace

    from audiopost.script import editable, printed, review
    from audiopost.script.faults import unmarked_languages

    studio = Studio(config, base)
    script = studio.script(article)
    if form in {"json", "text"} and all(one.code != "contradicted-language" for one in script.warnings):
        told = unmarked_languages(article, script.language)
        script = replace(script, warnings=(*script.warnings, *told))
    if form == "json":
        return printed.to_json(script)
    if form == "markdown":
        return editable.to_markdown(script)
    if form == "ledger":
        return printed.ledger_text(script.ledger)
    if form == "review":
        return review.to_toml(review.risky(script, studio.lexicon))
    return printed.to_text(script) + "".join(f"warning: {one.message}\n" for one in script.warnings)


def listen(article: Article, config: Config, base: Path, number: int, folder: Path) -> Path:
    """Render section ``number`` (from 1) of the article to section-N.mp3 in ``folder``."""
    studio = Studio(config, base)
    script = studio.script(article)
    if number > len(script.parts):
        raise UsageError(f"there is no section {number}: {article.title!r} has {len(script.parts)}")
    part = script.parts[number - 1]
    return _speak(studio, script.of(part.section_id), part, folder / f"section-{number}.mp3")


def say(text: str, language: str, config: Config, base: Path, engine: str = "") -> tuple[str, list[str]]:
    """The spoken form of ``text``, and a line for each change: what became what, by which rule.

    ``engine`` ("": the configured one) chooses lexicon entries.
    """
    from audiopost.script import explain

    hints = Studio(config, base).lexicon.spans(text, language, engine or config.voice.engine)
    found = explain(text, language, hints=hints)
    return found.spoken, [f"{text[s.start : s.end]!r} -> {s.spoken!r}  ({s.rule})" for s in found.spans]


def say_aloud(
    lines: list[str], language: str, config: Config, base: Path, engine: str, voice: str, target: Path
) -> Path:
    """Speak ``lines`` into the MP3 ``target``."""
    from dataclasses import replace

    config = replace(config, voice=replace(config.voice, engine=engine, voice=voice))
    studio = Studio(config, base)
    utterances = tuple(
        Utterance(
            id=f"u{number}", section_id="said", block_id="", shown=line, spoken=studio.said(line, language),
            language=language, pause_after_ms=config.pauses.paragraph,
        )
        for number, line in enumerate(lines)
        if line.strip()
    )  # fmt: skip
    if not utterances:
        raise UsageError("there is nothing to say; give a TEXT")
    return _speak(studio, utterances, Part("said", target.stem, 1), target)


def _speak(studio: Studio, utterances: tuple[Utterance, ...], part: Part, target: Path) -> Path:
    from audiopost.stitch import segment, tags

    clips = studio.narrator.clips(utterances)
    segment.write(
        target,
        utterances,
        lambda utterance: studio.sound(clips[studio.narrator.fingerprint(utterance)]),
        studio.config.audio,
        tags.write(tags.Tag(title=part.title)),
    )
    studio.close()
    return target
