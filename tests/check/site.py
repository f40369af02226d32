# SPDX-License-Identifier: GPL-3.0-or-later
"""A good published tree, and ways to spoil it in one place while everything else stays consistent."""

from __future__ import annotations

import os
import shutil
import struct
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import lameenc
import numpy as np
import soundfile

from audiopost.check.reading.id3 import Frame, read
from audiopost.check.walk import Report
from audiopost.config.load import load
from audiopost.model import Article, Chapter, Episode
from audiopost.model.codec import from_json, to_json
from audiopost.pipeline.checking import CheckJob, check
from audiopost.stitch import mp3

CONFIG = """
[show]
title = "The Lighthouse Letters"
author = "Ada Writer"
email = "ada@example.org"
base_url = "https://example.org/listen"
link = "https://example.org/"
description = "Essays about lighthouses, read aloud by a synthetic voice."
category = "Science"
subcategory = "Nature"
articles = ["posts"]

[voice]
engine = "tone"
"""

FIRST = """---
title: Keeping the light
date: 2025-09-04
author: Ada Writer
lang: en
url: https://example.org/keeping
summary: How a lamp is kept burning, and by whom.
tags: [sea, light]
---

An opening paragraph stands before the first heading. It has two sentences & an ampersand, and the second of them is
so long that no caption holds it on a single line.

## The lamp

The lamp burns oil. See [the history of the lamp](https://example.org/lamp) for more.[^1]

![A lamp with eight lenses](lamp.png)

- trim the wick
- fill the tank
- polish the glass

### Its parts

Warning: the glass is hot.

| Part | Weight |
|------|--------|
| Lens | 4 kg |
| Wick | 2 g |

## The keeper

The keeper sleeps by day.

[^1]: A note about oil.
"""

SECOND = """---
title: A second letter
date: 2025-09-11
author: Ada Writer
url: https://example.org/second
---

Short and plain. It says little.

## Only part

And then it ends.
"""


def lamp() -> bytes:
    """A small PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x30\x60\x90" * 8 for _ in range(8))
    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def write_sources(root: Path) -> None:
    """The configuration and two articles."""
    (root / "posts").mkdir(parents=True)
    (root / "audiopost.toml").write_text(CONFIG)
    (root / "posts/keeping.md").write_text(FIRST)
    (root / "posts/second.md").write_text(SECOND)
    (root / "posts/lamp.png").write_bytes(lamp())


class Site:
    """A copy of the good tree. Files are links to the originals, so they are replaced and never written into."""

    def __init__(self, good: Path, root: Path) -> None:
        shutil.copytree(good, root, copy_function=os.link)
        self.root = root
        self.output, self.feeds = root / "output", root / "feeds"
        self.feed = self.feeds / "the-lighthouse-letters.xml"
        self.folder, self.other = self.output / "keeping-the-light", self.output / "a-second-letter"
        self.page = self.folder / "index.html"

    def check(self, *, sound: bool = True) -> Report:
        """What check says of it."""
        config = load(self.root / "audiopost.toml")
        return check(
            CheckJob(config=config, base=self.root, output=self.output, feeds=self.feeds, sound=sound)
        )

    def write(self, path: Path, data: bytes | str) -> None:
        """Replace a file."""
        path.unlink(missing_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)

    def edit(self, path: Path, old: str, new: str, count: int = 1) -> None:
        """Replace ``old`` by ``new`` in a text file: the first ``count`` times, -1 everywhere."""
        text = path.read_text("utf-8")
        assert old in text, old
        self.write(path, text.replace(old, new, count))

    @property
    def episode(self) -> Episode:
        """The first article's episode."""
        return from_json(Episode, (self.folder / "episode.json").read_bytes())

    @property
    def audio(self) -> Path:
        """Its MP3."""
        return self.folder / self.episode.audio.path

    def manifest(self, change: Callable[[Episode], Episode]) -> None:
        """Change the first episode's manifest, and nothing else."""
        self.write(self.folder / "episode.json", to_json(change(self.episode)))

    def article(self, change: Callable[[Article], Article]) -> None:
        """Change the article in the manifest."""
        self.manifest(lambda episode: replace(episode, article=change(episode.article)))

    def chapters(self, change: Callable[[list[Chapter]], Sequence[Chapter]]) -> None:
        """Change the chapters in the manifest."""
        self.manifest(lambda episode: replace(episode, chapters=tuple(change(list(episode.chapters)))))

    def recording(self, change: Callable[[bytes], bytes]) -> None:
        """Change the MP3 as if it had been rendered so: manifest and feed agree with it."""
        old, audio = self.episode.audio, self.audio
        data = change(audio.read_bytes())
        self.write(audio, data)
        made = replace(old, bytes=len(data), digest=sha256(data).hexdigest())
        self.manifest(lambda episode: replace(episode, audio=made))
        if len(data) != old.bytes:
            self.edit(self.feed, f'length="{old.bytes}"', f'length="{len(data)}"')

    def tag(self, change: Callable[[list[Frame]], Sequence[Frame]], version: int = 3) -> None:
        """Change the MP3's ID3 frames."""

        def rewritten(data: bytes) -> bytes:
            tag = read(data)
            body = b"".join(
                frame.name.encode() + _size(len(frame.data), version) + b"\0\0" + frame.data
                for frame in change(list(tag.frames))
            )
            return b"ID3" + bytes((version, 0, 0)) + _size(len(body), 4) + body + data[tag.size :]

        self.recording(rewritten)

    def sound(
        self, change: Callable[[np.ndarray], np.ndarray], *, rate: int = 44100, channels: int = 1
    ) -> None:
        """Change the sound and encode it again."""

        def encoded(data: bytes) -> bytes:
            samples, _ = soundfile.read(self.audio, dtype="float32")
            body = encode(change(samples), rate, channels)
            frames = len(body) * rate // 13_824_000 if channels == 1 else len(body) * rate // 18_432_000
            info = mp3.info_frame(frames, len(body), 96, rate)
            if channels == 2:
                info = info[:2] + bytes((0x90, 0x04)) + bytes(32) + info[21:]
                info = info.ljust(mp3.frame_bytes(128, rate), b"\0")
            return data[: read(data).size] + info + body

        self.recording(encoded)


def encode(samples: np.ndarray, rate: int = 44100, channels: int = 1, bitrate: int = 0) -> bytes:
    """``samples`` as MP3 frames without an Info frame."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_bit_rate(bitrate or (96 if channels == 1 else 128))
    encoder.set_in_sample_rate(rate)
    encoder.set_out_sample_rate(rate)
    encoder.set_channels(channels)
    encoder.set_quality(7)
    pcm = (np.clip(samples, -1, 1) * 32767).astype("<i2")
    if channels == 2:
        pcm = np.repeat(pcm, 2)
    return bytes(encoder.encode(pcm.tobytes()) + encoder.flush())


def _size(number: int, version: int) -> bytes:
    if version == 3:
        return number.to_bytes(4, "big")
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))
