# SPDX-License-Identifier: GPL-3.0-or-later
"""Formulas in Markdown, however a site marks them, as the dollar signs that the parser knows."""

from __future__ import annotations

import re

_FENCE = re.compile(r"[ \t>]*(`{3,}|~{3,})[ \t]*(?:\{?\.?(?P<language>[\w-]*))?")
_PREFIX = re.compile(r"[ \t>]*")
_ALONE = re.compile(r"\\{1,2}[\[\]]")
_DISPLAYED = re.compile(r"(\\{1,2})\[(?P<tex>.+)\1\]")
_TEX = re.compile(r"[\\^_=+<>-]|^\s*\w\s*$")
_BEGIN = re.compile(r"\\begin\{(?P<kind>(?:equation|align|alignat|gather|multline|eqnarray)\*?)\}")
_INLINE = re.compile(r"(?<![\\\w])\\{1,2}\((?P<tex>.{1,500}?)\\{1,2}\)")
_TICKED = re.compile(r"\$`(?P<tex>[^`\n]+)`\$")


def with_dollars(text: str) -> str:
    """``text`` with ``\\(...\\)``, ``\\[...\\]``, ``$`...`$``, math fences and bare environments between dollar signs."""
    if "\\" not in text and "$`" not in text and "math" not in text:
        return text
    marker = _Marker()
    for line in text.split("\n"):
        marker.take(line)
    return "\n".join(marker.lines)


class _Marker:
    """Goes through the lines and knows whether it is in code or in a formula."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._fence = ""
        self._maths = False
        self._end = ""

    def take(self, line: str) -> None:
        """Rewrites one line, which may become several."""
        fence = _FENCE.match(line)
        if fence and (not self._fence or self._closes(fence, line)):
            self._at_fence(fence, line)
        elif self._fence:
            self.lines.append(line)
        elif self._end:
            self._inside(line)
        else:
            self._outside(line)

    def _closes(self, fence: re.Match[str], line: str) -> bool:
        return fence[1].startswith(self._fence) and not line.strip(" \t>`~")

    def _at_fence(self, fence: re.Match[str], line: str) -> None:
        if self._fence:
            self.lines.append(self._dollars(line) if self._maths else line)
            self._fence, self._maths = "", False
        else:
            self._fence, self._maths = fence[1], fence["language"] == "math"
            self.lines.append(self._dollars(line) if self._maths else line)

    @staticmethod
    def _dollars(line: str) -> str:
        prefix = _PREFIX.match(line)
        return f"{prefix[0] if prefix else ''}$$"

    def _inside(self, line: str) -> None:
        """A line of a displayed formula, which goes on until its end."""
        if self._end == "$$":
            self.lines.append(line)
            self._end = "" if "$$" in line else self._end
        elif self._end in line:
            last = [] if self._end.endswith("]") and line.strip(" \t>") in {"\\]", "\\\\]"} else [line]
            self.lines += [*last, self._dollars(line)]
            self._end = ""
        elif not line.strip():
            self._end = ""  # it never ended
            self.lines += ["$$", line]
        else:
            self.lines.append(line)

    def _outside(self, line: str) -> None:
        bare = line.strip(" \t>")
        begin = _BEGIN.match(bare)
        if bare.startswith("$$"):
            self._end = "" if bare.count("$$") % 2 == 0 else "$$"
            self.lines.append(line)
        elif _ALONE.fullmatch(bare) and bare.endswith("["):
            self._end = "\\]"
            self.lines.append(self._dollars(line))
        elif begin:
            end = f"\\end{{{begin['kind']}}}"
            closed = end in bare
            self._end = "" if closed else end
            self.lines += [self._dollars(line), line, *([self._dollars(line)] if closed else [])]
        elif (match := _DISPLAYED.fullmatch(bare)) and _TEX.search(match["tex"]):
            self.lines += [self._dollars(line), match["tex"].strip(), self._dollars(line)]
        else:
            self.lines.append(self._inline(line))

    @staticmethod
    def _inline(line: str) -> str:
        line = _TICKED.sub(lambda match: f"${match['tex'].strip()}$", line)
        if "\\(" not in line:
            return line
        parts = re.split(r"(`+[^`]*`+)", line)
        return "".join(
            part if place % 2 else _INLINE.sub(_dollared, part) for place, part in enumerate(parts)
        )


def _dollared(match: re.Match[str]) -> str:
    return f"${match['tex'].strip()}$" if _TEX.search(match["tex"]) else match[0]
