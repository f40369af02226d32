# SPDX-License-Identifier: GPL-3.0-or-later
"""TeX as authors write it, made into the TeX that the converter knows: environments, chemistry, units, what only lays out."""

from __future__ import annotations

import re

_DELIMITED = re.compile(r"\s*(?:\$\$(.*)\$\$|\$(.*)\$|\\\[(.*)\\\]|\\\((.*)\\\))\s*", re.DOTALL)
_COMMENT = re.compile(r"(?<!\\)%[^\n]*(?=\n)")
# What sets, numbers or points and shows no sign of its own.
_SILENT = re.compile(
    r"\\(?:(?:label|tag\*?|ref|eqref|autoref|cref|Cref|cite[tp]?|hspace\*?|vspace\*?|setlength)\s*(?:\{[^{}]{0,80}\})?"
    r"|(?:nonumber|notag|hline|hfill|vfill|noindent|centering|allowbreak|nobreak|break|newpage|displaylimits|nolimits|limits|"
    r"mathstrut|strut|medspace|thinspace|negthinspace|enspace|enskip)(?![A-Za-z]))"
)
_LINES = re.compile(
    r"\\(?P<end>begin|end)\s*\{(?:alignedat|alignat|aligned|align|flalign|eqnarray|gathered|gather|multlined|multline|IEEEeqnarray|split)"
    r"\*?\}(?:\s*\{[^{}]*\})?"
)
_CASES = re.compile(r"\\(begin|end)\s*\{[dr]cases\*?\}")
_BARS = {"vert": "|", "lvert": "|", "rvert": "|", "Vert": r"\|", "lVert": r"\|", "rVert": r"\|"}
_BAR = re.compile(r"(?<!\\left)(?<!\\right)\\([lr]?[vV]ert)(?![A-Za-z])")
_NOT = re.compile(r"\\not\s*(?:=|\\(in|subset|subseteq|equiv|sim|approx|parallel|mid|exists)(?![A-Za-z]))")
_NEGATED = {"in": r"\notin ", "mid": r"\nmid ", "exists": r"\nexists ", "parallel": r"\nparallel "}
_ARG = re.compile(r"\\arg\s*(?:\\[,;!]\s*)?\\(min|max)(?![A-Za-z])")
_COMMA = re.compile(r"\d+(?:\{,\}\d+)+")
_SPACED = re.compile(r"(?<=\d)\\,(?=\d{3}(?!\d))")
_CHEMISTRY = re.compile(r"\\(?:ce|cf)\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_ARROWS = (
    ("<=>", r" \rightleftharpoons "),
    ("<->", r" \leftrightarrow "),
    ("->", r" \rightarrow "),
    ("<-", r" \leftarrow "),
)
_UNITS = re.compile(r"\\(?:SI|qty|num|si|unit|ang)(?![A-Za-z])\s*(?:\[[^\]]*\])?(?=\s*\{)")


def readable(tex: str) -> str:
    """``tex`` without its delimiters and with nothing in it that the converter would read as letters."""
    if match := _DELIMITED.fullmatch(tex):
        tex = next(inside for inside in match.groups() if inside is not None)
    tex = _COMMENT.sub("", tex)
    tex = _CHEMISTRY.sub(_reaction, tex)
    tex = _SILENT.sub("", _UNITS.sub("", tex))
    tex = _LINES.sub(r"\\\g<end>{align*}", tex)
    tex = _ARG.sub(r"\\operatorname{arg\1}", tex).rstrip("\\ ")
    tex = _CASES.sub(r"\\\1{cases}", tex)
    tex = _BAR.sub(lambda match: _BARS[match[1]], tex)
    tex = _NOT.sub(_negated, tex)
    tex = _COMMA.sub(lambda match: rf"\text{{{match[0].replace('{,}', ',')}}}", tex)
    return _SPACED.sub("", tex)


def _reaction(match: re.Match[str]) -> str:
    """A formula of chemistry: upright letters, figures below them, arrows."""
    inside = match[1]
    for written, arrow in _ARROWS:
        inside = inside.replace(written, arrow)
    return "{" + inside + "}"


def _negated(match: re.Match[str]) -> str:
    if not match[1]:
        return r"\neq "
    return _NEGATED.get(match[1], rf"\lnot \{match[1]} ")
