# SPDX-License-Identifier: GPL-3.0-or-later
"""Who says an utterance: its own voice, the one configured for its language, or the episode's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Lock

from audiopost.config import VoiceOptions
from audiopost.errors import EngineError
from audiopost.model import Utterance, Voice
from audiopost.narrate.engines import Engine, Precise, base_language, load, names
from audiopost.narrate.fingerprint import fingerprint

# The last pass over a text before one engine gets it: (spoken, engine's name) -> text.
LastPass = Callable[[str, str, str], str]


@dataclass(frozen=True, slots=True)
class Order:
    """All that is needed to make a clip anywhere: it can be pickled, and the clip is a pure function of it.

    ``wanted`` is the voice as the user calls it, which the engine understands in any process on this machine.
    """

    fingerprint: str
    text: str
    language: str
    engine: str
    wanted: str
    options: VoiceOptions
    folder: str


@dataclass(frozen=True, slots=True)
class _Part:
    """One voice of an engine: what the user calls it, what it is, and what its clips' fingerprints depend on."""

    engine: str
    wanted: str
    voice: Voice
    version: str
    settings: Mapping[str, str]
    precisions: tuple[str, ...] = ("",)

    def fingerprint(self, text: str, language: str, precision: str) -> str:
        settings = {**self.settings, "precision": precision}
        return fingerprint(text, language, self.voice, version=self.version, settings=settings)


_loaded: dict[tuple[str, str, str], Engine] = {}
_loading = Lock()


def engine_for(name: str, options: VoiceOptions, folder: str) -> Engine:
    """The engine of this process: made once for each set of options, so that its model is loaded once."""
    key = (name, repr(options), folder)
    with _loading:
        if key not in _loaded:
            _loaded[key] = load(name, options, Path(folder))
        return _loaded[key]


@dataclass(slots=True)
class Cast:
    """Finds the voice of every utterance. Loads no model."""

    options: VoiceOptions
    folder: Path
    last_pass: LastPass | None = None
    _parts: dict[tuple[str, str], _Part] = field(default_factory=dict)
    _precisions: dict[tuple[str, Voice, bool], str] = field(default_factory=dict)

    def order(self, utterance: Utterance) -> Order:
        """What to make for ``utterance``. Raises ``EngineError``: no such engine or voice."""
        part, text = self._told(utterance)
        options, precision = self.options, ""
        if len(part.precisions) > 1:
            precision = self._precision(part)
            # Whoever makes the clip does so in this precision, or not at all.
            options = replace(options, fast="on" if precision else "off")
        name = part.fingerprint(text, utterance.language, precision)
        return Order(name, text, utterance.language, part.engine, part.wanted, options, str(self.folder))

    def likely_name(self, utterance: Utterance) -> str:
        """The fingerprint of :meth:`order`, unless a voice turns out not to be fit for its best precision. Cheap."""
        part, text = self._told(utterance)
        return part.fingerprint(text, utterance.language, self._precision(part, guess=True))

    def names(self, utterance: Utterance) -> tuple[str, ...]:
        """The fingerprints ``utterance``'s clip may have, one for each precision, that of every machine first.

        The same on all machines, and nothing is computed for it. Raises ``EngineError``: no such engine or voice.
        """
        part, text = self._told(utterance)
        return tuple(part.fingerprint(text, utterance.language, precision) for precision in part.precisions)

    def _told(self, utterance: Utterance) -> tuple[_Part, str]:
        part = self._part(utterance.voice, utterance.language)
        if self.last_pass is None:
            return part, utterance.spoken
        return part, self.last_pass(utterance.spoken, part.engine, utterance.language)

    def _precision(self, part: _Part, *, guess: bool = False) -> str:
        key = (part.engine, part.voice, guess)
        if key not in self._precisions:
            engine = self.engine(part.engine)
            self._precisions[key] = (
                engine.precision(part.voice, guess=guess) if isinstance(engine, Precise) else ""
            )
        return self._precisions[key]

    def voice(self, language: str, wanted: str = "") -> Voice:
        """The voice that speaks ``language``, or the one called ``wanted``. Raises ``EngineError``."""
        return self._part(wanted, language).voice

    def engine(self, name: str) -> Engine:
        """The engine of that name, with these options. Raises ``EngineError``."""
        return engine_for(name, self.options, str(self.folder))

    def _part(self, wanted: str, language: str) -> _Part:
        key = (wanted, language)
        if key not in self._parts:
            self._parts[key] = self._find(wanted, language)
        return self._parts[key]

    def _find(self, wanted: str, language: str) -> _Part:
        if wanted:
            return self._described(*self._split(wanted), language)
        configured = _by_language(self.options.voices, language)
        if configured:
            return self._described(*self._split(configured), language)
        default, engine = self.options.voice, self.options.engine
        if default:
            own = self._described(engine, default, language)
            if base_language(own.voice.language) in {base_language(language), "und"}:
                return own
            # Someone else's language: the engine's own voice for it, if there is one, else the episode's.
            other = self._described(engine, "", language)
            return other if base_language(other.voice.language) == base_language(language) else own
        return self._described(engine, "", language)

    def _split(self, wanted: str) -> tuple[str, str]:
        """("engine", "voice") of "engine:voice", "engine:" or "voice"; a colon may belong to a path."""
        head, colon, rest = wanted.partition(":")
        if colon and head in names():
            return head, rest
        return self.options.engine, wanted

    def _described(self, engine: str, wanted: str, language: str) -> _Part:
        speaker = self.engine(engine)
        voice = speaker.voice(wanted, language)
        precisions = speaker.precisions(voice) if isinstance(speaker, Precise) else ("",)
        return _Part(engine, wanted, voice, speaker.version(), dict(speaker.settings()), precisions)


def _by_language(voices: Mapping[str, str], language: str) -> str:
    """The entry for the longest prefix of a language tag: "fr-CA", then "fr"."""
    known = {tag.replace("_", "-").lower(): voice for tag, voice in voices.items()}
    tag = language.replace("_", "-").lower()
    while tag:
        if tag in known:
            return known[tag]
        tag = tag.rpartition("-")[0]
    return ""


def check(options: VoiceOptions, folder: Path) -> None:
    """Raise ``EngineError`` when the configured engine, or a configured voice, does not exist."""
    cast = Cast(options, folder)
    cast.voice(options.language or "en")
    for language, wanted in options.voices.items():
        if not wanted:
            raise EngineError(f'[voice.voices] names no voice for "{language}"; write "engine:voice".')
        cast.voice(language, wanted)
