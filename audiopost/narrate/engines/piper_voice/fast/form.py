# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept of a voice's fast form, read without anything heavy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from audiopost.narrate.engines.piper_voice import kept
from audiopost.narrate.engines.piper_voice.fast import machine
from audiopost.narrate.engines.piper_voice.fast.stage import Stage

# Raised when voices are to be made again.
REVISION = 3


@dataclass(frozen=True, slots=True)
class Prepared:
    """The fast form of a voice. ``problem`` says why it cannot be used, "" when it can.

    ``snr`` is how far its difference from the plain path lay below the speech of the probe, dB.
    """

    problem: str = ""
    snr: float = 0.0
    stages: tuple[Stage, ...] = ()


def place(digest: str, folder: Path) -> Path:
    """Where the fast form of the voice with the SHA-256 ``digest`` is: one for each OpenVINO and kind of processor."""
    versions = f"{kept.REVISION}.{REVISION}-{machine.openvino_version()}-{machine.processor()}"
    return folder / "voices" / f"{digest[:32]}-fast-{versions}"


def read(place: Path) -> Prepared | None:
    """The fast form in ``place``; None when it has not been made, or not all of it is there."""
    data = kept.read(place)
    if data is None:
        return None
    try:
        stages = tuple(Stage.read(stage) for stage in data["stages"])
        return Prepared(data["problem"], data["snr"], stages)
    except (TypeError, KeyError):
        return None
