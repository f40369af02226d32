# SPDX-License-Identifier: GPL-3.0-or-later
"""The option groups: what each room can be told. Defaults are the product's own choice and need no file.

A room is given its group and nothing else. Field names are the keys of ``audiopost.toml``; ``Literal`` types are the
accepted words; ``bounds`` metadata gives the accepted range of a number, ``form`` the form of a text, ``names`` what the
entries of a list or table may be called.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from audiopost.config.rules import RULES


def _within(default: Any, low: float, high: float) -> Any:
    return field(default=default, metadata={"bounds": (low, high)})


def _formed(form: str, default: str = "") -> Any:
    return field(default=default, metadata={"form": form})


@dataclass(frozen=True, slots=True)
class ShowOptions:
    """[show]: the podcast itself. ``title`` "" = found from the articles or the folder.

    ``hub`` is a WebSub hub's address. ``page_size`` is how many of the newest episodes the feed itself has, and how many
    each of its older pages. ``season`` is that of articles that say none, 0 for no seasons.
    """

    title: str = ""
    id: str = ""
    description: str = ""
    link: str = _formed("url")
    base_url: str = _formed("url")
    language: str = _formed("language")
    author: str = ""
    email: str = _formed("email")
    category: str = "Technology"
    subcategory: str = ""
    explicit: bool = False
    image: str = ""
    image_alt: str = ""
    copyright: str = ""
    licence: str = ""
    medium: Literal["podcast", "blog", "newsletter", "audiobook"] = "podcast"
    locked: bool = True
    hub: str = _formed("url")
    type: Literal["episodic", "serial"] = "episodic"
    season: int = _within(0, 0, 1000)
    funding: str = _formed("url")
    funding_text: str = ""
    page_size: int = _within(300, 10, 100_000)
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PathOptions:
    """[paths]: where things land, relative to the configuration file (or the current folder without one)."""

    output: str = _formed("folder", "output")
    feeds: str = _formed("folder", "feeds")
    cache: str = ""


@dataclass(frozen=True, slots=True)
class FetchOptions:
    """[fetch]: the limits of guarded HTTP. Sizes in bytes, times in seconds."""

    timeout: float = _within(20.0, 0.1, 600)
    max_bytes: int = _within(20_000_000, 1_000, 2_000_000_000)
    max_redirects: int = _within(5, 0, 50)
    max_pages: int = _within(5, 1, 100)
    max_items: int = _within(50, 1, 100_000)
    allow_private: bool = False
    robots: bool = False
    user_agent: str = "audiopost (+article to podcast renderer)"


@dataclass(frozen=True, slots=True)
class Rule:
    """One of [[narration.rules]]: blocks matching a CSS ``selector`` get ``policy`` or are replaced by ``say``."""

    selector: str
    policy: str = ""
    say: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class NarrationOptions:
    """[narration]: how each kind of block is said. The first word of each is the default."""

    headings: Literal["say", "count"] = "say"
    chapter_level: int = _within(3, 1, 6)
    links: Literal["text", "notes"] = "text"
    lists: Literal["announce", "plain"] = "announce"
    list_announce_from: int = _within(4, 1, 1000)
    list_end_from: int = _within(8, 1, 1000)
    tables: Literal["read", "summary", "skip"] = "read"
    table_max_cells: int = _within(30, 1, 100_000)
    images: Literal["alt", "skip"] = "alt"
    missing_alt: Literal["announce", "skip"] = "announce"
    captions: Literal["say", "skip"] = "say"
    quotes: Literal["mark", "plain", "skip"] = "mark"
    pull_quotes: Literal["skip", "say"] = "skip"
    code: Literal["announce", "read", "skip"] = "announce"
    maths: Literal["words", "announce", "skip"] = "words"
    footnotes: Literal["section", "end", "inline", "skip"] = "section"
    citations: Literal["skip", "say"] = "skip"
    references: Literal["announce", "read", "skip"] = "announce"
    embeds: Literal["announce", "skip"] = "announce"
    asides: Literal["announce", "plain", "skip"] = "announce"
    emoji: Literal["say", "skip"] = "say"
    foreign: Literal["announce", "plain"] = "announce"
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """One of [[lexicon]]: how ``match`` is said. Exactly one of ``say``, ``ipa``, ``spell``, ``skip``."""

    match: str
    say: str = ""
    ipa: str = ""
    spell: bool = False
    skip: bool = False
    regex: bool = False
    case: bool = False
    language: str = ""
    engine: str = ""


@dataclass(frozen=True, slots=True)
class VoiceOptions:
    """[voice]: who speaks, and how fast. ``rate`` 1.0 is the voice's own; ``voices`` maps a language to engine:voice.

    ``fast`` is whether Piper may compute in bfloat16: where the extra and the processor allow it, never, or only so.
    """

    engine: str = "piper"
    voice: str = ""
    rate: float = _within(1.0, 0.5, 3.0)
    language: str = _formed("language")
    voices: dict[str, str] = field(default_factory=dict)
    fast: Literal["auto", "off", "on"] = "auto"
    gtts_delay: float = _within(0.5, 0, 60)
    gtts_attempts: int = _within(5, 1, 20)
    gtts_timeout: float = _within(20.0, 0.1, 600)
    gtts_tld: str = "com"


@dataclass(frozen=True, slots=True)
class AudioOptions:
    """[audio]: the sound. Loudness in LUFS (ITU-R BS.1770), peak in dBTP, bit rate in kbit/s, rate in Hz."""

    loudness: float = _within(-16.0, -31, -9)
    peak: float = _within(-1.0, -9, -0.1)
    bitrate: Literal[48, 56, 64, 80, 96, 112, 128, 160, 192] = 96
    rate: Literal[44100, 48000] = 44100


@dataclass(frozen=True, slots=True)
class PauseOptions:
    """[pauses]: silences in milliseconds at normal pace; ``pace`` scales them all."""

    pace: Literal["normal", "relaxed", "brisk"] = "normal"
    sentence: int = _within(250, 0, 10_000)
    clause: int = _within(120, 0, 10_000)
    paragraph: int = _within(500, 0, 10_000)
    before_heading: int = _within(900, 0, 10_000)
    after_heading: int = _within(500, 0, 10_000)
    item: int = _within(350, 0, 10_000)
    cell: int = _within(200, 0, 10_000)
    quote: int = _within(500, 0, 10_000)
    announcement: int = _within(300, 0, 10_000)
    segment: int = _within(1200, 0, 10_000)


@dataclass(frozen=True, slots=True)
class BumperOptions:
    """[intro] and [outro]. ``text`` is a template ("" the built-in one); ``file`` an audio file; ``first`` which comes first.

    ``fade_ms`` fades the file in and out; ``gain_db`` is added after it was matched to the episode's loudness;
    ``music`` plays the file under the spoken text instead of beside it, at least 20 dB below the voice.
    """

    enabled: bool = True
    text: str = ""
    speak: bool = True
    file: str = ""
    first: Literal["file", "text"] = "file"
    fade_ms: int = _within(300, 0, 60_000)
    gain_db: float = _within(0.0, -60, 12)
    music: bool = False


@dataclass(frozen=True, slots=True)
class CacheOptions:
    """[cache]: the clip cache. ``max_bytes`` bounds it; least recently used clips go first."""

    max_bytes: int = _within(2_000_000_000, 1_000_000, 10**13)


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """[check]: the author's gate. ``silence`` lists rules not to report, ``levels`` gives some of them another level."""

    silence: tuple[str, ...] = field(default=(), metadata={"names": RULES})
    levels: dict[str, Literal["error", "warning", "info"]] = field(
        default_factory=dict, metadata={"names": RULES}
    )


@dataclass(frozen=True, slots=True)
class Config:
    """Everything an ``audiopost.toml`` can say; ``file`` is its name for messages, "" when there is none."""

    show: ShowOptions = ShowOptions()
    shows: tuple[ShowOptions, ...] = ()
    paths: PathOptions = PathOptions()
    fetch: FetchOptions = FetchOptions()
    narration: NarrationOptions = NarrationOptions()
    lexicon: tuple[LexiconEntry, ...] = ()
    lexicons: tuple[str, ...] = ()
    voice: VoiceOptions = field(default_factory=VoiceOptions)
    audio: AudioOptions = AudioOptions()
    pauses: PauseOptions = PauseOptions()
    intro: BumperOptions = BumperOptions()
    outro: BumperOptions = BumperOptions()
    cache: CacheOptions = CacheOptions()
    check: CheckOptions = field(default_factory=CheckOptions)
    # Where a configuration lies decides nothing that is made from it.
    file: str = field(default="", compare=False, metadata={"key": False})
