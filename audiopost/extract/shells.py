# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages that are no article: shells a script would fill, frame sets, error pages, and the stubs before a paywall."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audiopost.errors import ExtractError
from audiopost.extract import dom
from audiopost.extract.voters import tokens

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from audiopost.extract.blocks import Content

_SCRIPT_ASKED = re.compile(
    r"(?:enable|activate|turn on|requires?|need(?:s|ed)?|aktivier|activer|habilit|without)[^.!?]{0,60}javascript"
    r"|javascript[^.!?]{0,60}(?:enabled?|disabled|required|aktiviert|activ|necess|needed|deaktiviert)",
    re.IGNORECASE,
)
_ROOTS = frozenset(
    (
        "root",
        "app",
        "__next",
        "__nuxt",
        "___gatsby",
        "svelte",
        "main-app",
        "react-root",
        "app-root",
        "ember-application",
    )
)
_LOST = re.compile(
    r"\b(?:404|page (?:was )?not found|page (?:doesn.t|does not) exist|not found|seite nicht gefunden|page introuvable|página no encontrada|"
    r"pagina non trovata|error 40[34]|access denied|403 forbidden|410 gone)\b",
    re.IGNORECASE,
)
_PAYWALL = re.compile(
    r"(?:subscribe|sign ?up|log ?in|register|become a (?:member|subscriber)|start your (?:free )?trial|upgrade)[^.!?]{0,50}"
    r"(?:to (?:continue|keep|read|unlock|access|view)|for (?:full|unlimited) access)|(?:this|the) (?:article|story|content|post) is (?:only )?(?:for|available to) "
    r"(?:paid |paying )?(?:subscribers|members)|already a (?:subscriber|member)\?|jetzt weiterlesen|weiterlesen mit|(?:nur )?für abonnenten|"
    r"réservé aux abonnés|contenido exclusivo para (?:suscriptores|abonados)|unlock this (?:article|story)",
    re.IGNORECASE,
)
_UNSHOWN = frozenset(("", "script", "style", "noscript", "template"))
_FEW = 60
_STUB = 250


@dataclass(frozen=True, slots=True)
class Shell:
    """What a page shows of being a shell: whether a script fills it, its frames, and whether it names a paywall."""

    scripted: bool = False
    frames: tuple[str, ...] = ()
    paywall: bool = False


def look(root: HtmlElement) -> Shell:
    """Looks at a page that was parsed and not yet cleaned."""
    frames = tuple(frame.get("src", "") for frame in root.iter("frame") if frame.get("src"))
    asked = any(_SCRIPT_ASKED.search(dom.text_of(element)) for element in root.iter("noscript"))
    rooted = any(element.get("id") in _ROOTS for element in root.iter("div", "app-root"))
    scripts = sum(1 for _ in root.iter("script"))
    return Shell(scripted=asked or rooted or scripts >= 3, frames=frames, paywall=_names_paywall(root))


def _names_paywall(root: HtmlElement) -> bool:
    for element in root.iter():
        if dom.tag_of(element) in _UNSHOWN:
            continue
        for text in (element.text, element.tail):
            if text and len(text) > 12 and _PAYWALL.search(text[:1000]):
                return True
    return False


def words_of(content: Content) -> int:
    """How many words the content's sections hold."""
    from audiopost.extract.faults import paragraphs

    return sum(len(tokens(text)) for text in paragraphs(content.sections))


def refuse_empty(content: Content, shell: Shell, name: str, title: str) -> None:
    """Raises ``ExtractError`` when there is nothing to narrate, saying what stands in the way."""
    words = words_of(content)
    if words and not (words < _FEW and _LOST.search(title)):
        return
    if words:
        raise ExtractError(f'{name} is an error page ("{title[:80]}"), not an article; check the address.')
    if shell.frames:
        raise ExtractError(
            f"{name} is a frame set without text of its own; name the page inside it instead: {shell.frames[0][:200]}"
        )
    if content.sections:
        return
    if shell.scripted:
        raise ExtractError(
            f"{name}: the page has no text without JavaScript; save it from a browser as HTML, or name the feed or source it is made from."
        )
    raise ExtractError(f"{name} holds no text to narrate; name a page with an article in it.")


def is_stub(content: Content, shell: Shell, *, paid: bool) -> bool:
    """Whether the text breaks off at a paywall: the page names one, and little text stands before it."""
    return (shell.paywall or paid) and words_of(content) < _STUB
