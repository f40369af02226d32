# SPDX-License-Identifier: GPL-3.0-or-later
"""Front matter: what the author says of an article in the lines above it.

YAML between ``---``, TOML between ``+++``, JSON in ``---json`` or braces, and "Key: value" lines as Pelican, MkDocs and
MultiMarkdown have them. YAML is read with every scalar as text and nothing constructed from it, so neither tags nor
aliases nor "no" and 1:30 can surprise.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from audiopost.errors import SourceError
from audiopost.extract.dates import iso
from audiopost.model import Soundbite

MAX_CHARACTERS = 100_000
_FENCE = re.compile(r"(?P<mark>---|\+\+\+)[ \t]*(?P<kind>yaml|yml|toml|json)?[ \t]*\n", re.IGNORECASE)
_LINE = re.compile(r"(?P<key>[A-Za-z][A-Za-z0-9_-]{0,40})[ \t]*:(?:[ \t]+(?P<value>.*)|[ \t]*)")
_JSON_MARK = re.compile(r"\{[ \t]*\n?[ \t]*\"")
_EMPTY = {"", "~", "null", "none"}
_YES = {"true", "yes", "on", "1", "draft"}
_NO = {"false", "no", "off", "0"}
_LINE_KEYS = {
    "title",
    "date",
    "author",
    "authors",
    "slug",
    "summary",
    "tags",
    "category",
    "status",
    "lang",
    "template",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What an author declared; empty fields declared nothing. Dates are ISO 8601; ``draft`` None = not said."""

    title: str = ""
    byline: str = ""
    published: str = ""
    modified: str = ""
    language: str = ""
    slug: str = ""
    summary: str = ""
    url: str = ""
    guid: str = ""
    image: str = ""
    site: str = ""
    draft: bool | None = None
    tags: tuple[str, ...] = ()
    season: int = 0
    episode: int = 0
    episode_type: str = ""
    soundbites: tuple[Soundbite, ...] = ()
    unreadable: tuple[tuple[str, str], ...] = ()


def split(text: str, name: str) -> tuple[FrontMatter, str]:
    """The front matter of ``text`` and the text below it. Raises SourceError when it is begun but broken."""
    text = text.lstrip("\ufeff")
    if match := _FENCE.match(text):
        kind = (match["kind"] or ("toml" if match["mark"] == "+++" else "yaml")).lower()
        end = re.compile(rf"^(?:{re.escape(match['mark'])}|\.\.\.)[ \t]*$\n?", re.MULTILINE).search(
            text, match.end()
        )
        if end is None:
            # A lone rule above the text is Markdown, not front matter.
            if match["mark"] == "---" and not _LINE.match(text, match.end()):
                return FrontMatter(), text
            raise SourceError(
                f"{name} begins front matter with {match['mark']} but never ends it;"
                f" add a line {match['mark']} after its last key"
            )
        head = text[match.end() : end.start()]
        data = _parse(head, kind, name)
        if data is None:
            return FrontMatter(), text
        return _understand(data), text[end.end() :]
    if _JSON_MARK.match(text):
        return _split_json(text)
    return _split_lines(text)


def _parse(head: str, kind: str, name: str) -> dict[str, Any] | None:
    if len(head) > MAX_CHARACTERS:
        raise SourceError(
            f"{name} has front matter of {len(head):,} characters, more than the {MAX_CHARACTERS:,} accepted;"
            " move what is not metadata below it"
        )
    if not head.strip():
        return {}
    try:
        data = _READERS[kind[:4]](head)
    except RecursionError:
        raise SourceError(f"{name} has front matter nested too deeply to be read; write it flat") from None
    except ValueError as error:
        raise SourceError(
            f"{name} has front matter that is not valid {kind.upper().replace('YML', 'YAML')}: {error}; correct it"
        ) from None
    if isinstance(data, dict):
        return data
    if isinstance(data, str):
        return None  # text between two rules
    raise SourceError(
        f"{name} has front matter that is a list, not keys and values; write it as `title: ...`"
    )


def _yaml(head: str) -> Any:
    import yaml

    try:
        return yaml.load(head, yaml.BaseLoader)  # noqa: S506 - BaseLoader makes text, lists and dicts only
    except yaml.MarkedYAMLError as error:
        line = f" (line {error.problem_mark.line + 2})" if error.problem_mark else ""
        raise ValueError(f"{error.problem or error.context}{line}") from None
    except yaml.YAMLError as error:
        raise ValueError(" ".join(str(error).split())) from None


def _toml(head: str) -> Any:
    import tomllib

    return tomllib.loads(head)


_READERS: dict[str, Callable[[str], Any]] = {"yaml": _yaml, "yml": _yaml, "toml": _toml, "json": json.loads}


def _split_json(text: str) -> tuple[FrontMatter, str]:
    try:
        data, end = json.JSONDecoder().raw_decode(text[:MAX_CHARACTERS])
    except (ValueError, RecursionError):
        return FrontMatter(), text
    known = isinstance(data, dict) and {str(key).lower() for key in data} & {"title", "date", "draft"}
    return (_understand(data), text[end:]) if known else (FrontMatter(), text)


