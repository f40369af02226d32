# SPDX-License-Identifier: GPL-3.0-or-later
"""From utterances to clips: those in the cache are used again, the others are spoken and kept at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import NoReturn

from audiopost.config import VoiceOptions
from audiopost.errors import EngineError, NarrateError
from audiopost.model import Clip, Utterance, Voice
from audiopost.narrate.cache import ClipCache
from audiopost.narrate.casting import Cast, LastPass, Order
from audiopost.narrate.making import make_clip
from audiopost.narrate.workers import Workers

OnClip = Callable[[Utterance, Clip, bool], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What narrating would do: each utterance's fingerprint, in order, and the first utterance of each missing clip."""

    fingerprints: tuple[str, ...]
    missing: tuple[Utterance, ...]


class Narrator:
    """Speaks with the voices of ``options``, keeps clips in ``cache``, works with ``workers``.

    ``last_pass(spoken, engine name, language)`` turns engine-neutral text into what one engine reads best.
    """

    def __init__(
        self,
        options: VoiceOptions,
        cache: ClipCache,
        workers: Workers | None = None,
        last_pass: LastPass | None = None,
    ) -> None:
        self._cache = cache
        self._workers = workers or Workers()
        self._cast = Cast(options, cache.folder, last_pass)

    def voice(self, language: str, wanted: str = "") -> Voice:
        """The voice that speaks ``language``, or the one called ``wanted``. Loads no model. Raises ``EngineError``."""
        return self._cast.voice(language, wanted)

    def fingerprint(self, utterance: Utterance) -> str:
        """The fingerprint of ``utterance``'s clip on this machine. Raises ``EngineError``.

        Loads no model, but that a voice's fast form is made and tried when it is first asked for.
        """
        return self._cast.order(utterance).fingerprint

    def names(self, utterance: Utterance) -> tuple[str, ...]:
        """The fingerprints that ``utterance``'s clip may have been given on any machine. Raises ``EngineError``."""
        return self._cast.names(utterance)

    def plan(self, utterances: Iterable[Utterance]) -> Plan:
        """What :meth:`clips` would do. Makes nothing, loads no model; equal utterances share a clip."""
        fingerprints: list[str] = []
        missing: dict[str, Utterance] = {}
        known: set[str] = set()
        for utterance in utterances:
            name = self._cast.likely_name(utterance)
            fingerprints.append(name)
            if name not in known:
                known.add(name)
                if not self._cache.has(name):
                    missing[name] = utterance
        return Plan(tuple(fingerprints), tuple(missing.values()))

    def clips(
        self, utterances: Iterable[Utterance], on_clip: OnClip | None = None, *, remake: bool = False
    ) -> dict[str, Clip]:
        """The clips of all ``utterances`` by fingerprint; the missing ones are made, all of them when ``remake``.

        ``on_clip(utterance, clip, made)`` is called once for each clip, in the caller's thread, as soon as it is kept.
        Raises ``NarrateError`` when something cannot be spoken, after keeping all that was; the next call goes on from
        there. An interrupt (``KeyboardInterrupt``) leaves only whole clips behind, too.
        """
        tell: OnClip = on_clip or (lambda *_: None)
        clips: dict[str, Clip] = {}
        wanted: dict[str, tuple[Order, Utterance]] = {}
        for utterance in utterances:
            order = self._cast.order(utterance)
            if order.fingerprint in clips or order.fingerprint in wanted:
                continue
            clip = None if remake else self._cache.get(order.fingerprint)
            if clip is None:
                wanted[order.fingerprint] = (order, utterance)
            else:
                clips[order.fingerprint] = clip
                tell(utterance, clip, False)
        try:
            self._make(wanted, clips, tell)
        finally:
            self._cache.settle()
        return clips

    def _make(self, wanted: dict[str, tuple[Order, Utterance]], clips: dict[str, Clip], tell: OnClip) -> None:
        total = len(clips) + len(wanted)
        orders = sorted((order for order, _ in wanted.values()), key=lambda order: order.engine)
        for engine, group in groupby(orders, key=lambda order: order.engine):
            at_most = self._cast.engine(engine).parallel
            failure: tuple[Utterance, Exception] | None = None
            for order, result in self._workers.run(make_clip, group, weight=_length, at_most=at_most):
                utterance = wanted[order.fingerprint][1]
                if isinstance(result, Exception):
                    failure = failure or (utterance, result)
                    if at_most or isinstance(result, EngineError) or not isinstance(result, NarrateError):
                        break  # the next would fail as well
                    continue
                clip = clips[order.fingerprint] = self._cache.put(order.fingerprint, result)
                tell(utterance, clip, True)
            if failure:
                _fail(*failure, len(clips), total)


def _length(order: Order) -> int:
    return len(order.text)


def _fail(utterance: Utterance, error: Exception, kept: int, total: int) -> NoReturn:
    if not isinstance(error, NarrateError):
        raise error
    shown = utterance.shown if len(utterance.shown) <= 60 else utterance.shown[:57] + "..."
    raise type(error)(
        f'"{shown}" could not be spoken: {error} '
        f"{kept} of {total} clips are kept, and the same command goes on from there."
    ) from error
