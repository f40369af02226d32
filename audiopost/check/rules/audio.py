# SPDX-License-Identifier: GPL-3.0-or-later
"""Rules about an episode's MP3: its format, its length, how loud it is."""

from __future__ import annotations

from collections.abc import Iterator

from audiopost.check.finding import Fault
from audiopost.check.reading.captions import clock
from audiopost.check.reading.mpeg import Recording
from audiopost.check.registry import rule

_AGAIN = "Render its article again with --force."
_FORM = "audio-changed audio-frames audio-format"
_HEARD = f"{_FORM} audio-decodes"
TOLERANCE_MS = 100
SHORTEST_MS = 3000
QUIETEST = 10 ** (-55 / 20)


@rule(
    Recording, "audio-changed", "error", "The MP3 is the file that was rendered",
    why="Its name stands for its content: caches and half-finished downloads would mix two versions.",
    remedy="Render its article again; do not edit MP3s in the output folder.",
)  # fmt: skip
def audio_changed(recording: Recording) -> Iterator[Fault]:
    audio = recording.folder.known.audio
    if len(recording.data) != audio.bytes:
        yield Fault(f"It has {len(recording.data)} bytes, and was rendered with {audio.bytes}.")
    elif recording.digest != audio.digest:
        yield Fault("Its content is not what was rendered.")


@rule(
    Recording, "audio-frames", "error", "The MP3 is frames from beginning to end",
    why="Players stop, click or lose their place at bytes that are no frame.",
    remedy=_AGAIN, after="audio-changed",
)  # fmt: skip
def audio_frames(recording: Recording) -> Iterator[Fault]:
    frames = recording.frames
    if not frames.frames:
        yield Fault("It has no MPEG frame.")
    elif frames.broken >= 0:
        yield Fault(f"After frame {frames.frames} comes something else.", f"byte {frames.broken}")


@rule(
    Recording, "audio-format", "error", "The MP3 is MPEG-1 Layer III",
    why="It is the one format that every app and every old player knows.",
    remedy=_AGAIN, after="audio-changed audio-frames",
)  # fmt: skip
def audio_format(recording: Recording) -> Iterator[Fault]:
    kinds = recording.frames.kinds
    if kinds != {"MPEG-1 Layer III"}:
        yield Fault(f"It is {' and '.join(sorted(kinds))}.")


@rule(
    Recording, "audio-bitrate", "error", "The MP3 has one constant bit rate",
    why="Players seek by it; in a variable one, chapters and captions drift from the sound.",
    remedy=_AGAIN, after=_FORM,
)  # fmt: skip
def audio_bitrate(recording: Recording) -> Iterator[Fault]:
    rates = recording.frames.bitrates
    if len(rates) != 1:
        yield Fault(f"Its bit rates are {', '.join(map(str, sorted(rates)))} kbit/s.")


@rule(
    Recording, "audio-rate", "error", "The MP3 has 44.1 or 48 kHz",
    why="Apple wants it, and some players run other rates at the wrong speed.",
    remedy="Set audio.rate to 44100 or 48000 and render again.", after=_FORM,
)  # fmt: skip
def audio_rate(recording: Recording) -> Iterator[Fault]:
    rates = recording.frames.rates
    if len(rates) != 1 or not rates <= {44100, 48000}:
        yield Fault(f"Its rate is {', '.join(map(str, sorted(rates)))} Hz.")


@rule(
    Recording, "audio-mono", "warning", "The MP3 is mono",
    why="One voice needs one channel; a second one doubles the download or halves the quality.",
    remedy=_AGAIN, after=_FORM,
)  # fmt: skip
def audio_mono(recording: Recording) -> Iterator[Fault]:
    if recording.frames.channels != {1}:
        yield Fault("It has two channels.")


