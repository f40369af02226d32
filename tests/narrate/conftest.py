# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import stamina

from audiopost.config import CacheOptions, VoiceOptions
from audiopost.model import Utterance
from audiopost.narrate.cache import ClipCache

from .google import Google

Say = Callable[..., Utterance]


@pytest.fixture
def say() -> Say:
    """An utterance that says a text."""

    def utterance(text: str, *, language: str = "en", voice: str = "") -> Utterance:
        return Utterance(
            id=text, section_id="s", block_id="b", shown=text, spoken=text, language=language, voice=voice
        )

    return utterance


@pytest.fixture
def cache(tmp_path: Path) -> ClipCache:
    """An empty clip cache."""
    return ClipCache(tmp_path / "cache", CacheOptions())


@pytest.fixture
def google(monkeypatch: pytest.MonkeyPatch) -> Iterator[Google]:
    """Google's service, standing in on the loopback for anyone who follows the proxy variables; no waits on retries."""
    with Google() as stand_in:
        for name in ("http_proxy", "https_proxy", "no_proxy", "all_proxy"):
            monkeypatch.delenv(name, raising=False)
            monkeypatch.delenv(name.upper(), raising=False)
        monkeypatch.setenv("https_proxy", stand_in.proxy)
        with stamina.set_testing(True, attempts=3, cap=True):
            yield stand_in


@pytest.fixture
def gtts_options() -> VoiceOptions:
    """gTTS without delays."""
    return VoiceOptions(engine="gtts", gtts_delay=0.0, gtts_attempts=3, gtts_timeout=0.4)
