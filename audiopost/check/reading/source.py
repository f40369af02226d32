# SPDX-License-Identifier: GPL-3.0-or-later
"""An article where it is written, held against the episode that was made of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from audiopost.check.finding import Fault

Fate = Literal["changed", "details", "settings", "withheld", "gone", "new", "unreadable"]


@dataclass(eq=False)
class Source:
    """An article's source. ``fate``: "changed" since it was rendered, changed in its "details" alone, rendered with other
    "settings", "withheld" by its author since, "gone", "new" and not rendered yet, or "unreadable"; ``detail`` says more. ``show`` is the id of the show it is an article of.
    """

    file: Path
    fate: Fate
    title: str = ""
    detail: str = ""
    show: str = ""

    def fault(self, fate: Fate, message: str) -> list[Fault]:
        """The fault with ``message`` when this is the source's fate."""
        return [Fault(message)] if self.fate == fate else []
