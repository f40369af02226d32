# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults of manifests, chapters, cues and transcripts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from tests.check.seeds import edited, seed
from tests.check.site import Site


def later(time: str, ms: int) -> str:
    """A time of WebVTT or SubRip, moved."""
    hours, minutes, seconds, part = map(int, re.split("[:.,]", time))
    total = ((hours * 60 + minutes) * 60 + seconds) * 1000 + part + ms
    return f"{total // 3_600_000:02}:{total // 60_000 % 60:02}:{total // 1000 % 60:02}{time[-4]}{total % 1000:03}"


def retimed(rule: str, name: str, file: str, change: Callable[[str, str], tuple[str, str]]) -> None:
    """Enter a seed that changes the times of the first caption of ``file``."""

    def sow(site: Site) -> None:
        text = (site.folder / file).read_text("utf-8")
        found = re.search(r"([\d:.,]+) --> ([\d:.,]+)", text)
        assert found
        start, end = change(found[1], found[2])
        site.edit(site.folder / file, found[0], f"{start} --> {end}")

    sow.__name__ = name
    seed(rule)(sow)


@seed("manifest")
def manifest_cut_off(site: Site) -> None:
    path = site.folder / "episode.json"
    site.write(path, path.read_bytes()[:-200])


@seed("manifest")
def manifest_deleted(site: Site) -> None:
    (site.folder / "episode.json").unlink()


@seed("item-withdrawn")
def withdrawn_and_listed(site: Site) -> None:
    site.manifest(lambda episode: replace(episode, withdrawn=True))


def _deleted(name: str) -> None:
    def sow(site: Site) -> None:
        (site.folder / name).unlink()

    sow.__name__ = f"deleted_{name.replace('.', '_')}"
    seed("episode-file")(sow)


for _name in (
    "transcript.vtt",
    "transcript.srt",
    "transcript.json",
    "transcript.html",
    "chapters.json",
    "index.html",
):
    _deleted(_name)


@seed("audio-file")
def unlisted_audio_deleted(site: Site) -> None:
    """The feed still names an older file, which is there."""
    old = site.folder / "keeping-the-light-00000000.mp3"
    site.audio.rename(old)
    site.edit(site.feed, site.audio.name, old.name)


@seed("section-file")
def section_deleted(site: Site) -> None:
    next((site.folder / "sections").glob("*.mp3")).unlink()


@seed("cues-order")
def cues_overlap(site: Site) -> None:
    cues = site.episode.cues
    made = (replace(cues[0], end_ms=cues[1].start_ms + 300), *cues[1:])
    site.manifest(lambda episode: replace(episode, cues=made))


@seed("cues-end")
def cue_after_the_end(site: Site) -> None:
    """With the transcripts made from it."""
    from audiopost.publish import manifest

    cues = site.episode.cues
    late = replace(cues[-1], end_ms=site.episode.audio.duration_ms + 400)
    site.manifest(lambda episode: replace(episode, cues=(*cues[:-1], late)))
    for name, data in manifest.files(site.episode).items():
        site.write(site.folder / name, data)


@seed("chapters-start")
def first_chapter_late(site: Site) -> None:
    site.chapters(lambda chapters: [replace(chapters[0], start_ms=1000), *chapters[1:]])


@seed("chapters-contiguous")
def chapters_with_a_gap(site: Site) -> None:
    site.chapters(lambda c: [c[0], replace(c[1], end_ms=c[1].end_ms - 500), *c[2:]])


@seed("chapters-seconds")
def chapter_between_seconds(site: Site) -> None:
    def moved(c: list[Any]) -> list[Any]:
        at = c[1].end_ms + 300
        return [c[0], replace(c[1], end_ms=at), replace(c[2], start_ms=at), *c[3:]]

    site.chapters(moved)


@seed("chapters-end")
def chapter_after_the_end(site: Site) -> None:
    site.chapters(lambda c: [*c[:-1], replace(c[-1], end_ms=c[-1].end_ms + 5000)])


@seed("chapters-headings")
def chapter_of_another_name(site: Site) -> None:
    site.chapters(lambda c: [*c[:-1], replace(c[-1], title="Something else")])


@seed("chapters-headings")
def heading_without_chapter(site: Site) -> None:
    site.chapters(lambda c: [*c[:-2], replace(c[-2], end_ms=c[-1].end_ms)])


@seed("chapters-time")
def chapter_before_its_words(site: Site) -> None:
    """The whole chapter list is two seconds early, everywhere."""
    from audiopost.publish import manifest
    from tests.check.seeds_audio import chapter_frames

    chapters = list(site.episode.chapters)
    at = chapters[2].start_ms - 3000
    chapters[1] = replace(chapters[1], end_ms=at)
    chapters[2] = replace(chapters[2], start_ms=at)
    site.chapters(lambda _: chapters)
    site.tag(lambda frames: chapter_frames(frames, chapters))
    site.edit(site.feed, f"00:00:{(at + 3000) // 1000}", f"00:00:{at // 1000}")
    site.write(site.folder / "chapters.json", manifest.files(site.episode)["chapters.json"])


