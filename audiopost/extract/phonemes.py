# SPDX-License-Identifier: GPL-3.0-or-later
"""Pronunciations that a book gives of its words: the SSML attributes of EPUB 3 (``ssml:ph``, ``ssml:alphabet``).

They become the spoken form that ``data-audiopost-say`` gives: ``[[ipa|word]]``. IPA and X-SAMPA (J. C. Wells, 1995) are
read; a pronunciation in any other alphabet is passed over, and the word said as it is written.
"""

from __future__ import annotations

from typing import Any

_PH, _ALPHABET, _SAY = "ssml:ph", "ssml:alphabet", "data-audiopost-say"
_XSAMPA = {
    "b_<": "ɓ", "d_<": "ɗ", "g_<": "ɠ", "r\\`": "ɻ", "|\\|\\": "ǁ", "J\\_<": "ʄ", "G\\_<": "ʛ", "_?\\": "ˤ", "_h": "ʰ", "_j": "ʲ", "_w": "ʷ", "_0": "̥",
    "_v": "̬", "_=": "̩", "_~": "̃", "_d": "̪", "_G": "ˠ", "_l": "ˡ", "_n": "ⁿ", "_k": "̰", "_t": "̤", "_c": "̜", "_O": "̹", "_r": "̝", "_o": "̞", "_^": "̯",
    "d`": "ɖ", "l`": "ɭ", "n`": "ɳ", "r`": "ɽ", "s`": "ʂ", "t`": "ʈ", "z`": "ʐ", "@`": "ɚ", "3`": "ɝ", "h\\": "ɦ", "j\\": "ʝ", "J\\": "ɟ", "K\\": "ɮ",
    "l\\": "ɺ", "L\\": "ʟ", "N\\": "ɴ", "p\\": "ɸ", "r\\": "ɹ", "R\\": "ʀ", "s\\": "ɕ", "v\\": "ʋ", "x\\": "ɧ", "X\\": "ħ", "z\\": "ʑ", "B\\": "ʙ",
    "G\\": "ɢ", "H\\": "ʜ", "?\\": "ʕ", "<\\": "ʢ", ">\\": "ʡ", "I\\": "ᵻ", "U\\": "ᵿ", "@\\": "ɘ", "3\\": "ɞ", "M\\": "ɰ", ":\\": "ˑ", "-\\": "‿",
    "O\\": "ʘ", "|\\": "ǀ", "!\\": "ǃ", "=\\": "ǂ", "A": "ɑ", "B": "β", "C": "ç", "D": "ð", "E": "ɛ", "F": "ɱ", "G": "ɣ", "H": "ɥ", "I": "ɪ", "J": "ɲ",
    "K": "ɬ", "L": "ʎ", "M": "ɯ", "N": "ŋ", "O": "ɔ", "P": "ʋ", "Q": "ɒ", "R": "ʁ", "S": "ʃ", "T": "θ", "U": "ʊ", "V": "ʌ", "W": "ʍ", "X": "χ",
    "Y": "ʏ", "Z": "ʒ", "g": "ɡ", "@": "ə", "{": "æ", "}": "ʉ", "1": "ɨ", "2": "ø", "3": "ɜ", "4": "ɾ", "5": "ɫ", "6": "ɐ", "7": "ɤ", "8": "ɵ", "9": "œ",
    "&": "ɶ", "?": "ʔ", '"': "ˈ", "%": "ˌ", ":": "ː", "'": "ʲ", "=": "̩", "~": "̃", "`": "˞", "-": "", "_": "͡", "*": "",
}  # fmt: skip
_LONGEST = max(map(len, _XSAMPA))


def from_xsampa(written: str) -> str:
    """X-SAMPA as IPA; what it does not know stays as it is.

    >>> from_xsampa('"ni:tS@')
    'ˈniːtʃə'
    """
    parts: list[str] = []
    at = 0
    while at < len(written):
        size = next((n for n in range(_LONGEST, 0, -1) if written[at : at + n] in _XSAMPA), 0)
        parts.append(_XSAMPA[written[at : at + size]] if size else written[at])
        at += size or 1
    return "".join(parts)


def take_over(page: Any) -> None:
    """Turn the SSML attributes of ``page`` (an HTML element) into spoken forms; an author's own form wins."""
    for element in page.xpath("//*[@*[name()='ssml:ph']]"):
        word = " ".join("".join(element.itertext()).split())
        alphabet = next(iter(element.xpath("ancestor-or-self::*/@*[name()='ssml:alphabet']")[::-1]), "")
        sounds = _ipa(" ".join(element.get(_PH).split()), alphabet.strip().lower())
        if sounds and word and element.get(_SAY) is None:
            element.set(_SAY, f"[[{sounds}|{word.translate(_BARRED)}]]")


_BARRED = str.maketrans("[]|", "   ")


def _ipa(sounds: str, alphabet: str) -> str:
    """The IPA of ``sounds``; "" when it cannot be told. Without a named alphabet, plain ASCII is X-SAMPA."""
    if alphabet == "x-sampa" or (not alphabet and sounds.isascii()):
        sounds = from_xsampa(sounds)
    elif alphabet not in {"", "ipa"}:
        return ""
    return "" if any(mark in sounds for mark in "[]|") else sounds
