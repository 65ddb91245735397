// Compiles the tests of pure parts and runs them with Node's own runner.

import { execFileSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";

const OUT = ".out/unit";
rmSync(OUT, { recursive: true, force: true });
execFileSync("node_modules/.bin/tsc", ["-p", "tests/unit/tsconfig.json", "--outDir", OUT], { stdio: "inherit" });
const tests = readdirSync(`${OUT}/tests/unit`).filter((name) => name.endsWith(".test.js")).sort().map((name) => `${OUT}/tests/unit/${name}`);
execFileSync(process.execPath, ["--test", ...tests], { stdio: "inherit" });
