# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import errno
import io
import os
import random
import signal
import subprocess
import sys
import time
import wave
from pathlib import Path

import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from audiopost.config import CacheOptions
from audiopost.errors import CacheError
from audiopost.model import Word
from audiopost.narrate.cache import ClipCache, cache_folder
from audiopost.narrate.clipfile import ClipFile, pack, unpack

NAME = "01" + "ab" * 20
WORDS = (Word("Grüß", 0, 120), Word("Gott.", 130, 300))

pcm = st.binary(max_size=200).map(lambda data: data[: len(data) // 2 * 2])
words = st.lists(st.builds(Word, st.text(), st.integers(0, 9999), st.integers(0, 9999)), max_size=4).map(
    tuple
)


@given(st.integers(8000, 48_000), pcm, words)
def test_a_clip_file_gives_back_what_went_in(rate: int, samples: bytes, told: tuple[Word, ...]) -> None:
    assert unpack(pack(rate, samples, told)) == ClipFile(rate, samples, told)


@given(pcm, st.data())
def test_any_damage_is_noticed(samples: bytes, data: st.DataObject) -> None:
    whole = pack(22_050, samples, WORDS)
    cut = data.draw(st.integers(0, len(whole) - 1))
    with pytest.raises(ValueError):
        unpack(whole[:cut])
    damaged = bytearray(whole)
    damaged[cut] ^= data.draw(st.integers(1, 255))
    with pytest.raises(ValueError):
        unpack(bytes(damaged))


def test_other_programs_play_a_clip_file() -> None:
    samples = bytes(range(200))
    content = pack(22_050, samples, WORDS)
    with wave.open(io.BytesIO(content)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (22_050, 1, 2)
        assert file.readframes(1000) == samples
    heard, rate = soundfile.read(io.BytesIO(content), dtype="int16")
    assert (heard.tobytes(), rate) == (samples, 22_050)


def test_kept_and_found(cache: ClipCache) -> None:
    assert cache.get(NAME) is None
    assert not cache.has(NAME)
    put = cache.put(NAME, pack(16_000, b"\1\0" * 16_000, WORDS))
    assert put == cache.get(NAME)
    assert (put.rate, put.samples, put.duration_ms) == (16_000, 16_000, 1000)
    assert unpack(Path(put.path).read_bytes()).rate == 16_000
    assert cache.info()["clips"] == 1


@pytest.mark.parametrize("damage", [b"", b"RIFF", b"x" * 5000])
def test_a_damaged_clip_counts_as_absent_and_heals(cache: ClipCache, damage: bytes) -> None:
    content = pack(16_000, b"\1\0" * 100)
    path = Path(cache.put(NAME, content).path)
    path.write_bytes(damage)
    assert cache.get(NAME) is None
    assert not cache.has(NAME)
    cache.put(NAME, content)
    assert path.read_bytes() == content


def test_torn_bytes_never_get_in(cache: ClipCache) -> None:
    with pytest.raises(ValueError):
        cache.put(NAME, pack(16_000, b"\1\0" * 100)[:-3])
    assert cache.get(NAME) is None


def _filled(folder: Path, clips: int, bound: int) -> tuple[ClipCache, list[str]]:
    cache = ClipCache(folder)
    names = [f"01{number:02x}{number:038x}" for number in range(clips)]
    for age, name in enumerate(reversed(names)):
        path = Path(cache.put(name, pack(16_000, b"\1\0" * 50_000)).path)
        then = time.time() - 7200 - 10 * age
        os.utime(path, (then, then))
    return ClipCache(folder, CacheOptions(max_bytes=bound)), names  # the first is the oldest


def test_pruning_removes_the_least_recently_used(tmp_path: Path) -> None:
    cache, names = _filled(tmp_path, 20, 1_050_000)
    assert cache.get(names[0]) is not None  # used again just now
    assert cache.prune() == 11
    assert cache.info()["bytes"] <= 1_050_000
    left = [name for name in names if cache.has(name)]
    assert left == [names[0], *names[12:]]
    assert cache.prune() == 0


def test_clips_a_running_render_may_need_are_not_pruned(tmp_path: Path) -> None:
    cache = ClipCache(tmp_path, CacheOptions(max_bytes=1_000_000))
    names = [f"01{number:040x}" for number in range(20)]
    for name in names:
        cache.put(name, pack(16_000, b"\1\0" * 50_000))
    assert all(map(cache.has, names))


def test_writing_keeps_the_bound_by_itself(tmp_path: Path) -> None:
    cache, names = _filled(tmp_path, 30, 10_000_000)
    small = ClipCache(tmp_path, CacheOptions(max_bytes=1_000_000))
    for number in range(5):
        small.put(f"01ff{number:038x}", pack(16_000, b"\1\0" * 50_000))
    assert int(small.info()["bytes"]) <= 1_000_000
    assert not any(map(cache.has, names[:20]))


def test_the_bound_holds_over_many_short_lives(tmp_path: Path) -> None:
    _, old = _filled(tmp_path, 9, 1_000_000)
    for number in range(12):
        cache = ClipCache(tmp_path, CacheOptions(max_bytes=1_000_000))
        name = f"01ff{number:038x}"
        path = Path(cache.put(name, pack(16_000, b"\1\0" * 20_000)).path)
        cache.settle()
        os.utime(path, (1, 1))
        assert int(cache.info()["bytes"]) <= 1_000_000
    assert any(map(cache.has, old))


def test_clear(tmp_path: Path) -> None:
    cache, names = _filled(tmp_path, 3, 10_000_000)
    assert cache.clear() == 3
    assert not any(map(cache.has, names))
    assert cache.info()["clips"] == 0


def test_leftovers_of_killed_writers_are_swept(tmp_path: Path) -> None:
    cache, names = _filled(tmp_path, 1, 10_000_000)
    old, new = (cache.path(names[0]).with_name(f"{age}.part") for age in ("old", "new"))
    old.write_bytes(b"x")
    new.write_bytes(b"x")
    os.utime(old, (1, 1))
    cache.prune()
    assert not old.exists()
    assert new.exists()


def test_a_full_disk_is_one_sentence_and_leaves_nothing(
    cache: ClipCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(
        CacheError, match=r"Cannot write the clip cache at .*: No space left on device\. Free space"
    ):
        cache.put(NAME, pack(16_000, b"\1\0" * 100))
    assert [path for path in cache.folder.rglob("*") if path.is_file()] == []


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "clips").write_text("in the way")
    cache = ClipCache(tmp_path)
    with pytest.raises(CacheError, match="AUDIOPOST_CACHE"):
        cache.put(NAME, pack(16_000, b""))


def test_where_the_cache_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("AUDIOPOST_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    assert cache_folder("/elsewhere") == Path("/elsewhere")
    monkeypatch.delenv("AUDIOPOST_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/tmp/c")
    assert "audiopost" in str(cache_folder())


WRITER = """
import sys
from pathlib import Path
from audiopost.narrate.cache import ClipCache
from audiopost.narrate.clipfile import pack
cache = ClipCache(Path(sys.argv[1]))
contents = [pack(16_000, bytes([number]) * 400_000) for number in range(8)]
print("ready", flush=True)
for turn in range(int(sys.argv[2])):
    for number, content in enumerate(contents):
        name = f"01{number:040x}"
        clip = cache.get(name)
        assert clip is None or clip.samples == 200_000
        cache.put(name, content)
"""


def _writer(folder: Path, turns: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", WRITER, str(folder), str(turns)], stdout=subprocess.PIPE)


def test_killed_at_any_moment_no_clip_is_torn(tmp_path: Path) -> None:
    moments = random.Random(7)
    cache = ClipCache(tmp_path)
    for _ in range(8):
        with _writer(tmp_path, 10_000) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(moments.uniform(0.0, 0.03))
            process.send_signal(signal.SIGKILL)
        for path in tmp_path.rglob("*.wav"):
            assert len(unpack(path.read_bytes()).pcm) == 400_000
    assert cache.clear() > 0


def test_processes_share_a_cache(tmp_path: Path) -> None:
    processes = [_writer(tmp_path, 15) for _ in range(3)]
    assert [process.wait() for process in processes] == [0, 0, 0]
    assert ClipCache(tmp_path).info()["clips"] == 8
    assert list(tmp_path.rglob("*.part")) == []
    for process in processes:
        assert process.stdout is not None
        process.stdout.close()
