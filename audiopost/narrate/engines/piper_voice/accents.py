# SPDX-License-Identifier: GPL-3.0-or-later
"""Another language in an English voice's mouth: its own phonemes, each as the nearest sound the voice was taught.

Better than reading French by English rules, and what a well-read English speaker would do. The voice has never heard
front rounded or nasal vowels, uvular or palatal consonants; their neighbours in English stand in.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

Phonemize = Callable[[str], list[list[str]]]

_NASAL = "\u0303"
_CEDILLA = "\u0327"
_LENGTH = "ː"
_NEAREST = {
    "y": "u", "ø": "ɜ", "œ": "ʌ", "ʏ": "ʊ", "ɥ": "w", "ʉ": "u", "ɨ": "ɪ", "ɯ": "u", "ɤ": "ʌ", "ɒ": "ɑ", "a": "ɑ",
    "e": "eɪ", "o": "oʊ", "ʁ": "ɹ", "ʀ": "ɹ", "r": "ɹ", "ɲ": "nj", "ʎ": "lj", "ç": "h", "x": "h", "χ": "h", "ħ": "h",
    "ɣ": "ɡ", "β": "b", "ʝ": "j", "c": "k", "ɟ": "j", "ɬ": "l", "ʋ": "v", "ɸ": "f", "ɕ": "ʃ", "ʑ": "ʒ", "ʂ": "ʃ",
    "ʐ": "ʒ", "q": "k", "ɳ": "n", "ʈ": "t", "ɖ": "d", "ɽ": "ɾ", "ɱ": "m",
}  # fmt: skip
# A nasal vowel is its open neighbour and an n.
_BEFORE_NASAL = {"ɛ": "æ", "œ": "ʌ", "ɔ": "oʊ", "ɑ": "ɑ"}


def approximated(phonemes: Sequence[str]) -> list[str]:
    """``phonemes`` (single signs, NFD) with only sounds of American English, marks of stress and punctuation kept."""
    out: list[str] = []
    for at, sign in enumerate(phonemes):
        if sign in {_NASAL, _CEDILLA}:
            continue
        following = phonemes[at + 1] if at + 1 < len(phonemes) else ""
        if following == _NASAL:
            out += [*_BEFORE_NASAL.get(sign, _NEAREST.get(sign, sign)), "n"]
        elif following == _CEDILLA:
            out.append(_NEAREST["ç"])
        elif sign == _LENGTH and out and out[-1] in {"ɪ", "ʊ"}:
            continue
        else:
            out += _NEAREST.get(sign, sign)
    return out


def borrowing(language: str, own: Phonemize) -> Phonemize:
    """A phonemizer for ``language`` (a BCP 47 primary tag) approximated to English; ``own`` where espeak-ng lacks it."""
    from piper.phonemize_espeak import EspeakPhonemizer

    espeak = EspeakPhonemizer()

    def phonemize(text: str) -> list[list[str]]:
        try:
            sentences = espeak.phonemize(language, text)
        except Exception:  # noqa: BLE001 - the binding raises bare errors for a language it does not have
            return own(text)
        return [approximated(sentence) for sentence in sentences]

    return phonemize
