# SPDX-License-Identifier: GPL-3.0-or-later
"""Takes: levelled stretches of sound in the order they are heard, and the silence they want around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from audiopost.config.options import AudioOptions
from audiopost.model import Cue, Utterance, Word
from audiopost.stitch.level import level

LEAD_MS = 50
"""Silence a segment begins with: more than one frame, so that its first word comes after its chapter's whole second."""


@dataclass(frozen=True, slots=True)
class Sound:
    """What was narrated for an utterance: mono float32 ``samples`` (full scale ±1) at ``rate`` Hz, and its words.

    ``head_ms`` and ``tail_ms`` are what it has of silence before its first and after its last sound: the pauses around it,
    which are added here, count them.
    """

    samples: NDArray[np.float32]
    rate: int
    words: tuple[Word, ...] = ()
    head_ms: int = 0
    tail_ms: int = 0


SamplesOf = Callable[[Utterance], Sound]


@dataclass(frozen=True, slots=True)
class Take:
    """Samples at the episode's rate and loudness; ``cues`` count milliseconds from their first sample.

    ``before_ms`` and ``after_ms`` are the silences wanted around it, ``head_ms`` and ``tail_ms`` what it has of them.
    """

    samples: NDArray[np.float32]
    cues: tuple[Cue, ...] = ()
    before_ms: int = 0
    after_ms: int = 0
    head_ms: int = 0
    tail_ms: int = 0


def spoken(utterances: Iterable[Utterance], samples_of: SamplesOf, audio: AudioOptions) -> Iterator[Take]:
    """A take for each utterance, made when it is asked for."""
    for utterance in utterances:
        sound = samples_of(utterance)
        samples = level(sound.samples, sound.rate, audio)
        cue = _cue(utterance, sound.words, len(samples), audio.rate)
        pauses = utterance.pause_before_ms, utterance.pause_after_ms
        yield Take(samples, (cue,), *pauses, sound.head_ms, sound.tail_ms)


def _cue(utterance: Utterance, words: tuple[Word, ...], samples: int, rate: int) -> Cue:
    # A cue of no length is no cue to a player, even when the engine gave silence.
    end_ms = max(samples * 1000 // rate, 1)
    return Cue(
        id=utterance.id,
        start_ms=0,
        end_ms=end_ms,
        text=utterance.shown,
        role=utterance.role,
        section_id=utterance.section_id,
        block_id=utterance.block_id,
        text_id=utterance.text_id,
        start=utterance.start,
        end=utterance.end,
        language=utterance.language,
        spoken=utterance.spoken,
        words=tuple(Word(w.text, min(w.start_ms, end_ms), min(w.end_ms, end_ms)) for w in words),
    )


def shifted(cue: Cue, by_ms: int) -> Cue:
    """``cue`` and its words, later by ``by_ms``."""
    words = tuple(Word(word.text, word.start_ms + by_ms, word.end_ms + by_ms) for word in cue.words)
    return replace(cue, start_ms=cue.start_ms + by_ms, end_ms=cue.end_ms + by_ms, words=words)


def spaced(takes: Iterable[Take], rate: int) -> Iterator[tuple[int, int, Take]]:
    """Each take with the samples of silence before it and the position of its first sample.

    The silence between two takes is the larger of what the first wants after it and the second before it, less what
    they have of it; before the first it is :data:`LEAD_MS`.
    """
    position = 0
    last: Take | None = None
    for take in takes:
        gap_ms = LEAD_MS
        if last is not None:
            gap_ms = max(max(last.after_ms, take.before_ms) - last.tail_ms - take.head_ms, 0)
        silence = round(gap_ms * rate / 1000)
        position += silence
        yield silence, position, take
        position += len(take.samples)
        last = take


def merged(takes: Iterable[Take], rate: int) -> Take:
    """All ``takes`` as one, their silences between them included, the lead before the first left out."""
    pieces: list[NDArray[np.float32]] = []
    cues: list[Cue] = []
    lead = -1
    for silence, position, take in spaced(takes, rate):
        if lead < 0:
            lead = silence
        else:
            pieces.append(np.zeros(silence, np.float32))
        pieces.append(take.samples)
        cues += [shifted(cue, round((position - lead) * 1000 / rate)) for cue in take.cues]
    return Take(np.concatenate(pieces) if pieces else np.zeros(0, np.float32), tuple(cues))
