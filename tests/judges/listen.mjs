// SPDX-License-Identifier: GPL-3.0-or-later
// Listens to an episode page as a person with a keyboard does: listen.mjs URL MOMENT_MS...
// What sounds is heard from the audio itself, as the loudest frequency, never asked of the page.
import { launch, open } from "./browser.mjs";

const [url, ...moments] = process.argv.slice(2);
const browser = await launch();
const { page, faults } = await open(browser, url);
const seen = {};
const pause = (ms) => new Promise((done) => setTimeout(done, ms));
const focused = () => page.evaluate(() => {
  const e = document.activeElement;
  return { id: e.id, ms: e.dataset.ms ?? null, sentence: e.classList.contains("s"), chapter: !!e.closest(".chapters"), ring: getComputedStyle(e).outlineStyle };
});
const audio = () => page.evaluate(() => {
  const a = document.querySelector("audio");
  return { paused: a.paused, at: a.currentTime, rate: a.playbackRate, pitch: a.preservesPitch, controls: a.controls, volume: a.volume };
});

seen.loaded = await audio();
seen.sizes = await page.evaluate(() => ["ap-play", "ap-back", "ap-forward"].map((id) => {
  const box = document.getElementById(id).getBoundingClientRect();
  return Math.min(box.width, box.height);
}));

// Every tab stop, once around.
seen.stops = [];
for (let i = 0; i < 200; i++) {
  await page.keyboard.press("Tab");
  const now = await focused();
  if (!now.id && !now.ms && await page.evaluate(() => document.activeElement === document.body)) break;
  seen.stops.push(now);
}
seen.hidden = await page.evaluate(() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter((e) => e.getClientRects().length && e.tabIndex < 0).length);
seen.live = await page.evaluate(() => document.querySelectorAll("[aria-live], [role=status], [role=alert], [role=log]").length);

// To the fourth chapter by keyboard, and Enter.
await page.evaluate(() => { document.body.tabIndex = -1; document.body.focus(); });
for (let i = 0, found = 0; i < 100 && found < 4; i++) {
  await page.keyboard.press("Tab");
  if ((await focused()).chapter) found++;
}
seen.chapter = await focused();
await page.keyboard.press("Enter");
await pause(500);
seen.sought = await audio();
seen.current = await page.evaluate(() => document.querySelector(".chapters [aria-current]")?.dataset.ms);

// A sentence from the keyboard: its one tab stop, two down, Enter.
await page.keyboard.press("Tab");
for (let i = 0; i < 60 && !(await focused()).sentence; i++) await page.keyboard.press("Tab");
await page.keyboard.press("ArrowDown");
await page.keyboard.press("ArrowDown");
seen.sentence = await focused();
await page.keyboard.press("Enter");
await pause(300);
seen.from = await audio();
seen.lit = await page.evaluate(() => document.querySelector(".prose .here")?.id);

// Back and forward, speed.
await page.evaluate(() => document.querySelector("audio").pause());
const before = (await audio()).at;
await page.evaluate(() => document.querySelector("#ap-forward").focus());
await page.keyboard.press("Enter");
seen.forward = (await audio()).at - before;
await page.evaluate(() => document.querySelector("#ap-back").focus());
await page.keyboard.press("Enter");
await page.keyboard.press("Enter");
seen.back = (await audio()).at - before;
seen.speeds = [];
for (const speed of ["0.5", "3", "1"]) {
  await page.select("#ap-speed", speed);
  seen.speeds.push(await audio());
}

// What sounds, and what is lit, at each moment.
await page.evaluate(async () => {
  const context = new AudioContext();
  await context.resume();
  window.analyser = new AnalyserNode(context, { fftSize: 4096, smoothingTimeConstant: 0 });
  context.createMediaElementSource(document.querySelector("audio")).connect(analyser).connect(context.destination);
  await document.querySelector("audio").play();
});
seen.moments = [];
for (const moment of moments) {
  await page.evaluate((ms) => new Promise((done) => {
    const a = document.querySelector("audio");
    a.addEventListener("seeked", done, { once: true });
    a.currentTime = ms / 1000;
  }), Number(moment));
  await pause(700);
  seen.moments.push(await page.evaluate(() => {
    const bins = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(bins);
    const peak = bins.indexOf(Math.max(...bins));
    return {
      hertz: (peak * analyser.context.sampleRate) / analyser.fftSize,
      level: bins[peak],
      at: document.querySelector("audio").currentTime,
      lit: [...document.querySelectorAll(".here")].map((e) => e.id),
      // Whether the reader can see it: all of it in the window, and not under the bar.
      seen: [...document.querySelectorAll(".prose .here")].every((e) => {
        const box = e.getBoundingClientRect(), bar = document.querySelector(".docked #ap-controls")?.getBoundingClientRect();
        return box.top >= 0 && (box.height > innerHeight / 2 || box.bottom <= (bar ? bar.top : innerHeight));
      }),
      word: [...(CSS.highlights.get("ap-word") ?? [])].map(String),
    };
  }));
}

// Twice as fast: what sounds at the same moment is as high as before.
seen.stretched = await page.evaluate(async (ms) => {
  const a = document.querySelector("audio"), speed = document.querySelector("#ap-speed"), heard = [];
  for (const rate of ["1", "2"]) {
    speed.value = rate;
    speed.dispatchEvent(new Event("change"));
    a.currentTime = ms / 1000;
    await new Promise((done) => setTimeout(done, 450));
    const bins = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(bins);
    heard.push({ hertz: (bins.indexOf(Math.max(...bins)) * analyser.context.sampleRate) / analyser.fftSize, level: Math.max(...bins), at: a.currentTime });
  }
  speed.value = "1";
  speed.dispatchEvent(new Event("change"));
  return heard;
}, Number(moments.at(-1)));

// With following switched off the page stays where the reader put it.
await page.evaluate(() => { document.querySelector("#ap-follow").click(); scrollTo(0, 0); });
await page.evaluate((ms) => { document.querySelector("audio").currentTime = ms / 1000; }, Number(moments.at(-3)));
await pause(900);
seen.stayed = await page.evaluate(() => scrollY);
await page.evaluate(() => document.querySelector("#ap-follow").click());

// The place is remembered; the bar at the foot hides nothing that has the focus.
await page.evaluate(() => document.querySelector("audio").pause());
const left = (await audio()).at;
await page.reload({ waitUntil: "load" });
await pause(400);
seen.remembered = { left, ...(await audio()) };
await page.evaluate(() => document.querySelector("audio").play());
await page.evaluate(() => scrollTo(0, 1500));
await pause(300);
seen.obscured = await page.evaluate(async () => {
  const bar = document.querySelector("#ap-controls"), hidden = [];
  for (const e of document.querySelectorAll(".prose a, .prose [tabindex='0'], .transcript summary, footer a")) {
    e.focus();
    await new Promise((done) => setTimeout(done, 20));
    const box = e.getBoundingClientRect(), foot = bar.getBoundingClientRect();
    if (document.activeElement === e && box.top >= foot.top && !bar.contains(e)) hidden.push(e.outerHTML.slice(0, 80));
  }
  return { docked: !!document.querySelector(".docked"), hidden };
});
seen.faults = faults;
await browser.close();
console.log(JSON.stringify(seen));
