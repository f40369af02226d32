# SPDX-License-Identifier: GPL-3.0-or-later
"""What was made: clips, segments, and the episode with its one timeline.

Every time is in milliseconds on the decoded, gapless time axis of the final MP3.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from audiopost.model.article import Article
from audiopost.model.script import LedgerEntry, Role

SegmentKind = Literal["intro", "section", "outro"]


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice an engine offers. ``digest`` identifies the model's bytes ("" for network voices)."""

    engine: str
    id: str
    name: str
    language: str
    digest: str = ""
    licence: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A spoken word and when it sounds; ``text`` is as spoken."""

    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Clip:
    """One utterance's audio in the clip cache: mono, ``samples`` long at ``rate`` Hz. Its file also holds its words' times."""

    fingerprint: str
    path: str
    rate: int
    samples: int

    @property
    def duration_ms(self) -> int:
        """Length in milliseconds, rounded."""
        return round(self.samples * 1000 / self.rate)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One utterance on the timeline. ``text`` is what was written (``Utterance.shown``)."""

    id: str
    start_ms: int
    end_ms: int
    text: str
    role: Role = "paragraph"
    section_id: str = ""
    block_id: str = ""
    text_id: str = ""
    start: int = 0
    end: int = 0
    language: str = ""
    spoken: str = ""
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: starts on a whole second, ends where the next begins."""

    start_ms: int
    end_ms: int
    title: str
    level: int
    section_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """An encoded piece of an episode: intro, section or outro, reusable while its ``fingerprint`` stands.

    ``path`` is relative to the episode's folder. ``frames`` counts its MPEG frames, pad frames not included; cue times
    count from the segment's own first decoded sample. ``before_ms`` and ``after_ms`` are the silences its first and last
    utterance ask for towards other sections; -1 leaves that to the show.
    """

    kind: SegmentKind
    section_id: str
    title: str
    level: int
    fingerprint: str
    path: str
    frames: int
    cues: tuple[Cue, ...] = ()
    chapter: bool = True
    before_ms: int = -1
    after_ms: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Audio:
    """The final MP3. ``path`` is relative to the episode's folder; ``digest`` is its SHA-256 in hex."""

    path: str
    bytes: int
    duration_ms: int
    digest: str
    type: str = "audio/mpeg"
    bitrate: int = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """A published article. ``published`` is an ISO 8601 date-time with zone, fixed at the first render.

    ``versions`` names what made it (audiopost, engine, voice). ``origin`` is the digest of the source and settings it
    came from, ``source`` where that is found, ``content`` that of the article's words, ``identity`` what the article is known by. A ``withdrawn``
    episode keeps its files and is in no feed.
    """

    guid: str
    slug: str
    title: str
    published: str
    article: Article
    audio: Audio
    segments: tuple[Segment, ...]
    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]
    language: str = "en"
    voice: str = ""
    engine: str = ""
    link: str = ""
    description: str = ""
    ledger: tuple[LedgerEntry, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    files: tuple[tuple[str, str], ...] = ()
    versions: tuple[tuple[str, str], ...] = ()
    origin: str = ""
    source: str = ""
    identity: str = ""
    content: str = ""
    show: str = ""
    show_title: str = ""
    show_guid: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a feed and the show page need to know of an episode; paths are relative to the output folder.

    ``soundbites`` are (start_ms, duration_ms, title).
    """

    guid: str
    slug: str
    title: str
    published: str
    audio_path: str
    audio_bytes: int
    audio_type: str
    duration_ms: int
    link: str = ""
    byline: str = ""
    description: str = ""
    content: str = ""
    language: str = ""
    image: str = ""
    image_alt: str = ""
    voice: str = ""
    transcripts: tuple[tuple[str, str], ...] = ()
    chapters_path: str = ""
    chapters: tuple[tuple[int, str], ...] = ()
    page: str = ""
    tags: tuple[str, ...] = ()
    modified: str = ""
    season: int = 0
    episode: int = 0
    episode_type: str = ""
    soundbites: tuple[tuple[int, int, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """A podcast show, as a feed describes it. URLs are absolute or "" when the author has not said where it will be.

    ``base_url`` is the address of what holds the output and feeds folders; ``output`` and ``feeds`` are their paths
    below it. ``feed_url`` is the feed's own address when it is not base_url/feeds/id.xml. ``page`` is the path of the show
    page below the output folder. ``type`` "serial" is heard from the oldest on; ``season`` is that of episodes that say none.
    """

    id: str
    title: str
    description: str = ""
    link: str = ""
    base_url: str = ""
    feed_url: str = ""
    language: str = "en"
    author: str = ""
    email: str = ""
    category: str = "Technology"
    subcategory: str = ""
    explicit: bool = False
    image: str = ""
    image_alt: str = ""
    copyright: str = ""
    guid: str = ""
    licence: str = ""
    medium: str = "podcast"
    locked: bool = True
    hub: str = ""
    page_size: int = 300
    output: str = "output"
    feeds: str = "feeds"
    page: str = "index.html"
    type: str = "episodic"
    season: int = 0
    funding: str = ""
    funding_text: str = ""
