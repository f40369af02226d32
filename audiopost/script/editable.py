# SPDX-License-Identifier: GPL-3.0-or-later
"""A script as Markdown that an author edits and gives back.

Every utterance is a line; a line that begins with a colon below it is what the voice is given in its place. What
else belongs to an utterance stands in a comment at its end. Unedited, the script comes back as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, get_args
from urllib.parse import quote, unquote
from zlib import crc32

from audiopost.errors import ScriptError
from audiopost.model import LedgerEntry, Part, Script, Utterance
from audiopost.model.script import Role
from audiopost.script.ledger import collapse
from audiopost.script.lexicon import Lexicon, builtin
from audiopost.script.sentences import split
from audiopost.script.voicing import say_stretch, stopped

_HEAD = """\
<!-- audiopost script=1 language={language} -->
<!-- Each line is said as one sentence. Change a line, delete it, or add a paragraph of your own (no comment needed).
     A line that begins with ": " is what the voice is given for the line above; write one to have your way. -->
"""
_LINE = re.compile(r"(?P<text>.*?)\s*<!-- (?P<about>[^<>]*) -->\s*\Z")
_FIRST = re.compile(r"<!-- audiopost script=(?P<version>\d+) language=(?P<language>\S*) -->")
_PAUSE = 500
_NUMBER = r"\d{1,9}"
_ROLES = frozenset(get_args(Role))


def to_markdown(script: Script) -> str:
    """``script`` as Markdown for :func:`from_markdown`. Ledger, links and warnings are not part of it."""
    lines = [_HEAD.format(language=quote(script.language, safe="-"))]
    for part, utterances in script.by_part():
        about = _about(part=part.section_id, level=part.level, chapter="" if part.chapter else "no")
        lines.append(f"{'#' * max(1, min(part.level, 6))} {_escaped(part.title)} {about}\n")
        lines += [_written(utterance, script.language) for utterance in utterances]
    return "\n".join(lines)


def _written(utterance: Utterance, language: str) -> str:
    plain = utterance.spoken in {utterance.shown, stopped(utterance.shown)}
    about = _about(
        id=utterance.id,
        role="" if utterance.role == "paragraph" else utterance.role,
        block=utterance.block_id,
        text=utterance.text_id,
        at=f"{utterance.start}-{utterance.end}" if utterance.end else "",
        pause=f"{utterance.pause_before_ms}-{utterance.pause_after_ms}",
        language="" if utterance.language == language else utterance.language or "-",
        voice=utterance.voice,
        stop="yes" if plain and utterance.spoken != utterance.shown else "",
        was=f"{_sum(utterance.shown)}-{_sum('' if plain else utterance.spoken)}",
    )
    line = f"{_escaped(utterance.shown)} {about}\n"
    return line if plain else f"{line}: {utterance.spoken}\n"


def _about(**facts: object) -> str:
    said = " ".join(
        f"{name}={quote(str(value), safe='.:-_/')}" for name, value in facts.items() if str(value)
    )
    return f"<!-- {said} -->"


def _sum(text: str) -> str:
    return f"{crc32(text.encode('utf-8', 'surrogatepass')):08x}"


def _escaped(text: str) -> str:
    """``text`` as a line that is taken for nothing else: a backslash before what begins a heading, remark or comment."""
    text = re.sub(r"<(\\*)!--", r"<\\\1!--", text)
    return "\\" + text if re.match(r"\\*[#:<]", text) else text


def _unescaped(text: str) -> str:
    text = text[1:] if re.match(r"\\+[#:<]", text) else text
    return re.sub(r"<\\(\\*)!--", r"<\1!--", text)


# -- back again -----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Entry:
    """A line or paragraph of the edited file, with its remark line and comment."""

    text: str
    about: dict[str, str]
    line: int
    spoken: str | None = None


@dataclass(slots=True)
class _Edited:
    """The edited script as read so far."""

    language: str
    lexicon: Lexicon
    parts: list[Part] = field(default_factory=list)
    utterances: list[Utterance] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


def from_markdown(text: str, base: Script | None = None, *, lexicon: Lexicon | None = None) -> Script:
    """The script that :func:`to_markdown` wrote into ``text``, as its author edited it.

    A changed line whose remark was left alone is said by the rules and ``lexicon`` anew. ``base``, the article's own
    script, gives ledger, links and warnings; what the author deleted is omitted in the ledger. Raises ScriptError
    when ``text`` is no such script, or nothing in it can be said.
    """
    first = _FIRST.search(text[:2_000])
    if first is None:
        raise ScriptError(
            "this is no audiopost script; make one with `audiopost script --markdown SOURCE`, then edit it"
        )
    if first["version"] != "1":
        raise ScriptError(
            f"this script is of version {first['version']}, which is newer than this audiopost; update it"
        )
    edited = _Edited(unquote(first["language"]) or "en", lexicon or Lexicon((builtin(),)))
    for entry in _entries(text):
        if "part" in entry.about:
            edited.parts.append(_part(entry))
        elif entry.text.startswith("#") and not entry.about:
            edited.parts.append(_new_part(entry, edited))
        else:
            edited.utterances += _utterances(entry, edited)
    if not edited.utterances:
        raise ScriptError("the edited script holds nothing to say; leave at least one line in it")
    used = {utterance.section_id for utterance in edited.utterances}
    script = Script(
        language=edited.language,
        parts=tuple(part for part in edited.parts if part.section_id in used),
        utterances=tuple(edited.utterances),
    )
    return script if base is None else _with_account(script, base)


def _entries(text: str) -> Iterator[_Entry]:
    """Lines with a comment, each with its remark; what stands between blank lines without one is a paragraph."""
    entry: _Entry | None = None
    inside_comment = False
    for number, line in enumerate(text.split("\n"), 1):
        line = line.rstrip("\r")
        if inside_comment or line.startswith("<!--"):
            inside_comment = "-->" not in line
            continue
        if not line.strip():
            if entry is not None and not entry.about:
                yield entry
                entry = None
            continue
        if line.startswith(":") and entry is not None:
            entry.spoken = collapse(f"{entry.spoken or ''} {line[1:]}")
            continue
        found = _LINE.match(line)
        if entry is not None and (found or entry.about or entry.spoken is not None or line.startswith("#")):
            yield entry
            entry = None
        if found:
            entry = _Entry(found["text"], _facts(found["about"], number), number)
        elif entry is None:
            entry = _Entry(line.strip(), {}, number)
        else:
            entry.text += " " + line.strip()
    if entry is not None:
        yield entry


def _facts(about: str, line: int) -> dict[str, str]:
    facts: dict[str, str] = {}
    for fact in about.split():
        name, equals, value = fact.partition("=")
        if not equals:
            raise ScriptError(
                f"line {line}: the comment holds {fact[:40]!r}, which says nothing; restore or delete it"
            )
        facts[name] = unquote(value)
    return facts


def _part(entry: _Entry) -> Part:
    title = _unescaped(entry.text.lstrip("#").strip())
    return Part(entry.about["part"], title, _whole(entry, "level", 1), entry.about.get("chapter") != "no")


def _new_part(entry: _Entry, edited: _Edited) -> Part:
    title = entry.text.lstrip("#").strip()
    slug = "-".join(re.findall(r"\w+", title.lower())) or "part"
    taken = {part.section_id for part in edited.parts}
    name = next(
        name for n in range(1, len(taken) + 2) if (name := f"{slug}-{n}" if n > 1 else slug) not in taken
    )
    return Part(name, title, len(entry.text) - len(entry.text.lstrip("#")))


def _whole(entry: _Entry, name: str, default: int) -> int:
    value = entry.about.get(name, str(default))
    if not re.fullmatch(_NUMBER, value):
        raise ScriptError(
            f"line {entry.line}: {name}={value[:40]} is no whole number; restore it, or delete the comment"
        )
    return int(value)


def _pair(entry: _Entry, name: str, default: tuple[int, int]) -> tuple[int, int]:
    value = entry.about.get(name, f"{default[0]}-{default[1]}")
    if not re.fullmatch(f"{_NUMBER}-{_NUMBER}", value):
        raise ScriptError(
            f"line {entry.line}: {name}={value[:40]} is not two whole numbers like {name}=0-250; restore it, or delete the comment"
        )
    first, second = value.split("-")
    return int(first), int(second)


def _utterances(entry: _Entry, edited: _Edited) -> list[Utterance]:
    if not edited.parts:
        edited.parts.append(Part("introduction", collapse(entry.text)[:60], 1))
    section = edited.parts[-1].section_id
    if not entry.about:
        return _added(entry, section, edited)
    facts, shown = entry.about, collapse(_unescaped(entry.text))
    language = {"": edited.language, "-": ""}.get(facts.get("language", ""), facts.get("language", ""))
    spoken = _spoken(entry, shown, language, edited)
    if not any(map(str.isalnum, spoken)):
        return []
    start, end = _pair(entry, "at", (0, 0))
    before, after = _pair(entry, "pause", (0, _PAUSE))
    role: Any = facts.get("role", "paragraph")
    return [
        Utterance(
            id=_unique(facts.get("id") or f"added-{_sum(shown)}", edited.ids),
            section_id=section,
            block_id=facts.get("block", ""),
            shown=shown,
            spoken=spoken,
            role=role if role in _ROLES else "paragraph",
            language=language,
            voice=facts.get("voice", ""),
            text_id=facts.get("text", ""),
            start=start,
            end=end,
            pause_before_ms=before,
            pause_after_ms=after,
        )
    ]


def _unique(wanted: str, taken: set[str]) -> str:
    name, count = wanted, 1
    while name in taken:
        count += 1
        name = f"{wanted}-{count}"
    taken.add(name)
    return name


def _spoken(entry: _Entry, shown: str, language: str, edited: _Edited) -> str:
    """What is given, unless the line above it was changed and the remark was forgotten."""
    was_shown, _, was_spoken = entry.about.get("was", "").partition("-")
    changed = was_shown != _sum(shown)
    if entry.spoken is not None and not (changed and was_spoken == _sum(entry.spoken)):
        return entry.spoken
    if changed or was_spoken != _sum(""):
        return _by_rule(shown, language, edited)
    return stopped(shown) if entry.about.get("stop") else shown


def _by_rule(shown: str, language: str, edited: _Edited) -> str:
    return stopped(say_stretch(shown, language, edited.lexicon.spans(shown, language)))


def _added(entry: _Entry, section: str, edited: _Edited) -> list[Utterance]:
    """A paragraph of the author's own, sentence by sentence."""
    written = collapse(_unescaped(entry.text))
    sentences = (
        [sentence.text for sentence in split(written, edited.language)] if entry.spoken is None else [written]
    )
    made: list[Utterance] = []
    for sentence in sentences:
        spoken = entry.spoken or _by_rule(sentence, edited.language, edited)
        if any(map(str.isalnum, spoken)):
            name = _unique(f"added-{_sum(sentence)}", edited.ids)
            made.append(
                Utterance(
                    id=name,
                    section_id=section,
                    block_id=name,
                    shown=sentence,
                    spoken=spoken,
                    language=edited.language,
                    pause_after_ms=_PAUSE // 2,
                )
            )
    if made:
        made[-1] = replace(made[-1], pause_after_ms=_PAUSE)
    return made


def _with_account(script: Script, base: Script) -> Script:
    """``script`` with the account of ``base``, in which what its author deleted is omitted."""
    kept = {utterance.id for utterance in script.utterances}
    ledger = list(base.ledger)
    for utterance in base.utterances:
        if utterance.id not in kept and utterance.text_id:
            _strike(ledger, utterance)
    return replace(script, ledger=tuple(ledger), warnings=base.warnings, links=base.links)


def _strike(ledger: list[LedgerEntry], utterance: Utterance) -> None:
    """Cut what ``utterance`` said out of the entry that says so."""
    for index, entry in enumerate(ledger):
        at = (
            entry.text.find(utterance.shown)
            if entry.block_id == utterance.block_id and entry.fate == "said"
            else -1
        )
        if at < 0:
            continue
        end = at + len(utterance.shown)
        before, after = entry.text[:at].strip(), entry.text[end:].strip()
        struck = LedgerEntry(utterance.shown, "omitted", "deleted in the edited script", entry.block_id)
        ledger[index : index + 1] = [
            *([replace(entry, text=before)] if before else []),
            struck,
            *([replace(entry, text=after)] if after else []),
        ]
        return
