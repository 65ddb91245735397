// Proves that dist/ is what the sources give: builds to another folder and compares every byte.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { build } from "vite";

const files = (folder) => readdirSync(folder, { recursive: true }).map((name) => join(folder, name)).filter((path) => statSync(path).isFile()).map((path) => relative(folder, path)).sort();

execFileSync(process.execPath, ["scripts/licences.mjs", "--check"], { stdio: "inherit" });
const folder = mkdtempSync(join(tmpdir(), "rapporteur-page-"));
try {
  await build({ logLevel: "error", build: { outDir: folder } });
  const [built, kept] = [files(folder), files("dist")];
  const faults = [
    ...built.filter((name) => !kept.includes(name)).map((name) => `dist lacks ${name}`),
    ...kept.filter((name) => !built.includes(name)).map((name) => `dist has ${name}, which the sources do not give`),
    ...built.filter((name) => kept.includes(name) && !readFileSync(join(folder, name)).equals(readFileSync(join("dist", name)))).map((name) => `${name} differs`),
  ];
  if (faults.length > 0) {
    console.error(`${faults.join("\n")}\ndist is stale: npm run build`);
    process.exitCode = 1;
  } else {
    console.log(`dist is what the sources give: ${built.length} files, every byte`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
