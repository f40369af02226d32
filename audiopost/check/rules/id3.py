# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules about the MP3's ID3 tag (ID3v2.3, ID3v2 Chapter Frame Addendum 1.0)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from audiopost.check.finding import Fault
from audiopost.check.reading.artwork import opened
from audiopost.check.reading.mpeg import Recording
from audiopost.check.registry import rule

_AGAIN = "Render its article again with --force."
_NEEDED = {
    "TIT2": "the title", "TPE1": "the author", "TALB": "the show", "TLAN": "the language", "TCON": "the genre",
    "COMM": "the comment that tells of the synthetic voice", "APIC": "the cover",
}  # fmt: skip
_NO_OFFSET = (0xFFFFFFFF, 0xFFFFFFFF)
_TAGGED = "audio-changed id3"


@rule(
    Recording, "id3", "error", "The MP3 has an ID3 tag",
    why="Players that know no feed show title, cover and chapters from it.",
    remedy=_AGAIN, after="audio-changed",
)  # fmt: skip
def id3(recording: Recording) -> Iterator[Fault]:
    if not recording.tag.frames:
        yield Fault("It has no ID3v2 tag.")


@rule(
    Recording, "id3-version", "warning", "The tag is ID3v2.3",
    why="Windows, car radios and older players read nothing newer.",
    remedy=_AGAIN, after=_TAGGED,
)  # fmt: skip
def id3_version(recording: Recording) -> Iterator[Fault]:
    if recording.tag.version != 3:
        yield Fault(f"It is ID3v2.{recording.tag.version}.")


@rule(
    Recording, "id3-frame", "warning", "The tag has title, author, show, date, language, genre, comment and cover",
    why="A file that left the feed still has to say what it is.",
    remedy=_AGAIN, after=_TAGGED,
)  # fmt: skip
def id3_frame(recording: Recording) -> Iterator[Fault]:
    names = {frame.name for frame in recording.tag.frames}
    for name, what in _NEEDED.items():
        if name not in names:
            yield Fault(f"It lacks {what}.", name)
    if not names & {"TYER", "TDRC"}:
        yield Fault("It lacks the date.", "TYER")


@rule(
    Recording, "id3-encoding", "warning", "The tag's texts are UTF-16 where the version has no UTF-8",
    why="Other encodings come out as question marks outside western Europe.",
    remedy=_AGAIN, after=_TAGGED,
)  # fmt: skip
def id3_encoding(recording: Recording) -> Iterator[Fault]:
    fit = {1} if recording.tag.version == 3 else {1, 2, 3}
    for frame in recording.tag.frames:
        if (frame.name.startswith("T") or frame.name == "COMM") and frame.encoding not in fit:
            yield Fault(f"Its encoding is number {frame.encoding}.", frame.name)


@rule(
    Recording, "id3-title", "warning", "The tag's title is the episode's",
    why="The same episode would have two names.",
    remedy=_AGAIN, after=f"{_TAGGED} id3-frame",
)  # fmt: skip
def id3_title(recording: Recording) -> Iterator[Fault]:
    title = recording.tag.text("TIT2")
    if " ".join(title.split()) != " ".join(recording.folder.known.title.split()):
        yield Fault(f"It is “{title}”, and the episode is “{recording.folder.known.title}”.", "TIT2")


@rule(
    Recording, "id3-contents", "error", "The tag has one ordered table of contents that lists every chapter",
    why="Players that read chapters begin with it.",
    remedy=_AGAIN, after=_TAGGED,
)  # fmt: skip
def id3_contents(recording: Recording) -> Iterator[Fault]:
    tables, chapters = recording.tag.contents, recording.tag.chapters
    if not chapters and not recording.folder.known.chapters:
        return
    tops = [table for table in tables if table.top]
    if len(tops) != 1 or not all(table.ordered for table in tables):
        yield Fault(f"It has {len(tops)} top-level tables, and needs one that is ordered.", "CTOC")
        return
    inner = {table.id: table.children for table in tables}
    listed = [leaf for child in tops[0].children for leaf in inner.get(child, (child,))]
    if sorted(listed) != sorted({chapter.id for chapter in chapters}) or len(listed) != len(chapters):
        yield Fault("The table of contents does not list every chapter once.", "CTOC")


@rule(
    Recording, "id3-order", "error", "The tag's chapters are stored in time order",
    why="Several players show them as they are stored.",
    remedy="Render its article again with --force; tag editors may have reordered them.", after=_TAGGED,
)  # fmt: skip
def id3_order(recording: Recording) -> Iterator[Fault]:
    for one, two in pairwise(recording.tag.chapters):
        if two.start_ms < one.start_ms:
            yield Fault(f"“{two.title}” stands after “{one.title}”.", "CHAP")


@rule(
    Recording, "id3-offsets", "warning", "The tag's chapters count in time, not in bytes",
    why="Byte offsets go wrong with the first change of the tag, and some players prefer them.",
    remedy=_AGAIN, after=_TAGGED,
)  # fmt: skip
def id3_offsets(recording: Recording) -> Iterator[Fault]:
    for chapter in recording.tag.chapters:
        if chapter.offsets != _NO_OFFSET:
            yield Fault("It gives byte offsets.", f"CHAP “{chapter.title}”")


@rule(
    Recording, "id3-chapters", "error", "The tag has the manifest's chapters",
    why="Players that read the MP3 would jump to other places than those that read the feed.",
    remedy=_AGAIN, after=f"{_TAGGED} id3-contents id3-order",
)  # fmt: skip
def id3_chapters(recording: Recording) -> Iterator[Fault]:
    if not recording.folder.chapters_sound:
        return
    made = [(chapter.start_ms, chapter.end_ms, chapter.title) for chapter in recording.tag.chapters]
    wanted = [
        (chapter.start_ms, chapter.end_ms, chapter.title) for chapter in recording.folder.known.chapters
    ]
    if made != wanted:
        differing = next((two for one, two in zip(made, wanted, strict=False) if one != two), None)
        yield Fault(
            "Its times or titles are not those of the manifest.",
            f"CHAP “{differing[2]}”" if differing else "CHAP",
        )


@rule(
    Recording, "id3-cover", "warning", "The tag's cover is a JPEG or PNG that opens",
    why="Players show a broken picture, or crash.",
    remedy=_AGAIN, after=f"{_TAGGED} id3-frame",
)  # fmt: skip
def id3_cover(recording: Recording) -> Iterator[Fault]:
    for frame in recording.tag.frames:
        if frame.name == "APIC":
            marks = [at for at in (frame.data.find(b"\x89PNG"), frame.data.find(b"\xff\xd8\xff")) if at >= 0]
            if opened(frame.data[min(marks, default=len(frame.data)) :]) is None:
                yield Fault("The cover does not open.", "APIC")