edited("chapters-json", "chapters_version", '"version": "1.2.0"', '"version": "2"', "chapters.json")
edited("chapters-json", "chapter_without_title", '"title": "The lamp"', '"title": ""', "chapters.json")


@seed("chapters-json")
def chapters_not_json(site: Site) -> None:
    site.write(site.folder / "chapters.json", "{")


@seed("chapters-json")
def chapters_out_of_order(site: Site) -> None:
    data = json.loads((site.folder / "chapters.json").read_text())
    data["chapters"].reverse()
    site.write(site.folder / "chapters.json", json.dumps(data))


edited(
    "chapters-json-same",
    "chapter_renamed_in_json",
    '"title": "The lamp"',
    '"title": "The lamps"',
    "chapters.json",
)


@seed("chapters-json-same")
def chapter_moved_in_json(site: Site) -> None:
    data = json.loads((site.folder / "chapters.json").read_text())
    data["chapters"][2]["startTime"] += 1
    site.write(site.folder / "chapters.json", json.dumps(data))


edited("transcript-form", "vtt_without_head", "WEBVTT\n", "SUBTITLES\n", "transcript.vtt")
retimed(
    "transcript-form", "vtt_with_commas", "transcript.vtt", lambda start, end: (start.replace(".", ","), end)
)
edited("transcript-form", "vtt_bare_ampersand", "&amp;", "&", "transcript.vtt")
retimed(
    "transcript-form", "srt_with_points", "transcript.srt", lambda start, end: (start.replace(",", "."), end)
)
edited("transcript-form", "srt_number_twice", "\n2\n", "\n1\n", "transcript.srt")
edited("transcript-form", "json_version", '"1.0.0"', '"1.0"', "transcript.json")
edited("transcript-form", "json_empty_body", '"body": "Keeping"', '"body": ""', "transcript.json")
edited("transcript-form", "json_without_end", '"endTime"', '"endtime"', "transcript.json")
edited("transcript-form", "html_without_language", '<html lang="en">', "<html>", "transcript.html")
edited("transcript-text", "vtt_other_word", "burns oil", "burns gas", "transcript.vtt")
edited("transcript-text", "srt_other_word", "burns oil", "burns gas", "transcript.srt")
edited("transcript-text", "json_other_word", '"oil."', '"gas."', "transcript.json")
edited("transcript-text", "html_other_word", "burns oil", "burns gas", "transcript.html")
edited("transcript-speaker", "vtt_without_voice", "<v Narrator>", "", "transcript.vtt")
edited("transcript-speaker", "srt_words_as_speaker", "Image:\u2060", "Image:", "transcript.srt")
retimed("transcript-overlap", "vtt_overlap", "transcript.vtt", lambda start, end: (start, later(end, 1000)))
retimed("transcript-overlap", "vtt_ends_at_once", "transcript.vtt", lambda start, end: (start, start))
retimed("transcript-overlap", "srt_overlap", "transcript.srt", lambda start, end: (start, later(end, 1000)))
retimed(
    "transcript-time", "vtt_late", "transcript.vtt", lambda start, end: (later(start, 200), later(end, 200))
)


@seed("transcript-time")
def json_late(site: Site) -> None:
    path = site.folder / "transcript.json"
    data = json.loads(path.read_text())
    last = next(segment for segment in data["segments"] if segment["body"] == "light.")
    last["endTime"] += 0.2
    site.write(path, json.dumps(data))


@seed("transcript-text")
def vtt_breaks_off(site: Site) -> None:
    path = site.folder / "transcript.vtt"
    site.write(path, "\n\n".join(path.read_text().strip().split("\n\n")[:-1]) + "\n")


@seed("transcript-order")
def vtt_out_of_order(site: Site) -> None:
    path = site.folder / "transcript.vtt"
    head, one, two, *rest = path.read_text().split("\n\n")
    site.write(path, "\n\n".join([head, two, one, *rest]))


@seed("transcript-lines")
def vtt_in_one_line(site: Site) -> None:
    path = site.folder / "transcript.vtt"
    blocks = [block.split("\n") for block in path.read_text().split("\n\n")]
    made = [["\n".join(b[:2]), " ".join(b[2:])] if len(b) > 2 and "-->" in b[1] else b for b in blocks]
    site.write(path, "\n\n".join("\n".join(block) for block in made))


@seed("transcript-lines")
def srt_in_three_lines(site: Site) -> None:
    site.edit(site.folder / "transcript.srt", "Keeping the light.\n", "Keeping\nthe\nlight.\n")
