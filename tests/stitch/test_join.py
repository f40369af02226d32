# SPDX-License-Identifier: GPL-3.0-or-later
"""Joined episodes, judged by other people's players, taggers and validators."""

from __future__ import annotations

import errno
import hashlib
import itertools
import json
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import soundfile

from audiopost.config.options import AudioOptions, BumperOptions
from audiopost.errors import StitchError
from audiopost.model import Segment
from audiopost.stitch import bumpers, join, mp3, segment, tags, timeline

from .conftest import decode, measure, mp3val, sounds, speechlike, utterance

AUDIO = AudioOptions()


def make(
    folder: Path, name: str, clips: list[np.ndarray], *, chapter: bool = True, audio: AudioOptions = AUDIO
) -> Segment:
    said = [utterance(n, section_id=name, pause_after_ms=300) for n in range(len(clips))]
    tag = tags.write(tags.Tag(title=name))
    recorded = segment.write(folder / f"sections/{name}.mp3", said, sounds(*clips), audio, tag)
    return Segment(
        kind="section", section_id=name, title=f"Über {name}", level=1, fingerprint=name, path=f"sections/{name}.mp3",
        frames=recorded.frames, cues=recorded.cues, chapter=chapter,
    )  # fmt: skip


def joined(folder: Path, segments: list[Segment], audio: AudioOptions = AUDIO, name: str = "episode.mp3"):
    laid = timeline.lay(segments, pause_ms=1200, rate=audio.rate, end_ms=500)
    tag = tags.write(
        tags.Tag(
            title="Épisode",
            artist="Ann",
            album="Show",
            date="2025-09-04",
            language="en",
            chapters=laid.chapters,
        )
    )
    return join.join(segments, laid, folder, name, audio, tag), laid


@pytest.fixture(scope="module")
def episode(tmp_path_factory):
    folder = tmp_path_factory.mktemp("episode")
    segments = [
        make(
            folder,
            name,
            [speechlike(length, seed=seed + n) for n, length in enumerate(lengths)],
            chapter=name != "third",
        )
        for seed, (name, lengths) in enumerate(
            {"first": (1.3, 2.1), "second": (4.0,), "third": (0.4, 0.6, 3.3), "fourth": (2.9,)}.items()
        )
    ]
    audio, laid = joined(folder, segments)
    return folder, segments, audio, laid


@pytest.mark.judge("ffmpeg")
def test_the_decoded_length_is_exact(episode):
    folder, _, audio, laid = episode
    heard = decode(folder / audio.path)
    assert len(heard) == mp3.decoded_samples(laid.frames)
    assert audio.duration_ms == len(heard) * 1000 // 44100


@pytest.mark.judge("ffmpeg")
def test_a_segment_sounds_the_same_alone_and_in_the_episode(episode):
    folder, segments, audio, laid = episode
    heard = decode(folder / audio.path)
    for seg, start in zip(segments, laid.starts, strict=True):
        alone = decode(folder / seg.path)
        part = heard[start * 1152 : start * 1152 + len(alone)]
        assert np.abs(part[: len(alone)] - alone[: len(part)]).max() < 1e-4


