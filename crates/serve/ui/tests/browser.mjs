// A browser for the tests: Debian's Chromium, by playwright-core.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

/** Starts Chromium. `CHROMIUM` names another program than Debian's. */
export async function launch() {
  const path = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((one) => existsSync(one));
  if (!path) throw new Error("no Chromium: apt-get install chromium, or set CHROMIUM to the path of one");
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: path, args, headless: true });
}
