# SPDX-License-Identifier: GPL-3.0-or-later
"""``audiopost.toml`` to :class:`Config`: every mistake is one sentence naming file, key and what was expected."""

from __future__ import annotations

import dataclasses
import difflib
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from audiopost.config.options import Config
from audiopost.errors import ConfigError

T = TypeVar("T")
FILE_NAME = "audiopost.toml"
MAX_BYTES = 1_000_000
_FORMS = {
    "url": (
        re.compile(r"(?:https?://[^\s/?#]+\S*)?", re.IGNORECASE),
        'an address like "https://example.org/podcast"',
    ),
    "email": (re.compile(r"(?:[^@\s]+@[^@\s]+)?"), 'an e-mail address like "ada@example.org"'),
    "language": (
        re.compile(r"(?:[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*)?"),
        'a language tag like "en" or "pt-BR"',
    ),
    "folder": (re.compile(r".*\S.*"), "the name of a folder"),
}
_WORDS = {str: "text in quotes", int: "a whole number", float: "a number", bool: "true or false"}


def load(path: Path) -> Config:
    """The configuration in ``path``. Raises ConfigError when it cannot be read, parsed or understood."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ConfigError(
                f"{path} is larger than {MAX_BYTES:,} bytes, so it is no configuration file; name another one"
            )
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except FileNotFoundError:
        raise ConfigError(
            f"{path} does not exist; make one with `audiopost init` or name another with --config"
        ) from None
    except IsADirectoryError:
        raise ConfigError(f"{path} cannot be read: it is a folder; name the file in it") from None
    except OSError as error:
        raise ConfigError(
            f"{path} cannot be read: {error.strerror or error}; check its permissions"
        ) from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not UTF-8 text (byte {error.start}); save it as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path} is not valid TOML: {error}; correct that line") from error
    return dataclasses.replace(parse(data, str(path)), file=str(path))


def find(folder: Path) -> Path | None:
    """The nearest ``audiopost.toml`` in ``folder`` or a folder above it, or None."""
    for place in (folder, *folder.parents):
        if (place / FILE_NAME).is_file():
            return place / FILE_NAME
    return None


def parse(data: dict[str, Any], name: str) -> Config:
    """``data`` (parsed TOML) as a Config; ``name`` is the file to name in errors. Raises ConfigError."""
    return _group(Config, data, name, "")


def _group(kind: type[T], data: Any, name: str, place: str) -> T:
    if not isinstance(data, dict):
        raise ConfigError(
            f"{name}: [{place}] should be a table, not {_say(data)}; write it as [{place}] with keys below"
        )
    fields = {f.name: f for f in dataclasses.fields(kind) if f.metadata.get("key", True)}  # type: ignore[arg-type]
    hints = get_type_hints(kind)
    values = {}
    for key, value in data.items():
        where = f"{place}.{key}" if place else key
        if key not in fields:
            near = difflib.get_close_matches(key, fields, 1, 0.5)
            hint = f"did you mean {near[0]!r}?" if near else f"known here: {', '.join(fields)}"
            raise ConfigError(f"{name}: unknown key {where!r}; {hint}")
        values[key] = _value(hints[key], value, name, where)
        bounds = fields[key].metadata.get("bounds")
        if bounds and not bounds[0] <= values[key] <= bounds[1]:
            raise ConfigError(
                f"{name}: {where} is {value}, but must be between {bounds[0]:g} and {bounds[1]:g}"
            )
        form = fields[key].metadata.get("form")
        if form:
            _formed(form, values[key], name, where)
        if names := fields[key].metadata.get("names"):
            _known(names, values[key], name, where)
    missing = [
        f.name for f in fields.values()
        if f.name not in values and f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    ]  # fmt: skip
    if missing:
        raise ConfigError(f"{name}: [{place}] lacks the key {missing[0]!r}; add it")
    return kind(**values)


def _known(names: tuple[str, ...], entries: Iterable[str], name: str, where: str) -> None:
    """Raise ConfigError when an entry is called as none of ``names`` is."""
    for entry in entries:
        if entry not in names:
            near = difflib.get_close_matches(entry, names, 1, 0.5)
            hint = f"did you mean {near[0]!r}?" if near else "`audiopost check --rules` lists the rules"
            raise ConfigError(
                f"{name}: {where} names {_say(entry)}, which is no rule of `audiopost check`; {hint}"
            )


def _formed(form: str, value: str, name: str, where: str) -> None:
    """Raise ConfigError when a text has not the form that its key asks for; "" stands for the default."""
    pattern, words = _FORMS[form]
    if not pattern.fullmatch(value):
        raise ConfigError(f"{name}: {where} should be {words}, not {_say(value)}")


def _value(hint: Any, value: Any, name: str, where: str) -> Any:
    origin = get_origin(hint)
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _group(hint, value, name, where)
    if origin is Literal:
        return _choice(get_args(hint), value, name, where)
    if origin is tuple:
        if not isinstance(value, list):
            raise ConfigError(f"{name}: {where} should be a list, not {_say(value)}; write it in [brackets]")
        return tuple(_value(get_args(hint)[0], v, name, f"{where}[{n}]") for n, v in enumerate(value, 1))
    if origin is dict:
        if not isinstance(value, dict):
            raise ConfigError(f"{name}: {where} should be a table, not {_say(value)}")
        return {key: _value(get_args(hint)[1], v, name, f"{where}.{key}") for key, v in value.items()}
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint:
        raise ConfigError(f"{name}: {where} should be {_WORDS.get(hint, hint.__name__)}, not {_say(value)}")
    return value


def _choice(choices: tuple[Any, ...], value: Any, name: str, where: str) -> Any:
    if value not in choices or isinstance(value, bool):
        raise ConfigError(
            f"{name}: {where} is {_say(value)}, but must be one of {', '.join(map(str, choices))}"
        )
    return value


def _say(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."
