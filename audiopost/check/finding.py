# SPDX-License-Identifier: GPL-3.0-or-later
"""What a check finds, and the borrowed instruments it finds it with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

from audiopost.model import Article, ArticleWarning

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Level = Literal["error", "warning", "info"]
LEVELS: tuple[Level, ...] = ("error", "warning", "info")


class Subject(Protocol):
    """Something rules look at; findings name its file."""

    @property
    def file(self) -> Path:
        """The file that findings name."""

    @property
    def show(self) -> str:
        """The id of the show it belongs to, "" for none."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What a rule has to say of one place: a sentence, and where in the file (``line`` from 1, 0 unknown).

    ``about`` is what is told of, where that is something else than the rule was asked about.
    """

    message: str
    place: str = ""
    line: int = 0
    about: Subject | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A fault with everything its reader needs.

    ``file`` is written the way the output folder was named, ``show`` is the id of the show it belongs to, "" for none.
    """

    rule: str
    level: Level
    file: str
    message: str
    why: str
    remedy: str
    place: str = ""
    line: int = 0
    show: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruments:
    """What other rooms lend for checking.

    ``weighted`` K-weights mono samples at a rate, ``loudness`` gives LUFS of the mean squares of such blocks, ``true_peak``
    dBTP of samples; ``categories`` are Apple's with their subcategories; ``disclosure`` is the sentence that tells of the
    synthetic voice in a language; ``visible`` gives every visible piece of text of an article, ``foreign`` its passages
    in a language they are not marked with; ``now`` is the date-time against which dates lie in the future.
    """

    weighted: Callable[[NDArray[np.float32], int], NDArray[np.float32]]
    loudness: Callable[[NDArray[np.float64]], float]
    true_peak: Callable[[NDArray[np.float32]], float]
    categories: Mapping[str, tuple[str, ...]]
    disclosure: Callable[[str], str]
    visible: Callable[[Article], Iterable[str]]
    foreign: Callable[[Article, str], Iterable[ArticleWarning]]
    now: datetime
