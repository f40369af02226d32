# SPDX-License-Identifier: GPL-3.0-or-later
"""What an engine is: the protocol a plugin of the entry point group ``audiopost.engines`` fulfils."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from audiopost.config import VoiceOptions
from audiopost.model import Voice, Word

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Samples = NDArray[np.float32]

# "[[ipa|word]]" in an utterance: how a word is pronounced, and how it is written; the word may be missing.
PRONUNCIATION = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")


@dataclass(frozen=True, slots=True)
class Speech:
    """What an engine made: ``samples`` mono float32 of shape (n,) within [-1, 1] at ``rate`` Hz.

    ``words`` are as spoken, in order, in ms from the first sample; () when the engine cannot tell.
    """

    samples: Samples
    rate: int
    words: tuple[Word, ...] = ()


class Engine(Protocol):
    """A text-to-speech engine. Made once per process by calling its class with the options and a folder.

    The folder is the engine's to keep derived files in; it may be emptied at any time. Everything but :meth:`speak`
    must be cheap (no model, no numpy): it is asked on every render, also when nothing is left to say.
    The same text, voice, language, options and version give the same samples, whatever was spoken before.
    :meth:`speak` is called from several threads at once, at most ``parallel`` (0: as many as there are workers).

    An engine may compute in several precisions, if a listener cannot tell: it then also is :class:`Precise`.
    """

    name: str
    network: bool
    parallel: int

    def __init__(self, options: VoiceOptions, folder: Path) -> None: ...

    def version(self) -> str:
        """What changes whenever the engine would speak differently."""
        ...

    def settings(self) -> Mapping[str, str]:
        """The options that change how it sounds and are not at their defaults; part of every fingerprint."""
        ...

    def voices(self) -> tuple[Voice, ...]:
        """The voices that can be used now, the default first."""
        ...

    def voice(self, wanted: str, language: str) -> Voice:
        """The voice a user calls ``wanted``; "" is the best for ``language`` (BCP 47). Raises ``EngineError``."""
        ...

    def speak(self, text: str, voice: Voice, language: str) -> Speech:
        """Say ``text``, one utterance, in which ``[[ipa|word]]`` may stand. Raises ``NarrateError``."""
        ...


@runtime_checkable
class Precise(Protocol):
    """An engine whose samples depend on what the machine can compute in.

    Clips of another precision are other clips, with other fingerprints; but what was published in any of them stands.
    """

    def precisions(self, voice: Voice) -> tuple[str, ...]:
        """All precisions that count as this voice, "" for the one every machine has. Cheap, and the same on all machines."""
        ...

    def precision(self, voice: Voice, *, guess: bool = False) -> str:
        """The one of them used here. May take seconds when first asked, but not for a ``guess``. Raises ``EngineError``."""
        ...

    def note(self) -> str:
        """The precision of the default voice, and why, in a few words."""
        ...


def plain(text: str) -> str:
    """``text`` for an engine that knows no pronunciations: ``[[ipa|word]]`` becomes the word."""
    return PRONUNCIATION.sub(lambda match: match[2] or "", text)


def base_language(tag: str) -> str:
    """The primary subtag of a BCP 47 language tag, in lower case: "pt-BR" and "pt_br" give "pt"."""
    return tag.replace("_", "-").split("-")[0].lower()
