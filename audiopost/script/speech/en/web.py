# SPDX-License-Identifier: GPL-3.0-or-later
"""Addresses of the web: URLs, domains, e-mail, handles, hashtags; DOI, arXiv and IP addresses."""

from __future__ import annotations

import re

from audiopost.script.speech.en.letters import spell
from audiopost.script.speech.en.numerals import cardinal, digits, number, year
from audiopost.script.speech.en.pronounceable import WORDS, is_spelled, sayable
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("web")

_MARKS = {
    ".": "dot", "/": "slash", "-": "dash", "_": "underscore", ":": "colon", "?": "question mark", "=": "equals", "&": "and", "#": "hash", "%": "percent",
    "~": "tilde", "+": "plus", "@": "at", "*": "asterisk", "!": "exclamation mark", "$": "dollar", ",": "comma", "(": "", ")": "", "'": "", ";": "semicolon", "\\": "backslash",
}  # fmt: skip
_TLDS = (
    "com|org|net|edu|gov|mil|int|info|biz|io|ai|co|app|dev|me|tv|fm|gg|ly|uk|us|ca|au|de|fr|es|it|nl|be|ch|at|se|no|dk|fi|pl|cz|ru|ua|jp|cn|kr|in|br|mx|ar|za|nz|ie|eu|"
    "news|blog|tech|online|site|shop|store|xyz|cloud|health|science|museum|travel|wiki|pt|gr|tr|il|hk|sg|tw|ph|id|my|th|vn|cl|pe|ac|is|to|sm|hu|ro|bg|rs|hr|si|sk|lt|lv|ee|lu|li"
)
_SAID_TLDS = frozenset(
    "com co org net gov mil info biz app dev news blog tech online site shop store cloud health science museum travel wiki name coop pro mobi".split()
)
_HOST = rf"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{{0,62}})\.){{1,6}}(?:{_TLDS})(?![A-Za-z0-9_-])"
_PATH = r"(?:[/?#][^\s<>\"\u201c\u201d\u00ab\u00bb]{0,400})?"
_PIECE = re.compile(r"[A-Z]+(?![a-z])|[A-Za-z\xc0-\u024f]+|\d+|.", re.S)
_VOWEL = re.compile("[aeiouy]", re.I)
_LETTERS = frozenset(
    "www http https ftp sftp ssh html htm php asp aspx jsp xml pdf css js json csv tsv png svg cgi url uri id uk us ca au de fr es it nl be ch eu io ai tv fm js ts py sh md gif exe dll zip mp3 mp4 cdn api faq sm jp cn kr nz rss aws gmt usb sql ip tcp udp dns vpn nhs bbc cnn nyt ibm nih cdc fda mit ucl lse npr gov-no doc-no ny rtx gtx dgx gpu cpu ssd hp lg bmw sas".split()
)


def say_part(text: str, name: bool = False) -> str:
    """Part of an address in words: every word, letter run, figure and mark of it."""
    words: list[str] = []
    for piece in _PIECE.findall(text):
        if piece.isdecimal():
            words.append(_figures(piece))
        elif piece.isalpha():
            words.append(piece.lower() if name and _is_name(piece) else _word(piece))
        else:
            words.append(_MARKS.get(piece, ""))
    return " ".join(word for word in words if word)


def _is_name(piece: str) -> bool:
    """Whether letters of a handle are a name or word: "ann", "Bob", "NASA"; not "cdc", "NBA"."""
    if len(piece) < 3 or piece.lower() in _LETTERS or not _VOWEL.search(piece):
        return False
    return not (piece.isupper() and is_spelled(piece))


def _figures(figures: str) -> str:
    if (figures[0] == "0" and len(figures) > 1) or len(figures) > 4:
        return digits(figures)
    if len(figures) == 4:
        return cardinal(int(figures)) if figures.endswith("000") else year(int(figures))
    return digits(figures) if len(figures) == 3 else cardinal(int(figures))


def _word(word: str) -> str:
    low = word.lower()
    if low in _LETTERS or len(word) == 1:
        return spell(word)
    if low in _SAID_TLDS or low.upper() in WORDS:
        return low
    if not _VOWEL.search(word) or len(word) <= 2 or (word.isupper() and is_spelled(word)):
        return spell(word)
    if len(word) == 3 and not sayable(word.upper()):
        return spell(word)
    return low


def host(address: str) -> str:
    """A host in words without "www.": "example.com" → "example dot com"."""
    plain = re.sub(r"^[a-z]+://", "", address, flags=re.I)
    plain = re.split(r"[/?#]", plain, maxsplit=1)[0]
    plain = re.sub(r"^(?:www\d?\.)|^[^@]*@|:\d+$", "", plain, flags=re.I)
    return say_part(plain)


