# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether this machine can take the fast path. Asked before anything heavy is imported."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

# What a processor calls multiplying bfloat16 numbers, best first.
_FLAGS = ("amx_bf16", "avx512_bf16")


@cache
def openvino_version() -> str:
    """The version of OpenVINO, "" when it is not installed."""
    try:
        return version("openvino")
    except PackageNotFoundError:
        return ""


@cache
def processor(cpuinfo: Path = Path("/proc/cpuinfo")) -> str:
    """What the processor has for bfloat16: "amx_bf16", "avx512_bf16", "bf16" where only OpenVINO can tell, or ""."""
    try:
        with cpuinfo.open(encoding="ascii", errors="replace") as lines:
            flags = next((line.split() for line in lines if line.startswith("flags")), [])
    except OSError:
        return _as_openvino_sees_it()
    return next((flag for flag in _FLAGS if flag in flags), "")


def problem() -> str:
    """Why the fast path cannot be taken on this machine, "" when it can."""
    if not openvino_version():
        return "the extra audiopost[fast] is not installed"
    if not processor():
        return "the processor has neither AMX nor AVX512-BF16"
    return ""


def _as_openvino_sees_it() -> str:
    if not openvino_version():
        return ""
    try:
        from audiopost.narrate.engines.piper_voice.fast.runtime import ov

        return "bf16" if "BF16" in ov.Core().get_property("CPU", "OPTIMIZATION_CAPABILITIES") else ""
    except Exception:  # noqa: BLE001 - an installation that does not work is one that is not there
        return ""
