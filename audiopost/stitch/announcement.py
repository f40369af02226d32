# SPDX-License-Identifier: GPL-3.0-or-later
"""What an intro or outro says: a template and the facts of an episode become utterances. Needs no audio library."""

from __future__ import annotations

import datetime as dt
import re
import string
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from audiopost.config.options import BumperOptions, PauseOptions
from audiopost.errors import ConfigError
from audiopost.model import Segment, Utterance
from audiopost.stitch.timeline import lay
from audiopost.stitch.wording import Wording, wording

Kind = Literal["intro", "outro"]

FIELDS = ("title", "author", "site", "date", "minutes", "sections", "url", "show")
"""What a user's own template may name in braces."""

_SENTENCE_END = re.compile(r"(?<=[.!?…。！？])\s+|\s*\n\s*")
_LAST_MARK = re.compile(r"([.!?…:。！？][\"'”’»)]*)\.$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What can be said of an episode. ``date`` is ISO 8601; ``minutes`` as from :func:`minutes`; empty is unknown."""

    title: str
    author: str = ""
    site: str = ""
    date: str = ""
    minutes: int = 0
    sections: int = 0
    url: str = ""
    show: str = ""


def minutes(sections: Sequence[Segment], *, pause_ms: int, rate: int) -> int:
    """How many minutes the body of an episode lasts, at least one.

    Intro and outro do not count: what the intro says must not change what the intro says. In whole minutes, so that a
    small edit seldom changes it.
    """
    return max(round(lay(sections, pause_ms=pause_ms, rate=rate).duration_ms / 60_000), 1)


def chapter_title(kind: Kind, language: str) -> str:
    """What the intro's or outro's chapter is called in ``language``."""
    words = wording(language)[1]
    return words.introduction if kind == "intro" else words.closing


def utterances(
    kind: Kind,
    options: BumperOptions,
    facts: Facts,
    language: str,
    spoken: Callable[[str, str], str],
    *,
    voice: str = "",
    pauses: PauseOptions | None = None,
) -> tuple[Utterance, ...]:
    """What the intro or outro says, sentence by sentence; nothing when it is off or not to speak.

    The facts are told like the items of a list, the title like a paragraph: ``pauses`` are those at the pace asked for.
    ``spoken`` turns shown text and its language into what is said. A sentence that names a fact nobody knows is left
    out. The built-in words are English where there are none in ``language``. Raises :class:`ConfigError` for a template
    with an unknown field or a stray brace.
    """
    if not (options.enabled and options.speak):
        return ()
    pauses = pauses or PauseOptions()
    if options.text:
        tongue, lines = language or "en", _own(kind, options.text, facts, language)
    else:
        tongue, lines = _built_in(kind, facts, language)
    return tuple(
        Utterance(
            id=f"{kind}-{number}",
            section_id=kind,
            block_id="",
            shown=line,
            spoken=spoken(line, tongue),
            role=kind,
            language=tongue,
            voice=voice,
            pause_after_ms=pauses.paragraph if number == 1 else pauses.item,
        )
        for number, line in enumerate(lines, 1)
    )


def check(kind: Kind, options: BumperOptions) -> None:
    """Raise :class:`ConfigError` now for a template that could not be filled, or music that could not be played, later."""
    if options.music and not options.file:
        raise ConfigError(
            f"[{kind}] has music = true but no file to play; name one with {kind}.file, or remove music"
        )
    if options.text:
        _own(kind, options.text, Facts(title="x"), "en")


def _built_in(kind: Kind, facts: Facts, language: str) -> tuple[str, list[str]]:
    tongue, words = wording(language)
    values = {
        "title": facts.title,
        "origin": _origin(facts, words),
        "date": _date(facts.date, tongue),
        "length": _length(facts, words),
        "url": facts.url,
    }
    return tongue, _filled(words.intro if kind == "intro" else words.outro, values)


def _own(kind: Kind, template: str, facts: Facts, language: str) -> list[str]:
    values = {
        "title": facts.title,
        "author": facts.author,
        "site": facts.site,
        "date": _date(facts.date, language or "en"),
        "minutes": str(facts.minutes or ""),
        "sections": str(facts.sections or ""),
        "url": facts.url,
        "show": facts.show,
    }
    lines = [line for line in _SENTENCE_END.split(template.strip()) if line]
    try:
        for line in lines:
            for field in _fields(line):
                if field not in values:
                    raise ConfigError(
                        f"The text of [{kind}] names {{{field}}}, which is not known; "
                        f"it may name {', '.join('{' + name + '}' for name in FIELDS)}."
                    )
        return _filled(lines, values)
    except ValueError as error:
        raise ConfigError(
            f"The text of [{kind}] has a stray brace ({error}); write {{{{ or }}}} for a brace that is to be said."
        ) from error


def _fields(template: str) -> list[str]:
    """The fields a template names, conversions and format codes included so that they are refused."""
    parsed = string.Formatter().parse(template)
    return [
        field + (f"!{turn}" if turn else "") + (f":{code}" if code else "")
        for _, field, code, turn in parsed
        if field is not None
    ]


def _filled(lines: Sequence[str], values: dict[str, str]) -> list[str]:
    filled = []
    for line in lines:
        if all(values[field] for field in _fields(line)):
            text = " ".join(line.format(**values).split())
            filled.append(_LAST_MARK.sub(r"\1", text))
    return [line for line in filled if line]


def _origin(facts: Facts, words: Wording) -> str:
    author, site = facts.author, facts.site
    if author.casefold() == site.casefold():
        site = ""
    form = words.origin[2 if author and site else 1 if site else 0]
    return form.format(author=author, site=site) if author or site else ""


def _length(facts: Facts, words: Wording) -> str:
    if not facts.minutes:
        return ""
    hours, rest = divmod(facts.minutes, 60)
    if hours:
        # Past an hour nobody plans to the minute, and the sentence outlasts small edits.
        hours, rest = divmod(5 * round(facts.minutes / 5), 60)
    said = [
        forms[number > 1].format(n=number)
        for number, forms in ((hours, words.hours), (rest, words.minutes))
        if number
    ]
    length = words.together.format(hours=said[0], minutes=said[1]) if len(said) == 2 else said[0]
    return words.sections.format(length=length, n=facts.sections) if facts.sections > 1 else length


def _date(date: str, language: str) -> str:
    """An ISO 8601 date as people write it in ``language``; as it is where that is unknown."""
    if not date:
        return ""
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_date

    try:
        day = dt.date.fromisoformat(date[:10])
        return str(format_date(day, "long", locale=Locale.parse(language.replace("_", "-"), sep="-")))
    except (ValueError, UnknownLocaleError):
        return date[:10]
