# SPDX-License-Identifier: GPL-3.0-or-later
"""The head of a plain text: its title, and the lines near the top that give date and author."""

from __future__ import annotations

import re
from dataclasses import dataclass

from audiopost.extract.dates import iso
from audiopost.extract.pieces import Piece
from audiopost.model import Omission

_DATED = re.compile(
    r"(?:first\s+|last\s+)?(?:published|posted|updated|modified|written|date|dated|veröffentlicht|aktualisiert|erschienen|stand|publié|mis\s+à\s+jour|"
    r"publicado|actualizado|pubblicato|aggiornato|gepubliceerd)\b(?:\s+(?:on|at|am|le|el|il|op))?\s*:?\s*",
    re.IGNORECASE,
)
_LATER = re.compile(r"updated|modified|aktualisiert|mis\s+à\s+jour|actualizado|aggiornato", re.IGNORECASE)
_BY = re.compile(
    r"(?:(?:written|words|story|text|posted|reported|published|article)\s+)?by:?\s+|(?:author|authors|autor(?:in)?|auteur|autore)\s*:\s*|"
    r"(?:von|par|por|di|door|af|av)\s+",
    re.IGNORECASE,
)
_PARTICLES = "de|da|di|del|della|van|von|der|den|la|le|bin|al|el|ter|dos|du|y|zu"
_NAME = rf"(?:(?:Dr|Prof|Mr|Mrs|Ms|Sir|Dame|Rev)\.?\s+)?[A-ZÀ-ÖØ-ÞŁŚŠŽČ][\w.'’-]*(?:\s+(?:(?:{_PARTICLES})\s+){{0,2}}[A-ZÀ-ÖØ-ÞŁŚŠŽČ][\w.'’-]*){{0,4}}"
_NAMES = re.compile(rf"{_NAME}(?:(?:\s*,\s*|\s+(?:and|und|et|y|e|en)\s+|\s*&\s*|,\s*and\s+){_NAME}){{0,5}}")
_SPLIT = re.compile(r"\s+[|·•–—/]\s+|\s*\|\s*|\s+-\s+|\s{3,}|\s+(?=on\s+\w+\s+\d)|\s+(?=by\s+[A-Z])")
_COUNTED = re.compile(
    r"\d{1,3}\s*[-–]?\s*min(?:ute)?s?\.?(?:\s+(?:read|lesezeit|de\s+lecture))?|[\d.,]+k?\s+(?:comments?|views?|shares?|likes?)",
    re.IGNORECASE,
)
_FIRST = re.compile(r"(?:1(?:\.\d+)*\.?|I\.)\s+\S")  # "1. Introduction": a section, not a title
_WITHIN = 12


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the head of a text says; dates are ISO 8601, "" not said. ``line`` is the title's (0 without one)."""

    title: str = ""
    byline: str = ""
    published: str = ""
    modified: str = ""
    line: int = 0


def take(
    found: list[Piece], *, scraped: bool, titled: bool = False
) -> tuple[Masthead, list[Piece], tuple[Omission, ...]]:
    """The masthead, the pieces below and around it, and the lines of it that are said elsewhere (intro, show notes).

    ``scraped``: the text shows a site's furniture, so a word or two above the title is a label of the site. ``titled``:
    the title is known already, so none is taken out.
    """
    said = {"byline": "", "published": "", "modified": ""}
    left_out: list[Omission] = []
    zone = _WITHIN if scraped else min(_WITHIN, _first_prose(found))
    marked: dict[int, dict[str, str]] = {}
    for index, piece in enumerate(found[:zone]):
        facts = known(piece.text) if piece.kind in {"line", "heading"} else {}
        if facts and not any(said[name] and said[name] != value for name, value in facts.items()):
            said.update(facts)
            marked[index] = facts
    at = None if titled else _title_at(found, marked, scraped)
    if scraped and not said["byline"] and (author := _name_beside(found, marked, at)) is not None:
        said["byline"] = found[author].text
        marked[author] = {"byline": found[author].text}
    title = "" if at is None else found[at].text
    kept = []
    for index, piece in enumerate(found):
        if index in marked:
            left_out.append(_omit(piece, f"given as {' and '.join(sorted(marked[index]))}"))
        elif at is not None and index < at and scraped:
            left_out.append(_omit(piece, "furniture: label above the title"))
        elif index != at:
            kept.append(piece)
    kept, repeats = _without_repeats(kept, title)
    return Masthead(title, **said, line=0 if at is None else found[at].line), kept, (*left_out, *repeats)


