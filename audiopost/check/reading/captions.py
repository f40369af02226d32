# SPDX-License-Identifier: GPL-3.0-or-later
"""Transcripts read as strictly as players read them: WebVTT, SubRip, the podcast namespace's JSON, HTML."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from audiopost.check.finding import Fault
from audiopost.check.reading.episode import Folder
from audiopost.model import Cue

_VTT_TIME = re.compile(
    r"((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}) --> ((?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3})(?:[ \t].*)?"
)
_SRT_TIME = re.compile(r"(\d{2,}:[0-5]\d:[0-5]\d,\d{3}) --> (\d{2,}:[0-5]\d:[0-5]\d,\d{3})")
_VTT_TAG = re.compile(r"</?(?:v|lang|c|i|b|u|ruby|rt)(?:\.[^\s>]+)*(?:[ \t][^<>]*)?>|<\d[\d:.]*>")
_VTT_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|lrm|rlm|nbsp|#\d+|#x[0-9a-fA-F]+);)")
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Caption:
    """What is shown from one time to another (ms; -1 where the format has none), on which line of the file."""

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]
    text: str
    line: int = 0
    voice: str = ""

    @property
    def place(self) -> str:
        """How a person finds it: its time, else its line."""
        return clock(self.start_ms) if self.start_ms >= 0 else f"line {self.line}"


@dataclass(eq=False)
class Transcript:
    """A transcript of an episode in one format, the format being its file's extension."""

    folder: Folder
    name: str

    @property
    def show(self) -> str:
        """The id of the show."""
        return self.folder.show

    @property
    def file(self) -> Path:
        """The transcript's file."""
        return self.folder.path / self.name

    @property
    def kind(self) -> str:
        """vtt, srt, json or html."""
        return self.name.rpartition(".")[2]

    @cached_property
    def parsed(self) -> tuple[list[Caption], list[Fault]]:
        """The captions, and what is wrong with the form of the file."""
        try:
            text = self.file.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            return [], [Fault(f"It is not UTF-8 (byte {error.start}).")]
        return _READERS[self.kind](text.replace("\r\n", "\n"))

    @property
    def captions(self) -> list[Caption]:
        """The captions in the order of the file."""
        return self.parsed[0]

    @cached_property
    def matched(self) -> tuple[list[tuple[Caption, Cue]], Fault | None]:
        """Which cue of the manifest each caption is of, as far as the texts agree, and the first place they do not."""
        wanted, owners = "", list[Cue]()
        for cue in self.folder.known.cues:
            text = self._as_shown(cue.text)
            wanted += text
            owners += [cue] * len(text)
        pairs: list[tuple[Caption, Cue]] = []
        at = 0
        for caption in self.captions:
            text = bare(caption.text)
            if not text or not wanted.startswith(text, at):
                said = (
                    f"where “{owners[at].text[:60]}” is said." if at < len(owners) else "which is not said."
                )
                return pairs, Fault(
                    f"It says “{caption.text.strip()[:60]}”, {said}", caption.place, caption.line
                )
            pairs.append((caption, owners[at]))
            at += len(text)
        if at < len(wanted):
            return pairs, Fault(
                f"“{owners[at].text[:60]}” is said, and not written.", clock(owners[at].start_ms)
            )
        return pairs, None

    def _as_shown(self, text: str) -> str:
        return bare(text).replace("-->", "→") if self.kind == "srt" else bare(text)


def clock(ms: int) -> str:
    """A time as a person reads it from a player."""
    return f"{ms // 60_000}:{ms // 1000 % 60:02d}"


def bare(text: str) -> str:
    """``text`` without what is not seen: white space, word joiners and what XML cannot carry; to be compared."""
    return re.sub(r"[\s\u2060]+", "", _FORBIDDEN.sub("", text))


