# SPDX-License-Identifier: GPL-3.0-or-later
"""The nouns as JSON and back, so that each stage's result can be saved.

Fields at their defaults are left out, so that adding a field does not change what was saved before. Blocks carry a
``type`` tag. Unknown keys are ignored on reading: an older audiopost can read what a newer one wrote.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, TypeVar, get_args

from cattrs import Converter
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from audiopost.model import article

T = TypeVar("T")
# Fields that grow with an article's length, and hold nouns.
_LONG = {"segments", "cues", "ledger"}


@cache
def _converter() -> Converter:
    converter = Converter(omit_if_default=True, unstruct_collection_overrides={tuple: list})
    kinds = {kind.__name__.lower(): kind for kind in get_args(article.AnyBlock)}

    # Blocks hold blocks, so their functions are made when first needed, not when another is being made.
    @cache
    def writer(kind: Any) -> Callable[[Any], dict[str, Any]]:
        return make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True)

    @cache
    def reader(tag: str) -> Callable[[Any, Any], Any]:
        return make_dict_structure_fn(kinds[tag], converter)

    def write(block: Any) -> dict[str, Any]:
        return {"type": type(block).__name__.lower(), **writer(block.__class__)(block)}

    def read(data: dict[str, Any], _: Any) -> Any:
        return reader(data["type"])(data, kinds[data["type"]])

    converter.register_unstructure_hook_func(lambda kind: kind == article.AnyBlock, write)
    converter.register_structure_hook_func(lambda kind: kind == article.AnyBlock, read)
    return converter


def to_data(noun: object) -> Any:
    """A noun as plain dicts, lists, strings and numbers."""
    return _converter().unstructure(noun)


def from_data(kind: type[T], data: Any) -> T:
    """The noun of class ``kind`` that :func:`to_data` made ``data`` from. Raises ``cattrs.BaseValidationError``."""
    return _converter().structure(data, kind)


def to_json(noun: object) -> str:
    """A noun as stable, indented JSON text with a final newline."""
    return json.dumps(to_data(noun), ensure_ascii=False, indent=1) + "\n"


def json_pieces(noun: object) -> Iterator[str]:
    """The text of :func:`to_json` in pieces, so that a book's many cues are never all held as plain dicts at once."""
    yield from _pieces(noun, "\n")
    yield "\n"


def _pieces(noun: Any, line: str) -> Iterator[str]:
    """``noun`` as JSON; ``line`` begins a line as far in as the noun's own braces are."""
    written = False
    for field in fields(noun):
        value = getattr(noun, field.name)
        default = field.default_factory() if field.default_factory is not MISSING else field.default
        if value == default:
            continue
        yield f'{"," if written else "{"}{line} "{field.name}": '
        written = True
        if field.name in _LONG and value:
            for number, item in enumerate(value):
                yield f"{',' if number else '['}{line}  "
                yield from _pieces(item, f"{line}  ")
            yield f"{line} ]"
        else:
            yield json.dumps(to_data(value), ensure_ascii=False, indent=1).replace("\n", f"{line} ")
    yield f"{line}}}" if written else "{}"


def from_json(kind: type[T], text: str | bytes) -> T:
    """The noun of class ``kind`` in JSON ``text``. Raises ``ValueError`` or ``cattrs.BaseValidationError``."""
    return from_data(kind, json.loads(text))
