# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of site furniture in scraped text, in several languages.

A *plain* sign is said by sites and by nobody in prose ("Skip to content", "arrow right button"); a *faint* one may as
well be a heading ("Get Started", "Comments"). Each names the reason it is left out for.
"""

from __future__ import annotations

import re

from audiopost.extract.pieces import Piece

_EDGE = " \t-–—|·•>»›→←«‹<↑↓▶►▸…:.!+×✕✖#*[]()"
_SITES = [
    "facebook",
    "twitter",
    "x",
    "linkedin",
    "pinterest",
    "whatsapp",
    "telegram",
    "reddit",
    "tumblr",
    "instagram",
    "youtube",
    "email",
    "e-mail",
    "mail",
    "print",
    "sms",
    "flipboard",
    "pocket",
    "messenger",
    "bluesky",
    "mastodon",
    "threads",
    "xing",
    "viber",
    "line",
    "wechat",
    "weibo",
    "vk",
    "copy",
    "link",
    "url",
    "rss",
    "tiktok",
    "snapchat",
    "hacker",
    "news",
]
_SITE = "facebook|twitter|x|linkedin|pinterest|whatsapp|telegram|reddit|instagram|youtube|e-?mail|bluesky|mastodon|threads|tiktok|xing"
_PLACES = (
    r"(?:the\s+)?(?:blog|blogs|home|homepage|top|news|newsroom|articles?|posts?|all\s+\w+|overview|main(?:\s+page)?|results|"
    r"(?:the\s+)?list(?:ing)?|index|site|search|insights|resources|stories|previous\s+page|magazine|archive|press(?:\s+releases)?)"
)
_THING = r"(?:posts?|articles?|stor(?:y|ies)|pages?|news|page|recipes?|entr(?:y|ies)|blogs?|content|comments?|more|all)"
_PLAIN: tuple[tuple[str, str], ...] = (
    ("navigation", rf"(?:go\s+|return\s+)?back\s+to\s+{_PLACES}"),
    ("navigation", r"(?:skip|jump)\s+to\s+(?:\w+\s+){0,2}(?:content|navigation|main|footer|search|recipe)"),
    ("navigation", r"(?:toggle|open|close|show|hide)\s+(?:the\s+)?(?:main\s+|mobile\s+|side\s+|search\s+)?(?:navigation|nav|menu|search|sidebar)(?:\s+menu)?"),
    ("navigation", rf"(?:previous|next|older|newer|prev)\s+{_THING}(?:\s+.{{0,80}})?"),
    ("navigation", rf"(?:load|view|see|show|read|browse|explore)\s+(?:more|all)\s+{_THING}(?:\s+.{{0,30}})?"),
    ("navigation", r"(?:zurück\s+zu[rm]?\s+(?:übersicht|startseite|blog)|zum\s+(?:inhalt|hauptinhalt)(?:\s+springen)?|nach\s+oben)"),
    ("navigation", r"(?:retour\s+(?:au\s+blog|à\s+l.accueil|en\s+haut)|aller\s+au\s+contenu(?:\s+principal)?)"),
    ("navigation", r"(?:volver\s+al?\s+(?:blog|inicio)|saltar\s+al\s+contenido|torna\s+al?\s+(?:blog|inizio)|vai\s+al\s+contenuto|terug\s+naar\s+.{2,30})"),
    ("share line", rf"share\s+(?:(?:this|it)(?:\s+(?:{_THING}|on|with|via)\b.{{0,40}})?|the\s+(?:{_THING}|love)|(?:on|via|to)\s+(?:{_SITE}).{{0,40}}|with\s+(?:your\s+)?(?:friends?|others|family|network|followers).{{0,30}})"),
    ("share line", r"(?:share|tweet|pin|email|print|save|bookmark)(?:\s*[,/|&·]\s*|\s+and\s+)(?:share|tweet|pin|email|print|save|like|comment|subscribe|bookmark).{0,30}"),
    ("share line", r"click\s+to\s+(?:share|email|print|tweet|copy)\b.{0,60}|copy\s+(?:the\s+)?(?:link|url)(?:\s+to\s+clipboard)?|link\s+copied"),
    ("share line", r"(?:artikel|beitrag|seite)\s+teilen|(?:diesen\s+artikel\s+|jetzt\s+)teilen|partager\s+(?:cet|l.|sur).{0,40}|compart(?:ir|e)\s+(?:en|este|esta).{0,40}|condividi\s+(?:su|questo).{0,40}|deel\s+dit.{0,30}"),
    ("button label", r"(?:.{0,60}\s)?(?:arrow|chevron|caret)[\s-](?:right|left|up|down|forward|back)(?:\s+(?:button|icon|image))?"),
    ("button label", r"(?:close|menu|search|play|pause|share|hamburger|scroll|submit|download|dropdown|next|previous|facebook|twitter|instagram|linkedin|youtube|email|user|cart|back|expand|mute)\s+(?:button|icon)"),
    ("button label", r"(?:site|company|brand|facebook|twitter|linkedin|instagram|youtube|header|footer|x)\s+logo|\w+\s+logo\s+(?:icon|image|link|button)"),
    ("button label", r"(?:author|user|profile)\s+(?:avatar|photo|image|picture|thumbnail)|(?:placeholder|featured|hero|cover)\s+image"),
    ("button label", r"(?:accept|reject|allow|decline|manage)\s+(?:all\s+)?(?:cookies?|preferences|consent)(?:\s+(?:settings|preferences))?|cookie\s+(?:settings|preferences|policy|notice|consent)"),
    ("counter", r"[\d.,]+\s*[km]?\s+(?:shares?|likes?|views?|claps?|comments?|reads?|retweets?|reactions?|replies|responses?|kommentare?|commentaires?|comentarios?)(?:\s+.{0,20})?"),
    ("counter", r"(?:estimated\s+)?(?:reading\s+time\s*:?\s*)?(?:about\s+)?\d{1,3}\s*[-–]?\s*(?:min(?:ute)?s?\.?)\s+(?:read|reading(?:\s+time)?|lesezeit|de\s+lecture|de\s+lectura|di\s+lettura)|(?:reading\s+time|lesezeit|temps\s+de\s+lecture)\s*:?\s*(?:ca\.?\s*)?\d{1,3}\s*min\w*\.?"),
    ("advertisement", r"(?:advertisement|advert|sponsored(?:\s+(?:content|post|by.{0,40}))?|anzeige|werbung|publicité|publicidad|pubblicità)(?:\s*[-–—:]\s*.{0,40})?|(?:story|article)\s+continues\s+(?:below|after).{0,30}|(?:continue|scroll)\s+(?:reading\s+)?below.{0,20}|scroll\s+to\s+continue.{0,20}"),
    ("comments", r"(?:leave|post|write|add|join)\s+(?:a|your|the)\s+(?:comment|reply|conversation|discussion)\b.{0,40}|(?:no|view|show|hide|all|\d+)\s+(?:comments?|responses?|replies)(?:\s+(?:yet|on|to)\b.{0,80})?|comments?\s+(?:are|is)\s+(?:closed|disabled|off)\b.{0,30}|log\s+in\s+to\s+(?:comment|reply).{0,20}|your\s+email\s+address\s+will\s+not\s+be\s+published.{0,60}|(?:schreiben\s+sie\s+)?einen\s+kommentar(?:\s+schreiben)?|laisser\s+un\s+commentaire|deja\s+un(?:a)?\s+(?:comentario|respuesta)|lascia\s+un\s+commento"),
    ("related articles", rf"(?:related|recommended|similar|popular|recent|latest|trending|featured|more|other|further)\s+(?:{_THING})(?:\s+(?:from|for|in|by|on|like)\b.{{0,40}})?|you\s+(?:may|might)\s+(?:also\s+)?(?:like|enjoy|be\s+interested\s+in).{{0,20}}|(?:read|up|watch)\s+next|more\s+from\s+.{{1,40}}|recommended\s+for\s+you|most\s+(?:read|popular|viewed|shared)|trending\s+now|keep\s+reading|(?:das\s+könnte\s+(?:sie|dich)\s+auch\s+interessieren|auch\s+interessant|mehr\s+zum\s+thema|à\s+lire\s+aussi|lire\s+aussi|sur\s+le\s+même\s+sujet|artículos\s+relacionados|también\s+te\s+puede\s+interesar|articoli\s+correlati|potrebbe\s+interessarti|lees\s+ook)"),
    ("newsletter", r"(?:subscribe|sign\s+up|register|join)\s+(?:to|for|now|today|here)\b.{0,60}(?:newsletters?|updates?|list|free|mailing|email|inbox|alerts?|podcast|channel|blog|posts?)\b.{0,40}|subscribe(?:\s+(?:now|today|here|via\s+\w+))|(?:enter\s+)?your\s+e-?mail(?:\s+address)?(?:\s+here)?|(?:zum\s+)?newsletter\s+(?:abonnieren|anmeld\w+|bestellen)|s.(?:abonner|inscrire)\s+à\s+(?:la|notre)\s+newsletter|suscr[ií]be\w*\s+.{0,40}|iscriviti\s+.{0,40}"),
    ("legal line", r"(?:copyright\s+)?(?:©|\(c\))\s*.{0,120}|.{0,80}\ball\s+rights\s+reserved\b.{0,60}|(?:privacy(?:\s+policy)?|terms(?:\s+(?:of\s+(?:use|service)|and\s+conditions|&\s+conditions))?|imprint|impressum|datenschutz\w*|mentions\s+légales|disclaimer)(?:\s*[|·•,/&-]\s*|\s+)(?:privacy|terms|cookies?|imprint|contact|sitemap|legal|datenschutz|agb|accessibility).{0,120}|(?:privacy\s+policy|terms\s+of\s+(?:use|service)|terms\s+(?:and|&)\s+conditions)|proudly\s+powered\s+by\s.{1,40}|powered\s+by\s+(?:wordpress|ghost|hugo|jekyll|blogger|squarespace|wix|drupal|substack|medium|shopify|disqus).{0,40}"),
    ("follow line", rf"(?:follow|find|like|connect\s+with|join)\s+(?:us|me|along)\s+on\s+(?:social|our|{_SITE}).{{0,60}}|follow\s+us(?:\s+.{{0,30}})?|folgen\s+sie\s+uns.{{0,40}}|suivez[- ]nous.{{0,40}}|síguenos.{{0,40}}|seguici.{{0,40}}"),
    ("feedback", r"(?:(?:is|was)\s+this\s+(?:page|article|content|information|answer)\s+(?:useful|helpful)|did\s+you\s+find\s+this\s.{1,30}\s(?:useful|helpful)|report\s+a\s+(?:problem|error|bug)\s+(?:with|on)\s+this\s+page|(?:give|leave|send)\s+(?:us\s+)?feedback).{0,30}"),
    ("player line", r"(?:listen\s+to\s+this\s+(?:article|story|post)|(?:play|pause)\s+(?:audio|video|episode)|this\s+article\s+was\s+(?:read|narrated).{0,60}|your\s+browser\s+does\s+not\s+support.{0,60}|(?:please\s+)?enable\s+javascript.{0,60})"),
    ("paywall line", r"(?:already\s+(?:a\s+)?(?:subscriber|member|have\s+an\s+account|registered)\b.{0,40}|(?:log|sign)\s+in\s+to\s+(?:continue|read|your).{0,40}|create\s+(?:a\s+free|an|your)\s+account.{0,40}|start\s+your\s+free\s+trial.{0,40})"),
)  # fmt: skip
_FAINT: tuple[tuple[str, str], ...] = (
    ("navigation", r"home|menu|search|about(?:\s+(?:us|me))?|contact(?:\s+us)?|blog|news|shop|store|pricing|products?|services|solutions|resources|careers|jobs|press|faqs?|help|support|sitemap|archives?|categor(?:y|ies)|topics|sections|log\s*in|sign\s*(?:in|up|out)|register|(?:my\s+)?account|cart|checkout|donate|login|next|previous|prev|more|close|cancel|submit|send|ok|go|top|startseite|kontakt|über\s+uns|suche|accueil|à\s+propos|recherche|inicio|contacto|buscar|mehr|weiter"),
    ("share line", r"print|drucken|merken|vorlesen|imprimer|imprimir|stampa|afdrukken|share|sharing|tweet|pin\s+it|save|bookmark|like|send|teilen|partager|compartir|condividi|delen"),
    ("button label", r"(?:get\s+started(?:\s+.{0,40})?|learn\s+more|read\s+more|find\s+out\s+more|see\s+more|show\s+more|load\s+more|view\s+more|discover\s+more|continue|try\s+(?:it\s+)?(?:for\s+)?free|try\s+.{2,30}\s+for\s+free|sign\s+up(?:\s+.{0,20})?|join(?:\s+(?:now|us|today|free))?|buy\s+now|shop\s+now|order\s+now|book\s+(?:now|a\s+\w+)|request\s+a\s+\w+|contact\s+(?:us|sales)|download(?:\s+(?:now|the\s+app|app|pdf|here))?|subscribe|apply\s+now|donate(?:\s+now)?|click\s+here|mehr\s+(?:erfahren|lesen)|jetzt\s+.{2,20}|en\s+savoir\s+plus|leer\s+más|scopri\s+di\s+più|(?:close|open|play|pause|submit)|.{1,40}\s+(?:icon|logo|avatar|thumbnail))"),
    ("comments", r"comments?|discussion|responses?|replies|reply|leave\s+a\s+reply|kommentare|commentaires|comentarios|commenti|reacties"),
    ("legal line", r"(?:designed|built|developed|powered)\s+(?:and\s+\w+\s+)?by\s.{1,40}"),
    ("related articles", r"(?:related|further|recommended|suggested)\s+(?:reading|topics|links)|related|recommended|popular|trending|latest|recent|more\s+stories|see\s+also|editor.?s\s+picks?|what\s+to\s+read\s+next|(?:read\s+(?:more|also)|also\s+read|see\s+also|related|read\s+next|lesen\s+sie\s+auch|lire\s+aussi|leia\s+também|lee\s+también)\s*:.{2,160}"),
    ("newsletter", r"newsletters?|(?:our\s+|the\s+|weekly\s+|daily\s+)newsletter|stay\s+(?:up\s+to\s+date|updated|informed|connected|in\s+(?:touch|the\s+(?:know|loop)))|never\s+miss\s+.{1,40}|get\s+(?:the|our)\s+.{1,40}(?:newsletter|inbox|updates?|emails?)|don.?t\s+miss\s+.{1,40}"),
    ("tag line", r"(?:tags?|tagged(?:\s+(?:with|in|as))?|filed\s+under|posted\s+in|categor(?:y|ies)|topics?|schlagw(?:o|ö)rte?r?|mots[- ]clés|etiquetas)\s*:.{1,200}"),
    ("picture credit", r"(?:photos?|photography|image|picture|foto|bild|illustration|photograph)(?:\s+(?:credit|courtesy))?\s*(?:by|:|©|/)\s*.{2,100}|(?:getty\s+images|shutterstock|istock|unsplash|ap\s+photo)(?:\s*[/|].{0,60})?"),
    ("counter", r"\d{1,5}|\d+\s*/\s*\d+|\d{1,3}\s+(?:min(?:ute)?s?|hours?|days?|weeks?|months?|years?)(?:\s+ago)?"),
)  # fmt: skip
_CALL = re.compile(
    r"newsletter|subscrib|sign\s+up|inbox|(?:join|over)\s+(?:the\s+)?(?:[\d,.]+k?\+?|thousands|hundreds|millions|our)\b|mailing\s+list|"
    r"un-?subscribe|no\s+spam|e-?mail\s+address|privacy\s+policy|abonnier|s.abonner|s.inscrire|suscr[ií]b|iscriviti|in\s+your\s+inbox|"
    r"straight\s+to\s+you|delivered\s+(?:\w+\s+){0,3}(?:inbox|door|you)|free\s+(?:trial|demo|guide|ebook|consultation)|download\s+(?:our|the)\s+app|"
    r"we\s+use\s+cookies|uses\s+cookies|by\s+(?:continuing|clicking|subscribing|signing)|follow\s+us|verwendet\s+cookies|utilise\s+des\s+cookies",
    re.IGNORECASE,
)
_COOKIES = re.compile(
    r"\b(?:(?:we|this\s+(?:web)?site|our\s+(?:web)?site)\s+uses?\s+cookies|wir\s+verwenden\s+cookies|nous\s+utilisons\s+des\s+cookies)\b",
    re.IGNORECASE,
)
_CRUMBS = re.compile(
    r"[^»›>/→|]{1,40}(?:\s*[»›>→]\s*|\s+[/|]\s+)(?:[^»›>/→|]{1,60}(?:\s*[»›>→]\s*|\s+[/|]\s+))*[^»›>/→|]{1,80}"
)
_HOMES = ("home", "start", "accueil", "inicio", "hjem", "hem ", "blog")
TURNS = {
    "share line",
    "newsletter",
    "comments",
    "related articles",
    "legal line",
    "follow line",
    "navigation",
}
SWALLOWS = {"comments", "related articles"}


def _compiled(signs: tuple[tuple[str, str], ...]) -> list[tuple[str, re.Pattern[str]]]:
    return [(reason, re.compile(pattern, re.IGNORECASE)) for reason, pattern in signs]


_PLAIN_SIGNS = _compiled(_PLAIN)
_FAINT_SIGNS = _compiled(_FAINT)


def text_of(piece: Piece) -> str:
    """All words of the piece, a line for each part."""
    parts = [piece.text if piece.kind != "list" else "", *(text_of(inner) for inner in piece.inner)]
    return "\n".join(filter(None, [*parts, *(" ".join(row) for row in piece.cells)]))


def is_body(piece: Piece) -> bool:
    """Whether the piece is surely the article's own: prose of some length that calls for nothing."""
    if piece.kind in {"prose", "line"}:
        words = len(piece.text.split())
        return (
            words >= 15
            and piece.text.rstrip("”\"')»").endswith((".", "!", "?", "…", ":", "。"))
            and not calls(piece.text)
        )
    return False


