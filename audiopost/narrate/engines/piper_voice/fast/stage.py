# SPDX-License-Identifier: GPL-3.0-or-later
"""What is to be known of a stretch of a voice to run it. Needs nothing heavy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# Tensors of about this many numbers stay in a core's own cache, where convolutions are fastest.
WINDOW_NUMBERS = 1 << 18
# Windows are whole multiples of this many frames.
WINDOW_STEP = 16
# What is left after whole windows is covered by windows of this fraction.
REMAINDER = 4


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of a voice: ``hop`` frames given for one of its entry, depending on ``overlap`` entry frames to each side.

    ``channels`` are those of its entry, ``gives`` those of its result; ``widest`` is how many numbers its largest tensor
    has for one entry frame. It takes a mask for each of ``masks``, which are mask values for one entry frame, and the
    tensors ``others``.
    """

    hop: int
    overlap: int
    channels: int
    gives: int
    widest: int = 0
    masks: tuple[int, ...] = ()
    others: tuple[str, ...] = ()

    @classmethod
    def read(cls, data: dict[str, Any]) -> Stage:
        """A stage as JSON has it. Raises ``KeyError`` or ``TypeError`` when it is not one."""
        return cls(**{**data, "masks": tuple(data["masks"]), "others": tuple(data["others"])})

    @property
    def window(self) -> int:
        """How many entry frames a whole window is for, when the stage is run over windows."""
        return (
            max(WINDOW_NUMBERS // max(self.widest, 1) // WINDOW_STEP // REMAINDER, 1)
            * WINDOW_STEP
            * REMAINDER
        )

    def windows(self, total: int) -> list[tuple[int, int]]:
        """(start, length) of windows that cover ``total`` entry frames: whole ones, then quarters."""
        whole, quarter = self.window, self.window // REMAINDER
        count, rest = divmod(total, whole)
        found = [(number * whole, whole) for number in range(count)]
        start = count * whole
        if rest > (REMAINDER - 1) * quarter:
            return [*found, (start, whole)]
        return [*found, *((start + at, quarter) for at in range(0, rest, quarter))]
