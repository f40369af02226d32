// SPDX-License-Identifier: GPL-3.0-or-later
// Plays from the show page by keyboard, then opens the episode as someone who wants no motion: show.mjs URL
import { launch, open } from "./browser.mjs";

const url = process.argv[2];
const browser = await launch();
const { page, faults } = await open(browser, url);
const seen = { faults };
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const state = () => page.evaluate(() => {
  const a = document.querySelector("audio");
  return { paused: a.paused, src: a.src, title: document.querySelector("#ap-now").textContent };
});
seen.before = { bar: await page.evaluate(() => document.querySelector("#ap-bar").getClientRects().length > 0) };
seen.address = await page.evaluate(() => document.querySelector("#ap-feed").value);
await page.evaluate(() => document.querySelector(".episodes .round").focus());
await page.keyboard.press("Enter");
await pause(500);
seen.playing = await state();
await page.keyboard.press("Enter");
await pause(100);
seen.again = await state();

const calm = await open(browser, await page.evaluate(() => document.querySelector(".episodes h3 a").href), "still");
const follow = await calm.page.evaluate(() => document.querySelector("#ap-follow").checked);
await calm.page.click("#ap-play");
await calm.page.evaluate(() => { document.querySelector("audio").currentTime = 120; });
await pause(700);
seen.still = { follow, ...(await calm.page.evaluate(() => ({ scroll: scrollY, paused: document.querySelector("audio").paused }))) };
await browser.close();
console.log(JSON.stringify(seen));
