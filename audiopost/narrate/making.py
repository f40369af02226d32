# SPDX-License-Identifier: GPL-3.0-or-later
"""Making one clip: a pure function of its order, so that any process or machine can do it."""

from __future__ import annotations

from audiopost.narrate.casting import Order, engine_for
from audiopost.narrate.clipfile import pack_speech


def make_clip(order: Order) -> bytes:
    """The clip file of an order: spoken, and its leading and trailing silence cut. Raises ``NarrateError``."""
    from audiopost.narrate.trim import trim

    engine = engine_for(order.engine, order.options, order.folder)
    voice = engine.voice(order.wanted, order.language)
    return pack_speech(trim(engine.speak(order.text, voice, order.language)))