def _split_lines(text: str) -> tuple[FrontMatter, str]:
    """Metadata as lines at the top: taken only when they name a title or a date and end with an empty line."""
    data: dict[str, Any] = {}
    key, position = "", 0
    for line in text.splitlines(keepends=True)[:60]:
        if match := _LINE.fullmatch(line.rstrip()):
            key = match["key"].lower()
            data[key] = (match["value"] or "").strip()
        elif not line.strip():
            position += len(line)
            break
        elif key and line[0] in " \t":
            data[key] = f"{data[key]}\n{line.strip()}".strip()
        else:
            return FrontMatter(), text
        position += len(line)
    if (not data.get("title") and not iso(data.get("date", ""))) or not set(data) & _LINE_KEYS:
        return FrontMatter(), text
    for many in ("authors", "tags"):
        if many in data:
            data[many] = [part for part in re.split(r"[;,\n]", data[many]) if part.strip()]
    return _understand(data), text[position:]


def _understand(data: dict[str, Any]) -> FrontMatter:
    """Known keys under the names that the common site generators give them; all others are left alone."""
    keys = {re.sub(r"[-:]", "_", str(key).strip().lower()): value for key, value in data.items()}
    nested = keys.get("extra")  # Zola
    if isinstance(nested, dict):
        keys = {**{str(key).lower(): value for key, value in nested.items()}, **keys}

    def first(*names: str) -> str:
        return next((found for name in names if (found := _text(keys.get(name)))), "")

    dates: dict[str, str] = {}
    unreadable: list[tuple[str, str]] = []
    for field, names in _DATE_KEYS.items():
        for name in names:
            written = _date_text(keys.get(name))
            if written and (understood := iso(written)):
                dates[field] = understood
                break
            if written and field == "published" and written.lower() not in _YES | _NO:
                unreadable.append((name, written))
    return FrontMatter(
        title=first("title"),
        byline=_people(keys.get("authors")) or _people(keys.get("author")) or first("byline", "creator"),
        published=dates.get("published", ""),
        modified=dates.get("modified", ""),
        language=first("lang", "language", "locale").replace("_", "-"),
        slug=first("slug"),
        summary=first("description", "summary", "excerpt", "subtitle"),
        url=next((u for n in _URL_KEYS if (u := _text(keys.get(n))).startswith(("http://", "https://"))), ""),
        guid=first("guid", "uuid", "id"),
        image=next((found for name in _IMAGE_KEYS if (found := _address(keys.get(name)))), ""),
        site=first("site", "site_name"),
        draft=_draft(keys),
        tags=tuple(dict.fromkeys([*_many(keys.get("tags")), *_many(keys.get("keywords"))])),
        season=number(first("season", "itunes_season", "podcast_season")),
        episode=number(first("episode", "episode_number", "itunes_episode", "podcast_episode")),
        episode_type=episode_type(first("episode_type", "episodetype", "itunes_episodetype")),
        soundbites=_soundbites(keys.get("soundbites") or keys.get("soundbite")),
        unreadable=tuple(unreadable),
    )


_DATE_KEYS = {
    "published": ("date", "published", "publishdate", "publish_date", "pubdate", "published_at", "created"),
    "modified": ("modified", "updated", "lastmod", "last_modified_at", "last_updated", "updated_at"),
}
_URL_KEYS = ("canonical", "canonical_url", "canonicalurl", "url", "link", "permalink")
_IMAGE_KEYS = ("image", "cover", "cover_image", "featured_image", "hero", "thumbnail", "og_image")


def _text(value: Any) -> str:
    """A scalar as one line of text; anything else as nothing."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = " ".join(str(value).split())
    return "" if text.lower() in _EMPTY else text


def _date_text(value: Any) -> str:
    if isinstance(value, dict):  # MkDocs: date: {created: ..., updated: ...}
        value = value.get("created")
    return value.isoformat() if hasattr(value, "isoformat") else _text(value)


def number(text: str) -> int:
    """A season's or episode's number, 0 for what is none."""
    return int(text) if re.fullmatch(r"[0-9]{1,6}", text) else 0


def episode_type(text: str) -> str:
    """full, trailer or bonus; "" for any other word."""
    return text.lower() if text.lower() in {"full", "trailer", "bonus"} else ""


def _soundbites(value: Any) -> tuple[Soundbite, ...]:
    """Passages as text, as {text: ..., title: ...}, or as a list of these."""
    entries = value if isinstance(value, list) else [value]
    pairs = (
        (_text(e.get("text")), _text(e.get("title"))) if isinstance(e, dict) else (_text(e), "")
        for e in entries[:20]
    )
    return tuple(Soundbite(text, title) for text, title in pairs if text)


def _many(value: Any) -> list[str]:
    if isinstance(value, str):
        value = value.split(",")
    return [text for item in value[:100] if (text := _text(item))] if isinstance(value, list) else []


def _people(value: Any) -> str:
    """Names joined by commas: "a", ["a", "b"], [{name: a}], {name: a}."""
    people = value if isinstance(value, list) else [value]
    names = (
        _text(p.get("name") or p.get("display_name")) if isinstance(p, dict) else _text(p)
        for p in people[:50]
    )
    return ", ".join(name for name in names if name)


def _address(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        return next(
            (a for key in ("src", "url", "path", "image", "relative") if (a := _text(value.get(key)))), ""
        )
    return _text(value)


def _draft(keys: dict[str, Any]) -> bool | None:
    for name, reading in (
        ("draft", _YES),
        ("status", {"draft", "hidden"}),
        ("published", _NO),
        ("publish", _NO),
    ):
        value = keys.get(name)
        written = str(value).strip().lower() if isinstance(value, str | bool | int) else ""
        if written and (written in _YES | _NO or name == "status"):
            return written in reading
    return None
