# SPDX-License-Identifier: GPL-3.0-or-later
"""Spanish abbreviations, alone and by what stands beside them."""

from __future__ import annotations

import re

from audiopost.script.speech.spans import Context, Rules

RULES = Rules("abbreviation")

_WORDS = {
    "Sr.": "señor", "Sra.": "señora", "Srta.": "señorita", "Sres.": "señores", "Sras.": "señoras", "Dr.": "doctor", "Dra.": "doctora", "Dres.": "doctores", "D.ª": "doña", "Dña.": "doña", "Da.": "doña", "Prof.": "profesor", "Profa.": "profesora",
    "Lic.": "licenciado", "Ing.": "ingeniero", "Arq.": "arquitecto", "Gral.": "general", "Cnel.": "coronel", "Cap.": "capitán", "Tte.": "teniente", "Sto.": "santo", "Sta.": "santa", "Mons.": "monseñor", "Excmo.": "excelentísimo", "Excma.": "excelentísima", "Ilmo.": "ilustrísimo", "Rvdo.": "reverendo", "Hno.": "hermano", "Hnos.": "hermanos", "Ud.": "usted", "Uds.": "ustedes", "Vd.": "usted", "Vds.": "ustedes",
    "ctra.": "carretera", "Ctra.": "Carretera", "dcho.": "derecho", "Fdo.": "firmado", "gral.": "general", "últ.": "último", "ppal.": "principal", "tít.": "título", "secc.": "sección", "apt.": "apartado", "Bco.": "Banco", "Dir.": "director", "Dtor.": "director", "Dtora.": "directora", "Mtro.": "maestro", "Mtra.": "maestra", "Pdta.": "presidenta", "Rte.": "remitente", "vers.": "versión", "tab.": "tabla", "Tab.": "Tabla", "nac.": "nacional", "intl.": "internacional", "Secr.": "secretario", "parc.": "parcialmente", "Excmos.": "excelentísimos",
    "etc.": "etcétera", "pág.": "página", "págs.": "páginas", "Pág.": "Página", "núm.": "número", "Núm.": "Número", "núms.": "números", "nro.": "número", "Nro.": "Número", "art.": "artículo", "Art.": "Artículo", "arts.": "artículos", "cap.": "capítulo", "caps.": "capítulos", "vol.": "volumen", "Vol.": "Volumen", "vols.": "volúmenes", "fig.": "figura", "Fig.": "Figura", "figs.": "figuras", "ed.": "edición", "tel.": "teléfono", "Tel.": "Teléfono", "tfno.": "teléfono",
    "av.": "avenida", "Av.": "Avenida", "avda.": "avenida", "Avda.": "Avenida", "pza.": "plaza", "Pza.": "Plaza", "aprox.": "aproximadamente", "máx.": "máximo", "mín.": "mínimo", "hab.": "habitantes", "dpto.": "departamento", "Dpto.": "Departamento", "depto.": "departamento", "Cía.": "compañía", "Ltda.": "limitada", "prov.": "provincia", "esp.": "especialmente", "vs.": "versus", "cf.": "compárese", "Cf.": "Compárese", "cfr.": "compárese", "Cfr.": "Compárese", "vid.": "véase", "izq.": "izquierda", "dcha.": "derecha", "gob.": "gobierno", "pdte.": "presidente", "Pdte.": "presidente", "admón.": "administración", "Admón.": "Administración", "atte.": "atentamente", "ej.": "ejemplo", "incl.": "incluido", "apdo.": "apartado", "coord.": "coordinador", "min.": "minutos", "seg.": "segundos", "ext.": "extensión", "trad.": "traducción", "univ.": "universidad", "Univ.": "Universidad", "ss.": "siguientes", "párr.": "párrafo", "ref.": "referencia", "aC.": "antes de Cristo", "kms.": "kilómetros", "ud.": "usted", "uds.": "ustedes", "sr.": "señor", "sra.": "señora", "srta.": "señorita", "dr.": "doctor", "dra.": "doctora",
    "ene.": "enero", "feb.": "febrero", "abr.": "abril", "jun.": "junio", "jul.": "julio", "ago.": "agosto", "sept.": "septiembre", "oct.": "octubre", "nov.": "noviembre", "dic.": "diciembre",
}  # fmt: skip
# Where a sentence begins with one: "Vid. supra".
_WORDS = {
    short.capitalize(): words.capitalize()
    for short, words in _WORDS.items()
    if short.islower() and len(short) > 3
} | _WORDS
_PHRASES = {
    "p.ej.": "por ejemplo", "P.ej.": "Por ejemplo", "EE.UU.": "Estados Unidos", "EEUU": "Estados Unidos", "EE.UU": "Estados Unidos", "RR.HH.": "recursos humanos", "FF.AA.": "fuerzas armadas", "JJ.OO.": "juegos olímpicos", "CC.OO.": "comisiones obreras", "RR.PP.": "relaciones públicas", "DD.HH.": "derechos humanos", "CC.AA.": "comunidades autónomas", "FF.CC.": "ferrocarriles", "S.A.": "S A", "S.L.": "S L", "S.M.": "su majestad", "SS.MM.": "sus majestades", "a.m.": "a eme", "p.m.": "pe eme", "a.k.a.": "alias", "op.cit.": "obra citada", "N.B.": "nota bene", "P.D.": "posdata", "q.e.p.d.": "que en paz descanse", "N.ªS.ª": "nuestra señora", "s.f.": "sin fecha", "s.n.m.": "sobre el nivel del mar", "m.s.n.m.": "metros sobre el nivel del mar", "etal.": "y otros", "i.e.": "es decir", "e.g.": "por ejemplo", "b.p.s.": "bits por segundo", "r.p.m.": "revoluciones por minuto", "c/u": "cada uno", "s/n": "sin número",
}  # fmt: skip
_ONLY_BEFORE_NUMBER = {
    "cap.": "",
    "ed.": "",
    "min.": "",
    "seg.": "",
    "nov.": "",
    "dic.": "",
    "oct.": "",
    "ago.": "",
    "jun.": "",
    "jul.": "",
    "abr.": "",
    "feb.": "",
    "ene.": "",
    "art.": "",
    "vol.": "",
}
# Words as well, or ends of sentences, unless a name follows.
_TITLES = frozenset("Lic. Ing. Arq. Cap. Da. Gral. Prof. Tte.".split())


