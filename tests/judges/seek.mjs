// SPDX-License-Identifier: GPL-3.0-or-later
// Seeks in the audio of a page as a player does, to each moment in seconds and back: seek.mjs URL SECONDS...
import { launch, open } from "./browser.mjs";

const [url, ...moments] = process.argv.slice(2);
const browser = await launch();
const { page, faults } = await open(browser, url);
const seen = { faults, reached: [] };
seen.duration = await page.evaluate(() => new Promise((done, fail) => {
  const audio = document.querySelector("audio");
  audio.preload = "metadata";
  audio.addEventListener("error", () => fail(new Error(audio.error.message)), { once: true });
  if (audio.readyState > 0) done(audio.duration);
  else { audio.addEventListener("loadedmetadata", () => done(audio.duration), { once: true }); audio.load(); }
}));
for (const moment of [...moments, ...moments.toReversed()]) {
  seen.reached.push(await page.evaluate((to) => new Promise((done) => {
    const audio = document.querySelector("audio");
    audio.addEventListener("seeked", async () => {
      const from = audio.currentTime;
      await audio.play();
      await new Promise((later) => setTimeout(later, 300));
      audio.pause();
      done({ to, from, played: audio.currentTime - from });
    }, { once: true });
    audio.currentTime = to;
  }), Number(moment)));
}
await browser.close();
console.log(JSON.stringify(seen));
