# SPDX-License-Identifier: GPL-3.0-or-later
"""The chart of the README: wall time of a cold render, of an edit, and of nothing to do, beside other tools."""

from __future__ import annotations

import statistics
from html import escape

import peers

_TOOLS = ("audiopost", "audiopost[fast]", peers.MKDOCS, peers.RSS)
_KINDS = (("cold", "first render"), ("edit", "one sentence edited"), ("unchanged", "nothing changed"))
_LEFT, _WIDTH, _ROW, _GAP = 190, 420, 24, 40
_STYLE = (
    "text{font:14px system-ui,sans-serif;fill:#1a1a1a}.h{font-weight:600}.ours{fill:#1d5fbf}.other{fill:#8a8f98}"
    "@media(prefers-color-scheme:dark){text{fill:#e8e8e8}.ours{fill:#6ea8ff}.other{fill:#9aa0a8}}"
)


def svg(found: dict[str, list[float]]) -> str:
    """Bars, one group for each kind of render, to one scale in each group. Says where a tool has no such render."""
    parts: list[str] = []
    y = 24
    for kind, title in _KINDS:
        times = {
            tool: statistics.median(found[name]) for tool in _TOOLS if (name := f"{tool} {kind}, s") in found
        }
        parts.append(f'<text class="h" x="0" y="{y}">{title}, seconds</text>')
        y += 12
        longest = max(times.values(), default=1.0)
        for tool in _TOOLS:
            if tool in times:
                parts.append(_bar(tool, times[tool], longest, y))
            elif kind == "edit" and tool == peers.RSS:
                parts.append(_label(tool, y) + _note("keeps the old audio", y))
            else:
                continue
            y += _ROW
        y += _GAP
    height = y - _GAP + 8
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_LEFT + _WIDTH + 90} {height}" role="img" '
        f'aria-label="Wall time of audiopost and other tools on one blog"><style>{_STYLE}</style>{"".join(parts)}</svg>\n'
    )


def _label(tool: str, y: int) -> str:
    return f'<text x="{_LEFT - 10}" y="{y + 16}" text-anchor="end">{escape(tool)}</text>'


def _note(text: str, y: int, x: float = _LEFT) -> str:
    return f'<text x="{x + 6:.1f}" y="{y + 16}">{escape(text)}</text>'


def _bar(tool: str, seconds: float, longest: float, y: int) -> str:
    width = max(_WIDTH * seconds / longest, 2)
    kind = "ours" if tool.startswith("audiopost") else "other"
    bar = f'<rect class="{kind}" x="{_LEFT}" y="{y + 3}" width="{width:.1f}" height="{_ROW - 6}" rx="2"/>'
    return _label(tool, y) + bar + _note(f"{seconds:.3g}", y, _LEFT + width)
