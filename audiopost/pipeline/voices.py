# SPDX-License-Identifier: GPL-3.0-or-later
"""Voices that are files: where a configuration's names of them start, and what of them decides a render."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from audiopost.config import VoiceOptions


def placed(options: VoiceOptions, base: Path) -> VoiceOptions:
    """``options`` with the voice files that are named from ``base`` named in full."""
    return _each(options, lambda file: str(base / Path(file).expanduser()))


def bare(options: VoiceOptions) -> VoiceOptions:
    """``options`` with voice files without their folders, for what must not depend on where a project lies."""
    return _each(options, lambda file: Path(file).name)


def _each(options: VoiceOptions, change: Callable[[str], str]) -> VoiceOptions:
    def changed(wanted: str) -> str:
        engine, colon, name = wanted.partition(":")
        if not colon or len(engine) == 1:  # a drive's letter is no engine
            engine, colon, name = "", "", wanted
        file, mark, speaker = name.partition("#")
        return f"{engine}{colon}{change(file)}{mark}{speaker}" if file.endswith(".onnx") else wanted

    named = {language: changed(wanted) for language, wanted in options.voices.items()}
    return replace(options, voice=changed(options.voice), voices=named)
