# SPDX-License-Identifier: GPL-3.0-or-later
"""Spanish ordinals, Roman numerals, telephone numbers, ranges and bare numbers."""

from __future__ import annotations

import re

from audiopost.script.speech.es.grammar import gender
from audiopost.script.speech.es.numerals import FIGURES, cardinal, digits, number, ordinal
from audiopost.script.speech.shared.figures import bare, sign_of
from audiopost.script.speech.shared.roman import roman
from audiopost.script.speech.spans import DIGITS, Context, Rules

RULES = Rules("number")
ORDINALS = Rules("ordinal")
PHONE = Rules("phone")

_CENTURY = re.compile(r"\b(?:siglos?|s\.|ss\.)\s\Z", re.I)
_NUMBERED = re.compile(
    r"\b(?:cap[ií]tulo|caps?|vols?|t|arts?|figs?|tab|núm|págs?|tomo|volumen|parte|libro|acto|escena|artículo|título|anexo|tabla|fase|grupo|tipo|clase|nivel|apartado|sección|Guerra|Mundial|Legislatura|región|distrito|congreso|cumbre|edición|bienal|Apolo|siglo|y|al|a|-)\.?\s\Z",
    re.I,
)
_RULER = re.compile(r"\b(?P<name>[A-ZÁÉÍÓÚ][a-záéíóúñ]{2,})\s\Z")
_QUEENS = frozenset(
    "Isabel María Juana Catalina Cristina Ana Margarita Leonor Urraca Blanca Berenguela Cleopatra Victoria Guillermina".split()
)
_NOT_NAMES = frozenset(
    "Capítulo Tomo Volumen Parte Libro Acto Escena Artículo Título Anexo Tabla Fase Grupo Tipo Clase Nivel Sección Guerra Apolo Región Siglo Mundial Liga".split()
)
_RULERS = _QUEENS | frozenset(
    "Felipe Carlos Alfonso Juan Pedro Fernando Enrique Luis Jaime Sancho Ramiro García Ordoño Bermudo Pablo Pío León Benedicto Gregorio Inocencio "
    "Clemente Urbano Sixto Napoleón Guillermo Jorge Eduardo Ricardo Jacobo Francisco Federico Otón Iván Nicolás Alejandro Amadeo Leopoldo Alberto "
    "Balduino Gustavo Cristián Haakon Harald Olaf Ramsés Tutmosis Ptolomeo Darío Jerjes Constantino Teodosio Ramón Berenguer Alonso Manuel Sebastián "
    "Humberto Rodolfo Maximiliano José Segismundo Ladislao Mehmed Selim Murad Amenhotep Seti Celestino Bonifacio Honorio Adriano Julio Víctor Teobaldo".split()
)
_TITLE = re.compile(
    r"\b(?:rey|reina|papa|emperador|emperatriz|zar|zarina|príncipe|sultán|faraón|duque|conde|sah|antipapa|patriarca)\s(?:\S+\s){1,2}\Z",
    re.I,
)
# Roman by their letters, something else by their use.
_LETTERS = frozenset({"CD", "DC", "MC", "MD", "CC", "MM", "DI", "MI", "DM", "CM", "C", "D", "L", "M", "CV"})


@PHONE.rule(
    "number",
    r"(?<![\w.,/-])(?P<plus>\+\s?)?(?P<rest>\(?\d{1,4}\)?(?:[ .-]\(?\d{2,8}\)?){1,6})(?P<ext>(?:\s?(?:ext|extensión|int)\.?\s?|-)\d{1,5})?(?![\w]|[.,/-]\d)",
    needs=DIGITS,
    flags=re.I,
)
def say_phone(match: re.Match[str], context: Context) -> str | None:
    rest, before = match["rest"], context.before(match.start(), 24)
    figures = re.sub(r"\D", "", rest)
    named = re.search(
        r"\b(?:tel[eé]?f?o?n?o?|tfno|móvil|fax|celular|whatsapp|número|llam\w+ al)\.?:?\s(?:al\s)?\Z",
        before,
        re.I,
    )
    shaped = re.fullmatch(
        r"(?:1-)?\(?\d{2,4}\)?[ -]\d{3,4}[ -]\d{4}|\d{3} \d{2} \d{2} \d{2}|\d{2} \d{3} \d{2} \d{2}", rest
    )
    if not match["plus"] and not shaped and not (named and len(figures) >= 6):
        return None
    groups = re.findall(r"\d+", rest)
    head = ""
    if match["plus"]:
        country = groups.pop(0)
        head = f"más {cardinal(int(country)) if len(country) < 3 else digits(country)} "
    extension = f" extensión {digits(match['ext'])}" if match["ext"] else ""
    return head + ", ".join(digits(group) for group in groups) + extension


