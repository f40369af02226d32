# SPDX-License-Identifier: GPL-3.0-or-later
"""The verdict at every place where a sentence could end: does it?

:class:`Boundaries` makes one pass over a text, with open brackets and quotations on a stack.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from audiopost.script.sentence_words import BY_LANGUAGE, OTHER, Words

_CITATION = r"(?:\[[\w,;–\- ]{1,12}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹†‡]{1,6})"
# A quotation mark that closes behind a space (French « … ») needs no letter after it.
_CLOSERS = rf"(?:[\"'”’“‘»«›‹)\]}}」』）】］》〉]|{_CITATION}|[ \u00a0\u202f]»(?!\w)){{0,8}}"
_STOPS = r"(?:\.(?:[ \u00a0]\.){2,}|[.!?…‽؟۔።՞॥।။៕]{1,64}|;(?=\s[Α-Ωα-ω]))"
_CANDIDATE = re.compile(
    rf"(?P<stop>{_STOPS})(?P<closers>{_CLOSERS})(?=\s|\Z)"
    r"|(?P<wide>[。！？｡]{1,64}[」』）】］》〉”’\"']{0,8})"
    r"|(?P<note>(?<=[^\W\d_]{3}[.!?])\d{1,3}(?=\s+[^\W\d_a-z]))"
    r"|(?P<glued>(?<=[^\W\d_A-Z]{3})[.!?][”’\"]?(?=[A-ZÄÖÜÉÀÁÍÓÚ][^\W\d_]*[\s,]))"
    r"|(?P<line>\n\s*)"
    r"|(?P<open>[(\[])|(?P<close>[)\]])|(?P<quote>[\"“”„«»‹›])"
)
_TOKEN_BEFORE = re.compile(r"[^\s()\[\]{}\"“”„«»‘‚]+\Z")
_NEXT = re.compile(r"[\s\"'“”„«»‹›‘’‚(\[{¿¡–—\-•*_]*(?P<word>[^\W_]+(?:['’][^\W\d_]+)?)?")
_ACRONYM = re.compile(r"(?:[^\W\d_]{1,3}\.-?)+[^\W\d_]{1,3}\Z")
_ROMAN = re.compile(r"[IVXLCDM]+\Z")
_LABEL = re.compile(r"(?:[A-Z]|[IVXLC]+|[A-Z]?\d\w*)\Z")
_FIGURED = re.compile(r"\d|[IVXLC]{2,}\b")
_BULLET = re.compile(r"\s*(?:[-–—•*‣▪◦·●]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])\s")
_LIST_NUMBER = re.compile(r"\s*[(\[]?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})\Z")
_CITED = re.compile(_CITATION)
# "At 5 p.m. Mr. Fox left": what follows is what happened then.
_AT_A_TIME = re.compile(r"\s*(?:At|By|Around|About|Before|After|Until|From|Since)\s[\d:.]{1,5}\s?\Z")
_NUMBERED_BEFORE = re.compile(r"(?:\d|\S[}\]>]|\.{3,}\d*)\Z")
# Names that are written with an exclamation mark.
_EXCLAIMED = frozenset({"Yahoo", "Jeopardy", "Oklahoma", "Panic", "Wham", "Yum", "Joomla", "Mamma Mia"})
# Abbreviations that are words as well, unless a number stands before them.
_WORDS_TOO = frozenset({"in", "no", "min", "ed", "sp", "art"})
# One-letter units that a sentence may end with: "for 24 h. Cells were".
_UNITS = frozenset("hmgslt")
# A bracket or quotation longer than this was probably never closed; it no longer holds sentences together.
_REACH = 300
_QUOTE_CLAUSE = 120
_CLOSING = {
    "(": ")",
    "[": "]",
    '"': '"',
    "“": "”",
    "„": "“",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "”": "”",
}


class Boundaries:
    """One pass over one text: open brackets and quotations on a stack, a verdict at every candidate."""

    def __init__(self, text: str, code: str) -> None:
        self.text = text
        self.code = code
        self.words: Words = BY_LANGUAGE.get(code, OTHER)
        self.known = code in BY_LANGUAGE
        self.start = 0
        self.last = len(text.rstrip())
        self.open: list[tuple[str, int]] = []
        self.library = frozenset[int]() if self.known else _library_ends(text, code)
        # In text set without capitals a small letter says nothing about where a sentence begins.
        self.lowercase = not any(map(str.isupper, text[:2000]))

    def ends(self) -> list[int]:
        """The offsets at which a sentence ends."""
        found: list[int] = []
        for match in _CANDIDATE.finditer(self.text):
            kind = match.lastgroup
            if kind == "open":
                self.open.append((match[0], match.start()))
            elif kind == "close":
                self._close_bracket(match[0])
            elif kind == "quote":
                self._quote(match[0], match.start())
            else:
                end = self._end(match)
                if kind == "closers" or kind == "stop" or kind == "wide":
                    self._leave(match)
                if end is not None:
                    found.append(end)
                    self.start = end
        return found

    # -- brackets and quotations -------------------------------------------------------------------------------

    def _close_bracket(self, mark: str) -> None:
        for index in range(len(self.open) - 1, max(-1, len(self.open) - 4), -1):
            if _CLOSING[self.open[index][0]] == mark:
                del self.open[index:]
                return

    def _quote(self, mark: str, at: int) -> None:
        """Quotation marks open or close by their surroundings, whatever the language's custom."""
        before = self.text[at - 1 : at]
        after = self.text[at + 1 : at + 2]
        opens = (not before or before in " \n\t\u00a0\u202f([{—–-¿¡") and bool(after)
        if opens and (not after.isspace() or mark == "«"):
            self.open.append((mark, at))
        else:
            for index in range(len(self.open) - 1, max(-1, len(self.open) - 4), -1):
                if self.open[index][0] not in "([":
                    del self.open[index:]
                    return

    def _leave(self, match: re.Match[str]) -> None:
        """Take note of what closes in the closers of a candidate."""
        for mark in match["closers"] or "":
            if mark in ")]":
                self._close_bracket(mark)
            elif mark in '"”“»«›‹' and self.open and self.open[-1][0] not in "([":
                self.open.pop()
        del self.open[:-8]

    def _enclosed(self, at: int) -> bool:
        """Is ``at`` inside a bracket or a short quotation that began in the middle of this sentence?"""
        if not self.open:
            return False
        mark, begun = self.open[-1]
        if at - begun > _REACH:
            return False
        leads = not self.text[self.start : begun].strip(" \n\t\"'“„«‘([")
        if leads and mark in "([":
            return False
        reach = _REACH if mark in "([" else _QUOTE_CLAUSE
        close = self.text.find(_CLOSING.get(mark, mark), at, begun + reach)
        if close < 0:
            return False
        if mark in "([":
            return True
        following = self.text[close + 1 : close + 3].lstrip()
        if leads and (self.text[close - 1] in ",?!…" or close <= at + 1):
            return False  # “Come in. Sit down,” she said: what is quoted has sentences of its own
        return following[:1].islower() or following[:1] in {",", ";"}

    # -- the verdict -------------------------------------------------------------------------------------------

    def _end(self, match: re.Match[str]) -> int | None:
        """Where the sentence ends at this candidate, or None."""
        kind, text = match.lastgroup, self.text
        if kind == "line":
            return match.start() if self._line_ends(match) else None
        if kind == "wide":
            return None if self._enclosed(match.end()) else match.end()
        if kind == "note":
            token = self._token(match.start() - 1)
            return None if self._abbreviated(token) else match.end()
        if kind == "glued":
            following = _next_word(text, match.end())
            token = self._token(match.start())
            apart = self._starts(following, match.end()) and not set(token) & set("/@:.")
            return match.end() if apart else None
        if match.end() >= self.last:
            return None
        return match.end() if self._breaks(match) else None

    def _breaks(self, match: re.Match[str]) -> bool:
        stop, closers = match["stop"], match["closers"]
        before = match.start()
        following = _next_word(self.text, match.end())
        bracketed = ")" in closers or "]" in _CITED.sub("", closers)
        if before and self.text[before - 1] in "([" and bracketed:
            return False  # "[…]" and "(?)" stand within a sentence
        if self._enclosed(before):
            if not bracketed or (stop == "." and self._abbreviated(self._token(before))):
                return False
            if stop != "." and not self._starts(following, match.end()):
                return False
        if following is None:
            return stop[-1] != "." or not self._abbreviated(self._token(before))
        if self._continues(following, match.end(), stop, before):
            return False
        if stop[-1] in "!?…‽" or len(stop) > 1:
            return self._after_exclamation(stop, closers, before, following, match.end())
        if stop != ".":
            return self.known or self._library_near(match.end())
        return self._after_dot(before, following, match.end(), closers)

    def _continues(self, following: str, at: int, stop: str, before: int) -> bool:
        """A small letter goes on with the sentence, but for names like iPhone and texts without capitals."""
        if not following[0].islower() or (len(following) > 2 and any(map(str.isupper, following[1:4]))):
            return False
        if self.lowercase:
            quoted = self.text[before + len(stop) : before + len(stop) + 1] in '"”' and stop[-1] in "!?"
            spaced = self.text[before - 1 : before].isspace() and stop == "."
            return (
                quoted or spaced or self._abbreviated(self._token(before)) or stop[-1] == "…" or len(stop) > 2
            )
        # A list item or line of its own may begin small.
        gap = self.text[at : at + 8]
        return "\n" not in gap[: len(gap) - len(gap.lstrip())] or bool(re.match(r"\s*\w", gap))

    def _after_exclamation(self, stop: str, closers: str, before: int, following: str, at: int) -> bool:
        token = self._token(before)
        if stop == "!" and token in _EXCLAIMED and not closers and not self._starts(following, at):
            return False
        if stop[-1] in "….‽" and (following == "I" or following.startswith(("I'", "I’"))):
            return len(self.text[self.start : before].split()) > 3
        quoted = any(mark in closers for mark in "\"”“»«’'")
        return not (quoted and stop[-1] != "." and self._attributed(at, following))

    def _attributed(self, at: int, following: str) -> bool:
        """Does a verb of speaking follow: “Is it?” Anna Smith asked."""
        if self._starts(following, at) and following != "I":
            return False
        ahead = re.match(r"[^!?;:\"“”„«»\n]{0,60}", self.text[at : at + 60])
        names = ahead[0].split()[:5] if ahead else []
        for index, name in enumerate(names):
            word = name.strip(",.")
            if word in self.words.speech:
                return index < 3 or all(n[:1].isupper() for n in names[:index])
            if name[-1] == "." and not self._abbreviated(word):
                return False
        return False

    def _after_dot(self, before: int, following: str, at: int, closers: str) -> bool:
        token = self._token(before)
        quoted = any(mark in closers for mark in '"”“»')
        if not token or quoted:
            return True
        if self._abbreviated(token) and self.text[at : at + 3].lstrip()[:1] in {"–", "—"}:
            return False  # a dateline: "SIOUX FALLS, S.D. – People"
        if self._begins_list(before):
            return False
        if token[-1].isdigit() or (self.code == "de" and _ROMAN.match(token) and len(token) > 1):
            return self._after_number(token, before, following, self._starts(following, at))
        return self._after_word(token, before, following, at)

    def _after_word(self, token: str, before: int, following: str, at: int) -> bool:
        words, starts = self.words, self._starts(following, at)
        bare = _bare(token)
        if bare in words.ender:
            if _AT_A_TIME.match(self.text[self.start : before - len(token)]):
                return False
            return not (following in words.follows or following[0].isdigit())
        if bare in words.name:
            return starts and self._place_name(bare, before)
        if self._counts(bare, token, following):
            return False
        if bare in words.number and _LABEL.match(following) and following != "I" and not starts:
            return False
        if len(bare) == 1 and bare.isalpha() and bare not in words.final:
            return self._after_initial(bare, before, starts)
        if bare in words.final and not self.text[self.start : before - len(token)].strip(" \n\t\"'“‘(["):
            return False  # "ed. Thomas Hill" begins with its abbreviation
        if bare in words.final:
            return starts or (bare in _WORDS_TOO and not self._word_before(before, bare)[-1:].isdigit())
        if _ACRONYM.match(bare):
            return starts
        return self.known or len(bare) > 4 or (self._library_near(at) if self.library else len(bare) > 3)

    def _counts(self, bare: str, token: str, following: str) -> bool:
        """Is it an abbreviation before a figure? In a language without words here any short one is: "kl. 14.30",
        "séc. XIX"; hardly a sentence ends so short and goes on so."""
        if following[0].isdigit() and self._abbreviated(token):
            return True
        return not self.known and len(bare) < 5 and bare.islower() and bool(_FIGURED.match(following))

    def _after_number(self, token: str, before: int, following: str, starts: bool) -> bool:
        """A number ends a sentence, save in German, where a dot makes it an ordinal."""
        if self.code != "de":
            # "December 2014 5. Response codes": after a figure or a mark a short number counts sections.
            previous = self._word_before(before, token)
            counts = len(token) < 5 and bool(_NUMBERED_BEFORE.search(previous))
            return not (counts or self._library_joins(before))
        if len(token) > 3 and token.isdigit():
            return True
        if following in self.words.ordinal_before:
            return False
        if _ROMAN.match(token):
            return starts
        previous = self._word_before(before, token)
        if previous.rstrip(".") in self.words.number and previous.endswith("."):
            return True  # "Kap. 4. Das": a label's number
        if previous.rstrip(",") in self.words.ordinal_after or previous[-1:] in ".–-/":
            return False
        return starts or not token.isdigit() or len(token) > 2

    def _after_initial(self, letter: str, before: int, starts: bool) -> bool:
        """ "J. R. R. Tolkien" goes on; "vitamin C. The" and "Plan B. He" end."""
        previous = self._word_before(before, letter)
        if letter in _UNITS and previous[-1:].isdigit():
            return True
        if letter.islower() or previous in self.words.labels:
            return (starts or letter.isupper()) and not self._begins_list(before)
        if not starts:
            return False
        return not (previous[:1].isupper() and previous[-1:] == ".")

    def _place_name(self, bare: str, before: int) -> bool:
        """ "He lives on Main St. The house": a saint comes before a name, a street after one."""
        previous = self._word_before(before, bare)
        return bare in {"St", "Ft", "Mt"} and previous[:1].isupper() and previous[-1:] != "."

    def _starts(self, following: str | None, at: int) -> bool:
        """Is the word after ``at`` one that, with its capital, begins a sentence?"""
        if not following:
            return False
        word = following.replace("’", "'")
        if len(word) == 1 and self.text.startswith(following + ".", self.text.find(following, at)):
            return False  # an initial
        head, mark, _ = word.partition("'")
        return word in self.words.starters or (bool(mark) and head + mark in self.words.starters)

    # -- small looks around ------------------------------------------------------------------------------------

    def _token(self, before: int) -> str:
        """The token that ends at ``before`` (its terminator not included)."""
        found = _TOKEN_BEFORE.search(self.text[max(self.start, before - 40) : before])
        return found[0] if found else ""

    def _word_before(self, before: int, token: str) -> str:
        """The token before the one that ends at ``before``."""
        window = self.text[max(self.start, before - 80) : before - len(token)]
        words = window.split()
        return words[-1].strip("\"“”„«»()'’‘") if words else ""

    def _abbreviated(self, token: str) -> bool:
        bare, words = _bare(token), self.words
        return (
            bare in words.name or bare in words.number or bare in words.final or bare in words.ender
            or bool(_ACRONYM.match(bare)) or (len(bare) == 1 and bare.isalpha())
        )  # fmt: skip

    def _begins_list(self, before: int) -> bool:
        """Is all of this sentence so far a list number: "1." or "b." or "2.3."?"""
        head = self.text[self.start : before]
        return len(head) < 12 and bool(_LIST_NUMBER.match(head.lstrip()))

    def _library_near(self, at: int) -> bool:
        return any(at + offset in self.library for offset in range(4))

    def _library_joins(self, before: int) -> bool:
        return bool(self.library) and not self.known and not self._library_near(before + 1)

    def _line_ends(self, match: re.Match[str]) -> bool:
        """A blank line always ends a sentence; a single one does after a short line or before a list item."""
        text = self.text
        if match[0].count("\n") > 1:
            self.open.clear()
            return True
        begin = text.rfind("\n", max(0, match.start() - 200), match.start()) + 1
        line = text[begin : match.start()] if begin else text[max(0, match.start() - 200) : match.start()]
        if _BULLET.match(text[match.end() : match.end() + 8]):
            self.open.clear()
            return True
        following = text[match.end() : match.end() + 1]
        return (
            len(line.strip()) < 45
            and line.strip()[-1:] not in {",", "-", "–", ""}
            and not following.islower()
        )


