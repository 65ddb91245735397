// Takes the two pictures of the README again, of this page before a server that holds data/reports:
// RAPPORTEUR_URL=http://127.0.0.1:7879/ node scripts/screenshots.mjs, then make them smaller with pngquant or the like

import { mkdirSync } from "node:fs";
import { fromDist, launch } from "../tests/browser.mjs";

mkdirSync("screenshots", { recursive: true });
const url = process.env.RAPPORTEUR_URL ?? "http://127.0.0.1:7879/";
const json = async (path) => (await fetch(url + path)).json();
const reagan = "person/ronald-reagan";
const { disputes } = await json(`api/node?id=${reagan}`);
const denied = disputes[0].claims.find((claim) => claim.status === "Happened").claim;
const browser = await launch();
const pictures = [
  { name: "graph", colorScheme: "light", hash: `#/graph?focus=${reagan}&node=${reagan}` },
  { name: "evidence", colorScheme: "dark", hash: `#/graph?focus=${reagan}&node=${reagan}&claim=${denied}` },
];
for (const { name, colorScheme, hash } of pictures) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme, reducedMotion: "reduce" });
  const page = await context.newPage();
  await page.route("**/*", fromDist);
  await page.goto(url + hash);
  await page.waitForTimeout(2500);
  await page.screenshot({ path: `screenshots/${name}.png` });
  await context.close();
}
await browser.close();
