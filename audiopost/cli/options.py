# SPDX-License-Identifier: GPL-3.0-or-later
"""What commands have in common: where the configuration is, and options that override it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from audiopost.config.options import Config
from audiopost.errors import UsageError

F = TypeVar("F", bound=Callable[..., Any])


def config_option(command: F) -> F:
    """Add ``--config``."""
    return click.option(
        "--config", "config_file", metavar="FILE", type=click.Path(path_type=Path),
        help="Configuration file. Default: audiopost.toml here or in a folder above.",
    )(command)  # fmt: skip


def place_options(command: F) -> F:
    """Add ``--output`` and ``--feeds``."""
    output = click.option(
        "--output", metavar="DIR", type=click.Path(path_type=Path), help="Where episodes go.  [output]"
    )
    feeds = click.option(
        "--feeds", metavar="DIR", type=click.Path(path_type=Path), help="Where feeds go.  [feeds]"
    )
    return output(feeds(command))


def voice_options(command: F) -> F:
    """Add ``--engine`` and ``--voice``."""
    engine = click.option(
        "--engine", metavar="NAME", help="Who speaks: piper, gtts, tone, or a plugin.  [piper]"
    )
    voice = click.option("--voice", metavar="NAME", help="A voice of that engine; see `audiopost engines`.")
    return engine(voice(command))


def configured(config_file: Path | None) -> tuple[Config, Path]:
    """The configuration and the folder its paths start from. Raises ConfigError."""
    from audiopost.config.load import find, load

    if config_file is None:
        config_file = find(Path.cwd())
    if config_file is None:
        return Config(), Path.cwd()
    return load(config_file), config_file.absolute().parent


def with_voice(config: Config, engine: str | None, voice: str | None) -> Config:
    """``config`` with the engine and voice of the command line."""
    changes: dict[str, Any] = {}
    if engine:
        changes["engine"] = engine
        if engine != config.voice.engine:
            changes["voice"] = ""
    if voice:
        # A file named here starts from here, not from where the configuration lies.
        changes["voice"] = str(Path(voice).expanduser().absolute()) if ".onnx" in voice else voice
    return replace(config, voice=replace(config.voice, **changes)) if changes else config


def places(config: Config, base: Path, output: Path | None, feeds: Path | None) -> tuple[Path, Path]:
    """The output and feeds folders: the command line's (from here), else the configuration's (from its folder)."""
    made = output or _from_here(base / config.paths.output)
    fed = feeds or _from_here(base / config.paths.feeds)
    for name, path in (("output", made), ("feeds", fed)):
        if path.exists() and not path.is_dir():
            raise UsageError(f"the {name} folder {path} is a file; name a folder with --{name}")
    return made, fed


def _from_here(path: Path) -> Path:
    """``path`` as one would type it here: relative when it lies below the current folder."""
    try:
        return path.relative_to(Path.cwd())
    except ValueError:
        return path
