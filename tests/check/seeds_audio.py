# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults of MP3s and their tags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import soxr

from audiopost.check.reading.id3 import Frame, read
from audiopost.model import Chapter
from audiopost.stitch import mp3, tags
from tests.check.seeds import seed
from tests.check.site import Site, encode


def chapter_frames(frames: Sequence[Frame], chapters: Sequence[Chapter]) -> list[Frame]:
    """``frames`` with the chapter frames of ``chapters``."""
    made = read(tags.write(tags.Tag(title="x", chapters=tuple(chapters)))).frames
    kept = [frame for frame in frames if frame.name not in {"CHAP", "CTOC"}]
    return [*kept, *(frame for frame in made if frame.name in {"CHAP", "CTOC"})]


@seed("audio-changed")
def one_byte_changed(site: Site) -> None:
    data = bytearray(site.audio.read_bytes())
    data[-1000] ^= 1
    site.write(site.audio, bytes(data))


@seed("audio-changed")
def audio_cut_off(site: Site) -> None:
    site.write(site.audio, site.audio.read_bytes()[:-5000])


@seed("audio-frames", sound=True)
def junk_at_the_end(site: Site) -> None:
    site.recording(lambda data: data + b"junk" * 50)


@seed("audio-frames", sound=True)
def hole_in_the_middle(site: Site) -> None:
    site.recording(lambda data: data[:400_000] + data[400_100:])


@seed("audio-format", sound=True)
def mpeg_2(site: Site) -> None:
    site.recording(lambda data: data[: read(data).size] + encode(np.zeros(22050 * 58, np.float32), 22050))


@seed("audio-bitrate", sound=True)
def two_bit_rates(site: Site) -> None:
    import soundfile

    samples, _ = soundfile.read(site.audio, dtype="float32")
    half = len(samples) // 2 // 1152 * 1152

    def joined(data: bytes) -> bytes:
        body = encode(samples[:half]) + encode(samples[half + 2000 :], bitrate=128)
        frames = len(samples) // 1152 + 2
        return data[: read(data).size] + mp3.info_frame(frames, len(body), 96, 44100) + body

    site.recording(joined)


@seed("audio-rate", sound=True)
def rate_32000(site: Site) -> None:
    site.sound(lambda samples: soxr.resample(samples, 44100, 32000), rate=32000)


@seed("audio-mono", sound=True)
def stereo(site: Site) -> None:
    site.sound(lambda samples: samples, channels=2)


@seed("audio-gapless", sound=True)
def no_info_frame(site: Site) -> None:
    def without(data: bytes) -> bytes:
        size = read(data).size
        return data[:size] + data[size + mp3.info_bytes(96, 44100) :]

    site.recording(without)


@seed("audio-duration", sound=True)
def manifest_says_longer(site: Site) -> None:
    made = replace(site.episode.audio, duration_ms=site.episode.audio.duration_ms + 700)
    site.manifest(lambda episode: replace(episode, audio=made))


@seed("audio-loudness", sound=True)
def too_quiet(site: Site) -> None:
    site.sound(lambda samples: samples * 0.6)


@seed("audio-loudness", sound=True)
def silent(site: Site) -> None:
    site.sound(lambda samples: samples * 0)


@seed("audio-peak", sound=True)
def clicks(site: Site) -> None:
    def clicked(samples: np.ndarray) -> np.ndarray:
        samples = samples.copy()
        at = site.episode.cues[5].start_ms * 441 // 10 + 2000
        samples[at : at + 40] = np.where(np.arange(40) % 20 < 10, 1, -1)
        return samples

    site.sound(clicked)


@seed("audio-evenness", sound=True)
def one_chapter_quiet(site: Site) -> None:
    def quieter(samples: np.ndarray) -> np.ndarray:
        samples = samples.copy()
        samples[site.episode.chapters[-1].start_ms * 441 // 10 :] *= 0.6
        return samples

    site.sound(quieter)


@seed("audio-silent-cue", sound=True)
def one_cue_lost(site: Site) -> None:
    def lost(samples: np.ndarray) -> np.ndarray:
        samples = samples.copy()
        cue = site.episode.cues[8]
        samples[cue.start_ms * 441 // 10 - 3000 : cue.end_ms * 441 // 10 + 3000] = 0
        return samples

    site.sound(lost)


@seed("id3")
def no_tag(site: Site) -> None:
    site.recording(lambda data: data[read(data).size :])


@seed("id3-version")
def tag_2_4(site: Site) -> None:
    # Frames with frames inside keep their old sizes, which stay below 128 and so mean the same.
    site.tag(lambda frames: frames, version=4)


@seed("id3-frame")
def no_album(site: Site) -> None:
    site.tag(lambda frames: [frame for frame in frames if frame.name != "TALB"])


@seed("id3-frame")
def no_picture(site: Site) -> None:
    site.tag(lambda frames: [frame for frame in frames if frame.name != "APIC"])


@seed("id3-encoding")
def latin_1(site: Site) -> None:
    site.tag(lambda frames: [Frame("TPE1", b"\0Ada Writer") if f.name == "TPE1" else f for f in frames])


@seed("id3-title")
def another_title(site: Site) -> None:
    text = b"\x01\xff\xfe" + "The title before".encode("utf-16-le")
    site.tag(lambda frames: [Frame("TIT2", text) if f.name == "TIT2" else f for f in frames])


@seed("id3-contents")
def no_contents(site: Site) -> None:
    site.tag(lambda frames: [frame for frame in frames if frame.name != "CTOC"])


@seed("id3-contents")
def contents_short_of_one(site: Site) -> None:
    frame = Frame("CTOC", b"toc\0\x03\x02chp0\0chp1\0")
    site.tag(lambda frames: [frame if f.name == "CTOC" else f for f in frames])


@seed("id3-contents")
def contents_not_on_top(site: Site) -> None:
    site.tag(lambda frames: [Frame("CTOC", f.data.replace(b"toc\0\x03", b"toc\0\x01")) if f.name == "CTOC" else f
                             for f in frames])  # fmt: skip


@seed("id3-order")
def chapters_by_size(site: Site) -> None:
    def sorted_by_size(frames: list[Frame]) -> list[Frame]:
        chapters = sorted((f for f in frames if f.name == "CHAP"), key=lambda f: len(f.data))
        return [frame for frame in frames if frame.name != "CHAP"] + chapters

    site.tag(sorted_by_size)


@seed("id3-offsets")
def chapters_in_bytes(site: Site) -> None:
    site.tag(lambda frames: [Frame("CHAP", f.data.replace(b"\xff" * 8, bytes(8))) if f.name == "CHAP" else f
                             for f in frames])  # fmt: skip


@seed("id3-chapters")
def tag_without_chapters(site: Site) -> None:
    def emptied(frames: list[Frame]) -> list[Frame]:
        kept = [frame for frame in frames if frame.name not in {"CHAP", "CTOC"}]
        return [*kept, Frame("CTOC", b"toc\0\x03\0")]

    site.tag(emptied)


@seed("id3-chapters")
def chapter_moved_in_tag(site: Site) -> None:
    def moved(frames: list[Frame]) -> list[Frame]:
        chapters = list(site.episode.chapters)
        chapters[2] = replace(chapters[2], title="The lamps")
        return chapter_frames(frames, chapters)

    site.tag(moved)


@seed("id3-cover")
def broken_cover(site: Site) -> None:
    site.tag(lambda frames: [Frame("APIC", f.data[:3000]) if f.name == "APIC" else f for f in frames])
