# SPDX-License-Identifier: GPL-3.0-or-later
"""A loaded voice: text to speech with word times."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from piper.config import PiperConfig
from piper.phoneme_ids import phonemes_to_ids
from piper.voice import PiperVoice

from audiopost.errors import EngineError, NarrateError
from audiopost.model import Word
from audiopost.narrate.engines.base import Speech
from audiopost.narrate.engines.piper_voice import accents, session, store
from audiopost.narrate.engines.piper_voice.fast import store as fast_store
from audiopost.narrate.engines.piper_voice.phonemes import Phonemes, phonemes_of

# More phonemes than this are spoken in several runs: memory grows with the square, and the noise has an end.
LONGEST_RUN = 400
# The owners of what stands between any two phonemes, and of spaces; ``NO_WORD`` owns punctuation.
_BLANK, _GAP = -2, -3
_BREAKS = (".!?", ",;:", " ")


class Speaker:
    """One voice file, ready to speak from any thread. The first use of a file rebuilds it, which takes a few seconds.

    ``fast`` takes the fast path, of which ``fast.store`` must have found that it can be taken.
    """

    def __init__(self, model: Path, digest: str, folder: Path, *, fast: bool = False) -> None:
        try:
            text = model.with_name(f"{model.name}.json").read_text(encoding="utf-8")
            settings: Mapping[str, Any] = json.loads(text)
            self._config = PiperConfig.from_dict(dict(settings))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise EngineError(
                f"The voice {model} needs a readable {model.name}.json beside it, as Piper's voices have ({type(error).__name__}: {error}); fetch both files of the voice again."
            ) from error
        self._digest = digest
        # Only its phonemizer is used, which needs no session.
        self._piper = PiperVoice(session=None, config=self._config)
        made, place = store.rebuilt(model, digest, settings, folder)
        self._session: session.VoiceSession
        if fast:
            self._session = fast_store.open_session(
                *fast_store.prepared(model, digest, settings, folder), made, place
            )
        elif made.problem:
            self._session = session.OriginalSession(model)
        else:
            self._session = session.RebuiltSession(made, place)
        self._hop = made.hop
        self._phonemizing = Lock()

    def speak(
        self, text: str, rate: float = 1.0, speaker: int | None = None, *, language: str = ""
    ) -> Speech:
        """``text`` as speech; ``rate`` 2.0 is twice as fast. Silence of no length when nothing in it can be said.

        ``language`` is a primary language tag: an English voice says another language with its nearest sounds.
        """
        with self._phonemizing:
            spoken = phonemes_of(text, self._phonemizer(language))
        parts: list[Any] = []
        words: list[Word] = []
        length = 0
        for number, run in enumerate(_runs(spoken)):
            samples, times = self._say(run, f"{text}\0{number}", rate, speaker)
            words += [Word(w.text, w.start_ms + self._ms(length), w.end_ms + self._ms(length)) for w in times]
            parts.append(samples)
            length += len(samples)
        whole = np.concatenate(parts) if parts else np.zeros(0, np.float32)
        return Speech(whole, self._config.sample_rate, tuple(_together(words)))

    def _phonemizer(self, language: str) -> accents.Phonemize:
        own: accents.Phonemize = self._piper.phonemize
        voice_language = str(self._config.espeak_voice or "").split("-")[0]
        if voice_language != "en" or language in {"", "en", "und"}:
            return own
        return accents.borrowing(language, own)

    def _ms(self, samples: float) -> int:
        return round(samples * 1000 / int(self._config.sample_rate))

    def _say(self, run: Phonemes, name: str, rate: float, speaker: int | None) -> tuple[Any, list[Word]]:
        ids, owners = self._ids(run)
        config = self._config
        if config.num_speakers > 1 and speaker is None:
            speaker = config.default_speaker_id
        feed = session.Feed(
            ids, speaker, config.noise_scale, config.length_scale / rate, config.noise_w_scale
        )
        key = sha256(f"{self._digest}\0{name}".encode("utf-8", "surrogatepass")).digest()
        try:
            samples, frames = self._session.run(feed, int.from_bytes(key[:4], "big") % session.NOISE_OFFSETS)
        except Exception as error:  # onnxruntime's exceptions have no common base of their own
            raise NarrateError(f"The voice failed ({type(error).__name__}: {error}).") from error
        if frames is None or len(frames) != len(owners):
            return samples, []
        return samples, self._words(run, owners, np.cumsum(frames) * self._hop)

    def _ids(self, run: Phonemes) -> tuple[list[int], list[int]]:
        """The ids of a run, each with its word; for alphabets of several signs a phoneme, without words."""
        table = self._config.phoneme_id_map
        if self._config.phoneme_type.value == "pinyin":
            return self._piper.phonemes_to_ids(list(run.phonemes)), []
        known = [(sign, owner) for sign, owner in zip(run.phonemes, run.owners, strict=True) if sign in table]
        ids: list[int] = phonemes_to_ids([sign for sign, _ in known], table)
        lead, pad = len(table["^"]) + len(table["_"]), len(table["_"])
        owners = [_BLANK] * lead
        for sign, owner in known:
            owners += [_GAP if sign == " " else owner] * len(table[sign]) + [_BLANK] * pad
        return ids, [*owners, *([_BLANK] * len(table["$"]))]

    def _words(self, run: Phonemes, owners: list[int], ends: Any) -> list[Word]:
        """The words of a run and when they sound: from where a word is heard to begin to the end of its last phoneme."""
        spans: dict[int, tuple[float, float]] = {}
        for at, owner in enumerate(owners):
            if owner >= 0:
                first = _beginning(owners, at)
                start = spans[owner][0] if owner in spans else (float(ends[first - 1]) if first else 0.0)
                spans[owner] = (start, float(ends[at]))
        return [
            Word(run.words[o], self._ms(start), self._ms(end)) for o, (start, end) in sorted(spans.items())
        ]


def _beginning(owners: Sequence[int], at: int) -> int:
    """With which id the word is heard to begin whose first phoneme is the id ``at``.

    The voice was taught to fill the blank before a phoneme with its onset, and, where one word runs into the next, the
    space between them too. Only behind punctuation is what lies before that blank silence.
    """
    first = _before_blanks(owners, at)
    if first and owners[first - 1] == _GAP:
        word = _before_blanks(owners, first - 1)
        if word and owners[word - 1] >= 0:
            return first - 1
    return first


def _before_blanks(owners: Sequence[int], at: int) -> int:
    while at and owners[at - 1] == _BLANK:
        at -= 1
    return at


def _runs(spoken: Phonemes) -> Iterator[Phonemes]:
    """``spoken`` in stretches of at most 400 phonemes, cut at the best place in the second half of each."""
    start, total = 0, len(spoken.phonemes)
    while start < total:
        end = min(total, start + LONGEST_RUN)
        if end < total:
            end = _best_cut(spoken.phonemes, start, end)
        yield Phonemes(spoken.phonemes[start:end], spoken.owners[start:end], spoken.words)
        start = end


def _best_cut(phonemes: tuple[str, ...], start: int, end: int) -> int:
    for signs in _BREAKS:
        for at in range(end - 1, start + LONGEST_RUN // 2, -1):
            if phonemes[at] in signs:
                return at + 1
    return end


def _together(words: list[Word]) -> Iterator[Word]:
    """Words in order of time, none overlapping the next."""
    for at, word in enumerate(words):
        limit = words[at + 1].start_ms if at + 1 < len(words) else word.end_ms
        yield Word(word.text, word.start_ms, max(word.start_ms, min(word.end_ms, limit)))
