# SPDX-License-Identifier: GPL-3.0-or-later
"""Listening to episodes with a speech recogniser, so that dropped and garbled sentences are found."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from audiopost.check.reading.episode import Folder
from audiopost.check.reading.hearing import Heard
from audiopost.errors import UsageError
from audiopost.model import Word


class Listener:
    """A Whisper model of faster-whisper: ``model`` is the name of one, or the folder of one on disk.

    Raises :class:`UsageError` when faster-whisper is not installed or the model cannot be loaded.
    """

    def __init__(self, model: str) -> None:
        if importlib.util.find_spec("faster_whisper") is None:
            raise UsageError(
                "--listen needs the package faster-whisper, which is not installed; install audiopost[listen]"
            )
        from faster_whisper import WhisperModel

        try:
            self._model: Any = WhisperModel(model, device="cpu", compute_type="int8")
        except Exception as error:
            raise UsageError(
                f"the speech model {model!r} cannot be loaded ({error}); name another, or the folder of one, with --model"
            ) from error

    def hear(self, folder: Folder) -> Heard:
        """The words heard in an episode, with times in ms."""
        language = folder.known.language.partition("-")[0].lower()
        return Heard(folder, self._words(folder.audio, language))

    def _words(self, path: Path, language: str) -> tuple[Word, ...]:
        segments, _ = self._model.transcribe(
            str(path),
            language=language,
            word_timestamps=True,
            condition_on_previous_text=False,
            temperature=0.0,
        )
        return tuple(
            Word(word.word.strip(), round(word.start * 1000), round(word.end * 1000))
            for segment in segments
            for word in segment.words or ()
        )
