// SPDX-License-Identifier: GPL-3.0-or-later
// What a person sees who opens a feed in a browser: feedpage.mjs URL
import { launch } from "./browser.mjs";

const browser = await launch();
const page = await browser.newPage();
await page.goto(process.argv[2], { waitUntil: "load" });
const seen = await page.evaluate(() => ({
  shown: [...document.querySelectorAll("title, description, content\\:encoded, guid")]
    .filter((e) => e.getClientRects().length && e.localName !== "pubDate").map((e) => e.textContent),
  hint: getComputedStyle(document.documentElement, "::before").content,
}));
await browser.close();
console.log(JSON.stringify(seen));
