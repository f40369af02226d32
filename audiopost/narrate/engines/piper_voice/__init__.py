# SPDX-License-Identifier: GPL-3.0-or-later
"""A Piper voice made reproducible and cheaper, without changing what it says.

Newer releases of onnxruntime (1.32 for one) write an identifier into the user's home when imported, and report to their maker.
What is made offline is nobody else's business, so it is told not to, before any module here can import it.
"""

import os

os.environ.setdefault("ORT_DISABLE_TELEMETRY", "1")
