// SPDX-License-Identifier: GPL-3.0-or-later
// What feedsmith and podcast-partytime read in a feed on standard input.
import { readFileSync } from "node:fs";
import { parseRssFeed } from "feedsmith";
import partytime from "podcast-partytime";

const xml = readFileSync(0, "utf8");
console.log(JSON.stringify({ feedsmith: parseRssFeed(xml), partytime: partytime.parseFeed(xml) }));
