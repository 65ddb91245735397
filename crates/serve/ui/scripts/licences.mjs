// Writes public/assets/licences.txt: what the page is made of, and on which terms. With --check it only compares.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const OUT = "public/assets/licences.txt";
const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
// What is installed for the page itself, and the data that scripts/land.mjs takes the outline of land from.
const bundled = Object.entries(lock.packages).filter(([path, entry]) => path !== "" && (!entry.dev || path === "node_modules/world-atlas"));
const parts = bundled.map(([path]) => {
  const { name, version, license, author, repository } = JSON.parse(readFileSync(join(path, "package.json"), "utf8"));
  const file = readdirSync(path).find((one) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(one));
  const who = typeof author === "string" ? author : author?.name;
  const text = file && existsSync(join(path, file)) ? readFileSync(join(path, file), "utf8") : `${license}${who ? `, ${who}` : ""}`;
  const from = typeof repository === "string" ? repository : repository?.url;
  return { name, text: `${name} ${version} (${license})${from ? `\n${from}` : ""}\n\n${text.replace(/\r\n/g, "\n").trim()}\n` };
});
parts.sort((a, b) => (a.name < b.name ? -1 : 1));
const rule = `\n${"-".repeat(78)}\n\n`;
const whole = `The page of rapporteur is licensed as rapporteur is: MIT or Apache-2.0, at your choice.\nIt contains the following packages. The outline of land is from Natural Earth, which is in the public domain.\n${rule}${parts.map((part) => part.text).join(rule)}`;
if (process.argv.includes("--check")) {
  if (!existsSync(OUT) || readFileSync(OUT, "utf8") !== whole) {
    console.error(`${OUT} is stale: npm run build`);
    process.exit(1);
  }
} else {
  writeFileSync(OUT, whole);
}
