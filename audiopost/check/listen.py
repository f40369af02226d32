# SPDX-License-Identifier: GPL-3.0-or-later
"""Listening to episodes with a speech recogniser, so that dropped and garbled sentences are found."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from audiopost.check.reading.episode import Folder
from audiopost.check.reading.hearing import Heard, language_of
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
        # It imports onnxruntime, which would report to its maker.
        os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
        from faster_whisper import WhisperModel

        try:
            self._model: Any = WhisperModel(model, device="cpu", compute_type="int8")
        except Exception as error:
            raise UsageError(
                f"the speech model {model!r} cannot be loaded ({error}); name another, or the folder of one, with --model"
            ) from error

    def hear(self, folder: Folder) -> Heard:
        """The words heard in an episode, with times in ms.

        Passages in another language are listened to once more for that language, where the model knows it.
        """
        main = folder.known.language.partition("-")[0].lower()
        heard = {main: self._words(folder.audio, main)} if self._knows(main) else {}
        spans: dict[str, list[float]] = {}
        for cue in folder.known.cues:
            language = language_of(cue, folder)
            if language != main and self._knows(language):
                spans.setdefault(language, []).extend((cue.start_ms / 1000, cue.end_ms / 1000))
        return Heard(
            folder,
            heard | {language: self._words(folder.audio, language, at) for language, at in spans.items()},
        )

    def _knows(self, language: str) -> bool:
        return language in self._model.supported_languages

    def _words(self, path: Path, language: str, spans: Sequence[float] = ()) -> tuple[Word, ...]:
        segments, _ = self._model.transcribe(
            str(path),
            language=language,
            word_timestamps=True,
            condition_on_previous_text=False,
            temperature=0.0,
            clip_timestamps=list(spans) or "0",
        )
        return tuple(
            Word(word.word.strip(), round(word.start * 1000), round(word.end * 1000))
            for segment in segments
            for word in segment.words or ()
        )
