# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the built-in intro and outro, sentence by sentence, in each language that has them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One language's words.

    ``intro`` and ``outro`` are templates; ``origin`` has the forms for an author, a site, and both; ``minutes`` and
    ``hours`` for one and for several; ``sections`` is what several sections add to the length.
    """

    intro: tuple[str, ...]
    outro: tuple[str, ...]
    origin: tuple[str, str, str]
    minutes: tuple[str, str]
    hours: tuple[str, str]
    together: str
    sections: str
    introduction: str
    closing: str


WORDINGS = {
    "en": Wording(
        intro=(
            "{title}.",
            "{origin}.",
            "Published {date}.",
            "Narrated by a synthetic voice.",
            "About {length}.",
        ),
        outro=("That was {title}.", "You can read it at {url}."),
        origin=("By {author}", "From {site}", "By {author}, from {site}"),
        minutes=("one minute", "{n} minutes"),
        hours=("one hour", "{n} hours"),
        together="{hours} and {minutes}",
        sections="{length}, in {n} sections",
        introduction="Introduction",
        closing="Closing",
    ),
    "de": Wording(
        intro=(
            "{title}.",
            "{origin}.",
            "Veröffentlicht am {date}.",
            "Gelesen von einer synthetischen Stimme.",
            "Etwa {length}.",
        ),
        outro=("Das war: {title}.", "Nachzulesen unter {url}."),
        origin=("Von {author}", "Von {site}", "Von {author}, {site}"),
        minutes=("eine Minute", "{n} Minuten"),
        hours=("eine Stunde", "{n} Stunden"),
        together="{hours} und {minutes}",
        sections="{length}, in {n} Abschnitten",
        introduction="Einleitung",
        closing="Schluss",
    ),
    "es": Wording(
        intro=(
            "{title}.",
            "{origin}.",
            "Publicado el {date}.",
            "Narrado por una voz sintética.",
            "Dura cerca de {length}.",
        ),
        outro=("Esto ha sido: {title}.", "Puede leerse en {url}."),
        origin=("Por {author}", "De {site}", "Por {author}, de {site}"),
        minutes=("un minuto", "{n} minutos"),
        hours=("una hora", "{n} horas"),
        together="{hours} y {minutes}",
        sections="{length}, en {n} secciones",
        introduction="Introducción",
        closing="Cierre",
    ),
    "fr": Wording(
        intro=(
            "{title}.",
            "{origin}.",
            "Publié le {date}.",
            "Lu par une voix de synthèse.",
            "Environ {length}.",
        ),
        outro=("C’était : {title}.", "À lire sur {url}."),
        origin=("Par {author}", "De {site}", "Par {author}, {site}"),
        minutes=("une minute", "{n} minutes"),
        hours=("une heure", "{n} heures"),
        together="{hours} et {minutes}",
        sections="{length}, en {n} parties",
        introduction="Introduction",
        closing="Conclusion",
    ),
}


def wording(language: str) -> tuple[str, Wording]:
    """The words for a BCP 47 ``language`` and the tag they are in: its own, or English where there are none."""
    primary = language.replace("_", "-").split("-")[0].lower()
    return (language, WORDINGS[primary]) if primary in WORDINGS else ("en", WORDINGS["en"])
