# SPDX-License-Identifier: GPL-3.0-or-later
"""Lines that stand in articles without being their text: adverts, credits, dates, sharing, "read also"."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audiopost.extract.units import Unit

_ADVERT = re.compile(
    r"(?:advertisement|advertising|ad|ads|anzeige|werbung|publicit[éàa]|publicidad|pubblicità|reklama?|annonce|advertentie|реклама|広告|"
    r"sponsored(?: content)?|advertisement\s*[-–—:]?\s*(?:continue reading below|scroll to continue|story continues below)?|"
    r"(?:article|story) continues (?:after|below)(?: this)?(?: (?:ad|advertisement))?|continue reading(?: below)?|scroll to continue|promoted)",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"(?:share(?: (?:this|on|via|with|it))?|tweet|pin(?: it)?|print|email|e-mail|facebook|twitter|whatsapp|linkedin|reddit|pinterest|telegram|flipboard|"
    r"copy (?:link|url)|link copied!?|teilen|merken|drucken|partager|compartir|condividi|compartilhar|udostępnij|follow us(?: on)?|like us(?: on)?|"
    r"subscribe|sign up|log ?in|register|save|bookmark|comments?|reply|leave a (?:comment|reply)|\d+ (?:comments?|shares?|likes?|views?|kommentare?)|"
    r"no comments(?: yet)?|share this(?: (?:article|post|story|page))?(?: (?:on|via|with) .{1,30})?|"
    r"(?:x|instagram|youtube|tiktok|rss|feed)|back to top|zum seitenanfang|nach oben|next|previous|prev|older posts?|newer posts?|load more|show more|see more|view all)",
    re.IGNORECASE,
)
_ALSO = re.compile(
    r"(?:see also|read (?:also|more|next|on)|also read|also on|more (?:on|from|about|stories|like this)|related(?: (?:articles?|stories|posts?|topics?|content|news|links?|reading))?|"
    r"recommended(?: (?:for you|reading|stories|articles))?|you (?:may|might) (?:also )?(?:like|be interested in|enjoy)(?: reading)?|don.t miss|must read|up next|trending(?: now)?|"
    r"most (?:read|popular)|latest (?:news|posts?|articles?|stories)|editor.?s.? picks?|lesen sie (?:auch|mehr)|mehr zum thema|auch interessant|das könnte sie auch interessieren|"
    r"weitere artikel|lire aussi|à lire aussi|voir aussi|(?:lea|leer|lee|vea|ver|mira) también|(?:te|le) puede interesar|te recomendamos|no te pierdas|notas relacionadas|noticias relacionadas|leggi anche|leia (?:também|mais)|"
    r"veja também|czytaj (?:też|także|również)|zobacz też|lees ook|læs også|les også|läs också|читайте также|tags?|filed under|posted in|categor(?:y|ies)|topics?|schlagw[oö]rt(?:er|e)?|"
    r"themen|kategorien?|stichworte|étiquettes|etiquetas|temas|share this|about the author|author|über den autor|about us|newsletter|join the conversation|comments?|kommentare)\s*[:：>»→…]*\.{0,3}",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"(?:(?:photo|image|picture|foto|bild|photograph|illustration|video|grafik|graphic|getty|source|quelle|credit|crédit|fotos?|bildquelle|titelbild)s?(?:\s*(?:credits?|by|courtesy(?: of)?|via|source))?\s*[:：/|©]\s*.{1,80})"
    r"|(?:(?:(?:photo|image)s?\s+)?courtesy(?:\s+of)?\s.{2,60}|(?:getty|ap|afp|dpa|reuters|imago|epa|istock|shutterstock|unsplash)(?:\s*(?:images?|photo))?(?:\s*[/,|-].{0,40})?)|©.{1,60}",
    re.IGNORECASE,
)
_PICTURE_CREDIT = re.compile(
    r"(?:(?:photo|image|picture|photograph|foto|bild)(?:\s*(?:credits?|by|courtesy(?: of)?))?|(?:photo |image )?credits?)\s*[:：/|©]\s*.{1,60}[^.:]",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:(?:published|posted|updated|last (?:updated|modified)|created|veröffentlicht|aktualisiert|stand|publié|mis à jour|publicado|actualizado|pubblicato|on|am|le|vom|date|datum)\b[\s:]*)*"
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag),?\s+(?:den\s+)?)?"
    r"(?:\d{1,2}(?:st|nd|rd|th|\.)?\s+(?:de\s+)?[^\W\d_]{3,10}\.?,?\s+(?:de\s+)?\d{4}|[^\W\d_]{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{2,4})"
    r"[\s,|•·–@-]*(?:(?:at|um|à|-|–)?\s*\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?|uhr|h)?\s*[a-z]{0,4})?",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:written|posted|published|reported|story|text|words)\s+)?(?:by|von|par|por|di|autor|author|przez)\s*:?\s+(?:[^\W\d_][\w.'’-]*\s*(?:,|&|and|und|et|y)?\s*){1,7}",
    re.IGNORECASE,
)
_MINUTES = re.compile(
    r"\d{1,3}\s*(?:-\s*)?(?:min(?:ute)?s?\.?|minuten|minut[oi]s?|minutes de|min de)\s*(?:read|lesezeit|lecture|lectura)?|(?:reading time|lesezeit|temps de lecture|tiempo de lectura|tempo de leitura|tempo di lettura|est\. reading time)\s*:?\s*(?:ca\.?\s*)?\d{1,3}.{0,10}",
    re.IGNORECASE,
)
_LEGAL = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:\d{4}|by\b).{0,120}|all rights reserved\.?|alle rechte vorbehalten\.?|.{0,40}all rights reserved\.?.{0,80}",
    re.IGNORECASE,
)


_PROMOTED = re.compile(
    r"(?:(?:please )?(?:subscribe|sign up|register|click here)\b.{0,60}(?:newsletter|edition|channel|updates|inbox|alerts|podcast|app\b|full story|subscri)|"
    r"(?:follow|like|find|join) (?:us|our|me|him|her|them)\b.{0,40}(?:on|at|via|channel|group|community)\b|"
    r"(?:for (?:the|more) (?:latest|news|breaking|stories|updates)|get (?:the latest|our|more|breaking)|stay (?:up to date|informed|tuned|on top)|never miss|sign up:|get access to)\b.{0,120}"
    r"(?:download|subscri|follow|inbox|newsletter|app\b|visit|sign up)|join .{1,40} to unlock\b|subscribe to .{1,40} on \w+|"
    r"(?:need|want) more .{1,40}\? (?:subscribe|get a subscription|sign up)\b|get .{1,40} delivered (?:through|to) your |baixe (?:agora|grátis) o |have a (?:news )?tip\?|download (?:the|our) .{0,40}app\b|"
    r"s[ií]guenos|suscr[ií]bete|[úu]nete a|descarga nuestra|¡?mira (?:lo que tiene )?nuestro canal|hazte (?:miembro|socio)|folgen? sie uns|abonnieren sie|"
    r"jetzt (?:abonnieren|newsletter)|(?:hier )?(?:unseren? )?newsletter (?:abonnieren|bestellen)|suivez-nous|abonnez-vous|inscrivez-vous|seguici su|iscriviti|"
    r"siga-nos|inscreva-se|śledź nas|obserwuj nas|zapisz się|volg ons|følg os|"
    r"(?:mira|lea|leer|lee|ver|read|watch|see|related|also read|read also|see also|more|read more|lesen sie auch|lire aussi|leggi anche|veja|leia)(?: (?:también|more|also|mais))?\s?:\s?\S)",
    re.IGNORECASE,
)
_LONGEST_PROMOTION = 260
_CONTROL = re.compile(
    r"(?:(?:image|photo|picture|slide|foto|bild)\s*)?\d{1,3}\s*(?:of|/|von|de|di|of /)\s*\d{1,3}|(?:close|open)(?: (?:menu|modal|dialog|gallery))?|loading\W*|"
    r"caption|(?:show|hide|expand|collapse)(?: (?:all|caption|description|details))?|(?:this|the) (?:slideshow|video|content) requires javascript\.?|"
    r"copy(?: code)?|copied!?|click to (?:enlarge|expand|zoom)|enlarge(?: image)?|zoom|play video|(?:story|article) continues below .{1,30}",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"(?<!\d)(?:\d{1,2}(?:st|nd|rd|th|\.)?\s+(?:de\s+)?[^\W\d_]{3,10}\.?,?\s+(?:de\s+)?\d{4}|[^\W\d_]{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|"
    r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})(?!\d)|"
    r"^(?:posted|published|updated|last updated|reviewed|written)\b.{0,20}(?:\d{1,2}:\d\d\b|\b(?:on|at|by|ago)\b)",
    re.IGNORECASE,
)
_LONGEST_STAMP = 14


def reason(unit: Unit, *, body: bool) -> str:
    """Why the unit is no text of the article, told by the line itself; "" when nothing speaks against it.

    ``body``: running text came before it. Dates, bylines and reading times are furniture only above the text.
    """
    text = unit.text.strip(" |•·–—-:")
    if not unit.words:
        return ""
    if len(text) <= _LONGEST_PROMOTION and _PROMOTED.match(text.lstrip("*#>►▶→✅👉 ")):
        linked = text[:30].find(":") > 0
        if not unit.is_heading and unit.list_at is None and (not linked or unit.linked >= 0.4):
            return "promotion"
    if len(text) > 160:
        return ""
    if _ADVERT.fullmatch(text):
        return "advert"
    if unit.table_at is not None and _is_cell(unit):
        return ""
    named = unit.list_at is not None and unit.list_at.tag == "dl"  # "Email" may be the name of a fact
    return ("" if named else _labelled(text)) or ("" if unit.is_heading else _noted(unit, text, body=body))


def _is_cell(unit: Unit) -> bool:
    """Whether the unit is a cell, or all that stands in one."""
    parent = unit.element.getparent()
    return unit.tag in ("td", "th") or (
        parent is not None and parent.tag in ("td", "th") and len(parent) == 1
    )


def is_credit(text: str) -> bool:
    """Whether a line only names who made or owns a picture or where it was found."""
    return bool(_CREDIT.fullmatch(text) or _PICTURE_CREDIT.fullmatch(text) or _LEGAL.fullmatch(text))


def _labelled(text: str) -> str:
    if _SHARE.fullmatch(text):
        return "sharing"
    if _ALSO.fullmatch(text) or _LEGAL.fullmatch(text):
        return "furniture"
    return ""


def _noted(unit: Unit, text: str, *, body: bool) -> str:
    """Notes about the page rather than its text: buttons, credits, and above the text its date and author."""
    if _CONTROL.fullmatch(text):
        return "button"
    if _PICTURE_CREDIT.fullmatch(text):
        return "credit"
    if unit.list_at is not None:
        return ""
    if _CREDIT.fullmatch(text):
        return "credit"
    if body:
        return ""
    if _DATED.fullmatch(text) or _BYLINE.fullmatch(text) or _MINUTES.fullmatch(text):
        return "date or byline"
    stamped = (
        len(unit.words) <= _LONGEST_STAMP and not unit.text.endswith((".", "!", "?")) and _STAMP.search(text)
    )
    return "date or byline" if stamped else ""


def announces_links(text: str) -> bool:
    """Whether a heading or line leads into links to other articles."""
    return _ALSO.match(text.strip()) is not None and len(text) < 60


def is_turn(text: str) -> bool:
    """Whether a line turns from the article to the site: other articles, the author, comments, a call to subscribe."""
    text = text.strip(" |•·–—-:[(*")
    return len(text) < 260 and bool(_ALSO.match(text) or _SHARE.fullmatch(text) or _PROMOTED.match(text))


def same(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether two lines share most of their words."""
    common = sum((Counter(first) & Counter(second)).values())
    return bool(common) and 2 * common / (len(first) + len(second)) >= 0.8