@pytest.mark.judge("ffmpeg")
def test_joins_are_silent(episode):
    folder, segments, audio, laid = episode
    heard = decode(folder / audio.path)
    ends = [laid.cues[-1].end_ms]
    spans = [
        (a.end_ms, b.start_ms)
        for a, b in zip(laid.cues, laid.cues[1:], strict=False)
        if b.start_ms - a.end_ms > 500
    ]
    assert len(spans) == len(segments) - 1
    for start, end in [*spans, (ends[0], audio.duration_ms)]:
        quiet = heard[(start + 30) * 441 // 10 : (end - 3) * 441 // 10]
        # -66 dBFS at most, and no step from sample to sample.
        assert np.abs(quiet).max(initial=0) < 0.0005
        assert np.abs(np.diff(quiet)).max(initial=0) < 0.0003


@pytest.mark.judge("ffmpeg")
def test_every_cue_is_where_the_sound_is(episode):
    folder, _, audio, laid = episode
    heard = decode(folder / audio.path)
    for cue in laid.cues:
        before = heard[(cue.start_ms - 40) * 441 // 10 : (cue.start_ms - 5) * 441 // 10]
        after = heard[cue.start_ms * 441 // 10 : (cue.start_ms + 50) * 441 // 10]
        assert np.abs(before).max() < 0.003
        assert np.abs(after).max() > 0.01


@pytest.mark.judge("mp3val")
def test_mp3val_finds_no_fault(episode):
    folder, segments, audio, laid = episode
    report = mp3val(folder / audio.path)
    assert "WARNING" not in report
    assert f"{laid.frames + 1} MPEG frames (MPEG 1 Layer III), +ID3v2, CBR" in report
    for seg in segments:
        assert "WARNING" not in mp3val(folder / seg.path)


@pytest.mark.judge("ffprobe")
def test_ffprobe_reads_chapters_tags_and_length(episode):
    folder, _segments, audio, laid = episode
    command = [
        "ffprobe",
        "-v",
        "warning",
        "-show_chapters",
        "-show_format",
        "-of",
        "json",
        str(folder / audio.path),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert not done.stderr
    told = json.loads(done.stdout)
    assert [(c["start"], c["end"], c["tags"]["title"]) for c in told["chapters"]] == [
        (c.start_ms, c.end_ms, c.title) for c in laid.chapters
    ]
    # ffprobe counts the encoder's delay and padding in.
    assert float(told["format"]["duration"]) * 1000 == pytest.approx(audio.duration_ms, abs=27)
    assert told["format"]["tags"]["title"] == "Épisode"
    assert told["format"]["tags"]["date"].startswith("2025")
    assert int(told["format"]["size"]) == audio.bytes


def test_mutagen_agrees_on_length_and_gapless_values(episode):
    from mutagen.mp3 import MP3

    folder, _, audio, _ = episode
    info = MP3(folder / audio.path).info
    # mutagen subtracts delay and padding (1105 samples) itself.
    assert info.length * 1000 == pytest.approx(audio.duration_ms, abs=1)
    assert info.bitrate == pytest.approx(96000, abs=5)
    assert info.channels == 1
    assert not info.sketchy


@pytest.mark.judge("eyeD3")
def test_eyed3_reads_it(episode):
    folder, _, audio, _ = episode
    done = subprocess.run(
        ["eyeD3", "--no-color", str(folder / audio.path)], capture_output=True, text=True, check=True
    )
    assert "Épisode" in done.stdout
    assert "ID3 v2.3" in done.stdout
    assert "MPEG1, Layer III" in done.stdout


@pytest.mark.judge("mpv")
def test_mpv_plays_it_and_knows_its_chapters(episode):
    folder, _, audio, laid = episode
    command = ["mpv", "--no-config", "--no-video", "--ao=null", "--ao-null-untimed", "--term-playing-msg=${chapter-list/count} ${duration/full}",
               str(folder / audio.path)]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert f"{len(laid.chapters)} 00:00:{audio.duration_ms // 1000:02d}" in done.stdout


@pytest.mark.judge("ffmpeg")
def test_loudness_of_the_whole_and_of_each_section(episode):
    folder, _, audio, laid = episode
    whole, peak = measure(folder / audio.path)
    assert whole == pytest.approx(-16, abs=0.5)
    assert peak <= -1.0
    for chapter in laid.chapters:
        assert measure(folder / audio.path, chapter.start_ms, chapter.end_ms)[0] == pytest.approx(
            whole, abs=1
        )


def test_what_is_said_of_the_file_is_so(episode):
    folder, _, audio, _ = episode
    data = (folder / audio.path).read_bytes()
    assert audio.bytes == len(data)
    assert audio.digest == hashlib.sha256(data).hexdigest()


def test_the_frames_are_copies_of_the_sections(episode):
    """Nothing is encoded again: a machine with the section files alone makes the same episode."""
    folder, segments, audio, _ = episode
    data = (folder / audio.path).read_bytes()
    for seg in segments:
        body = mp3.body(folder / seg.path, 96, 44100)
        frames = (folder / seg.path).read_bytes()[body.offset :]
        assert frames in data
    assert joined(folder, segments, name="again.mp3")[0].digest == audio.digest


@pytest.mark.judge("ffmpeg", "mp3val")
@pytest.mark.parametrize(
    "audio",
    [AudioOptions(bitrate=64, rate=48000), AudioOptions(bitrate=48), AudioOptions(bitrate=192)],
    ids=str,
)
def test_other_settings_join_as_well(tmp_path, audio):
    segments = [make(tmp_path, name, [speechlike(1.7, seed=n)], audio=audio) for n, name in enumerate("abc")]
    made, laid = joined(tmp_path, segments, audio)
    assert len(decode(tmp_path / made.path)) == mp3.decoded_samples(laid.frames)
    assert "WARNING" not in mp3val(tmp_path / made.path)
    assert made.bitrate == audio.bitrate


def test_a_damaged_missing_or_foreign_section_is_told(tmp_path):
    segments = [make(tmp_path, name, [speechlike(1.0, seed=n)]) for n, name in enumerate("ab")]
    assert all(join.intact(seg, tmp_path, AUDIO) for seg in segments)
    assert not join.intact(segments[0], tmp_path, AudioOptions(bitrate=64))
    assert not join.intact(replace(segments[0], frames=7), tmp_path, AUDIO)
    with pytest.raises(StitchError, match="is not the file its episode describes"):
        joined(tmp_path, [segments[0], replace(segments[1], frames=7)])
    path = tmp_path / segments[1].path
    path.write_bytes(path.read_bytes()[:-100])
    assert not join.intact(segments[1], tmp_path, AUDIO)
    with pytest.raises(StitchError, match=r"b\.mp3 is damaged"):
        joined(tmp_path, segments)
    path.unlink()
    assert not join.intact(segments[1], tmp_path, AUDIO)
    with pytest.raises(StitchError, match=r"b\.mp3 cannot be read"):
        joined(tmp_path, segments)
    assert not (tmp_path / "episode.mp3").exists()


def test_a_disk_that_fills_up_leaves_the_old_episode(tmp_path, monkeypatch):
    segments = [make(tmp_path, "a", [speechlike(1.0)])]
    audio, _ = joined(tmp_path, segments)
    before = (tmp_path / audio.path).read_bytes()
    real = join._Copy.put
    written = 0

    def put(self: join._Copy, data: bytes) -> None:
        nonlocal written
        written += len(data)
        if written > 2000:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(self, data)

    monkeypatch.setattr(join._Copy, "put", put)
    with pytest.raises(
        StitchError, match=r"episode\.mp3 could not be written to .*: No space left on device;"
    ):
        joined(tmp_path, segments)
    assert (tmp_path / audio.path).read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["episode.mp3", "sections"]


def test_a_section_cut_while_it_is_read_is_noticed(tmp_path, monkeypatch):
    segments = [make(tmp_path, "a", [speechlike(1.0)])]
    real = mp3.body

    def longer(path: Path, bitrate: int, rate: int) -> mp3.Body:
        body = real(path, bitrate, rate)
        return replace(body, size=body.size + 10)

    monkeypatch.setattr(mp3, "body", longer)
    with pytest.raises(StitchError, match="became shorter"):
        joined(tmp_path, segments)


def test_copying_holds_little_in_memory(tmp_path, monkeypatch):
    segments = [make(tmp_path, "a", [speechlike(1.0)])]
    sizes: list[int] = []
    real = join._Copy.put

    def put(self: join._Copy, data: bytes) -> None:
        sizes.append(len(data))
        real(self, data)

    monkeypatch.setattr(join._Copy, "put", put)
    monkeypatch.setattr(join, "_PIECE", 1000)
    joined(tmp_path, segments)
    assert max(sizes[3:-1]) <= 1000  # tag, Info frame and no gap came first; the closing silence last


def test_new_tags_on_one_section(tmp_path):
    """Moving a section to another number is a join of one: same frames, other tag."""
    seg = make(tmp_path, "a", [speechlike(1.0)])
    laid = timeline.lay([seg], pause_ms=0, rate=44100)
    join.join(
        [seg], laid, tmp_path, "sections/b.mp3", AUDIO, tags.write(tags.Tag(title="other", track="2/3"))
    )
    moved = replace(seg, path="sections/b.mp3")
    assert join.intact(moved, tmp_path, AUDIO)


@pytest.mark.judge("ffmpeg")
def test_an_episode_of_real_speech_a_bad_intro_and_sections_of_one_word(tmp_path, real_speech):
    """What the listener gets, measured as a listener's meter would: whole, sections, sentences, peaks."""
    clipped = np.clip(speechlike(4.0, seed=5, gain=6.0), -1, 1) * 0.02 + 0.3
    soundfile.write(tmp_path / "intro.wav", clipped, 22050)
    said = [utterance(n, section_id="intro", pause_after_ms=350) for n in (2, 4)]
    recorded = bumpers.write(
        tmp_path / "intro.mp3", said, sounds(*real_speech), BumperOptions(), tmp_path / "intro.wav", AUDIO
    )
    intro = Segment(
        kind="intro", section_id="intro", title="Introduction", level=1, fingerprint="", path="intro.mp3",
        frames=recorded.frames, cues=recorded.cues,
    )  # fmt: skip
    one_word = make(tmp_path, "heading", [real_speech[3]])
    body = [
        make(tmp_path, "body", [real_speech[n] for n in (0, 1, 2, 5, 3, 4)]),
        make(tmp_path, "end", [real_speech[5]]),
    ]
    audio, laid = joined(tmp_path, [intro, one_word, *body])
    path = tmp_path / audio.path
    whole, peak = measure(path)
    assert whole == pytest.approx(-16, abs=0.5)
    assert peak <= -1.0
    for chapter in laid.chapters:
        assert measure(path, chapter.start_ms, chapter.end_ms)[0] == pytest.approx(whole, abs=1.0)
    sentences = [
        measure(path, cue.start_ms, cue.end_ms)[0] for cue in laid.cues if cue.end_ms - cue.start_ms >= 450
    ]
    assert len(sentences) > 6
    assert max(abs(a - b) for a, b in itertools.pairwise(sentences)) < 3
