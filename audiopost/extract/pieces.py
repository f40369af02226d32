# SPDX-License-Identifier: GPL-3.0-or-later
"""Plain text cut into pieces: prose, short lines, lists, quotes, code, tables and rules, hard-wrapped or not."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Literal

PieceKind = Literal["prose", "line", "heading", "list", "item", "quote", "code", "table", "rule"]

_BULLET = re.compile(
    r"(?P<indent>[ ]*)(?P<mark>[-*+•‣▪●◦○·]|(?P<number>\d{1,3})[.)]|\((?P<paren>\d{1,3})\)|(?P<letter>[a-z])\))[ ]+(?=\S)"
)
_RULE = re.compile(r"\s*(?:([-*_=~#·•])(?:\s*\1){2,}|[⁂⁎]|\*\s*\*\s*\*|§)\s*")
_UNDERLINE = re.compile(r"\s*([=\-~^*#])\1{2,}\s*")
_ATX = re.compile(r"(#{1,6})\s+(?P<text>\S.*?)\s*#*")
_CODE_SIGN = re.compile(
    r"(?:^|\s)--\w[\w-]*|\$[\w?{]|\s>\s*\S+\.\w+$|"
    r"[{};]\s*$|^\s*(?:\$ |>>> |def |class |import |from \w+ import|#include|return\b|if \(|for \(|</?\w+>)|=>|==|\w\(\w*\)\s*$|^\s*[\w.]+\s*=\s*\S"
)
_LONG = 120
_NARROWEST = 45
_STOPS = (".", "!", "?", "…", ":", ";", ".”", "?”", "!”", '."', '?"', '!"', ".)", "。", "！", "？", "»")
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of plain text. ``group`` numbers the stretch between empty lines it stood in; ``alone`` that nothing else did.

    ``inner`` holds a quote's pieces, a list's items, an item's pieces; ``line`` counts from 1.
    """

    kind: PieceKind
    text: str = ""
    line: int = 0
    group: int = 0
    alone: bool = False
    level: int = 0
    style: str = ""
    ordered: bool = False
    start: int = 1
    inner: tuple[Piece, ...] = ()
    cells: tuple[tuple[str, ...], ...] = ()

    def become(self, kind: PieceKind, **changes: Any) -> Piece:
        """This piece as another kind."""
        return replace(self, kind=kind, **changes)


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    number: int

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip())


def pieces(text: str) -> list[Piece]:
    """``text`` cut into pieces, in order."""
    lines = [
        _Line(line.rstrip(), n)
        for n, line in enumerate(text.replace("\f", "\n").expandtabs(4).split("\n"), 1)
    ]
    tabbed = {n for n, line in enumerate(text.split("\n"), 1) if "\t" in line.strip()}
    return _Cutter(_width(lines), tabbed, text).cut(lines, 0)


def _width(lines: list[_Line]) -> int:
    """The width the text is wrapped at, told by lines of about that length that go on; 0 when it is not wrapped."""
    lengths = [
        len(one.text)
        for one, next_one in pairwise(lines)
        if one.text
        and next_one.text
        and _NARROWEST <= len(one.text) <= _LONG
        and not _BULLET.match(next_one.text)
    ]
    widest = max(lengths, default=0)
    return widest if sum(length > 0.8 * widest for length in lengths) >= 2 else 0


