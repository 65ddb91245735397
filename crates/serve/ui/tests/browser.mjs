// A browser for the tests: Debian's Chromium, by playwright-core.

import { existsSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

/** Starts Chromium. `CHROMIUM` names another program than Debian's. */
export async function launch() {
  const path = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((one) => existsSync(one));
  if (!path) throw new Error("no Chromium: apt-get install chromium, or set CHROMIUM to the path of one");
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath: path, args, headless: true });
}

const MEDIA = { ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8" };

/** Answers from `dist/` what a page asks of a server that carries another page; the policy is the server's. */
export async function fromDist(route) {
  const { pathname } = new URL(route.request().url());
  const dist = fileURLToPath(new URL("../dist", import.meta.url));
  if (pathname.startsWith("/assets/")) return route.fulfill({ path: join(dist, pathname), contentType: MEDIA[extname(pathname)] });
  if (pathname !== "/") return route.continue();
  const { "content-security-policy": policy } = (await route.fetch()).headers();
  return route.fulfill({ path: join(dist, "index.html"), contentType: "text/html; charset=utf-8", headers: { "content-security-policy": policy } });
}
