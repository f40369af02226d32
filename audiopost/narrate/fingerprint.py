# SPDX-License-Identifier: GPL-3.0-or-later
"""The name of a clip: equal exactly when the same words would be spoken the same way.

Two hexadecimal digits for the version of this scheme, then 40 for the hash of what makes the clip. Empty fields are left
out of the hash, so that a new field does not invalidate clips made before it existed. Needs no model and no numpy.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import blake2b

from audiopost.model import Voice

VERSION = 1


def fingerprint(
    spoken: str, language: str, voice: Voice, *, version: str = "", settings: Mapping[str, str] | None = None
) -> str:
    """The fingerprint of ``spoken`` in ``language`` by ``voice`` of an engine of that ``version``, with ``settings``.

    42 lower-case hexadecimal digits. Pure: the same arguments give the same name on every machine.
    """
    fields = {
        "engine": voice.engine,
        "version": version,
        "voice": voice.id,
        "digest": voice.digest,
        "settings": {key: value for key, value in sorted((settings or {}).items()) if value},
        "language": language,
        "spoken": spoken,
    }
    kept = {key: value for key, value in fields.items() if value}
    text = json.dumps(kept, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return f"{VERSION:02x}{blake2b(text.encode('ascii'), digest_size=20).hexdigest()}"