def _blocks(text: str) -> list[tuple[int, list[str]]]:
    """Stretches of lines between empty ones, each with the number of its first line."""
    found: list[tuple[int, list[str]]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            found.append((number + 1, []))
        elif found:
            found[-1][1].append(line)
        else:
            found.append((number, [line]))
    return [(number, lines) for number, lines in found if lines]


def _ms(clock: str) -> int:
    *hours, minutes, seconds = re.split(r":", clock.replace(",", "."))
    return (int(hours[0]) if hours else 0) * 3_600_000 + int(minutes) * 60_000 + round(float(seconds) * 1000)


def _vtt(text: str) -> tuple[list[Caption], list[Fault]]:
    captions: list[Caption] = []
    faults: list[Fault] = []
    blocks = _blocks(text)
    if not re.match(r"\ufeff?WEBVTT(?:[ \t\n]|$)", text):
        return [], [Fault("It does not begin with WEBVTT.", line=1)]
    for number, lines in blocks[1:] if blocks else []:
        if lines[0].startswith(("NOTE", "STYLE", "REGION")):
            continue
        at = 0 if "-->" in lines[0] else 1
        found = _VTT_TIME.fullmatch(lines[at]) if at < len(lines) else None
        if not found:
            faults.append(Fault("A cue has no timing line of the form 00:00.000 --> 00:00.000.", line=number))
            continue
        body = lines[at + 1 :]
        joined = "\n".join(body)
        left = _VTT_TAG.sub("", joined)
        if "<" in left or "-->" in joined or _VTT_ENTITY.search(left):
            faults.append(Fault("A cue has a bare &, < or --> in its text.", line=number + at + 1))
        voice = re.search(r"<v(?:\.[^\s>]+)*[ \t]+([^<>]+)>", joined)
        captions.append(
            Caption(_ms(found[1]), _ms(found[2]), tuple(_VTT_TAG.sub("", line) for line in body),
                    html.unescape(left), number, voice[1] if voice else "")
        )  # fmt: skip
    return captions, faults


def _srt(text: str) -> tuple[list[Caption], list[Fault]]:
    captions: list[Caption] = []
    faults: list[Fault] = []
    for count, (number, lines) in enumerate(_blocks(text), 1):
        found = _SRT_TIME.fullmatch(lines[1].strip()) if len(lines) > 1 else None
        if not found or lines[0].strip() != str(count):
            faults.append(
                Fault(f"Block {count} is not its number, then 00:00:00,000 --> 00:00:00,000.", line=number)
            )
        elif len(lines) < 3:
            faults.append(Fault(f"Block {count} has no text.", line=number))
        else:
            captions.append(
                Caption(_ms(found[1]), _ms(found[2]), tuple(lines[2:]), "\n".join(lines[2:]), number)
            )
    return captions, faults


def _json(text: str) -> tuple[list[Caption], list[Fault]]:
    try:
        data = json.loads(text)
        segments = data["segments"]
        version = data["version"]
    except (ValueError, KeyError, TypeError):
        return [], [Fault('It is no JSON object with "version" and "segments".')]
    if version != "1.0.0" or not isinstance(segments, list):
        return [], [Fault('Its version is not "1.0.0", or its segments are no list.')]
    captions: list[Caption] = []
    faults: list[Fault] = []
    for number, segment in enumerate(segments, 1):
        entry = segment if isinstance(segment, dict) else {}
        times = [entry.get("startTime"), entry.get("endTime")]
        body = entry.get("body")
        start, end = (
            time if isinstance(time, int | float) and not isinstance(time, bool) else -1 for time in times
        )
        if start < 0 or end < 0 or not isinstance(body, str) or not body.strip():
            faults.append(
                Fault("It lacks startTime, endTime or a body that is not empty.", f"segment {number}")
            )
        else:
            voice = str(entry.get("speaker") or "")
            captions.append(Caption(round(start * 1000), round(end * 1000), (body,), body, voice=voice))
    return captions, faults


def _html(text: str) -> tuple[list[Caption], list[Fault]]:
    from lxml import html as reader

    root = reader.document_fromstring(text) if text.strip() else None
    if root is None:
        return [], [Fault("It is empty.")]
    captions = []
    for paragraph in root.iter("p"):
        time = paragraph.find("time")
        if time is not None:
            said = "".join(paragraph.itertext())[len("".join(time.itertext())) :]
            captions.append(Caption(-1, -1, (), said, int(paragraph.sourceline or 0)))
    faults = [] if root.get("lang") else [Fault("It does not say its language (html lang).", line=2)]
    if not captions:
        faults.append(Fault("It has no paragraph with a time."))
    return captions, faults


_READERS: dict[str, Callable[[str], tuple[list[Caption], list[Fault]]]] = {
    "vtt": _vtt,
    "srt": _srt,
    "json": _json,
    "html": _html,
}