@rule(
    Recording, "audio-gapless", "warning", "The MP3 tells how much a player has to trim",
    why="Without the Info header each player has its own idea of where zero is, and captions run late.",
    remedy=_AGAIN, after=_FORM,
)  # fmt: skip
def audio_gapless(recording: Recording) -> Iterator[Fault]:
    if not recording.frames.gapless:
        yield Fault("It has no Info header with encoder delay and padding.")


@rule(
    Recording, "audio-decodes", "error", "The MP3 can be decoded",
    why="What our decoder cannot play, some listeners cannot either.",
    remedy=_AGAIN, after=_FORM,
)  # fmt: skip
def audio_decodes(recording: Recording) -> Iterator[Fault]:
    if recording.heard and recording.sound is None:
        yield Fault("It cannot be decoded.")


@rule(
    Recording, "audio-duration", "error", "The sound is as long as the manifest says",
    why="Chapters, captions and the length in the feed all count on it.",
    remedy=_AGAIN, after=f"{_HEARD} audio-rate audio-gapless",
)  # fmt: skip
def audio_duration(recording: Recording) -> Iterator[Fault]:
    said = recording.folder.known.audio.duration_ms
    if abs(recording.duration_ms - said) > TOLERANCE_MS:
        yield Fault(f"It is {recording.duration_ms} ms long, and the manifest says {said} ms.")


@rule(
    Recording, "audio-loudness", "warning", "The loudness is the one that was asked for, within 1 LU",
    why="Listeners reach for the volume between episodes; Apple wants -16 LUFS within 1 LU.",
    remedy="Render again with --force; audio.loudness sets the target.", after=_HEARD,
)  # fmt: skip
def audio_loudness(recording: Recording) -> Iterator[Fault]:
    wanted = recording.folder.site.audio.loudness
    made = recording.sound.loudness() if recording.sound else wanted
    if not abs(made - wanted) <= 1:
        yield Fault(f"It has {made:.1f} LUFS, and {wanted:.1f} were asked for.")


@rule(
    Recording, "audio-peak", "warning", "The true peak stays below the limit after decoding",
    why="Louder peaks crackle in players and in transcoded copies.",
    remedy="Render again with --force; audio.peak sets the limit.", after=_HEARD,
)  # fmt: skip
def audio_peak(recording: Recording) -> Iterator[Fault]:
    limit = recording.folder.site.audio.peak
    if recording.sound and recording.sound.true_peak > limit + 0.1:
        yield Fault(f"It peaks at {recording.sound.true_peak:.1f} dBTP, and {limit:.1f} are allowed.")


@rule(
    Recording, "audio-evenness", "warning", "Every chapter is as loud as the whole, within 2 LU",
    why="A quiet part is lost in a bus or a car; a loud one makes people jump.",
    remedy="Render again with --force; intro.gain_db and outro.gain_db set how loud a jingle is.",
    after=f"{_HEARD} audio-loudness",
)  # fmt: skip
def audio_evenness(recording: Recording) -> Iterator[Fault]:
    folder, sound = recording.folder, recording.sound
    if sound is None or not folder.chapters_sound:
        return
    whole = sound.loudness()
    for chapter in folder.known.chapters:
        part = sound.loudness(chapter.start_ms, chapter.end_ms)
        if chapter.end_ms - chapter.start_ms >= SHORTEST_MS and not abs(part - whole) <= 2:
            yield Fault(f"It has {part:.1f} LUFS, the whole {whole:.1f}.", chapter.title)


@rule(
    Recording, "audio-silent-cue", "error", "Every cue can be heard",
    why="A sentence without sound was lost on the way to the MP3.",
    remedy=_AGAIN, after=f"{_HEARD} audio-loudness audio-duration",
)  # fmt: skip
def audio_silent_cue(recording: Recording) -> Iterator[Fault]:
    if recording.sound is None or not recording.folder.cues_sound:
        return
    for cue in recording.folder.known.cues:
        if recording.sound.peak(cue.start_ms, cue.end_ms) < QUIETEST:
            yield Fault(f"“{cue.text[:60]}” is silent.", clock(cue.start_ms))
