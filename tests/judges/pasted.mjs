// SPDX-License-Identifier: GPL-3.0-or-later
// A blog post with the pasted player, scripts off: pasted.mjs URL
import { launch, open } from "./browser.mjs";

const browser = await launch();
const { page, faults } = await open(browser, process.argv[2], "nojs");
// The browser's own controls, as a reader with a mouse or a keyboard uses them: focus and space.
await page.focus("audio");
await page.keyboard.press("Space");
await new Promise((done) => setTimeout(done, 1500));
// Only the judge runs scripts.
await page.setJavaScriptEnabled(true);
const seen = await page.evaluate(async () => {
  const a = document.querySelector("audio"), links = [...document.querySelectorAll("figure a")].filter((e) => e.getClientRects().length);
  const track = a.querySelector("track")?.src ?? null;
  const found = await Promise.all([links[0].href, track].map(async (address) => (await fetch(address)).status));
  return {
    scripts: document.scripts.length, controls: a.controls, shown: a.getClientRects().length > 0, duration: a.duration,
    at: a.currentTime, links: links.map((e) => e.href), track, found,
  };
});
await browser.close();
console.log(JSON.stringify({ ...seen, faults }));
