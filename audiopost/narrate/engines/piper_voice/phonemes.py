# SPDX-License-Identifier: GPL-3.0-or-later
"""From an utterance to phonemes, each knowing which word of the text it belongs to.

Piper takes a text apart into sentences and loses the punctuation around raw phonemes. An utterance is one sentence
already, so its phonemes stay in one list, and ``[[ipa|word]]`` keeps the comma behind it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from audiopost.narrate.engines.base import PRONUNCIATION

# Piper's own: text to one list of phonemes for each sentence it believes to see.
Phonemize = Callable[[str], list[list[str]]]

NO_WORD = -1
_MARKS = {",": ",", ";": ";", ":": ":", ".": ".", "!": "!", "?": "?", "…": ".", "—": ",", "–": ","}
_LEAD = re.compile(r"^[^\w\s]*(?=\s|$)|^[,;:.!?…—–]+")
# A dot that ends an initial, a dotted acronym or a consonant-only title (Mr, Dr, St) before more text: no sentence ends.
_ABBREVIATION = re.compile(
    r"(?<![\w.])((?:[^\W\d_]\.)*[^\W\d_]|[B-DF-HJ-NP-TV-Z][b-df-hj-np-tv-z]{1,3})\.(?=\s)"
)
_SPACE = " "


@dataclass(frozen=True, slots=True)
class Phonemes:
    """``phonemes`` of an utterance, for each the index of its word in ``words`` or ``NO_WORD`` (spaces, punctuation)."""

    phonemes: tuple[str, ...]
    owners: tuple[int, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of the text: plain, or one raw pronunciation (then ``raw`` is its phonemes)."""

    text: str
    raw: str = ""


def phonemes_of(text: str, phonemize: Phonemize) -> Phonemes:
    """The phonemes of ``text`` in one list. Never raises for any text; no phonemes when there is nothing to say."""
    phonemes: list[str] = []
    owners: list[int] = []
    words: list[str] = []
    for piece in _pieces(text):
        sounds = (
            list(unicodedata.normalize("NFD", piece.raw)) if piece.raw else _joined(piece.text, phonemize)
        )
        own = [piece.text] if piece.raw else [word for word in piece.text.split() if _is_word(word)]
        spaced = piece.raw == "" and piece.text[:1].isspace()
        if (
            phonemes
            and sounds
            and (spaced or phonemes[-1] in _MARKS)
            and phonemes[-1] != _SPACE
            and sounds[0] != _SPACE
        ):
            phonemes.append(_SPACE)
            owners.append(NO_WORD)
        phonemes += sounds
        where = [0] * len(sounds) if piece.raw else _owners(sounds, own, phonemize)
        owners += [at + len(words) if at != NO_WORD else NO_WORD for at in where]
        words += own
        if not piece.raw and piece.text[-1:].isspace() and phonemes and phonemes[-1] != _SPACE:
            phonemes.append(_SPACE)
            owners.append(NO_WORD)
    if all(sound in _MARKS or sound == _SPACE for sound in phonemes):
        return Phonemes((), (), ())
    while phonemes[-1] == _SPACE:
        phonemes.pop()
        owners.pop()
    return Phonemes(tuple(phonemes), tuple(owners), tuple(words))


def _pieces(text: str) -> Iterator[_Piece]:
    at = 0
    for match in PRONUNCIATION.finditer(text):
        if text[at : match.start()]:
            yield _Piece(text[at : match.start()])
        if match[1].strip():
            yield _Piece((match[2] or match[1]).strip(), match[1].strip())
        elif match[2]:
            yield _Piece(match[2])
        at = match.end()
    if text[at:]:
        yield _Piece(text[at:])


def _joined(text: str, phonemize: Phonemize) -> list[str]:
    """Phonemes of a plain stretch in one list; punctuation it begins with is kept, which espeak would drop."""
    lead = _LEAD.match(text)
    marks = [_MARKS[sign] for sign in (lead[0] if lead else "") if sign in _MARKS][:1]
    rest = text[lead.end() :] if lead else text
    sounds: list[str] = list(marks)
    rest = _ABBREVIATION.sub(r"\1", rest)
    for sentence in phonemize(rest) if any(map(_is_word, rest.split())) else []:
        if sounds and sentence and sounds[-1] != _SPACE:
            sounds.append(_SPACE)
        sounds += sentence
    return sounds


def _is_word(token: str) -> bool:
    return any(sign.isalnum() for sign in token)


def _runs(sounds: Sequence[str]) -> list[list[int]]:
    """The positions of phonemes between spaces, punctuation left out."""
    runs: list[list[int]] = [[]]
    for at, sound in enumerate(sounds):
        if sound == _SPACE:
            runs.append([])
        elif sound not in _MARKS:
            runs[-1].append(at)
    return [run for run in runs if run]


def _owners(sounds: Sequence[str], words: Sequence[str], phonemize: Phonemize) -> list[int]:
    """For each phoneme the index of its word. Espeak joins some words ("of the") and says others as several ("25")."""
    owners = [NO_WORD] * len(sounds)
    runs = _runs(sounds)
    if not words or not runs:
        return owners
    if len(runs) == len(words):
        for index, run in enumerate(runs):
            _give(owners, run, [index], [1])
        return owners
    alone = [_bare(sound for part in phonemize(word) for sound in part) for word in words]
    heard = [_bare(sounds[at] for at in run) for run in runs]
    for first_run, last_run, first_word, last_word in _gaps(heard, alone):
        run = [at for part in runs[first_run:last_run] for at in part]
        indexes = list(range(first_word, last_word))
        if last_run - first_run == len(indexes):
            for index, part in zip(indexes, runs[first_run:last_run], strict=True):
                _give(owners, part, [index], [1])
        elif indexes:
            _give(owners, run, indexes, [max(1, len(alone[index])) for index in indexes])
        elif run and first_word:
            _give(owners, run, [first_word - 1], [1])
    return owners


def _bare(sounds: Iterator[str] | Sequence[str]) -> str:
    return "".join(sound for sound in sounds if sound not in _MARKS and sound not in " ˈˌː")


def _gaps(heard: list[str], alone: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """(first run, end run, first word, end word) of stretches that belong together, the certain ones one by one.

    A number or an acronym is heard as several runs: its runs joined count as equal, too.
    """
    run = word = 0
    for block in SequenceMatcher(None, heard, alone, autojunk=False).get_matching_blocks():
        if run < block.a or word < block.b:
            yield run, block.a, word, block.b
        for step in range(block.size):
            yield block.a + step, block.a + step + 1, block.b + step, block.b + step + 1
        run, word = block.a + block.size, block.b + block.size


def _give(owners: list[int], run: list[int], words: list[int], lengths: list[int]) -> None:
    """Share the phonemes of ``run`` among ``words`` in proportion to how long each is when said alone."""
    total = sum(lengths)
    ends: list[int] = []
    so_far = 0
    for length in lengths:
        so_far += length
        ends.append(round(len(run) * so_far / total))
    start = 0
    for word, end in zip(words, ends, strict=True):
        for at in run[start:end]:
            owners[at] = word
        start = end
