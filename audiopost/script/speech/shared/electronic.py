# SPDX-License-Identifier: GPL-3.0-or-later
"""URLs, e-mail addresses, handles, hashtags, file names and versions, in a language's own words."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from audiopost.script.speech.shared.letters import mixed, spell
from audiopost.script.speech.spans import DIGITS, Context, Rule, Rules

_DOMAINS = (
    "com|org|net|edu|gov|mil|int|info|biz|name|eu|io|ai|app|dev|tv|me|de|at|ch|li|es|mx|ar|cl|co|pe|ve|uy|ec|cat|gob|fr|be|"
    "lu|ca|qc|re|it|uk|us|pt|nl|pl|se|no|dk|fi|cz|ru|jp|cn|in|br|au|nz|online|blog|shop|wiki|berlin|wien|paris"
)
_FILES = "pdf|docx?|xlsx?|pptx?|csv|txt|md|html?|xml|json|toml|ya?ml|py|js|ts|css|php|java|jpe?g|png|gif|svg|webp|mp3|mp4|wav|flac|zip|tar|gz|exe|odt|epub"
_PATH = re.compile(r"[/?#]")
# "Am 01.09.1939": a day, not a release.
_DATE = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?:(?:1\d|20)\d\d|0\d|[2-9]\d)")
_PIECES = re.compile(r"[^\W_]+|[./:@_+~=&?%#-]")


@dataclass(frozen=True, slots=True)
class Words:
    """What a language calls the marks of an address; ``digits`` says figures, ``keep`` are short words not spelled."""

    dot: str
    at: str
    slash: str
    hyphen: str
    underscore: str
    colon: str
    hashtag: str
    version: str
    digits: Callable[[str], str]
    number: Callable[[str], str]
    keep: frozenset[str] = frozenset({"com", "net", "org", "info", "web", "www"})
    read: tuple[tuple[str, str], ...] = ()

    def say(self, address: str, *, letters: bool = False) -> str:
        """Every part of ``address``: labels as words or (all, if ``letters``) spelled, marks by their names."""
        marks = {
            ".": self.dot, "@": self.at, "/": self.slash, "-": self.hyphen, "_": self.underscore, ":": self.colon,
        }  # fmt: skip
        readings = dict(self.read)
        said = []
        for piece in _PIECES.findall(address):
            if not piece[0].isalnum():
                said.append(marks.get(piece, ""))
            elif letters and piece.isalpha():
                said.append(spell(piece))
            else:
                said.append(readings.get(piece.lower()) or mixed(piece, self.digits, self.keep))
        return " ".join(one for one in said if one)


def rules(words: Words) -> tuple[Rule, ...]:
    """The rules for ``words``: what is typed into a browser first, then what only looks like it."""
    return (*_addresses(words), *_names(words))


def _addresses(words: Words) -> Rules:
    made = Rules("electronic")

    @made.rule("url", r"(?<![\w@.])(?:https?|ftp)://(?P<rest>[^\s<>\"“”«»]{3,400})", flags=re.I)
    def say_url(match: re.Match[str], context: Context) -> list[tuple[int, int, str]] | None:
        address = match["rest"].rstrip(".,;:!?)]}'’")
        host = _PATH.split(address, maxsplit=1)[0].partition("@")[2] or _PATH.split(address, maxsplit=1)[0]
        if not host:
            return None
        if context.text.strip(" .,;:") == match[0].rstrip(".,;:!?)]}'’"):
            # Alone on its line it is there to be typed.
            said = words.say(match[0][: match.start("rest") - match.start() + len(address)])
        elif context.policy.urls == "host":
            said = words.say(host.partition(":")[0].removeprefix("www."))
        else:
            said = words.say(address)
        return [(match.start(), match.start("rest") + len(address), said)]

    @made.rule("email", r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}", needs="@")
    def say_email(match: re.Match[str], context: Context) -> str:
        return words.say(match[0])

    @made.rule("handle", r"(?<![\w@./])@[A-Za-z_][\w.]{0,40}(?<!\.)", needs="@")
    def say_handle(match: re.Match[str], context: Context) -> str:
        # Standing alone it is there to be typed, so it is spelled; in a sentence it is a name.
        if context.text.strip() == match[0]:
            return words.say(match[0], letters=True)
        return words.say(match[0])

    @made.rule(
        "domain",
        rf"(?<![\w@./-])(?:www\.)?[a-z\d][\w-]{{0,62}}(?:\.[\w-]{{1,62}}){{0,3}}\.(?:{_DOMAINS})(?![\w@-]|\.\w)(?:/[\w./~-]*[\w/])?",
        needs=".",
        flags=re.I,
    )
    def say_domain(match: re.Match[str], context: Context) -> str | None:
        first = match[0].split(".")[0]
        if first.isdecimal() or (len(first) == 1 and match[0].count(".") < 2):
            return None
        return words.say(match[0])

    return made


def _names(words: Words) -> Rules:
    made = Rules("electronic")

    @made.rule(
        "isbn",
        r"\bIS[BS]N(?:-1[03])?:?\s?(?:(?:es|est|ist|lautet)\s)?(?P<span>\d[\d -]{6,16}[\dXx])(?!\w)",
        needs="I",
    )
    def say_isbn(match: re.Match[str], context: Context) -> str:
        groups = [group for group in re.split(r"[ -]", match["span"]) if group]
        return ", ".join(
            " ".join(words.number(figure) if figure.isdecimal() else "X" for figure in group)
            for group in groups
        )

    @made.rule("hashtag", r"(?<![\w&#])#(?P<tag>[^\W\d_]\w{1,60})", needs="#")
    def say_hashtag(match: re.Match[str], context: Context) -> str:
        tag = re.sub(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])", " ", match["tag"]).replace("_", " ")
        return f"{words.hashtag} {tag}"

    @made.rule("file", rf"(?<![\w./@-])[\w-]{{1,60}}\.(?P<kind>{_FILES})(?![\w-])", needs=".", flags=re.I)
    def say_file(match: re.Match[str], context: Context) -> str:
        return words.say(match[0])

    @made.rule(
        "version",
        r"(?<![\w.,])(?P<v>v\.?\s?)?(?P<n>\d{1,4}(?:\.\d{1,4}){1,3})(?!\w|[.,]\d)",
        needs=DIGITS,
        flags=re.I,
    )
    def say_version(match: re.Match[str], context: Context) -> str | None:
        parts = match["n"].split(".")
        grouped = len(parts[0]) < 4 and all(len(part) == 3 for part in parts[1:])
        if not match["v"] and (grouped or _DATE.fullmatch(match["n"])):
            return None
        named = re.search(r"(?:[Vv]ersi[oó]n|[A-Z][\w-]*)\s$", context.before(match.start(), 20))
        if not match["v"] and not (len(parts) == 3 and named) and len(parts) != 4:
            return None
        head = words.version + " " if match["v"] else ""
        return head + f" {words.dot} ".join(words.number(part) for part in parts)

    return made