def _full(address: str) -> str:
    return say_part(address)


def _alone(match: re.Match[str], context: Context) -> bool:
    return match[0].strip() == context.text.strip(" .\n\t<>()")


def _cut(written: str) -> str:
    """An address without the punctuation of the sentence around it."""
    while written and (
        written[-1] in ".,;:!?'\u2019*\u2026"
        or (written[-1] == ")" and written.count("(") < written.count(")"))
        or written[-1] == "]"
    ):
        written = written[:-1]
    return written


def _address(match: re.Match[str], context: Context) -> list[tuple[int, int, str]]:
    written = _cut(match[0])
    # Alone on its line an address is what is to be said; within a sentence its host tells enough.
    full = context.policy.urls == "full" or context.text.strip(" .\n\t<>()") == written
    return [(match.start(), match.start() + len(written), _full(written) if full else host(written))]


@RULES.rule(
    "url",
    r"(?<![\w@])(?:https?|ftp|sftp|file|ssh|git|wss?)://[^\s<>\"\u201c\u201d\u00ab\u00bb]{1,600}",
    needs="/",
    flags=re.I,
)
def say_url(match: re.Match[str], context: Context) -> list[tuple[int, int, str]]:
    return _address(match, context)


@RULES.rule("mailto", r"(?<![\w@])mailto:(?=[\w.])", needs=":")
def say_mailto(match: re.Match[str], context: Context) -> str:
    return ""


@RULES.rule(
    "email",
    r"(?<![\w.+@%-])[A-Za-z0-9][\w.+%-]{0,63}@(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\.){1,6}[A-Za-z]{2,24}(?![\w@])",
    needs="@",
)
def say_email(match: re.Match[str], context: Context) -> str:
    name, _, domain = match[0].partition("@")
    return f"{say_part(name)} at {say_part(domain)}"


@RULES.rule(
    "www", r"(?<![\w@.])www\d?\.[A-Za-z0-9][^\s<>\"\u201c\u201d\u00ab\u00bb]{2,400}", needs="wW", flags=re.I
)
def say_www(match: re.Match[str], context: Context) -> list[tuple[int, int, str]]:
    return _address(match, context)


_NOT_DOMAINS = re.compile(
    r"(?:node|next|vue|nuxt|express|three|d3|react|angular|ember|backbone|chart|asp|vb|ado|ml|socket)\.(?:js|net|io)$",
    re.I,
)


@RULES.rule("domain", rf"(?<![\w@./-]){_HOST}(?::\d{{2,5}}(?!\d))?{_PATH}", needs=".", flags=re.I)
def say_domain(match: re.Match[str], context: Context) -> list[tuple[int, int, str]] | None:
    written = _cut(match[0])
    bare = re.split(r"[/?#:]", written, maxsplit=1)[0]
    top = bare.rsplit(".", 1)[1]
    first = bare.split(".", 1)[0]
    if _NOT_DOMAINS.match(bare) and "/" not in written:
        return None
    # "end.In the next", "etc.to": a missing space, not a domain; "U.S.", "a.m.".
    if (
        (top != top.lower() and top != top.upper())
        or (len(first) == 1 and len(bare) < 6)
        or (top.isupper() and not bare.isupper())
    ):
        return None
    common = top.lower() in (
        "com",
        "org",
        "net",
        "edu",
        "gov",
        "io",
        "ai",
        "info",
        "app",
        "dev",
        "uk",
        "de",
        "fr",
        "eu",
        "co",
        "ca",
        "au",
        "tv",
        "news",
        "blog",
        "wiki",
        "jp",
        "ru",
        "cn",
        "ch",
        "us",
    )
    if not common and "/" not in written and bare.count(".") == 1 and top.lower() in WORDS_AS_TLD:
        return None
    if first[:1].isdecimal() and first.isdecimal():
        return None
    return _address(match, context)


WORDS_AS_TLD = frozenset("in is it at be no me to my so us as id ac am pt my".split())


_NETWORK = re.compile(
    r"\b(?:IP|IPv4|address(?:es)?|hosts?|servers?|network|subnet|DNS|ping|router|gateway|port|firewall|localhost)\b",
    re.I,
)


_COUNTED_PARTS = re.compile(
    r"\b(?:v|version|release|build|macOS|iOS|Section|section|Windows|Android|\xa7)\s?$"
)


