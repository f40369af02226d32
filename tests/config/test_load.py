# SPDX-License-Identifier: GPL-3.0-or-later
"""Every mistake in a configuration is one sentence that names it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields, is_dataclass
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audiopost.config import Config
from audiopost.config.load import find, load, parse
from audiopost.errors import ConfigError


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[show]\ntitel = "x"', ["show.titel", "title"]),
        ("[shwo]\n", ["shwo", "show"]),
        ('[audio]\nloudness = "loud"', ["audio.loudness", "a number", "'loud'"]),
        ("[audio]\nloudness = -60", ["audio.loudness", "-31", "-9"]),
        ("[audio]\nbitrate = 97", ["audio.bitrate", "96", "128"]),
        ("[show]\nexplicit = 1", ["show.explicit", "true or false"]),
        ("[voice]\nrate = true", ["voice.rate", "a number"]),
        ('show = "x"', ["[show]", "table"]),
        ('[narration]\ntables = "dance"', ["narration.tables", "read", "summary"]),
        ('[[lexicon]]\nsay = "x"', ["lexicon[1]", "match"]),
        ('[[narration.rules]]\nselector = ".a"\npolice = "skip"', ["police", "policy"]),
        ('[show]\narticles = "posts"', ["show.articles", "list"]),
        ("[voice.voices]\nfr = 3", ["voice.voices.fr", "text"]),
        ("[show\n", ["not valid TOML", "line 1"]),
        ('[show]\nbase_url = "example.org"', ["show.base_url", "https://", "'example.org'"]),
        ('[show]\nlink = "ftp://example.org/"', ["show.link", "https://"]),
        ('[show]\nemail = "nobody"', ["show.email", "e-mail address"]),
        ('[show]\nlanguage = "klingon!"', ["show.language", "pt-BR"]),
        ('[[shows]]\nid = "a"\nhub = "hub"', ["shows[1].hub", "https://"]),
        ('[paths]\noutput = ""', ["paths.output", "folder"]),
    ],
)
def test_mistakes_are_named(text: str, says: list[str], tmp_path: Path) -> None:
    path = tmp_path / "audiopost.toml"
    path.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load(path)
    message = str(caught.value)
    assert "\n" not in message
    for part in ["audiopost.toml", *says]:
        assert part in message


def test_unreadable_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="does not exist"):
        load(tmp_path / "none.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError, match="UTF-8"):
        load(tmp_path / "bytes.toml")
    (tmp_path / "folder.toml").mkdir()
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path / "folder.toml")


def test_good_values_arrive() -> None:
    config = parse(
        {
            "show": {"title": "T", "articles": ["a", "b"]},
            "audio": {"loudness": -18},
            "lexicon": [{"match": "x", "say": "y"}],
            "voice": {"voices": {"fr": "piper:v"}},
        },
        "f",
    )
    assert config.show.articles == ("a", "b")
    assert config.audio.loudness == -18.0
    assert config.lexicon[0].say == "y"
    assert config.voice.voices == {"fr": "piper:v"}


def test_found_in_a_folder_above(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "audiopost.toml").write_text("")
    assert find(tmp_path / "a" / "b") == tmp_path / "audiopost.toml"


def template() -> str:
    return files("audiopost.config").joinpath("template.toml").read_text("utf-8")


def test_template_is_the_defaults() -> None:
    """Every value the template shows commented out is the default it claims to be."""
    assert parse(tomllib.loads(template()), "template") == Config()
    shown = re.sub(r"^# ?(\w+ = )", r"\1", template(), flags=re.MULTILINE)
    shown = re.sub(r"^fr = .*$", "", shown, flags=re.MULTILINE)
    shown = re.sub(r"^(selector|policy|match|say) = .*$", "", shown, flags=re.MULTILINE)
    assert parse(tomllib.loads(shown), "template") == Config()


def test_template_names_every_group() -> None:
    told = template()
    for group in fields(Config):
        if is_dataclass(getattr(Config(), group.name)) and group.name != "check":
            assert f"[{group.name}]" in told


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.text(), x),
    )
)
def test_any_data_gives_a_config_or_a_config_error(data: object) -> None:
    try:
        parse({"show": data, "audio": data}, "f")  # type: ignore[arg-type]
    except ConfigError as error:
        assert str(error).startswith("f: ")  # noqa: PT017 - both outcomes are right; only the error has a form
