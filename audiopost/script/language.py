# SPDX-License-Identifier: GPL-3.0-or-later
"""Which language a text is in: what its author says, else what it looks like (py3langid, offline)."""

from __future__ import annotations

import math
from dataclasses import dataclass

__all__ = ["Choice", "choose", "detect", "foreign", "reads_like"]

# The languages that articles are published and voices made in. Close relatives of these with few written articles
# (Venetian, Asturian, Luxembourgish, ...) would only take short texts away from them.
LIKELY = frozenset(
    [
        "af",
        "am",
        "ar",
        "as",
        "az",
        "be",
        "bg",
        "bn",
        "bs",
        "ca",
        "cs",
        "cy",
        "da",
        "de",
        "el",
        "en",
        "eo",
        "es",
        "et",
        "eu",
        "fa",
        "fi",
        "fr",
        "ga",
        "gl",
        "gu",
        "ha",
        "he",
        "hi",
        "hr",
        "ht",
        "hu",
        "hy",
        "id",
        "ig",
        "is",
        "it",
        "ja",
        "jv",
        "ka",
        "kk",
        "km",
        "kn",
        "ko",
        "ku",
        "ky",
        "la",
        "lb",
        "lo",
        "lt",
        "lv",
        "mg",
        "mk",
        "ml",
        "mn",
        "mr",
        "ms",
        "mt",
        "my",
        "ne",
        "nl",
        "nn",
        "no",
        "or",
        "pa",
        "pl",
        "ps",
        "pt",
        "qu",
        "ro",
        "ru",
        "rw",
        "si",
        "sk",
        "sl",
        "so",
        "sq",
        "sr",
        "sv",
        "sw",
        "ta",
        "te",
        "tg",
        "th",
        "tk",
        "tl",
        "tr",
        "tt",
        "ug",
        "uk",
        "ur",
        "uz",
        "vi",
        "xh",
        "yo",
        "zh",
        "zu",
    ]
)
# Languages that are one to this purpose: telling them apart by a sentence is a coin's toss.
_KIN = (
    frozenset({"no", "nn", "nb", "da"}),
    frozenset({"hr", "bs", "sr", "sh"}),
    frozenset({"id", "ms", "jv"}),
    frozenset({"pt", "gl"}),
    frozenset({"es", "gl", "ca"}),
    frozenset({"cs", "sk"}),
    frozenset({"bg", "mk"}),
    frozenset({"ru", "uk", "be"}),
    frozenset({"zu", "xh"}),
    frozenset({"hi", "mr", "ne"}),
    frozenset({"nl", "af"}),
    frozenset({"de", "lb"}),
    frozenset({"tr", "az"}),
    frozenset({"fa", "ps", "ur"}),
)
_LOOKED_AT = 5_000
# Letters it takes to be fairly sure: below this the model says one thing with confidence and is often wrong.
_SURE_AFTER = 25.0
_PASSAGE_LETTERS = 60
_CERTAIN = 0.95


@dataclass(frozen=True, slots=True)
class Choice:
    """``language`` (BCP 47) as chosen; ``origin`` tells why: "config", "front matter", "lang", "detected", "default".

    ``contradicted`` is the language the text looks like when that is surely another one, else "".
    """

    language: str
    origin: str
    confidence: float = 1.0
    contradicted: str = ""


def detect(text: str) -> tuple[str, float]:
    """The likeliest language of ``text`` (ISO 639-1) and the confidence, 0 to 1; ("", 0.0) for text without letters.

    Looks at the first 5,000 characters. Never raises for any string.
    """
    sample = " ".join(text[:_LOOKED_AT].split()).encode("utf-8", "ignore").decode()
    letters = sum(map(str.isalpha, sample))
    if not letters:
        return "", 0.0
    from py3langid import rank

    try:
        ranked = [(code, float(score)) for code, score in rank(sample) if code in LIKELY]
    except OSError:  # it unpacks its model into a temporary file, and there may be no room for one
        return "", 0.0
    best, top = max(ranked, key=lambda one: one[1])
    if not math.isfinite(top) or top < -1e30:
        return "", 0.0
    share = 1 / sum(math.exp(max(-700.0, score - top)) for _, score in ranked)
    return best, share * (1 - math.exp(-_weight(sample, letters) / _SURE_AFTER))


