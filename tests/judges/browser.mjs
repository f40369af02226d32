// SPDX-License-Identifier: GPL-3.0-or-later
// Debian's Chromium, headless, offline but for loopback, with sound thrown away.
import puppeteer from "puppeteer-core";

export const launch = () =>
  puppeteer.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    headless: true,
    args: [
      "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--mute-audio",
      "--autoplay-policy=no-user-gesture-required",
    ],
  });

export const MODES = {
  light: { features: [{ name: "prefers-color-scheme", value: "light" }] },
  dark: { features: [{ name: "prefers-color-scheme", value: "dark" }] },
  forced: { features: [{ name: "forced-colors", value: "active" }] },
  still: { features: [{ name: "prefers-reduced-motion", value: "reduce" }] },
  narrow: { width: 320 },
  nojs: { scripts: false },
};

/** Open `url` in a mode, and note everything that goes wrong or leaves the page's own server. */
export async function open(browser, url, mode = "light") {
  const { features = [], width = 1280, height = 800, scripts = true } = MODES[mode];
  const page = await browser.newPage();
  const faults = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("request", (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin && !request.url().startsWith("data:")) faults.push("outside: " + request.url());
  });
  await page.setViewport({ width, height });
  await page.setJavaScriptEnabled(scripts);
  if (features.some((feature) => feature.name === "forced-colors")) {
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", { features });
  } else await page.emulateMediaFeatures(features);
  await page.goto(url, { waitUntil: "load" });
  return { page, faults };
}