def calls(text: str) -> bool:
    """Whether a short text calls on its reader to subscribe, accept, follow or buy."""
    words = len(text.split())
    hits = len(_CALL.findall(text))
    return words <= 70 and (hits >= 2 or (hits == 1 and words <= 30))


def plain(piece: Piece, inside: bool) -> str:
    """Why the piece is plainly furniture, or ""; ``inside``: it stands between the article's own prose."""
    if piece.kind == "heading" and piece.style.startswith("#"):
        return ""
    text = _bare(piece.text)
    if piece.kind == "prose" and not inside and len(text) <= 400 and _COOKIES.search(text):
        return "cookie notice"
    if piece.kind not in {"line", "heading"} or not text or len(text) > 160 or _ends_sentence(piece.text):
        return ""
    if _is_share_row(text):
        return "share line"
    if _CRUMBS.fullmatch(piece.text) and text.lower().startswith(_HOMES):
        return "navigation"
    return _match(_PLAIN_SIGNS, text)


def _ends_sentence(text: str) -> bool:
    """A sentence of prose is none of a site's labels, even when it begins like one."""
    return (
        text.endswith((".", "?"))
        and len(text.split()) > 9
        and not re.search(r"©|rights\s+reserved|not\s+be\s+published|javascript|e-?mail", text, re.IGNORECASE)
    )


def _bare(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).strip(_EDGE)


def _match(signs: list[tuple[str, re.Pattern[str]]], text: str) -> str:
    return next((reason for reason, pattern in signs if pattern.fullmatch(text)), "")


def _is_share_row(text: str) -> bool:
    """A row of names of sites to share on: "Facebook Twitter LinkedIn Email"."""
    words = [word.strip(_EDGE).lower() for word in re.split(r"[\s,|/·•]+", text)]
    words = [
        word for word in words if word and word not in {"on", "share", "this", "via", "and", "to", "or", "us"}
    ]
    return len(words) >= 2 and all(word in _SITES for word in words)


def faint(text: str) -> str:
    """What furniture the line would be among other furniture, or ""."""
    if len(text) > 160:
        return ""
    bare = _bare(text)
    if _CRUMBS.fullmatch(text.strip()):
        return "navigation"
    if not bare and text.strip():
        return "navigation"
    if bare.lower() in _SITES:
        return "share line"
    return _match(_FAINT_SIGNS, bare)
