// What the tests in a browser share. They run against the mock server, or against another that holds the sample reports:
// RAPPORTEUR_URL=http://127.0.0.1:7879/ [RAPPORTEUR_TOKEN=…] npm run browser
// The other gives the answers and the policy, dist/ the page, unless OWN_PAGE=1 asks for the one that the other carries.

import assert from "node:assert/strict";
import { after, before } from "node:test";
import { start } from "../../mock/server.mjs";
import { fromDist, launch } from "../browser.mjs";

export const real = process.env.RAPPORTEUR_URL;
/** Judging needs a token; the mock server has one. */
export const canJudge = !real || Boolean(process.env.RAPPORTEUR_TOKEN);

const state = { browser: undefined, server: undefined };

before(async () => {
  state.server = real ? { url: real.endsWith("/") ? real : `${real}/`, token: process.env.RAPPORTEUR_TOKEN } : await start({ writable: true });
  state.browser = await launch();
});
after(async () => {
  await state.browser?.close();
  await state.server?.stop?.();
});

export const server = () => state.server;

/** Runs an act in a page of its own, and holds it to: no fault in the console, no violation of the policy, no request elsewhere. */
export async function inPage(hash, act, { width = 1280, height = 800, scheme = "light", judging = false, allow = [], ...more } = {}) {
  const { browser, server: at } = state;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, reducedMotion: "reduce", acceptDownloads: true, ...more });
  const page = await context.newPage();
  const faults = [];
  const origin = new URL(at.url).origin;
  await page.route("**/*", (route) => {
    const url = route.request().url();
    if (real && !process.env.OWN_PAGE && url.startsWith(`${origin}/`)) return fromDist(route);
    if (url.startsWith(`${origin}/`) || url.startsWith("data:") || url.startsWith("blob:")) return route.continue();
    faults.push(`a request to ${url}`);
    return route.abort();
  });
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && faults.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`fault: ${error.stack ?? error}`));
  page.on("dialog", (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.setDefaultTimeout(10_000);
  await page.goto(`${at.url}${judging && at.token ? `?token=${at.token}` : ""}${hash}`);
  try {
    await page.locator("h1").first().waitFor({ state: "attached" });
    await act(page, context);
  } catch (error) {
    if (faults.length > 0) error.message += `\n${faults.join("\n")}`;
    throw error;
  } finally {
    await context.close();
  }
  assert.deepEqual(faults.filter((fault) => !allow.some((pattern) => pattern.test(fault))), []);
}

/** A refusal that a test provokes shows in the console of Chromium, which no page can prevent. */
export const REFUSED = /Failed to load resource.*4(0[034]|12)/;

/** The id that the server has for a name. */
export async function idOf(name, type) {
  const { nodes } = await (await fetch(`${server().url}api/suggest?q=${encodeURIComponent(name)}&limit=20`)).json();
  const node = nodes.find((one) => one.type === type && one.label.startsWith(name)) ?? nodes.find((one) => one.type === type);
  assert.ok(node, `the store has no ${type} ${name}`);
  return node.id;
}

export const json = async (path) => (await fetch(`${server().url}${path}`)).json();

/** How many nodes and lines the graph says it has. */
export async function graphCount(page) {
  const text = await page.locator(".graph-count").innerText();
  const [, nodes, lines] = /(\d+) nodes?, (\d+) lines?/.exec(text.replace(/,(?=\d)/g, ""));
  return { nodes: Number(nodes), lines: Number(lines) };
}

/** Waits until the picture is there and stands still. */
export async function graphReady(page) {
  await page.locator(".canvas canvas").first().waitFor({ state: "attached" });
  await page.locator(".graph-count").waitFor({ state: "attached" });
  await page.waitForTimeout(250);
}

/** The places of nodes in the address of a page. */
export function placesOf(page) {
  const params = new URLSearchParams(new URL(page.url()).hash.split("?")[1] ?? "");
  return new Map((params.get("n") ?? "").split(",").filter(Boolean).map((entry) => [entry.split("*")[0], entry.split("*").slice(1).join()]));
}
