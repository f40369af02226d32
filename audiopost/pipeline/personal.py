# SPDX-License-Identifier: GPL-3.0-or-later
"""The personal show: articles a person puts aside to hear later, in the folder the system keeps for their data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from audiopost.config import Config

TITLE = "Read to me"
ID = "read-to-me"


def folder() -> Path:
    """The folder of the personal show; an ``audiopost.toml`` in it configures the show."""
    from platformdirs import user_data_path

    return user_data_path("audiopost", appauthor=False) / "personal"


def configured() -> tuple[Config, Path]:
    """The personal show's configuration and folder. Raises ConfigError when its file is wrong."""
    from audiopost.config.load import FILE_NAME, load

    base = folder()
    config = load(base / FILE_NAME) if (base / FILE_NAME).is_file() else Config()
    show = replace(config.show, id=config.show.id or ID, title=config.show.title or TITLE)
    return replace(config, show=show), base