@PHONE.rule("word", r"(?<![\w.,/-])(?P<a>0|1)-(?P<b>[89]00)-(?=[A-Za-z])", needs="-")
def say_phone_word(match: re.Match[str], context: Context) -> str:
    return f"{cardinal(int(match['a']))} {cardinal(int(match['b']))} "


_SUFFIX = (
    r"(?P<suffix>\.?(?:[ºª°]|ᵉʳ|ᵒˢ|ᵃˢ|er(?!\w)|[rvm]?[oa]s?(?!\w)|d[oa]s?(?!\w)|t[oa]s?(?!\w)|n[oa]s?(?!\w)))"
)


@ORDINALS.rule(
    "suffix",
    rf"(?<![\w,])(?P<figures>\d{{1,3}}(?:\.\d{{3}})+(?=\.?[ºª])|\d{{1,7}}){_SUFFIX}(?!\w|[CFK]\b)",
    needs="ºª°ᵉᵒᵃroadtn",
)
def say_ordinal(match: re.Match[str], context: Context) -> str | None:
    suffix, value = match["suffix"].lstrip("."), int(match["figures"].replace(".", ""))
    if suffix == "°" and context.text.strip() != match[0]:
        return None
    if suffix in {"o", "a", "os", "as"} and value > 99:
        return None
    if suffix == "º" and match["suffix"] == "º" and _is_degrees(context, match):
        return f"{cardinal(value, 'm')} grado{'' if value == 1 else 's'}"
    kind = "f" if suffix[0] == "ª" or suffix.rstrip("s").endswith(("a", "ᵃ")) else "m"
    words = ordinal(
        value, kind, short=suffix in {"ᵉʳ", "er"} or _short(value, suffix, context.after(match.end()))
    )
    plural = suffix.endswith(("s", "ˢ"))
    return " ".join(word + "s" for word in words.split()) if plural else words


def _is_degrees(context: Context, match: re.Match[str]) -> bool:
    """The raised o of ordinals is often written for degrees: "Hace 25º a la sombra"."""
    if re.match(
        r"\s(?:a la sombra|al sol|bajo cero|sobre cero|de temperatura|de latitud|de longitud)",
        context.after(match.end()),
    ):
        return True
    return bool(
        re.search(
            r"\b(?:[Hh]ace[n]?|[Hh]acía|a|temperaturas? (?:de|entre)|alcanz\w+|superar?\w* los)\s(?:los\s)?[-−]?\Z",
            context.before(match.start()),
        )
    )


def _short(value: int, suffix: str, following: str) -> bool:
    """Before a masculine noun: "el 1.º piso" is "el primer piso", but "el 1.º de mayo" "el primero de mayo"."""
    noun = re.match(r"\s(?P<noun>[^\W\d_]{3,})", following)
    return (
        suffix in {"º", "°"}
        and value % 10 in (1, 3)
        and bool(noun)
        and noun is not None
        and noun["noun"] not in {"del", "que", "con", "por", "para", "fue", "los", "las"}
    )


@ORDINALS.rule("roman-road", r"(?<=\b[A-Z])-(?P<numeral>[IVX]{1,4})(?![\w.-]*\w)", needs="IVX")
def say_roman_road(match: re.Match[str], context: Context) -> str | None:
    # "la N-II", "la A-VI": the old roads are counted in Roman figures.
    value = roman(match["numeral"])
    return f" {cardinal(value)}" if value and len(match["numeral"]) > 1 else None


@ORDINALS.rule("roman-alone", r"\A(?P<span>[IVXLCDM]{1,10})\Z", needs="IVXLCDM")
def say_roman_alone(match: re.Match[str], context: Context) -> str | None:
    value = roman(match["span"])
    return ordinal(value) if value else None


