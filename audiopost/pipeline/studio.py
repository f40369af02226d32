# SPDX-License-Identifier: GPL-3.0-or-later
"""The rooms, opened with one configuration: what turns origins into articles, scripts, clips and sound."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from audiopost import __version__
from audiopost.config import CacheOptions, CheckOptions, Config, PathOptions
from audiopost.errors import ConfigError, PublishError, ScriptError, StitchError
from audiopost.model import Utterance
from audiopost.pipeline import voices
from audiopost.pipeline.state import digest

if TYPE_CHECKING:
    from audiopost.config import PauseOptions
    from audiopost.model import Article, Clip, Script
    from audiopost.narrate.cache import ClipCache
    from audiopost.narrate.narrator import Narrator
    from audiopost.narrate.workers import Workers
    from audiopost.script.lexicon import Lexicon
    from audiopost.stitch.takes import Sound


class Studio:
    """One configuration's rooms; each is opened when first needed. ``base`` is where its paths start."""

    def __init__(self, config: Config, base: Path, jobs: int = 0) -> None:
        self.config = config
        self.base = base
        self.jobs = jobs

    @cached_property
    def cache(self) -> ClipCache:
        """The clip cache of this configuration."""
        from audiopost.narrate.cache import ClipCache, cache_folder

        chosen = self.config.paths.cache
        return ClipCache(cache_folder(str(self.base / chosen) if chosen else ""), self.config.cache)

    @cached_property
    def workers(self) -> Workers:
        """The threads that speak."""
        from audiopost.narrate.workers import Workers

        return Workers(self.jobs)

    @cached_property
    def narrator(self) -> Narrator:
        """Who speaks. Raises EngineError when a configured engine or voice does not exist."""
        from audiopost.narrate.casting import check
        from audiopost.narrate.narrator import Narrator

        voice = voices.placed(self.config.voice, self.base)
        check(voice, self.cache.folder)
        return Narrator(voice, self.cache, self.workers, _last_pass)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The show's lexicon over ours. Raises ConfigError when it cannot be used."""
        from audiopost.script.lexicon_files import gather

        name = self.config.file or "the configuration"
        files = [self.base / file for file in self.config.lexicons]
        try:
            return gather(self.config.lexicon, files, name=name)
        except ScriptError as error:
            raise ConfigError(str(error)) from error

    @cached_property
    def pauses(self) -> PauseOptions:
        """The configured silences at the configured pace."""
        from audiopost.script.pauses import scaled

        return scaled(self.config.pauses)

    @property
    def between_ms(self) -> int:
        """The silence to put between segments, ms."""
        return self.beside_clips(self.pauses.segment)

    @staticmethod
    def beside_clips(pause_ms: int) -> int:
        """What a pause needs of silence beside what the clips around it have at their ends, ms."""
        from audiopost.narrate import trim

        return max(pause_ms - trim.LEAD_MS - trim.TAIL_MS, 0)

    def settings_digest(self) -> str:
        """A digest of everything but the source that decides what a render makes. Loads no model."""
        from audiopost.stitch import announcement

        announcement.check("intro", self.config.intro)
        announcement.check("outro", self.config.outro)
        config = replace(
            self.config, voice=voices.bare(self.config.voice),
            shows=(), cache=CacheOptions(), check=CheckOptions(), paths=PathOptions(), file="",
        )  # fmt: skip
        said = json.dumps(asdict(config), sort_keys=True, ensure_ascii=False)
        languages = sorted({"en", self.config.show.language or "en", *self.config.voice.voices})
        # The name every machine has, so that a project looks unchanged on all of them.
        probes = [self.narrator.names(_probe(language))[0] for language in languages]
        return digest(__version__, said, *probes, *(self._bytes_of(*file) for file in self._files()))

    def check(self) -> None:
        """Raise ConfigError for what the configuration names and no article could be made with.

        Not for every render: it reads the cover and the audio files whole.
        """
        from audiopost.extract.rules import check
        from audiopost.publish import categories, cover
        from audiopost.stitch import recording

        try:
            check(self.config.narration.rules)
            categories.check(self.config.show.category, self.config.show.subcategory)
            assert self.lexicon is not None
            if self.config.show.image:
                cover.read(self.base / self.config.show.image)
            for bumper in (self.config.intro, self.config.outro):
                if bumper.enabled and bumper.file:
                    recording.read(self.base / bumper.file, self.config.audio.rate)
        except (ScriptError, PublishError, StitchError) as error:
            raise ConfigError(str(error)) from error

    def _files(self) -> list[tuple[str, str]]:
        """The files that the configuration names: (key, name)."""
        config = self.config
        named = [("lexicons", name) for name in config.lexicons]
        bumpers = [("intro.file", config.intro), ("outro.file", config.outro)]
        named += [(key, bumper.file) for key, bumper in bumpers if bumper.enabled]
        return [(key, name) for key, name in [*named, ("show.image", config.show.image)] if name]

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages there are voices for, as BCP 47 tags."""
        from audiopost.narrate.engines import load

        voice = self.config.voice
        offered = load(voice.engine, voice, self.cache.folder).voices()
        return frozenset({entry.language for entry in offered} | set(voice.voices))

    def script(self, article: Article) -> Script:
        """What will be said of ``article``."""
        from audiopost.script.write import write

        intro = self.config.intro
        return write(
            article,
            self.config.narration,
            self.config.pauses,
            lexicon=self.lexicon,
            language=self.config.voice.language,
            voices=self.languages,
            engine=self.config.voice.engine,
            intro=intro.enabled and intro.speak and not intro.text,
        )

    def said(self, shown: str, language: str) -> str:
        """The spoken form of a sentence of ours (an intro, an outro)."""
        from audiopost.script import spoken

        return spoken(shown, language, hints=self.lexicon.spans(shown, language, self.config.voice.engine))

    def sound(self, clip: Clip) -> Sound:
        """A clip's samples, read from the cache."""
        import numpy as np

        from audiopost.narrate import trim
        from audiopost.narrate.clipfile import unpack
        from audiopost.stitch.takes import Sound

        found = unpack(Path(clip.path).read_bytes())
        samples = np.frombuffer(found.pcm, "<i2").astype(np.float32)
        samples *= 1 / 32768
        return Sound(samples, found.rate, found.words, trim.LEAD_MS, trim.TAIL_MS)

    def fingerprints(self, utterances: Iterable[Utterance]) -> list[str]:
        """The fingerprints of the clips of ``utterances``, in order."""
        return [self.narrator.fingerprint(utterance) for utterance in utterances]

    def sound_name(
        self,
        utterances: Sequence[Utterance],
        named: Callable[[Sequence[str]], str],
        published: Callable[[str], bool],
    ) -> str:
        """The fingerprint of a segment that says ``utterances``: ``named`` gives it for the fingerprints of its clips.

        Machines compute in different precisions, which no one hears; what is ``published`` in one of them stands, and
        only what is made anew is of this machine's.
        """
        by_utterance = [self.narrator.names(utterance) for utterance in utterances]
        for number in range(max(map(len, by_utterance), default=0)):
            name = named([names[min(number, len(names) - 1)] for names in by_utterance])
            if published(name):
                return name
        return named(self.fingerprints(utterances))

    def _bytes_of(self, key: str, name: str) -> bytes:
        try:
            return (self.base / name).read_bytes()
        except OSError as error:
            raise ConfigError(
                f"{self.base / name}, named by {key} in the configuration, cannot be read: {error.strerror}; "
                "correct the name or remove it"
            ) from error

    def close(self) -> None:
        """Let go of the threads."""
        if "workers" in self.__dict__:
            self.workers.close()


def _probe(language: str) -> Utterance:
    """An utterance whose fingerprint stands for the voice of ``language``."""
    return Utterance(id="", section_id="", block_id="", shown="", spoken="probe", language=language)


def _last_pass(text: str, engine: str, language: str) -> str:
    from audiopost.script.speech.engines import for_engine

    return for_engine(text, engine, language)
