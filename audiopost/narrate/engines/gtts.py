# SPDX-License-Identifier: GPL-3.0-or-later
"""gTTS: the voice of Google Translate, over the network, through the gTTS library.

Google documents neither the address nor its limits, answers 100 characters at a time, and often says 429 (too many
requests). So an utterance goes out in pieces, one request after the other with a delay between them, and a request that
fails is tried again with growing waits. What cannot be had in the end is an error that names the cause.
"""

from __future__ import annotations

import contextlib
import io
import re
import time
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from audiopost.config import VoiceOptions
from audiopost.errors import EngineError, NarrateError
from audiopost.model import Voice
from audiopost.narrate.engines.base import Speech, base_language, plain
from audiopost.narrate.engines.loading import nearest

if TYPE_CHECKING:
    from audiopost.narrate.engines.base import Samples

REVISION = 1
# What Google's service takes in one request.
LONGEST_PIECE = 100
# Silence between the pieces of an utterance, after punctuation and elsewhere.
PAUSE_MS = 150
JOINT_MS = 30
# Waits between attempts, in seconds: the first, and the longest.
FIRST_WAIT = 1.0
LONGEST_WAIT = 60.0
_RATE = 24_000
_BREAK = re.compile(r"[,;:.!?…—–)\]»”][\"'”»)]*\s+")


