// SPDX-License-Identifier: GPL-3.0-or-later
// A page without its script, and from disk: plain.mjs URL [scripts]
import { launch, MODES, open } from "./browser.mjs";

const [url, scripts] = process.argv.slice(2);
const browser = await launch();
MODES.nojs.scripts = scripts === "scripts";
const { page, faults } = await open(browser, url, "nojs");
await new Promise((done) => setTimeout(done, 500));
await page.setJavaScriptEnabled(true);
const seen = await page.evaluate(() => {
  const a = document.querySelector("audio"), shown = (e) => !!e && e.getClientRects().length > 0;
  return {
    controls: a.controls, duration: a.duration, shown: shown(a), custom: shown(document.querySelector("#ap-controls")),
    track: a.querySelector("track")?.getAttribute("src") ?? null,
    links: [...document.querySelectorAll("a[href]")].filter(shown).map((e) => e.getAttribute("href")),
    text: document.body.textContent, images: [...document.images].map((i) => i.naturalWidth),
    background: getComputedStyle(document.body).backgroundColor,
  };
});
await browser.close();
console.log(JSON.stringify({ ...seen, faults }));
