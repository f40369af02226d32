# SPDX-License-Identifier: GPL-3.0-or-later
"""The likely gender of a Spanish noun, for the numbers before it."""

from __future__ import annotations

import re

_FEMININE = re.compile(
    r"(?:as?|[cst]i[oó]n(?:es)?|dad(?:es)?|tad(?:es)?|tud(?:es)?|umbres?|[^o]ces|[aeio]z|eries?|esis)\Z"
)
_MASCULINE = frozenset(
    "día días mapa mapas planeta planetas cometa cometas problema problemas sistema sistemas programa programas tema temas idioma idiomas "
    "clima climas poema poemas drama dramas dilema dilemas síntoma síntomas teorema teoremas diploma diplomas panorama kilogramas aroma aromas "
    "dálmatas autómatas atletas demócratas acróbatas piratas nómadas belgas indígenas fantasma fantasmas esquema esquemas telegrama gramas sofá tranvía tranvías guardias policías atletas turistas artistas periodistas "
    "especialistas futbolistas ciclistas colegas pilotos jueces peces meses países lápices arroces índices matices avances alcances "
    "más para hasta contra nada esta esa era una la las a ha va tras vez jamás gas además atrás camiones aviones millones".split()
)
_OTHER_FEMININE = frozenset(
    "págs pág manos mano fotos foto motos moto radios radio calles noches tardes clases partes veces personas mujeres madres redes leyes flores imágenes sedes bases series aves naves llaves nubes torres fuentes gentes mentes voces luces cruces raíces hectáreas vez flor mujer".split()
)


def gender(noun: str) -> str:
    """ "f" or "m" by the noun's ending; "m" when it cannot be told."""
    low = noun.lower()
    if low in _OTHER_FEMININE:
        return "f"
    if low in _MASCULINE:
        return "m"
    return "f" if len(low) > 3 and _FEMININE.search(low) else "m"