def choose(
    text: str, *, config: str = "", front_matter: str = "", lang: str = "", default: str = "en"
) -> Choice:
    """The language of an article with the plain ``text``: what is given wins in the order config, front matter, lang.

    With nothing usable given it is detected; what cannot be told (confidence below one half) is ``default``.
    """
    given = (("config", config), ("front matter", front_matter), ("lang", lang))
    detected, confidence = detect(text)
    for origin, tag in given:
        clean = normal(tag)
        if clean:
            certain = (
                confidence >= _CERTAIN and len(text) >= 4 * _PASSAGE_LETTERS and not _kin(detected, clean)
            )
            return Choice(clean, origin, 1.0, detected if certain else "")
    if confidence >= 0.5:
        return Choice(detected, "detected", confidence)
    return Choice(default, "default", confidence)


# The commonest words that a language does not share with its neighbours.
_COMMON = {
    "en": "the of and to that is was with for this are", "de": "der die und das ist nicht ein eine den mit von zu auf für",
    "fr": "le les des et est une dans que pour pas qui sur", "es": "el la los las y del un una con por se más",
    "it": "il di che è un per non del della gli sono", "pt": "o os as e do da em um uma não para com",
    "nl": "de het een van en dat op te zijn niet", "sv": "och att det som på är för inte av ett", "da": "og at er det en af på for ikke",
    "nb": "og å er det en av på for ikke", "no": "og å er det en av på for ikke", "pl": "i w na z się nie do jest że to", "cs": "a se v na je že s to z",
    "ru": "и в не на что с по как из", "uk": "і в не на що з та як до", "tr": "ve bir bu için ile da de çok", "fi": "ja on ei että se oli kun",
    "ro": "și în de la cu pe că este nu", "hu": "a az és hogy nem egy is", "ca": "el la els les i de que amb per una",
}  # fmt: skip
_SHARE = 0.1


def reads_like(text: str, language: str) -> bool:
    """Whether ``text`` is plainly in ``language``, by its commonest words: spares loading the model; False: unknown."""
    common = _COMMON.get(language.replace("_", "-").split("-")[0].lower())
    if not common:
        return False
    known, words = set(common.split()), text[:_LOOKED_AT].casefold().split()
    return len(words) > 20 and sum(word in known for word in words) >= _SHARE * len(words)


def foreign(text: str, language: str) -> str:
    """The language of a passage when it surely is not ``language`` ("" otherwise): to warn of unmarked passages."""
    if sum(map(str.isalpha, text)) < _PASSAGE_LETTERS:
        return ""
    detected, confidence = detect(text)
    return detected if confidence >= _CERTAIN - 0.05 and not _kin(detected, language) else ""


def normal(tag: str) -> str:
    """``tag`` as BCP 47 writes it ("pt_br" → "pt-BR"); "" when it is no language tag or says nothing ("und")."""
    parts = [part for part in tag.strip().replace("_", "-").split("-") if part]
    primary = parts[0].lower() if parts else ""
    if not (2 <= len(primary) <= 3 and primary.isascii() and primary.isalpha()) or primary in {
        "und",
        "zxx",
        "mul",
    }:
        return ""
    out = [primary]
    for part in parts[1:]:
        if not (part.isascii() and part.isalnum() and len(part) <= 8):
            break
        out.append(part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.lower())
    return "-".join(out)


def _weight(sample: str, letters: int) -> float:
    """Letters as evidence: one of a dense script (Chinese, Korean, Thai ...) tells as much as several of ours."""
    dense = sum(ord(character) > 0x2E7F or 0x0900 <= ord(character) <= 0x11FF for character in sample)
    return letters + 4.0 * dense


def _kin(one: str, other: str) -> bool:
    first, second = one.split("-", maxsplit=1)[0].lower(), other.replace("_", "-").split("-")[0].lower()
    return not first or not second or first == second or any({first, second} <= group for group in _KIN)