class GttsEngine:
    """Speaks with Google Translate's voice, one request at a time. A voice is a language ("en", "fr-CA", "zh-TW")."""

    name = "gtts"
    network = True
    parallel = 1

    def __init__(self, options: VoiceOptions, folder: Path) -> None:  # noqa: ARG002 - the protocol's signature
        self._options = options
        self._lock = Lock()
        self._next = 0.0

    def version(self) -> str:
        """gTTS's version, which decides how text is cut, and the revision of how it is called here."""
        return f"{version('gTTS')}+{REVISION}"

    def settings(self) -> Mapping[str, str]:
        """The service's top-level domain (an accent) and slow speech, the only other rate there is (for rates < 0.8)."""
        settings = {}
        if self._options.gtts_tld != "com":
            settings["tld"] = self._options.gtts_tld
        if self._slow:
            settings["slow"] = "yes"
        return settings

    @property
    def _slow(self) -> bool:
        return self._options.rate < 0.8

    def voices(self) -> tuple[Voice, ...]:
        """One for each language the library knows."""
        return tuple(self._voice(code) for code in _languages())

    def voice(self, wanted: str, language: str) -> Voice:
        """The voice of a language. A ``language`` that Google does not speak gets English, a wrong ``wanted`` an error."""
        code = _code(wanted or language)
        if code is None and wanted:
            raise EngineError(
                f'The engine "gtts" has no voice "{wanted}"{nearest(wanted, tuple(_languages()))}'
            )
        return self._voice(code or "en")

    def _voice(self, code: str) -> Voice:
        return Voice(self.name, code, f"Google Translate, {_languages()[code]}", code)

    def speak(self, text: str, voice: Voice, language: str) -> Speech:  # noqa: ARG002 - a voice has one language
        """Say ``text``. Raises ``NarrateError`` when the service cannot be reached or keeps refusing."""
        import numpy as np

        from audiopost.narrate.trim import trim

        pieces = [piece for piece in split(plain(text)) if any(sign.isalnum() for sign in piece)]
        parts: list[Samples] = []
        rate = _RATE
        for at, piece in enumerate(pieces):
            samples, rate = self._fetch(piece, voice.id)
            parts.append(trim(Speech(samples, rate)).samples)
            if at + 1 < len(pieces):
                pause = JOINT_MS if piece[-1].isalnum() else PAUSE_MS
                parts.append(np.zeros(rate * pause // 1000, np.float32))
        return Speech(np.concatenate(parts) if parts else np.zeros(0, np.float32), rate)

    def _fetch(self, piece: str, code: str) -> tuple[Samples, int]:
        """The samples of one request, tried as often as the options allow."""
        import stamina

        attempts = self._options.gtts_attempts
        try:
            for attempt in stamina.retry_context(
                on=_worth_another_try,
                attempts=attempts,
                timeout=None,
                wait_initial=FIRST_WAIT,
                wait_max=LONGEST_WAIT,
            ):
                with attempt:
                    self._wait_for_turn()
                    return _request(piece, code, self._slow, self._options)
        except _RequestFailedError as error:
            times = f" {attempts} times in a row" if error.passing and attempts > 1 else ""
            raise NarrateError(f"Google's speech service {error}{times}; {error.advice}.") from error
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _wait_for_turn(self) -> None:
        """Sleep until the configured delay since the last request is over."""
        with self._lock:
            now = time.monotonic()
            if now < self._next:
                time.sleep(self._next - now)
            self._next = time.monotonic() + self._options.gtts_delay


class _RequestFailedError(Exception):
    """A request that gave no speech: why, whether another try may help, and after how many seconds (None: unknown)."""

    def __init__(self, what: str, advice: str, *, passing: bool, after: float | None = None) -> None:
        super().__init__(what)
        self.advice = advice
        self.passing = passing
        self.after = after


def _worth_another_try(error: Exception) -> bool | float:
    if not isinstance(error, _RequestFailedError) or not error.passing:
        return False
    return min(error.after, LONGEST_WAIT) if error.after else True


def _request(piece: str, code: str, slow: bool, options: VoiceOptions) -> tuple[Samples, int]:
    import gtts

    try:
        speaker = gtts.gTTS(
            piece, tld=options.gtts_tld, lang=code, slow=slow, lang_check=False, timeout=options.gtts_timeout
        )
        content = b"".join(speaker.stream())
    except gtts.gTTSError as error:
        raise _explained(error) from error
    except (
        ValueError,
        AssertionError,
    ) as error:  # not base64, not UTF-8, or nothing to say after gTTS's own cleaning
        raise _garbage() from error
    return _decoded(content)


def _explained(error: Any) -> _RequestFailedError:
    """A gTTSError in our words."""
    response = error.rsp
    if response is None:
        cause = error.__context__
        why = f" ({type(cause).__name__})" if cause is not None else ""
        return _RequestFailedError(f"could not be reached{why}", "check the network connection", passing=True)
    status, reason = response.status_code, response.reason or ""
    if status == 200:
        return _garbage()
    answer = f"answered {status} ({reason})" if reason else f"answered {status}"
    if status == 429:
        wait = _seconds(response.headers.get("Retry-After"))
        return _RequestFailedError(
            answer, "wait an hour, or raise gtts_delay in [voice]", passing=True, after=wait
        )
    advice = (
        "try again later"
        if status >= 500
        else "it may have changed: look for a newer gTTS, or use another engine"
    )
    return _RequestFailedError(answer, advice, passing=status >= 500)


def _garbage() -> _RequestFailedError:
    return _RequestFailedError("answered with something that is not speech", "try again later", passing=True)


def _seconds(header: str | None) -> float | None:
    """The seconds of a Retry-After header; None when it has none or names a date."""
    with contextlib.suppress(TypeError, ValueError):
        return max(0.0, float(header or ""))
    return None


def _decoded(content: bytes) -> tuple[Samples, int]:
    """Mono float32 samples and rate of an MP3. Raises ``_RequestFailedError`` when it is none."""
    import soundfile

    try:
        samples, rate = soundfile.read(io.BytesIO(content), dtype="float32", always_2d=True)
    except (soundfile.LibsndfileError, RuntimeError) as error:
        raise _garbage() from error
    if not len(samples):
        raise _garbage()
    return samples.mean(axis=1), int(rate)


def split(text: str) -> Iterator[str]:
    """``text`` in pieces of at most 100 characters: cut after punctuation where possible, else between words."""
    rest = " ".join(text.split())
    while len(rest) > LONGEST_PIECE:
        ends = [match.end() for match in _BREAK.finditer(rest, 0, LONGEST_PIECE + 1)]
        space = rest.rfind(" ", 0, LONGEST_PIECE + 1)
        # A break early in the window would leave a crumb; a space later on reads better.
        end = ends[-1] if ends and ends[-1] > LONGEST_PIECE // 4 else (space if space > 0 else LONGEST_PIECE)
        yield rest[:end].strip()
        rest = rest[end:].strip()
    if rest:
        yield rest


@cache
def _languages() -> dict[str, str]:
    """The library's languages: code to name, English first."""
    from gtts.lang import tts_langs

    known: dict[str, str] = tts_langs()
    return {"en": known["en"], **{code: known[code] for code in sorted(known)}}


def _code(tag: str) -> str | None:
    """The library's code for a BCP 47 tag: the same, else its language; None when it has neither."""
    known = {code.lower(): code for code in _languages()}
    return known.get(tag.replace("_", "-").lower()) or known.get(base_language(tag))
