# SPDX-License-Identifier: GPL-3.0-or-later
"""The grammar: a MathML tree read from left to right, brackets matched, scripts said by what they mean."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from audiopost.script.formulas import layouts, scripts
from audiopost.script.formulas.symbols import SAME, plain_letter
from audiopost.script.formulas.vocabulary import Vocabulary

_GROUPS = frozenset({"math", "mrow", "mstyle", "mpadded", "merror", "menclose", "mtd", "mfenced", "root"})
_FIRST_ONLY = frozenset({"semantics", "maction"})
_SILENT = frozenset(
    {"mspace", "mphantom", "annotation", "annotation-xml", "none", "mprescripts", "maligngroup", "malignmark"}
)
_SCRIPTED = frozenset({"msup", "msub", "msubsup", "munder", "mover", "munderover"})
_OPEN = {"(": ")", "[": "]", "{": "}", "⟨": "⟩"}
_BARS = frozenset("|∣‖∥")
_APPLY, _TIMES = "\u2061", "\u2062\u2063\u2064"
_ALWAYS_FUNCTIONS = frozenset("fghFGPEOΓζφψΦ")
_MONEY = frozenset("$€£¥")
_ADDING = frozenset("+-−±∓=<>≤≥")
_ARTICLES = ("the ", "die ", "der ", "das ", "el ", "la ", "le ", "l’")


def tag(node: Element) -> str:
    """The element's name without a namespace."""
    return node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""


def content(node: Element) -> str:
    """All text inside ``node``, without white space around it."""
    return "".join(node.itertext()).strip()