@ORDINALS.rule(
    "roman",
    r"(?<![\w.])(?!D\.ª)(?P<span>[IVXLCDM]{1,9})(?P<tail>\.?[ºª])?(?![\w&'’]|-[a-z]|\.\w)",
    needs="IVXLCDM",
)
def say_roman(match: re.Match[str], context: Context) -> str | None:
    value, before, following = (
        roman(match["span"]),
        context.before(match.start("span")),
        context.after(match.end()),
    )
    if not value or value > 3999:
        return None
    if match["tail"]:
        return ordinal(value, "f" if "ª" in match["tail"] else "m")
    if _CENTURY.search(before) or re.search(
        r"\bsiglos?\s[IVXLC]+(?:\s(?:y|a|al|o)\s(?:el\s|del\s)?|-)\Z", before
    ):
        return ordinal(value) if value <= 10 and value < 1 else cardinal(value)
    ruler = _RULER.search(before)
    if ruler and (ruler["name"] in _RULERS or _TITLE.search(before)) and ruler["name"] not in _NOT_NAMES:
        if len(match["span"]) == 1 and match["span"] in "CDLM":
            return None
        if match["span"] in _LETTERS:
            return None
        return ordinal(value, "f" if ruler["name"] in _QUEENS else "m") if value <= 10 else cardinal(value)
    noun = re.match(r"\s(?P<noun>[A-ZÁÉÍÓÚa-záéíóúñ][a-záéíóúñ]{3,})", following)
    if re.search(r"\b(?:el|la|del|al|su|los)\s\Z", before, re.I) and noun and value <= 60:
        return ordinal(value, gender(noun["noun"]), short=gender(noun["noun"]) == "m")
    if (
        _NUMBERED.search(before)
        and (len(match["span"]) > 1 or match["span"] in "IVX")
        and not re.search(r"\b(?:y|a)\s\Z", before)
    ):
        return cardinal(value)
    if ruler and (len(match["span"]) > 1 or match["span"] in "IVX") and match["span"] not in _LETTERS:
        return cardinal(value)
    return cardinal(value) if len(match["span"]) > 2 and match["span"] not in {"MDM", "CCC", "DCC"} else None


@RULES.rule(
    "years", r"(?<![\w.,/-])(?P<a>\d{1,4})(?P<dash>\s?[-–—]\s?)(?P<b>\d{1,5})(?![\w-]|[.,]\d)", needs="-–—"
)
def say_range(match: re.Match[str], context: Context) -> str:
    """A dash between numbers is a pause: the years of a life, pages, results."""
    joint = (
        " a "
        if re.search(r"\b(?:de|entre|págs?\.|pp\.|páginas)\s\Z", context.before(match.start()))
        else ", "
    )
    if re.search(r"\bentre\s\Z", context.before(match.start()), re.I):
        joint = " y "
    return f"{number(match['a'])}{joint}{number(match['b'])}"


@RULES.rule("ratio", r"(?<![\w.,:])(?P<a>\d{1,4}):(?P<b>\d{1,4})(?![\w:]|[.,]\d)", needs=":")
def say_ratio(match: re.Match[str], context: Context) -> str:
    joint = (
        " a "
        if len(match["a"]) < 3
        and len(match["b"]) < 3
        and re.search(r"\b(?:relación|proporción|escala|ratio|razón|de)\s\Z", context.before(match.start()))
        else ", "
    )
    return f"{number(match['a'])}{joint}{number(match['b'])}"


@RULES.rule("times", rf"(?<![\w.,])(?P<a>{FIGURES})\s?[*×x]\s?(?P<b>{FIGURES})", needs="*×x")
def say_times(match: re.Match[str], context: Context) -> str:
    return f"{number(match['a'])} por {number(match['b'])}"


@RULES.rule("letter", r"(?<![\w.,-])(?P<letter>[a-zA-Z])-(?P<figures>\d{1,4})(?![\w-]|[.,]\d)", needs="-")
def say_letter(match: re.Match[str], context: Context) -> str:
    return f"{match['letter']} {number(match['figures'])}"


@RULES.rule("plain", bare(FIGURES), needs=DIGITS)
def say_plain(match: re.Match[str], context: Context) -> str:
    sign, figures = sign_of(match, "menos", "más", "más menos"), match["figures"]
    if figures.isdecimal() and len(figures) > 18:
        return sign + digits(figures)
    noun = match["noun"] or ""
    form = ""
    if (
        noun
        and noun[0].islower()
        and len(noun) > 2
        and noun not in _AFTER
        and not re.search(r"[\w/.]-?\Z", context.before(match.start(), 3))
    ):
        form = gender(noun)
        if (not (noun.endswith("s") or figures == "1" or noun == "mil") and form == "m") or (
            not noun.endswith("s") and figures != "1"
        ):
            form = ""
    if re.search(
        r"\b(?:[lL]as|[uU]nas|[eE]s[t]?as|[aA]quellas|[oO]tras|[nN]uestras|cuyas)\s\Z",
        context.before(match.start()),
    ):
        form = "f"
    return sign + number(figures, form)


_AFTER = frozenset(
    "por que con para del las los una más menos fue era entre pero como sus tras hasta desde otros otras sin según cuando donde además después antes mientras dos tres unas unos estas esas estos esos ellas ellos nosotros".split()
)
_AFTER |= frozenset({"es", "se", "al", "en", "de", "y", "o", "a", "ni"})
