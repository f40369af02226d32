# SPDX-License-Identifier: GPL-3.0-or-later
"""The likely gender of a French noun, for "un" and "une" before it."""

from __future__ import annotations

import re

_FEMININE = re.compile(
    r"(?:tion|sion|aison|té|tée|ée|ie|ue|ure|ance|ence|ette|elle|esse|euse|ise|ade|ine|ille|aine|aille|ance|oire|ude|otte|tte|onne|enne|asse|ouche|ière|ulle|ale)s?\Z"
)
_ALSO = frozenset(
    "heure heures minute minutes seconde secondes semaine semaines fois page pages personne personnes femme femmes fille filles place places "
    "tonne tonnes livre livres voiture voitures ville villes maison maisons ligne lignes voix nuit nuits part parts chambre chambres "
    "équipe équipes étape étapes école écoles entreprise entreprises table tables tasse tasses cuillère couronne main mains mer rue pièce pièces carte".split()
)
_MASCULINE = frozenset(
    "été côté comité traité lycée musée trophée génie incendie parapluie silence magazine domaine domaines livre point kilomètre mètre litre modèle parallèle territoire laboratoire histoire crime".split()
) - {"histoire", "livre"}


def feminine(noun: str) -> bool:
    """Whether the noun is feminine by its ending or by a short list."""
    low = noun.lower()
    return low in _ALSO or (low not in _MASCULINE and bool(_FEMININE.search(low)))
