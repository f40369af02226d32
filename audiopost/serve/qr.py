# SPDX-License-Identifier: GPL-3.0-or-later
"""An address as a QR code (ISO/IEC 18004) in characters, for a phone to read off the terminal."""

from __future__ import annotations

import io


def drawn(text: str) -> str:
    """``text`` as a QR code in half-block characters, drawn for light text on a dark ground."""
    import segno

    out = io.StringIO()
    segno.make(text, error="m", micro=False).terminal(out, border=4, compact=True)
    return out.getvalue()
