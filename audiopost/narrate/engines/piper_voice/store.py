# SPDX-License-Identifier: GPL-3.0-or-later
"""The rebuilt voice on disk: made once for each voice file, checked against the original, kept by digest.

Made in a folder of its own that is renamed into place, so that processes which make it at the same time do no harm.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from audiopost.narrate.engines.piper_voice import kept, session
from audiopost.narrate.engines.piper_voice.session import Part, Rebuilt

# The largest difference allowed between the rebuilt voice and the original, given the same noise (full scale is 1).
TOLERANCE = 1e-5

# "The quick brown fox ..." in IPA, long enough to fill more than one window of the decoder.
PROBE = (
    "ðə kwˈɪk bɹˈaʊn fˈɑːks dʒˈʌmps ˌoʊvɚ ðə lˈeɪzi dˈɔɡ, ænd vˈɛɹi sˈuːn θɹˈiː ˈʌðɚ dˈɔɡz ʃˈɑːɹ ɪt wɪð ðɛm."
)

_log = logging.getLogger("audiopost.narrate")


def rebuilt(model: Path, digest: str, config: Mapping[str, Any], folder: Path) -> tuple[Rebuilt, Path]:
    """The rebuilt form of the voice at ``model`` (SHA-256 ``digest``) and the folder with its parts.

    The first call for a voice takes a few seconds. Raises ``EngineError`` when the folder cannot be written.
    """
    place = folder / "voices" / f"{digest[:32]}-{kept.REVISION}"
    known = _read(place)
    if known is None:
        with kept.workshop(place) as work:
            known = _attempt(model, config, work)
            kept.keep(asdict(known), work, place)
        if known.problem:
            _log.warning(
                "The voice %s is used as it is, slower and not reproducible: %s.", model.name, known.problem
            )
    return known, place


def _read(place: Path) -> Rebuilt | None:
    data = kept.read(place)
    if data is None:
        return None
    try:
        return Rebuilt(
            data["problem"],
            tuple(data["carried"]),
            tuple(data["channels"]),
            tuple(Part(**part) for part in data["parts"]),
        )
    except (TypeError, KeyError):
        return None


def _attempt(model: Path, config: Mapping[str, Any], work: Path) -> Rebuilt:
    """Rebuild the voice into ``work`` and try it; any failure becomes the reason to use the original."""
    try:
        made, watched = _rebuild(model, work)
        worst, channels = session.difference(made, work, watched, session.Feed(*probe(config)))
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - a voice of unknown make may fail anywhere; the original still works
        return _without(work, f"{type(error).__name__}: {error}".rstrip("."))
    (work / "original.onnx").unlink()
    if not worst <= TOLERANCE:
        return _without(work, f"rebuilt, it differs from the original by {worst:.1g}")
    for number, noise in enumerate(session.make_noise(channels)):
        np.save(work / f"noise_{number}.npy", noise)
    return replace(made, channels=channels)


def _without(work: Path, problem: str) -> Rebuilt:
    for path in work.iterdir():
        path.unlink()
    return Rebuilt(problem)


def _rebuild(model: Path, work: Path) -> tuple[Rebuilt, list[str]]:
    """Write the parts; the names of what the original is to give besides its samples: each noise, then the durations."""
    import onnx

    from audiopost.narrate.engines.piper_voice import decoder, graph, idle

    voice = onnx.load(str(model))
    watched = [*graph.noise_outputs(voice), graph.durations_output(voice)]
    onnx.save(graph.expose(voice, watched), str(work / "original.onnx"))
    idle.drop_idle_nodes(voice)
    graph.noise_as_input(voice)
    halves = graph.cut(voice)
    known, models = decoder.in_parts(halves.decoder)
    names = ("front.onnx", *(session.decoder_name(number) for number in range(len(models))))
    for part, name in zip((halves.front, *models), names, strict=True):
        graph.drop_unused_weights(part)
        onnx.save(part, str(work / name))
    return Rebuilt("", halves.carried, (), known), watched


def probe(config: Mapping[str, Any]) -> tuple[list[int], int | None]:
    """Phoneme ids for a few seconds of speech, twice the letters of a pangram as far as the voice has them; a speaker."""
    ids: Mapping[str, Sequence[int]] = config["phoneme_id_map"]
    known = [sign for sign in PROBE if sign in ids]
    if len(known) < 20:
        known = sorted(sign for sign in ids if sign not in "_^$")[:60]
    pad = ids.get("_", [])
    body = [number for sign in known for number in (*ids[sign], *pad)]
    speaker = 0 if config.get("num_speakers", 1) > 1 else None
    return [*ids.get("^", []), *pad, *body, *ids.get("$", [])], speaker