def _bare(token: str) -> str:
    """ "(z.B" or "p.m" as the word lists keep it; "Herr/Dr" and "1988-Jan" by their last part."""
    for mark in "/–—‑":
        token = token.rsplit(mark, 1)[-1]
    token = token.strip("'’*_,;:")
    if token[1:2] in {"'", "’"}:
        token = token[2:]  # French "l'art"
    return "str" if token.endswith("str") else token


def _next_word(text: str, at: int) -> str | None:
    """The word after ``at``, past quotation marks, brackets and dashes; None when what follows is no word."""
    found = _NEXT.match(text, at, at + 80)
    return found["word"] if found else None


def _library_ends(text: str, code: str) -> frozenset[int]:
    """Sentence ends by the library; none when it is missing or fails, which leaves the verdict to our rules."""
    segmenter = _segmenter()
    if segmenter is None:
        return frozenset()
    ends: list[int] = []
    at = 0
    for piece in segmenter(code or "en", text):
        at += len(piece)
        ends.append(at)
        ends.append(at - len(piece) + len(piece.rstrip()))
    return frozenset(ends) if at == len(text) else frozenset()


def _segmenter() -> Callable[[str, str], list[str]] | None:
    try:
        from sentencex import segment
    except ImportError:  # no wheel for this platform
        return None
    return lambda code, text: list(segment(code, text))
