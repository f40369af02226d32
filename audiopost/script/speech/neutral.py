# SPDX-License-Identifier: GPL-3.0-or-later
"""A language we have no rules for: the text is cleaned, and numbers are left to the engine, which knows them.

What is done holds in every language: reference and trade marks are silent, and a web address is read by its host.
"""

from __future__ import annotations

import re

from audiopost.script.speech.languages import Language
from audiopost.script.speech.shared import marks
from audiopost.script.speech.spans import Context, Rules

RULES = Rules("neutral")
_CLOSING = ".,;:!?)]}'’”»。、，；：！？）」』"


@RULES.rule("url", r"(?<![A-Za-z0-9_@])(?:https?|ftp)://(?P<rest>[\x21-\x7e]{3,400})", flags=re.I)
def say_url(match: re.Match[str], context: Context) -> list[tuple[int, int, str]] | None:
    address = match["rest"].rstrip(_CLOSING)
    host = re.split(r"[/?#:]", address.partition("@")[2] or address, maxsplit=1)[0].removeprefix("www.")
    # Alone on its line it is there to be typed.
    alone = context.text.strip() == match[0]
    if not host or alone or context.policy.urls != "host":
        return None
    return [(match.start(), match.start("rest") + len(address), host)]


LANGUAGE = Language("und", (*RULES, *marks.rules()))
