// SPDX-License-Identifier: GPL-3.0-or-later
// A picture of a page: shot.mjs URL FILE [mode] [width] [height] [seconds into the audio] [scroll]
import { launch, MODES, open } from "./browser.mjs";

const [url, file, mode = "light", width = "1280", height = "800", at = "0", scroll = "0"] = process.argv.slice(2);
MODES[mode].width = Number(width);
MODES[mode].height = Number(height);
const browser = await launch();
const { page, faults } = await open(browser, url, mode);
if (Number(at)) {
  await page.click("#ap-play");
  await page.evaluate((seconds) => { document.querySelector("#ap-audio").currentTime = seconds; }, Number(at));
  await new Promise((done) => setTimeout(done, 1500));
}
if (Number(scroll)) {
  await page.evaluate((y) => scrollTo(0, y), Number(scroll));
  await new Promise((done) => setTimeout(done, 300));
}
await page.screenshot({ path: file, fullPage: scroll === "full" });
await browser.close();
console.log(JSON.stringify(faults));
