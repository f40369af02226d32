# SPDX-License-Identifier: GPL-3.0-or-later
"""Finding engines by name: every engine, ours too, comes through the entry point group ``audiopost.engines``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from audiopost.config import VoiceOptions
from audiopost.errors import AudiopostError, EngineError
from audiopost.model import Voice
from audiopost.narrate.engines.base import Engine, Precise

GROUP = "audiopost.engines"


@dataclass(frozen=True, slots=True)
class Listing:
    """One engine as ``audiopost engines`` shows it; ``problem`` says why it cannot be used, "" when it can.

    ``note`` is what else there is to know: the precision it computes in.
    """

    name: str
    version: str = ""
    network: bool = False
    voices: tuple[Voice, ...] = ()
    problem: str = ""
    note: str = ""


@cache
def _found() -> dict[str, EntryPoint]:
    return {point.name: point for point in sorted(entry_points(group=GROUP), key=lambda p: (p.name, p.value))}


def names() -> tuple[str, ...]:
    """The names of all installed engines, working or not, sorted."""
    return tuple(sorted(_found()))


def engine_class(name: str) -> Callable[[VoiceOptions, Path], Engine]:
    """The class behind an engine's name. Raises ``EngineError``: unknown (with the nearest name) or broken (why)."""
    point = _found().get(name)
    if point is None:
        raise EngineError(f'There is no engine "{name}"{nearest(name, names())}')
    try:
        loaded: Callable[[VoiceOptions, Path], Engine] = point.load()
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise EngineError(
            f'The engine "{name}" ({point.value}) cannot be loaded: {reason}; reinstall or remove the package it comes from, or name another with --engine.'
        ) from error
    return loaded


def load(name: str, options: VoiceOptions, folder: Path) -> Engine:
    """The engine ``name``, ready to be asked. Raises ``EngineError``."""
    made = engine_class(name)
    try:
        return made(options, folder)
    except AudiopostError:
        raise
    except Exception as error:
        raise EngineError(
            f'The engine "{name}" cannot start: {type(error).__name__}: {error}; reinstall or remove the package it comes from, or name another with --engine.'
        ) from error


def listing(options: VoiceOptions, folder: Path) -> tuple[Listing, ...]:
    """All installed engines with their voices; a broken one carries its reason instead."""
    return tuple(_describe(name, options, folder) for name in names())


def _describe(name: str, options: VoiceOptions, folder: Path) -> Listing:
    try:
        engine = load(name, options, folder)
        note = engine.note() if isinstance(engine, Precise) else ""
        return Listing(name, engine.version(), engine.network, engine.voices(), note=note)
    except EngineError as error:
        return Listing(name, problem=str(error))
    except Exception as error:  # noqa: BLE001 - a plugin may fail in any way; it is listed, not a crash
        return Listing(name, problem=f"{type(error).__name__}: {error}")


def nearest(wanted: str, known: tuple[str, ...]) -> str:
    """The end of an error sentence: the nearest known name, or all of them."""
    close = get_close_matches(wanted.lower(), known, 1, 0.5)
    if close:
        return f'; did you mean "{close[0]}"?'
    return f"; there are: {', '.join(known)}." if known else "; none is installed."
