# SPDX-License-Identifier: GPL-3.0-or-later
"""The fast form of a voice on disk: made once for each voice, OpenVINO and kind of processor, and tried before it is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audiopost.narrate.engines.piper_voice import kept, store
from audiopost.narrate.engines.piper_voice.fast import form
from audiopost.narrate.engines.piper_voice.fast.form import Prepared

if TYPE_CHECKING:
    from audiopost.narrate.engines.piper_voice.session import Rebuilt, VoiceSession

# How far the difference from the plain path has to lie below the speech, in dB.
LEAST_SNR = 35.0


def prepared(model: Path, digest: str, config: Mapping[str, Any], folder: Path) -> tuple[Prepared, Path]:
    """The fast form of the voice at ``model`` (SHA-256 ``digest``) and the folder with its parts.

    The first call for a voice takes a few seconds. Raises ``EngineError`` when the folder cannot be written.
    """
    place = form.place(digest, folder)
    known = form.read(place)
    if known is None:
        plain, parts = store.rebuilt(model, digest, config, folder)
        with kept.workshop(place) as work:
            known = _attempt(model, config, plain, parts, work)
            kept.keep(asdict(known), work, place)
    return known, place


def open_session(known: Prepared, place: Path, plain: Rebuilt, parts: Path) -> VoiceSession:
    """The voice, ready to speak: its fast form in ``place``, and of its plain form in ``parts`` the front and the noise."""
    import numpy as np

    from audiopost.narrate.engines.piper_voice.fast.session import FastSession
    from audiopost.narrate.workers import usable_cores

    noise = [np.load(path) for path in sorted(parts.glob("noise_*.npy"))]
    return FastSession(place, known.stages, parts / "front.onnx", plain.carried, noise, usable_cores())


def _attempt(model: Path, config: Mapping[str, Any], plain: Rebuilt, parts: Path, work: Path) -> Prepared:
    """Make the fast form in ``work`` and try it; any failure becomes the reason not to use it."""
    if plain.problem:
        return Prepared(f"the voice is used as it is: {plain.problem}")
    try:
        made = _make(model, work)
        snr = _try(made, config, plain, parts, work)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - a voice of unknown make may fail anywhere; the plain path still works
        made, snr = Prepared(f"{type(error).__name__}: {error}".splitlines()[0].rstrip(".")), 0.0
    if not made.problem and not snr >= LEAST_SNR:
        made = Prepared(f"its difference from the plain path is only {snr:.1f} dB below the speech")
    if made.problem:
        for path in work.iterdir():
            path.unlink()
        return made
    return Prepared("", round(snr, 1), made.stages)


def _make(model: Path, work: Path) -> Prepared:
    from audiopost.narrate.engines.piper_voice.fast import cutting, network
    from audiopost.narrate.engines.piper_voice.fast.runtime import ov
    from audiopost.narrate.engines.piper_voice.fast.session import model_name

    stretches = cutting.cut(model)
    last = len(stretches) - 1
    stages = []
    for number, stretch in enumerate(stretches):
        made, stage = network.network(stretch, takes_coarse=number > 0, gives_coarse=number < last)
        ov.save_model(made, str(work / model_name(number)), compress_to_fp16=False)
        stages.append(stage)
    return Prepared(stages=tuple(stages))


def _try(made: Prepared, config: Mapping[str, Any], plain: Rebuilt, parts: Path, work: Path) -> float:
    """The ratio of the probe's speech to its difference from the plain path, dB; -inf when lengths or durations differ."""
    import numpy as np

    from audiopost.narrate.engines.piper_voice import session

    feed = session.Feed(*store.probe(config))
    expected, expected_frames = session.RebuiltSession(plain, parts).run(feed, 0)
    samples, frames = open_session(made, work, plain, parts).run(feed, 0)
    if samples.shape != expected.shape or not np.array_equal(frames, expected_frames):
        return float("-inf")
    difference = float(np.square(samples - expected, dtype=np.float64).sum())
    speech = float(np.square(expected, dtype=np.float64).sum())
    return 10 * float(np.log10(speech / difference)) if difference else float("inf")
