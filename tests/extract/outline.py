# SPDX-License-Identifier: GPL-3.0-or-later
"""An article as a page of text that people can check by eye: what golden files hold."""

from __future__ import annotations

import dataclasses
from typing import Any

from audiopost.model import Article, Run, Text

_HEAD = (
    "title",
    "byline",
    "published",
    "modified",
    "language",
    "url",
    "site",
    "summary",
    "image",
    "guid",
    "slug",
    "draft",
    "tags",
)


def outline(article: Article) -> str:
    """Head, sections with their blocks indented, notes, omissions and warnings, each on a line of its own."""
    lines = [f"{name}: {_plain(value)}" for name in _HEAD if (value := getattr(article, name))]
    for section in article.sections:
        heading = _text(section.heading) if section.heading else "(no heading)"
        lines += ["", f"{'#' * section.level or '-'} {heading}  [{section.id}]"]
        for block in section.blocks:
            lines += _noun(block, 1)
    for note in article.notes:
        lines += [
            "",
            f"note {note.label} [{note.id}]",
            *(line for block in note.blocks for line in _noun(block, 1)),
        ]
    if article.omissions:
        lines += [
            "",
            "left out:",
            *(f"  {o.reason}: {' / '.join(o.text.split(chr(10)))}" for o in article.omissions),
        ]
    if article.warnings:
        lines += ["", "warnings:", *(f"  {w.code}: {w.message}" for w in article.warnings)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _plain(value: Any) -> str:
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _text(text: Text) -> str:
    lang = f"<{text.lang}> " if text.lang else ""
    return lang + "".join(_run(run) for run in text.runs)


def _run(run: Run) -> str:
    text = "⏎" if run.kind == "break" else run.text
    marks = [run.kind] if run.kind not in {"text", "break"} else []
    marks += [name for name in ("emphasis", "strong") if getattr(run, name)]
    marks += [f"{name}={value}" for name in ("lang", "href", "hint") if (value := getattr(run, name))]
    return f"{{{text}|{' '.join(marks)}}}" if marks else text


def _noun(noun: Any, depth: int) -> list[str]:
    pad = "  " * depth
    name = type(noun).__name__
    simple, nested = [], []
    for field in dataclasses.fields(noun):
        value = getattr(noun, field.name)
        if field.name == "id" or value == field.default or value in ((), "", None):
            continue
        if isinstance(value, Text):
            simple.append(_text(value) if field.name == "text" else f"{field.name}={_text(value)!r}")
        elif isinstance(value, tuple) and value and dataclasses.is_dataclass(value[0]):
            nested += [
                line
                for item in value
                for line in (
                    _noun(item, depth + 1) if not isinstance(item, Text) else [f"{pad}  {_text(item)}"]
                )
            ]
        else:
            simple.append(f"{field.name}={value!r}")
    return [f"{pad}{name} {' '.join(simple)}".rstrip(), *nested]