class Reader:
    """Reads one formula with one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, root: Element) -> None:
        self.words = vocabulary
        letters = {plain_letter(content(node)) for node in root.iter() if tag(node) == "mi"}
        joining = {vocabulary.signs[sign] for sign in "+-−±=<>|" if sign in vocabulary.signs}
        joining.add(vocabulary.over.format(a="", b="").strip())
        self._joined = re.compile(rf"\S (?:{'|'.join(map(re.escape, sorted(joining)))}) ")
        # A capital is only worth a word where its small letter is about too.
        self._capitals = {
            letter
            for letter in letters
            if len(letter) == 1 and letter.isascii() and letter.isupper() and letter.lower() in letters
        }

    def read(self, node: Element) -> str:
        """The words for ``node``."""
        name = tag(node)
        if name in _SILENT:
            return ""
        if name in _GROUPS:
            return self.row(list(node)) if len(node) else self._leaf(node)
        if name in _FIRST_ONLY:
            return self.read(node[0]) if len(node) else ""
        if name == "mtable":
            return layouts.table(self, node, "")
        if name == "mfrac":
            return layouts.fraction(self, node)
        if name in {"msqrt", "mroot"}:
            return layouts.root(self, node)
        if name in _SCRIPTED and len(node) >= 2:
            return scripts.scripted(self, node)
        if name == "mmultiscripts" and len(node):
            return " ".join(filter(None, map(self.read, node)))
        return self._leaf(node)

    def _leaf(self, node: Element) -> str:
        text = content(node)
        if not text or text in _TIMES or text == _APPLY:
            return ""
        if tag(node) == "mn":
            return text
        if tag(node) in {"mtext", "ms"}:
            return "" if re.fullmatch(r"\(\d+\)", text) else " ".join(text.replace("$", "").split())
        if tag(node) == "mo":
            return self.operator(text)
        return self.identifier(text)

    def identifier(self, text: str) -> str:
        """A letter, a name of several letters, or a sign that was marked as one."""
        text = plain_letter(text)
        if text in self.words.functions:
            return self._named(self.words.functions[text])
        if text in self.words.signs and not text.isalpha():
            return self.operator(text)
        said = self.words.letters.get(text)
        if said is None and len(text) == 1 and text.lower() in self.words.letters:
            said = self.words.letters[text.lower()]
        said = said or text.lstrip("\\")
        if text in self.words.signs:
            said = self.words.signs[text]
        return self.words.capital.format(a=said) if text in self._capitals else said

    def _named(self, words: str) -> str:
        return self.words.of.format(a=words, b="").strip() if words.startswith(_ARTICLES) else words

    def operator(self, text: str) -> str:
        """An operator's words; a big one without limits as "the sum of"; a sign without a name as Unicode calls it."""
        text = SAME.get(text, " ".join(text.split()))
        if text in self.words.operators:
            return self.words.bare.format(a=self.words.operators[text])
        if text in self.words.functions or (len(text) > 1 and text.isalpha()):
            return self._named(self.words.functions.get(text, text))
        if text in {":", "."}:
            return ","
        if text in self.words.signs:
            return self.words.signs[text]
        if self.words.language == "en" and len(text) == 1 and text not in _MONEY:
            import unicodedata

            return unicodedata.name(text, "").lower()
        return text

    # -- rows -------------------------------------------------------------------------------------------------

    def row(self, nodes: Sequence[Element], in_set: bool = False) -> str:
        """Nodes side by side: brackets with what they hold, functions with their arguments."""
        said: list[str] = []
        at = 0
        while at < len(nodes):
            node = nodes[at]
            text = content(node) if tag(node) == "mo" else ""
            if text in _OPEN or (text in _BARS and self._begins(nodes, at)):
                end = self._matching(nodes, at, text)
                if end or (text == "{" and any(tag(n) == "mtable" for n in nodes[at + 1 : at + 2])):
                    words, at = self._bracketed(nodes, at, end or len(nodes), text)
                    said.append(words)
                    continue
            if in_set and text in _BARS | {":"}:
                said.append(self.words.signs[":"])
            else:
                said.append(self.read(node))
            at += 1
        return " ".join(filter(None, said))

    def _begins(self, nodes: Sequence[Element], at: int) -> bool:
        """A bar opens when nothing stands before it that it could divide or close."""
        if nodes[at].get("form") == "prefix":
            return True
        return nodes[at].get("form") != "postfix" and (at == 0 or tag(nodes[at - 1]) == "mo")

    def _matching(self, nodes: Sequence[Element], at: int, text: str) -> int:
        """The place of the bracket that closes the one at ``at``, or 0."""
        close, depth = _OPEN.get(text, text), 0
        for place in range(at + 1, len(nodes)):
            closer = self._closer(nodes[place])
            if closer == text and text in _OPEN:
                depth += 1
            elif closer == close or (text == "[" and closer == ")") or (text == "(" and closer == "]"):
                if not depth:
                    return place
                depth -= 1
        return 0

    @staticmethod
    def _closer(node: Element) -> str:
        """The bracket that ``node`` is, also under an exponent: TeX puts the power on the bracket."""
        if tag(node) in {"msup", "msub", "msubsup"} and len(node) and tag(node[0]) == "mo":
            return content(node[0])
        return content(node) if tag(node) == "mo" else ""

    def _bracketed(self, nodes: Sequence[Element], at: int, end: int, text: str) -> tuple[str, int]:
        inside = [node for node in nodes[at + 1 : end] if tag(node) not in _SILENT]
        inside = [node for node in inside if tag(node) != "mo" or content(node)]
        words = self._bracket_words(nodes, at, inside, text, end < len(nodes))
        if end < len(nodes) and tag(nodes[end]) in _SCRIPTED and len(nodes[end]) > 1:
            words = scripts.scripted(self, nodes[end], self.bracketed(words, text))
        return words, end + 1

    def _bracket_words(
        self, nodes: Sequence[Element], at: int, inside: list[Element], text: str, closed: bool
    ) -> str:
        if len(inside) == 1 and tag(inside[0]) == "mtable":
            return layouts.table(self, inside[0], text if closed else "{")
        if (
            len(inside) == 1
            and tag(inside[0]) == "mfrac"
            and inside[0].get("linethickness", "").startswith("0")
        ):
            return self.read(inside[0])
        if text in {"|", "∣"}:
            return self.words.absolute.format(a=self.row(inside))
        if text in _BARS:
            return self.words.norm.format(a=self.row(inside))
        if text == "{":
            return self.words.set_of.format(a=self.row(inside, in_set=True))
        words = self.row(inside)
        if self._is_argument(nodes, at, inside):
            tail = "," if self.long(words) else ""
            return self.words.of.format(a="", b=words).strip() + tail
        if len(inside) <= 1 and not self.long(words):
            return words
        if inside and content(inside[0]) == "mod":
            return words
        opening = self.words.open if text == "(" else self.words.signs.get(text, self.words.open)
        closing = self.words.close if text == "(" else self.words.signs.get(_OPEN[text], self.words.close)
        return f"{opening} {words} {closing}"

    def bracketed(self, words: str, text: str) -> str:
        """What stands in round or square brackets under an exponent, the brackets said if it is more than a word."""
        if (
            text not in {"(", "["}
            or " " not in words
            or words.startswith((self.words.open, self.words.signs["["]))
        ):
            return words
        if words.endswith(","):  # a matrix or another thing whose end was said
            return words
        return f"{self.words.open} {words} {self.words.close}"

    def _is_argument(self, nodes: Sequence[Element], at: int, inside: list[Element]) -> bool:
        """Do the brackets at ``at`` hold what the name before them is a function of?"""
        if at == 0:
            return False
        before = nodes[at - 1]
        if tag(before) == "mo" and content(before) == _APPLY:
            return True
        name = before
        while tag(name) in {"msub", "msup", "msubsup", "mrow"} and len(name):
            name = name[0]
        text = plain_letter(content(name))
        if tag(name) != "mi" and text not in self.words.functions:
            return False
        if text in _ALWAYS_FUNCTIONS:
            return True
        if text in self.words.functions:
            return not self._named(self.words.functions[text]).endswith(
                self.words.of.format(a="", b="").strip()
            )
        return len(text) == 1 and not any(content(node) in _ADDING for node in inside if tag(node) == "mo")

    def long(self, words: str) -> bool:
        """Whether a part is so long, or so joined, that its end must be said."""
        return words.count(" ") > 2 or bool(self._joined.search(words))
