# SPDX-License-Identifier: GPL-3.0-or-later
"""What is true of a whole English text and changes how its parts are read."""

from __future__ import annotations

import re

from audiopost.script.speech.en.pronounceable import SAID, SPELLED, is_spelled
from audiopost.script.speech.spans import Context

_WORD = re.compile(r"[A-Za-z]{2,}")


def survey(context: Context) -> None:
    """Note ``capitals``: three words or more, nearly all set in capitals: a heading, a shouted line."""
    words = _WORD.findall(context.text)
    upper = [word for word in words if word.isupper()]
    long = [word for word in upper if len(word) > 3]
    # "FYI, FAQ, RSVP and TBD" is a list of acronyms.
    commas = context.text.count(",") + context.text.count(";")
    known = [word for word in upper if len(word) <= 3 or word in SAID or word in SPELLED]
    listed = commas >= 2 and commas >= len(words) - 4 and len(known) >= 0.6 * len(upper)
    listed = listed or all(is_spelled(word) for word in long)
    context.traits["capitals"] = (
        not listed and len(upper) >= 2 and len(upper) >= 0.7 * len(words) and len(long) >= 2
    )
