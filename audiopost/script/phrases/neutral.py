# SPDX-License-Identifier: GPL-3.0-or-later
"""For languages without a catalogue: no lead-ins in a foreign tongue, English only where content is not read."""

from dataclasses import replace

from audiopost.script.phrases import en
from audiopost.script.phrases.catalogue import Many

_NOTHING = Many("", "")

PHRASES = replace(
    en.PHRASES,
    introduction="",
    notes="",
    section_of="{n} / {total}",
    untitled="{n}",
    list_of=_NOTHING,
    nested_list=_NOTHING,
    end_list="",
    end_nested="",
    table="",
    row="",
    empty="",
    end_table="",
    image="",
    inline_image="{alt}",
    caption="",
    quote="",
    end_quote="",
    post="",
    end_post="",
    formula="",
    note="{label}",
    note_body="{label}:",
    end_note="",
    citation="{label}",
    references=_NOTHING,
    link_to="{host}",
    dot=".",
    aside_ends="",
    kinds={
        **en.PHRASES.kinds,
        **dict.fromkeys(("aside", "callout", "box", "details", "correction", "transcript"), ""),
    },
)