@dataclass(slots=True)
class _Cutter:
    width: int
    tabbed: set[int]
    source: str
    groups: int = 0

    def cut(self, lines: list[_Line], depth: int) -> list[Piece]:
        found: list[Piece] = []
        for chunk in _chunks(lines):
            self.groups += 1
            fence = chunk[0].text.strip()[:3]
            if fence in {"```", "~~~"} and len(chunk) > 1 and chunk[-1].text.strip() == fence:
                found.append(Piece("code", "\n".join(_unfenced(chunk)), chunk[0].number))
            else:
                found.extend(self._chunk(chunk, depth))
        return _settled(found)

    def _chunk(self, chunk: list[_Line], depth: int) -> list[Piece]:
        """The pieces of the lines between two empty ones."""
        found: list[Piece] = []
        while chunk:
            first = chunk[0]
            taken = 1
            if underlined := self._underlined(chunk):
                head, taken = underlined
            elif _RULE.fullmatch(first.text):
                head = Piece("rule", first.text.strip(), first.number)
            elif match := _ATX.fullmatch(first.text):
                head = Piece("heading", match["text"], first.number, style=match[1])
            else:
                return [*found, *self._body(chunk, depth)]
            found.append(head)
            chunk = chunk[taken:]
        return found

    def _body(self, chunk: list[_Line], depth: int) -> list[Piece]:
        """The pieces of lines that begin with no heading."""
        if depth < _DEEPEST and all(line.text.lstrip().startswith(">") for line in chunk):
            inner = [_Line(re.sub(r"^\s*> ?", "", line.text), line.number) for line in chunk]
            return [Piece("quote", "", chunk[0].number, inner=tuple(self.cut(inner, depth + 1)))]
        if table := self._table(chunk):
            return [table]
        if found := self._with_list(chunk, depth):
            return found
        if depth < _DEEPEST and min(line.indent for line in chunk) >= 4:
            return self._indented(chunk, depth)
        return self._plain(chunk)

    def _underlined(self, chunk: list[_Line]) -> tuple[Piece, int] | None:
        """The heading that begins ``chunk`` and how many lines it takes, when it is underlined."""
        if len(chunk) < 2:
            return None
        head, under = chunk[0].text.strip(), chunk[1].text.strip()
        if _UNDERLINE.fullmatch(head):
            if len(chunk) >= 3 and chunk[2].text.strip() == head and not _UNDERLINE.fullmatch(under):
                return Piece("heading", under, chunk[1].number, style=head[0] * 2), 3
            return None
        if not _UNDERLINE.fullmatch(under) or _BULLET.match(chunk[0].text) or len(head) > _LONG:
            return None
        if abs(len(head) - len(under)) > max(4, len(head) // 2):
            return None
        return Piece("heading", head, chunk[0].number, style=under[0]), 2

    def _table(self, chunk: list[_Line]) -> Piece | None:
        if len(chunk) < 2:
            return None
        if all(line.number in self.tabbed for line in chunk):
            raw = self.source.split("\n")
            rows = [[cell.strip() for cell in raw[line.number - 1].strip().split("\t")] for line in chunk]
        elif all(line.text.count("|") >= 2 for line in chunk):
            rows = [[cell.strip() for cell in line.text.strip().strip("|").split("|")] for line in chunk]
            rows = [row for row in rows if not all(re.fullmatch(r":?[-=+]*:?", cell) for cell in row)]
        else:
            return None
        if len(rows) < 2 or len({len(row) for row in rows}) != 1 or len(rows[0]) < 2:
            return None
        if any(_BULLET.match(row[0] + " x") for row in rows):
            return None
        return Piece("table", "", chunk[0].number, cells=tuple(tuple(row) for row in rows))

    def _with_list(self, chunk: list[_Line], depth: int) -> list[Piece]:
        marks = [index for index, line in enumerate(chunk) if _BULLET.match(line.text)]
        if not marks or depth >= _DEEPEST:
            return []
        at = marks[0]
        if at and not (len(marks) >= 2 or chunk[at - 1].text.rstrip().endswith(":")):
            return []
        if at and not _consistent([chunk[index] for index in marks]):
            return []
        return [*self._chunk(chunk[:at], depth), *self._lists(chunk[at:], depth)]

    def _lists(self, chunk: list[_Line], depth: int) -> list[Piece]:
        """The lists in lines of which the first begins an item."""
        found: list[Piece] = []
        index = 0
        while index < len(chunk):
            match = _BULLET.match(chunk[index].text)
            if match is None:
                found.extend(self._chunk(chunk[index:], depth + 1))
                break
            items, index = self._items(chunk, index, depth)
            found.append(_list_of(match, items, chunk[0].number))
        return found

    def _items(self, chunk: list[_Line], index: int, depth: int) -> tuple[list[Piece], int]:
        """The items of one list and where it ends: at a line that is neither an item of its kind nor part of one."""
        opener = _BULLET.match(chunk[index].text)
        assert opener is not None
        base, items = len(opener["indent"]), []
        while index < len(chunk):
            match = _BULLET.match(chunk[index].text)
            if match is None or _sort(match) != _sort(opener) or abs(len(match["indent"]) - base) > 1:
                break
            body = [_Line(" " * match.end() + chunk[index].text[match.end() :], chunk[index].number)]
            index += 1
            while index < len(chunk) and self._continues(body[-1], chunk[index], base):
                body.append(chunk[index])
                index += 1
            items.append(Piece("item", "", body[0].number, inner=tuple(self._item(body, depth))))
        return items, index

    def _continues(self, before: _Line, line: _Line, base: int) -> bool:
        match = _BULLET.match(line.text)
        if match is not None:
            return len(match["indent"]) > base + 1
        return line.indent > base or self._forced(before.text, line.text) or line.text.lstrip()[:1].islower()

    def _item(self, body: list[_Line], depth: int) -> list[Piece]:
        nested = next((i for i, line in enumerate(body) if i and _BULLET.match(line.text)), len(body))
        own = " ".join(line.text.strip() for line in body[:nested])
        head = Piece("prose", own, body[0].number)
        return [head, *self._lists(body[nested:], depth + 1)] if nested < len(body) else [head]

    def _indented(self, chunk: list[_Line], depth: int) -> list[Piece]:
        """Lines that all stand in: code, a centred line, or a quotation."""
        signs = sum(bool(_CODE_SIGN.search(line.text)) for line in chunk)
        if signs * 2 > len(chunk):
            return [Piece("code", textwrap.dedent("\n".join(line.text for line in chunk)), chunk[0].number)]
        flat = [_Line(line.text.strip(), line.number) for line in chunk]
        if len(chunk) == 1 and len(flat[0].text) < 60:
            return self._plain(flat)
        margin = min(line.indent for line in chunk)
        inner = [_Line(line.text[margin:], line.number) for line in chunk]
        return [Piece("quote", "", chunk[0].number, inner=tuple(self.cut(inner, depth + 1)))]

    def _plain(self, chunk: list[_Line]) -> list[Piece]:
        """Prose and short lines; hard-wrapped lines are joined, and a first line that stands in begins a paragraph."""
        paragraphs: list[list[_Line]] = [[chunk[0]]]
        breaks = list(pairwise(chunk))
        forced = [self._forced(a.text, b.text) for a, b in breaks]
        wrapped = bool(forced) and sum(forced) * 5 >= len(forced) * 3
        indented = (
            wrapped
            and any(line.indent >= 2 for line in chunk[1:])
            and min(line.indent for line in chunk) == 0
        )
        for (before, line), tight in zip(breaks, forced, strict=True):
            new = line.indent >= 2 and before.indent < 2 if indented else not wrapped
            if new and not indented and (tight or _carries_on(before.text, line.text)):
                new = False
            if new:
                paragraphs.append([line])
            else:
                paragraphs[-1].append(line)
        long = any(len(line.text) > _LONG for line in chunk)
        made = []
        for paragraph in paragraphs:
            text = _joined([line.text.strip() for line in paragraph])
            group = self.groups
            if long:
                self.groups += 1
            alone = len(paragraphs) == 1 or long
            kind: PieceKind = "line" if _is_short(text) else "prose"
            made.append(Piece(kind, text, paragraph[0].number, group, alone))
        return made

    def _forced(self, before: str, after: str) -> bool:
        """Whether the line had to end there: the next word would not have fitted any more."""
        word = after.split(maxsplit=1)[0] if after.strip() else ""
        return 0 < self.width * 0.93 < len(before) + 1 + len(word) and 30 <= len(before) <= _LONG


def _chunks(lines: list[_Line]) -> list[list[_Line]]:
    """Lines between empty ones; fenced code is one chunk, empty lines and all."""
    found: list[list[_Line]] = [[]]
    fence = ""
    last = {text: line.number for line in lines if (text := line.text.strip()) in {"```", "~~~"}}
    for line in lines:
        text = line.text.strip()
        if fence:
            found[-1].append(line)
            if text.startswith(fence) and not text.strip("`~"):
                fence = ""
                found.append([])
        elif re.fullmatch(r"(?:`{3,}|~{3,})[\w+#-]*", text) and last.get(text[:3], 0) > line.number:
            fence = text[:3]
            found.append([line])
        elif text:
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [chunk for chunk in found if chunk]


def _unfenced(chunk: list[_Line]) -> list[str]:
    return [line.text for line in chunk[1:-1]]


def _sort(match: re.Match[str]) -> str:
    return next((name for name in ("number", "paren", "letter") if match[name]), match["mark"])


def _consistent(lines: list[_Line]) -> bool:
    return len({_sort(match) for line in lines if (match := _BULLET.match(line.text))}) == 1


def _list_of(match: re.Match[str], items: list[Piece], line: int) -> Piece:
    number = match["number"] or match["paren"]
    if match["letter"]:
        return Piece(
            "list",
            match["mark"],
            line,
            ordered=True,
            style="a",
            start=ord(match["letter"]) - 96,
            inner=tuple(items),
        )
    return Piece(
        "list", match["mark"], line, ordered=bool(number), start=int(number or 1), inner=tuple(items)
    )


def _settled(found: list[Piece]) -> list[Piece]:
    """Lists whose items stood apart are one list; a numbered line alone is a line (a numbered heading, perhaps)."""
    result: list[Piece] = []
    for piece in found:
        last = result[-1] if result else None
        if (
            last is not None and last.kind == piece.kind == "list"
            and last.ordered == piece.ordered and last.style == piece.style
            and (piece.start == last.start + len(last.inner) or not piece.ordered)
        ):  # fmt: skip
            result[-1] = replace(last, inner=last.inner + piece.inner)
        else:
            result.append(piece)
    return [_lone(piece) for piece in result]


def _lone(piece: Piece) -> Piece:
    if piece.kind != "list" or not piece.ordered or len(piece.inner) > 1 or len(piece.inner[0].inner) > 1:
        return piece
    text = f"{piece.text} {piece.inner[0].inner[0].text}"
    return Piece("line" if _is_short(text) else "prose", text, piece.line, -piece.line, alone=True)


def _is_short(text: str) -> bool:
    """Whether a line may be a label, a heading or verse rather than a sentence of prose."""
    return len(text) <= 100 and not (text.endswith(_STOPS) and len(text.split()) > 12)


def _carries_on(before: str, after: str) -> bool:
    return " " in before.strip() and not before.rstrip().endswith(_STOPS) and after.lstrip()[:1].islower()


def _joined(lines: list[str]) -> str:
    """Lines as one; a hyphen that only divided a word at the line's end stays, as nobody can tell it from one that belongs."""
    text = lines[0]
    for line in lines[1:]:
        text += line if re.search(r"\w[-\u2010\u2013/]$", text) and line[:1].islower() else f" {line}"
    return text.replace("\u00ad", "")
