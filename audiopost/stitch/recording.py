# SPDX-License-Identifier: GPL-3.0-or-later
"""A user's own recording, whatever its state, as clean mono samples."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

from audiopost.errors import StitchError
from audiopost.stitch import loudness

Floats = NDArray[np.float32]

LONGEST_S = 600
_FRAME_S = 0.01
_TRIM_BELOW = 10 ** (-50 / 10)
_GUARD_S = 0.02
_PEAK = 0.7
_CONTAINERS = frozenset(
    (b"RIFF", b"RIFX", b"RF64", b"riff", b"FORM", b"fLaC", b"OggS", b"caff", b".snd", b"wvpk")
)


def read(path: Path, rate: int) -> Floats:
    """The sound of a WAV, FLAC, OGG or MP3 file: mono float32 at ``rate`` Hz, without offset or silence at its ends.

    Peaks at 0.7 of full scale, however quietly it was recorded. Raises :class:`StitchError` when the file is missing,
    not audio, empty, silent, or longer than ten minutes.
    """
    mono, own_rate = _decoded(path)
    mono -= np.float32(mono.mean(dtype=np.float64))
    mono = mono[_sounding(mono, own_rate)]
    peak = float(np.abs(mono).max(initial=0.0))
    if peak < 1e-5:
        raise StitchError(f"The audio file {path} holds only silence; name another file or switch it off.")
    mono *= np.float32(_PEAK / peak)
    return mono if own_rate == rate else soxr.resample(mono, own_rate, rate)


def _decoded(path: Path) -> tuple[Floats, int]:
    if not path.is_file():
        raise StitchError(f"The audio file {path} is not there; correct its path in the configuration.")
    if not path.stat().st_size:
        raise StitchError(f"The audio file {path} is empty; name another file or switch it off.")
    try:
        _refuse_foreign(path)
        with soundfile.SoundFile(path) as file:
            seconds = file.frames / file.samplerate
            if seconds > LONGEST_S:
                raise StitchError(
                    f"The audio file {path} is {seconds / 60:.0f} minutes long; an intro or outro may last "
                    f"{LONGEST_S // 60} minutes at most."
                )
            samples, rate = file.read(dtype="float32", always_2d=True), file.samplerate
    except (soundfile.SoundFileError, OSError) as error:
        raise StitchError(
            f"The audio file {path} cannot be read as audio; save it as WAV, FLAC, OGG or MP3."
        ) from error
    if not len(samples):
        raise StitchError(f"The audio file {path} is empty; name another file or switch it off.")
    return _mono(np.nan_to_num(samples, posinf=1.0, neginf=-1.0)), rate


def _refuse_foreign(path: Path) -> None:
    """Raise OSError for what begins like no audio file: the MP3 decoder would search it and talk on stderr."""
    with path.open("rb") as file:
        head = file.read(12)
    mpeg = head[:3] == b"ID3" or (head[:1] == b"\xff" and head[1:2] >= b"\xe0")
    if not mpeg and head[:4] not in _CONTAINERS:
        raise OSError("no audio")


def _mono(channels: Floats) -> Floats:
    """The channels' mean; the loudest channel alone where they cancel each other out."""
    mean: Floats = channels.mean(axis=1, dtype=np.float32)
    powers = np.square(channels, dtype=np.float64).mean(axis=0)
    loudest = int(powers.argmax())
    if np.square(mean, dtype=np.float64).mean() < powers[loudest] / 10:
        return channels[:, loudest].copy()
    return mean


def _sounding(mono: Floats, rate: int) -> slice:
    """From where to where ``mono`` sounds, with a little guard on both sides."""
    step = max(round(rate * _FRAME_S), 1)
    whole = len(mono) // step * step
    if not whole:
        return slice(None)
    frames = loudness.weighted(mono, rate)[:whole].reshape(-1, step)
    powers = np.einsum("ij,ij->i", frames, frames) / step
    loud = np.flatnonzero(powers > max(float(np.quantile(powers, 0.95)) * _TRIM_BELOW, 1e-12))
    if not len(loud):
        return slice(None)
    guard = round(rate * _GUARD_S)
    return slice(max(int(loud[0]) * step - guard, 0), (int(loud[-1]) + 1) * step + guard)
