// SPDX-License-Identifier: GPL-3.0-or-later
// The accessibility tree of a page, as Chromium gives it to screen readers: tree.mjs URL [play]
// Prints [{role, name, depth, ...states}] in reading order, without what is ignored.
import { launch, open } from "./browser.mjs";

const [url, play] = process.argv.slice(2);
const browser = await launch();
const { page } = await open(browser, url);
if (play) {
  await page.click("#ap-play");
  await page.evaluate(() => { document.querySelector("audio").currentTime = 60; });
  await new Promise((done) => setTimeout(done, 600));
}
const session = await page.createCDPSession();
const { nodes } = await session.send("Accessibility.getFullAXTree");
const known = new Map(nodes.map((node) => [node.nodeId, node]));
const told = [];
const walk = (node, depth) => {
  if (!node.ignored) {
    const states = Object.fromEntries((node.properties ?? []).map(({ name, value }) => [name, value.value]));
    told.push({
      ...states, role: node.role.value, name: node.name?.value ?? "", value: node.value?.value ?? "",
      description: node.description?.value ?? "", depth,
    });
  }
  for (const id of node.childIds ?? []) if (known.has(id)) walk(known.get(id), node.ignored ? depth : depth + 1);
};
walk(nodes[0], 0);
await browser.close();
console.log(JSON.stringify(told));