@RULES.rule(
    "ip", r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?P<port>:\d{1,5})?(?P<mask>/\d{1,2})?(?![\w.]\d|\w)", needs="."
)
def say_ip(match: re.Match[str], context: Context) -> str | None:
    quad = re.split(r"[:/]", match[0])[0]
    parts = [int(part) for part in quad.split(".")]
    if (
        not (match["port"] or match["mask"])
        and max(parts) < 100
        and parts[0] < 64
        and (parts[0] != 10 or _COUNTED_PARTS.search(context.before(match.start(), 16)))
        and any(parts)
        and not _NETWORK.search(context.text)
    ):
        # "Section 7.8.2.2", "version 17.0.4.1".
        return None
    words = " dot ".join(digits(part) for part in quad.split("."))
    if match["port"]:
        words += " colon " + _figures(match["port"][1:])
    return words + (f" slash {cardinal(int(match['mask'][1:]))}" if match["mask"] else "")


@RULES.rule("localhost", r"(?<![\w.])localhost:(?P<port>\d{2,5})(?!\d)", needs=":")
def say_localhost(match: re.Match[str], context: Context) -> str:
    port = match["port"]
    return f"localhost colon {year(int(port)) if len(port) == 4 and not port.endswith('000') else cardinal(int(port)) if len(port) < 5 else digits(port)}"


@RULES.rule(
    "doi", r"(?<![\w.])(?P<label>(?:doi|DOI):\s?)?(?P<id>10\.\d{4,9}/[^\s<>\"\u201c\u201d]{1,120})", needs="/"
)
def say_doi(match: re.Match[str], context: Context) -> list[tuple[int, int, str]]:
    written = _cut(match[0])
    label = match["label"] or ""
    prefix, _, suffix = written[len(label) :].partition("/")
    pieces = []
    for piece in _PIECE.findall(suffix):
        if piece.isdecimal():
            pieces.append(digits(piece) if len(piece) != 2 else cardinal(int(piece)))
        elif piece.isalpha():
            pieces.append(_word(piece))
        else:
            pieces.append(_MARKS.get(piece, ""))
    registrant = prefix[3:]
    words = f"ten point {cardinal(int(registrant)) if registrant.endswith('000') else digits(registrant)} slash {' '.join(p for p in pieces if p)}"
    return [(match.start(), match.start() + len(written), ("D.O.I " if label else "") + words)]


@RULES.rule("doi-label", r"(?<![\w.])doi(?=[:\s])", needs="d")
def say_doi_label(match: re.Match[str], context: Context) -> str:
    return "D.O.I"


@RULES.rule("arxiv", r"\barXiv:\s?(\d{4})\.(\d{4,5})(?:v(\d))?", needs=":", flags=re.I)
def say_arxiv(match: re.Match[str], context: Context) -> str:
    version = f" version {number(match[3])}" if match[3] else ""
    return f"archive {digits(match[1])} dot {digits(match[2])}{version}"


@RULES.rule("handle", r"(?<![\w@.])@(?P<name>[A-Za-z_][\w.]{0,38}\w|[A-Za-z])(?![\w@])", needs="@")
def say_handle(match: re.Match[str], context: Context) -> str:
    return f"at {say_part(split_words(match['name']), name=True)}"


@RULES.rule(
    "hashtag",
    r"(?<![\w&#])#(?P<name>(?:\d{1,4}(?=[A-Z]?[a-z]{2}))?[A-Za-z\xc0-\u024f][\w\xc0-\u024f]{1,60})",
    needs="#",
)
def say_hashtag(match: re.Match[str], context: Context) -> str:
    return f"hashtag {_plain_words(split_words(match['name']))}"


@RULES.rule("subreddit", r"(?<![\w/])/?(?P<kind>[ru])/(?P<name>[A-Za-z]\w{2,20})(?![\w/])", needs="/")
def say_subreddit(match: re.Match[str], context: Context) -> str:
    return f"{match['kind'].upper()} slash {_plain_words(split_words(match['name']))}"


def split_words(name: str) -> str:
    """ "MeToo" → "Me Too", "covid19" → "covid 19"; underscores stay."""
    apart = re.sub(
        r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])", " ", name
    )
    return apart.strip()


def _plain_words(name: str) -> str:
    words = []
    for word in name.replace("_", " ").split():
        if word.isdecimal():
            words.append(cardinal(int(word)) if len(word) < 4 and word[0] != "0" else _figures(word))
        elif word.isupper() and len(word) > 1:
            words.append(spell(word) if is_spelled(word) else word.lower())
        else:
            words.append(word)
    return " ".join(words)
