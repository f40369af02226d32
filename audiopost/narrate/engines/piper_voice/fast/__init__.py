# SPDX-License-Identifier: GPL-3.0-or-later
"""The fast path of Piper voices: most of a voice computed in bfloat16 by OpenVINO, where the processor has it."""