def _spaced(phrase: str) -> str:
    return r"\s?".join(re.escape(part) for part in re.findall(r"[^.]+\.?[ª]?", phrase))


_ALL_PHRASES = "|".join(_spaced(phrase) for phrase in sorted(_PHRASES, key=len, reverse=True))
_ALL_WORDS = "|".join(re.escape(word) for word in sorted(_WORDS, key=len, reverse=True))


def _stop(context: Context, end: int, dotted: bool = True) -> str:
    return "." if dotted and not context.after(end, 60).strip(" \"'”“»)\n") else ""


@RULES.rule("phrase", rf"(?<![\w./])(?:{_ALL_PHRASES})(?!\w)", needs="./E")
def say_phrase(match: re.Match[str], context: Context) -> str:
    return _PHRASES[re.sub(r"\s", "", match[0])] + _stop(context, match.end(), match[0].endswith("."))


@RULES.rule("and-others", r"(?<=[\w,]\s)et\.?\sal\.|\Aet al\.", needs="t")
def say_and_others(match: re.Match[str], context: Context) -> str:
    return "y otros" + _stop(context, match.end())


@RULES.rule("number-sign", r"(?<!\w)(?:[nN]\.?\s?[º°ᵒ]s?\.?|[nN]os?\.|№|#)\s?(?=\d)", needs="º°ᵒ№#.")
def say_number_sign(match: re.Match[str], context: Context) -> str:
    return "números " if "s" in match[0] else "número "


@RULES.rule("page", r"(?<![\w.])(?P<word>pp?|t|c|v)\.(?=\s?\d)", needs=".")
def say_page(match: re.Match[str], context: Context) -> str | None:
    return (
        {"p": "página", "pp": "páginas", "t": "tomo", "c": "calle", "v": "volumen"}[match["word"]]
        if match["word"] != "c"
        else "cerca de"
    )


@RULES.rule("century", r"(?<![\w.])(?P<word>ss?)\.(?=\s[IVX]{1,6}\b)", needs="s")
def say_century(match: re.Match[str], context: Context) -> str:
    return "siglos" if match["word"] == "ss" else "siglo"


@RULES.rule("don", r"(?<![\w.])D\.(?=\s[A-ZÁÉÍÓÚ][a-záéíóúñ]{2,})", needs="D")
def say_don(match: re.Match[str], context: Context) -> str:
    return "don"


@RULES.rule("word", rf"(?<![\w.])(?:{_ALL_WORDS})(?!\w)", needs=".ª")
def say_word(match: re.Match[str], context: Context) -> str | None:
    written, following = match[0], context.after(match.end(), 20)
    if (
        written in _ONLY_BEFORE_NUMBER
        and not re.match(r"\s?[\dIVX]|\sde\s\d", following)
        and not re.search(r"\d\s\Z", context.before(match.start()))
    ):
        return None
    if written in _TITLES and not re.match(r"\s?[A-ZÁÉÍÓÚ]", following):
        return None
    return _WORDS[written] + _stop(context, match.end())


@RULES.rule("paragraph", r"§{1,2}\s?(?=\d)", needs="§")
def say_paragraph(match: re.Match[str], context: Context) -> str:
    return "párrafo "


@RULES.rule("street", r"(?<!\w)(?P<letter>[cC])/\s?(?=[A-ZÁÉÍÓÚÑ])", needs="/")
def say_street(match: re.Match[str], context: Context) -> str:
    return "Calle " if match["letter"] == "C" else "calle "


@RULES.rule("and-or", r"\by/o\b", needs="/")
def say_and_or(match: re.Match[str], context: Context) -> str:
    return "y o"
