// SPDX-License-Identifier: GPL-3.0-or-later
// axe-core on each URL in every mode: prints [{url, mode, violations, faults, overflow}] as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { launch, MODES, open } from "./browser.mjs";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const browser = await launch();
const results = [];
for (const url of process.argv.slice(2)) {
  for (const mode of Object.keys(MODES).filter((name) => name !== "nojs")) {
    const { page, faults } = await open(browser, url, mode);
    // Everything that can be opened is looked at open, with every sentence lit.
    await page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
      for (const sentence of document.querySelectorAll(".s, .line")) sentence.classList.add("here");
    });
    await new Promise((done) => setTimeout(done, 250));
    // The page's policy forbids added script elements; evaluate goes past it.
    await page.evaluate(source);
    const { violations } = await page.evaluate((values) => axe.run(document, { runOnly: { type: "tag", values } }), tags);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    results.push({
      url, mode, faults, overflow,
      violations: violations.map(({ id, nodes }) => ({ id, nodes: nodes.slice(0, 4).map((node) => node.html.slice(0, 160) + " | " + node.failureSummary) })),
    });
    await page.close();
  }
}
await browser.close();
console.log(JSON.stringify(results));