def _omit(piece: Piece, reason: str) -> Omission:
    return Omission(piece.text, reason, f"line {piece.line}")


def _first_prose(found: list[Piece]) -> int:
    kinds = {"prose", "list", "quote", "code", "table"}
    return next((index for index, piece in enumerate(found) if piece.kind in kinds), len(found))


def _name_beside(found: list[Piece], marked: dict[int, dict[str, str]], title: int | None) -> int | None:
    """A line that is but a name, right beside the date: the author, though nothing says "by"."""
    for index, piece in enumerate(found[:_WITHIN]):
        beside = marked.get(index + 1, {}) | marked.get(index - 1, {})
        if index in marked or index == title or (title is not None and index < title) or piece.kind != "line":
            continue
        if "published" in beside and 2 <= len(piece.text.split()) <= 4 and _NAMES.fullmatch(piece.text):
            return index
    return None


def _title_at(found: list[Piece], marked: dict[int, dict[str, str]], scraped: bool) -> int | None:
    """Where the title stands: the first line, or below a site's labels the first with a title's length."""
    top: list[int] = []
    for index, piece in enumerate(found[:_WITHIN]):
        if piece.kind == "rule" or index in marked:
            continue
        if piece.kind not in {"line", "heading"} or not _may_be_title(piece, scraped):
            break
        top.append(index)
    if not top or len(found) - len(marked) <= 1:
        return None
    if found[top[0]].kind == "heading" or not scraped:
        return top[0]
    # Labels stand above the title, not below it.
    return next((index for index in top if len(re.findall(r"\w[\w'’-]*", found[index].text)) >= 3), top[0])


def _may_be_title(piece: Piece, scraped: bool) -> bool:
    text = piece.text
    if _FIRST.match(text):
        return False
    if piece.kind == "heading":
        return True
    if (not piece.alone and not scraped and len(text.split()) < 2) or text.endswith((",", ";", ":")):
        return False
    return not (text.endswith(".") and len(text.split()) > 5) and any(c.isalpha() for c in text)


def known(text: str) -> dict[str, str]:
    """What a line of nothing but date, byline and reading time says; {} for any other line."""
    if found := _date(text) or _byline(text):
        return found
    facts: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in _SPLIT.split(text))):
        part = re.sub(r"^on\s+", "", part)
        if _COUNTED.fullmatch(part) or _DATED.fullmatch(part):
            continue
        found = _date(part) or _byline(part)
        if not found or set(found) & set(facts):
            return {}
        facts.update(found)
    return facts


def _date(text: str) -> dict[str, str]:
    label = _DATED.match(text)
    day = iso(text[label.end() :] if label else text)
    if not day:
        return {}
    return {"modified" if label and _LATER.search(label[0]) else "published": day}


def _byline(text: str) -> dict[str, str]:
    label = _BY.match(text)
    if label is None:
        return {}
    rest = text[label.end() :].strip(" .")
    if (
        together := re.fullmatch(
            rf"(?P<names>{_NAMES.pattern}),?\s+(?:on\s+|\()?(?P<date>.{{6,40}}?)\)?", rest
        )
    ) and (day := iso(together["date"])):
        return {"byline": together["names"], "published": day}
    shouted = rest.isupper() and len(rest.split()) <= 4
    if _NAMES.fullmatch(rest) or shouted:
        return {"byline": rest.title() if shouted else rest}
    return {}


def _without_repeats(found: list[Piece], title: str) -> tuple[list[Piece], list[Omission]]:
    """The pieces without a second title among the first of them."""
    for index, piece in enumerate(found[:4]):
        if piece.kind in {"line", "heading"} and _plain(piece.text) == _plain(title):
            rest = [*found[:index], *found[index + 1 :]]
            return rest, [Omission(piece.text, "repeats the title", f"line {piece.line}")]
    return found, []


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
