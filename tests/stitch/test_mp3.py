# SPDX-License-Identifier: GPL-3.0-or-later
"""Frames, the Info frame and the encoder, at every bit rate and rate the configuration knows."""

from __future__ import annotations

import itertools
from io import BytesIO
from typing import get_args, get_type_hints

import numpy as np
import pytest

from audiopost.config.options import AudioOptions
from audiopost.errors import StitchError
from audiopost.stitch import level, mp3, segment, tags
from audiopost.stitch.encoder import Encoder

from .conftest import RATE, decode, measure, mp3val, sounds, speechlike, utterance

HINTS = get_type_hints(AudioOptions)
SETTINGS = [
    AudioOptions(bitrate=bitrate, rate=rate)
    for rate in get_args(HINTS["rate"])
    for bitrate in get_args(HINTS["bitrate"])
]


def walk(data: bytes, bitrate: int, rate: int) -> int:
    """Count frames one by one, by their headers."""
    at = count = 0
    while at < len(data):
        assert data[at] == 0xFF
        assert data[at + 1] == 0xFB
        at += 144_000 * bitrate // rate + (data[at + 2] >> 1 & 1)
        count += 1
    assert at == len(data)
    return count


def encoded(samples: np.ndarray, audio: AudioOptions) -> tuple[bytes, int]:
    sink = BytesIO()
    encoder = Encoder(sink, audio)
    encoder.add(samples)
    frames, size = encoder.close()
    assert size == len(sink.getvalue())
    return sink.getvalue(), frames


@pytest.mark.parametrize("audio", SETTINGS, ids=str)
@pytest.mark.parametrize("samples", [1, 1152, 40_000, 300_001])
def test_frames_are_counted_right_without_looking_at_them(audio, samples):
    data, frames = encoded(speechlike(samples / audio.rate + 0.1, rate=audio.rate)[:samples], audio)
    assert frames == walk(data, audio.bitrate, audio.rate)
    assert mp3.decoded_samples(frames) >= samples


@pytest.mark.judge("ffmpeg", "mp3val")
@pytest.mark.parametrize("audio", SETTINGS, ids=str)
def test_a_file_plays_whole_in_place_and_at_its_level(tmp_path, audio):
    samples = level.level(speechlike(3.0), RATE, audio)
    made = segment.encode([utterance(0)], sounds(speechlike(3.0)), audio)
    path = tmp_path / "x.mp3"
    path.write_bytes(tags.write(tags.Tag(title="x")) + made.mp3)
    heard = decode(path)
    assert len(heard) == mp3.decoded_samples(made.frames)
    lead = 50 * audio.rate // 1000
    part = slice(lead + 20_000, lead + 60_000)
    # Where the decoded sound matches best is exactly where it was put, and as loud as it was.
    sent, came = samples[20_000:60_000], heard[part]
    shifts = {k: float(np.dot(sent, heard[part.start + k : part.stop + k])) for k in range(-5, 6)}
    assert max(shifts, key=shifts.__getitem__) == 0
    assert np.dot(came, sent) / np.dot(sent, sent) == pytest.approx(1.0, abs=0.02)
    integrated, peak = measure(path)
    assert integrated == pytest.approx(-16, abs=0.5)
    assert peak <= -1.0
    report = mp3val(path)
    assert "WARNING" not in report
    assert f"{made.frames + 1} MPEG frames" in report


def test_what_was_added_in_pieces_is_the_same_stream():
    audio = AudioOptions()
    samples = speechlike(3.0, rate=44100)
    sink = BytesIO()
    encoder = Encoder(sink, audio)
    for start in range(0, len(samples), 777):
        encoder.add(samples[start : start + 777])
    encoder.close()
    assert sink.getvalue() == encoded(samples, audio)[0]


@pytest.mark.judge("ffmpeg")
@pytest.mark.parametrize("audio", SETTINGS, ids=str)
def test_silent_frames_are_silent(tmp_path, audio):
    path = tmp_path / "silence.mp3"
    silence = mp3.silence(50, audio.bitrate, audio.rate)
    assert walk(silence, audio.bitrate, audio.rate) == 50
    assert len(silence) == 50 * 144_000 * audio.bitrate // audio.rate
    path.write_bytes(mp3.info_frame(50, len(silence), audio.bitrate, audio.rate) + silence)
    heard = decode(path)
    assert len(heard) == 50 * 1152 - 1105
    assert not heard.any()


@pytest.mark.parametrize("audio", SETTINGS, ids=str)
def test_the_info_frame_says_what_the_format_asks_for(audio):
    frame = mp3.info_frame(1000, 313_000, audio.bitrate, audio.rate)
    assert len(frame) == mp3.info_bytes(audio.bitrate, audio.rate)
    at = frame.index(b"Info")
    assert at == 21  # after header and mono side information
    assert int.from_bytes(frame[at + 8 : at + 12], "big") == 1000
    assert int.from_bytes(frame[at + 12 : at + 16], "big") == 313_000 + len(frame)
    contents = frame[at + 16 : at + 116]
    assert contents[0] == 0
    assert all(a < b for a, b in itertools.pairwise(contents))
    delays = int.from_bytes(frame[at + 141 : at + 144], "big")
    assert (delays >> 12, delays & 0xFFF) == (576, 529)
    # CRC-16/ARC over everything before it.
    crc = 0
    for bit_source in frame[: at + 154]:
        crc ^= bit_source
        for _ in range(8):
            crc = (crc >> 1) ^ (0xA001 * (crc & 1))
    assert int.from_bytes(frame[at + 154 : at + 156], "big") == crc


@pytest.mark.parametrize("audio", [AudioOptions(), AudioOptions(bitrate=48)], ids=str)
def test_the_frames_of_a_file_are_found_again(tmp_path, audio):
    made = segment.encode([utterance(0)], sounds(speechlike(1.0)), audio)
    path = tmp_path / "x.mp3"
    path.write_bytes(b"ID3\x03\x00\x00\x00\x00\x01\x00" + bytes(128) + made.mp3)
    body = mp3.body(path, audio.bitrate, audio.rate)
    data = path.read_bytes()
    assert body.frames == made.frames == walk(data[body.offset :], audio.bitrate, audio.rate)
    assert body.offset + body.size == len(data)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data[:-1],
        lambda data: data[: len(data) // 2],
        lambda data: data + b"TAG",
        lambda data: data[:100],
        lambda data: b"",
        lambda data: b"<html>not audio</html>" * 50,
        lambda data: data[mp3.info_bytes(96, 44100) :],
    ],
)
def test_a_damaged_file_is_told_from_a_whole_one(tmp_path, spoil):
    made = segment.encode([utterance(0)], sounds(speechlike(1.0)), AudioOptions())
    path = tmp_path / "x.mp3"
    path.write_bytes(spoil(made.mp3))
    with pytest.raises(StitchError, match=r"x\.mp3 is damaged or was made with other settings"):
        mp3.body(path, 96, 44100)


def test_a_file_of_other_settings_is_refused(tmp_path):
    path = tmp_path / "x.mp3"
    path.write_bytes(segment.encode([utterance(0)], sounds(speechlike(1.0)), AudioOptions(bitrate=64)).mp3)
    for bitrate, rate in ((96, 44100), (64, 48000), (80, 44100)):
        with pytest.raises(StitchError):
            mp3.body(path, bitrate, rate)
    with pytest.raises(StitchError, match="cannot be read"):
        mp3.body(tmp_path / "missing.mp3", 96, 44100)
