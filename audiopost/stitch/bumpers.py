# SPDX-License-Identifier: GPL-3.0-or-later
"""Intro and outro: speech, a user's audio file, both, or the file as music under the speech."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from audiopost.config.options import AudioOptions, BumperOptions
from audiopost.errors import StitchError
from audiopost.model import Utterance
from audiopost.stitch import loudness, recording
from audiopost.stitch.level import level, limited
from audiopost.stitch.segment import Recorded, write_takes
from audiopost.stitch.takes import SamplesOf, Take, merged, shifted, spoken

if TYPE_CHECKING:
    from pydub import AudioSegment

Floats = NDArray[np.float32]

BELOW_VOICE_LU = 20.0
"""How far music stays below the voice it plays under (WCAG 2.2, 1.4.7)."""

_MARGIN_LU = 1.5
_MISSING_LU = 0.3
_LIFT, _MOST_LIFT = 1.4, 2.5
_BETWEEN_MS = 600
_LEAD_MS = 2500
_TAIL_MS = 3000
_DUCK_MS = 700
_RISE_MS = 1200
_LOOP_MS = 400


def write(
    path: Path,
    utterances: Sequence[Utterance],
    samples_of: SamplesOf,
    options: BumperOptions,
    file: Path | None,
    audio: AudioOptions,
    tag: bytes = b"",
) -> Recorded:
    """Make an intro or outro of ``utterances`` and the audio ``file`` (None: none) as ``options`` say, into ``path``.

    Whatever the file's state, it comes out at the episode's loudness. Raises :class:`StitchError` when the file is not
    audio, silent or too long, or when there is neither speech nor file.
    """
    return write_takes(path, takes(utterances, samples_of, options, file, audio), audio, tag)


def takes(
    utterances: Sequence[Utterance],
    samples_of: SamplesOf,
    options: BumperOptions,
    file: Path | None,
    audio: AudioOptions,
) -> Iterator[Take]:
    """The takes of an intro or outro, in the order they are heard."""
    if file is None:
        yield from spoken(utterances, samples_of, audio)
        return
    sound = recording.read(file, audio.rate)
    if options.music and utterances:
        yield under(merged(spoken(utterances, samples_of, audio), audio.rate), sound, options, audio)
        return
    played = Take(_matched(sound, options, audio), (), _BETWEEN_MS, _BETWEEN_MS)
    if options.first == "file":
        yield played
    yield from spoken(utterances, samples_of, audio)
    if options.first == "text":
        yield played


def _matched(sound: Floats, options: BumperOptions, audio: AudioOptions) -> Floats:
    """``sound`` faded in and out, then at the episode's loudness and the user's gain above it."""
    shaped = _segment(sound, audio.rate)
    fade_ms = min(options.fade_ms, len(shaped) // 2)
    if fade_ms:
        shaped = shaped.fade_in(fade_ms).fade_out(fade_ms)
    return level(_samples(shaped), audio.rate, replace(audio, loudness=audio.loudness + options.gain_db))


def under(voice: Take, music: Floats, options: BumperOptions, audio: AudioOptions) -> Take:
    """``voice`` over ``music``: it begins alone, sinks at least 20 LU below the voice, and rises again to fade out."""
    wanted = audio.loudness + options.gain_db
    mixed = _mixed(voice, music, wanted, options, audio)
    # Its fades make the music count for less than the voice does: lift it until the whole is as loud as it should be.
    missing = audio.loudness - loudness.integrated(mixed, audio.rate)
    if not options.gain_db and missing > _MISSING_LU:
        mixed = _mixed(voice, music, wanted + min(_LIFT * missing, _MOST_LIFT), options, audio)
    return Take(mixed, tuple(shifted(cue, _LEAD_MS) for cue in voice.cues))


def _mixed(voice: Take, music: Floats, target: float, options: BumperOptions, audio: AudioOptions) -> Floats:
    """``voice`` over ``music`` that is as loud as ``target`` (LUFS) before and after it."""
    bed = level(music, audio.rate, replace(audio, loudness=target))
    speech = _segment(voice.samples, audio.rate)
    begin, end = _LEAD_MS, _LEAD_MS + len(speech)
    whole = _looped(_segment(bed, audio.rate), end + _TAIL_MS)
    depth = _depth(whole[begin - _DUCK_MS : end + _RISE_MS], voice.samples, audio)
    ducked = whole.fade(to_gain=-depth, start=begin - _DUCK_MS, duration=_DUCK_MS)
    rising = whole[end:].fade(from_gain=-depth, start=0, duration=_RISE_MS)
    bed_stem = ducked[:end].append(rising, crossfade=0)
    bed_stem = bed_stem.fade_in(max(options.fade_ms, 1)).fade_out(max(options.fade_ms, _TAIL_MS - _RISE_MS))
    _check(bed_stem[begin:end], voice.samples, audio)
    return limited(_samples(bed_stem.overlay(speech, position=begin)), audio)


def _depth(bed: AudioSegment, voice: Floats, audio: AudioOptions) -> float:
    """How far to turn ``bed`` down, dB: its loudest 400 ms must stay clear of the voice."""
    allowed = loudness.integrated(voice, audio.rate) - BELOW_VOICE_LU - _MARGIN_LU
    return max(loudness.momentary_max(_samples(bed), audio.rate) - allowed, 0.0)


def _check(bed: AudioSegment, voice: Floats, audio: AudioOptions) -> None:
    distance = loudness.integrated(voice, audio.rate) - loudness.momentary_max(_samples(bed), audio.rate)
    if distance < BELOW_VOICE_LU:
        raise StitchError(
            f"The music under the speech came out only {distance:.1f} LU below the voice instead of {BELOW_VOICE_LU:.0f}; "
            "set music = false to play it beside the speech instead."
        )


def _looped(music: AudioSegment, length_ms: int) -> AudioSegment:
    looped = music
    while len(looped) < length_ms:
        looped = looped.append(music, crossfade=min(_LOOP_MS, len(music) // 4))
    return looped[:length_ms]


def _segment(samples: Floats, rate: int) -> AudioSegment:
    with warnings.catch_warnings():
        # On import pydub warns about a missing ffmpeg, which nothing here asks it to use.
        warnings.simplefilter("ignore")
        from pydub import AudioSegment

    pcm = np.clip(np.rint(samples * np.float32(32767)), -32768, 32767).astype("<i2")
    return AudioSegment(data=pcm.tobytes(), sample_width=2, frame_rate=rate, channels=1)


def _samples(segment: AudioSegment) -> Floats:
    return np.frombuffer(segment.raw_data, "<i2").astype(np.float32) / np.float32(32767)
