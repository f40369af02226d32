// SPDX-License-Identifier: GPL-3.0-or-later
// The strict WebVTT parser's errors and cues for a file on standard input.
import { readFileSync } from "node:fs";
import parsers from "webvtt-parser";

const { cues, errors } = new parsers.WebVTTParser().parse(readFileSync(0, "utf8"), "subtitles/captions/descriptions");
console.log(JSON.stringify({ errors, cues: cues.map(({ startTime, endTime, text }) => ({ startTime, endTime, text })) }));
