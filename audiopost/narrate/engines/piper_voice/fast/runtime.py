# SPDX-License-Identifier: GPL-3.0-or-later
"""OpenVINO, imported so that it keeps to itself: ``ov`` and its operations ``op``.

Left alone, its import reports to a service on the network and writes an identifier into the user's home, through the
package openvino-telemetry. Where that package is missing it does without, so it is made to miss it.
"""

from __future__ import annotations

import sys
from typing import Any

_TELEMETRY = "openvino_telemetry"


def _imported() -> tuple[Any, Any]:
    known = sys.modules.get(_TELEMETRY)
    sys.modules[_TELEMETRY] = None  # type: ignore[assignment]
    try:
        import openvino
        from openvino import opset13
    finally:
        del sys.modules[_TELEMETRY]
        if known is not None:
            sys.modules[_TELEMETRY] = known
    return openvino, opset13


ov, op = _imported()
