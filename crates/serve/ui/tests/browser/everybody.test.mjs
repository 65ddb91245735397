import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { test } from "node:test";
import { canJudge, graphCount, graphReady, idOf, inPage, json, REFUSED } from "./page.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function views() {
  const [meeting, person] = [await idOf("Reykjavik summit", "Meeting"), await idOf("Ronald Reagan", "Person")];
  const node = await json(`api/node?id=${person}`);
  const [{ claims: [claim] }] = node.relations[0].edges;
  const two = await Promise.all(["Helmut Kohl", "Eduard Shevardnadze"].map((name) => idOf(name, "Person")));
  return {
    start: "#/", search: "#/search?q=rejected", "no question": "#/graph", graph: `#/graph?focus=${person}&node=${person}`, table: `#/graph?focus=${person}&as=table`,
    ways: `#/graph?path=${two}`, edge: `#/graph?focus=${person}&edge=${person}~${meeting}`, evidence: `#/graph?focus=${person}&node=${person}&claim=${claim.claim}`, meetings: "#/meetings", "nothing to compare": "#/compare", compare: `#/compare?id=${meeting}`,
    timeline: "#/timeline", reports: "#/reports", "named question": "#/query?name=accusations", SPARQL: "#/query?write=1", new: "#/new", judge: "#/judge", judged: "#/judge?list=made",
  };
}

async function settled(page) {
  await page.waitForFunction(() => document.querySelectorAll(".waiting").length === 0);
  await page.waitForTimeout(200);
}

/** The serious faults that axe finds, by all rules or by some. */
async function faults(page, rules) {
  const only = rules ? { runOnly: rules } : {};
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), { resultTypes: ["violations"], ...only });
  const serious = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
  return serious.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => `${node.html.slice(0, 160)} ${node.any[0]?.message ?? ""}`).join(" | ")}`);
}

// One page for all three, since opening it costs the most; colours alone are other in the dark.
test("in every view axe finds no serious fault, light and dark, and it fits a screen 360 wide", async () => {
  for (const [name, hash] of Object.entries(await views())) {
    await inPage(
      hash,
      async (page) => {
        await settled(page);
        await page.evaluate(AXE);
        assert.deepEqual(await faults(page), [], name);
        await page.emulateMedia({ colorScheme: "dark" });
        await page.waitForTimeout(200);
        assert.deepEqual(await faults(page, ["color-contrast"]), [], `${name}, dark`);
        await page.setViewportSize({ width: 360, height: 740 });
        await page.waitForTimeout(200);
        const wide = await page.evaluate(() => [document.documentElement, document.querySelector("main")].map((element) => element.scrollWidth - element.clientWidth));
        assert.deepEqual(wide.map((n) => Math.max(0, n)), [0, 0], `${name} is wider than the screen`);
      },
      { judging: canJudge, allow: [REFUSED] },
    );
  }
});

test("on a narrow screen the panel lies over the view, and goes", async () => {
  const id = await idOf("Ronald Reagan", "Person");
  await inPage(
    `#/graph?focus=${id}&node=${id}`,
    async (page) => {
      await page.locator(".panel .claim").first().waitFor();
      const box = await page.locator(".panel").boundingBox();
      assert.equal(box.width, 360);
      await page.getByRole("button", { name: "Close" }).first().click();
      await graphReady(page);
      assert.equal(await page.locator(".panel").count(), 0);
      await page.getByRole("button", { name: "Filters and legend" }).click();
      assert.ok(await page.locator(".filters").isVisible());
    },
    { width: 360, height: 740, hasTouch: true },
  );
});

test("light and dark follow the system, and the reader's choice stays", async () => {
  const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const isDark = (colour) => colour.match(/\d+/g).slice(0, 3).every((part) => Number(part) < 60);
  await inPage("", async (page) => assert.ok(isDark(await ground(page))), { scheme: "dark" });
  await inPage("", async (page) => {
    assert.ok(!isDark(await ground(page)));
    const button = page.locator(".theme-button");
    await button.click();
    await button.click();
    assert.ok(isDark(await ground(page)));
    await page.reload();
    await page.locator(".question").first().waitFor();
    assert.ok(isDark(await ground(page)));
    await button.click();
    assert.ok(!isDark(await ground(page)));
  });
});

test("everything goes by keys: skip, search, graph, panel, evidence, and back", async () => {
  const id = await idOf("Reykjavik summit", "Meeting");
  await inPage(`#/graph?focus=${id}`, async (page) => {
    await graphReady(page);
    const focused = () => page.evaluate(() => document.activeElement?.className || document.activeElement?.tagName);
    await page.keyboard.press("Tab");
    assert.match(await focused(), /skip/);
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "content");
    for (let i = 0; i < 40 && !/canvas/.test(await focused()); i++) await page.keyboard.press("Tab");
    assert.match(await focused(), /canvas/);
    const said = () => page.locator("#announcer").innerText();
    assert.match(await said(), /Reykjavik summit/);
    await page.keyboard.press("ArrowLeft");
    const first = await said();
    assert.doesNotMatch(first, /^Reykjavik summit/);
    await page.keyboard.press("Enter");
    await page.locator(".panel-title").waitFor();
    assert.match(page.url(), /node=/);
    const before = await graphCount(page);
    for (const key of ["ArrowRight", "ArrowLeft", "ArrowDown", "ArrowUp"]) {
      await page.keyboard.press("e");
      await page.waitForTimeout(300);
      if ((await graphCount(page)).nodes > before.nodes) break;
      await page.keyboard.press(key);
    }
    assert.ok((await graphCount(page)).nodes > before.nodes, "E grows the graph");
    await page.keyboard.press("Control+z");
    await page.waitForFunction((n) => document.querySelector(".graph-count")?.textContent?.startsWith(`${n} `), before.nodes);
    for (let i = 0; i < 60 && !/claim-words/.test(await focused()); i++) await page.keyboard.press("Tab");
    assert.match(await focused(), /claim-words/);
    await page.keyboard.press("Enter");
    await page.locator(".panel-reader mark").first().waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".panel:not(.panel-reader)").waitFor();
    await page.keyboard.press("Escape");
    await page.waitForFunction(() => document.querySelector(".panel") === null);
  });
});

test("a view that is opened by a link begins at its heading", () =>
  inPage("", async (page) => {
    for (const name of ["Meetings", "New", "Timeline"]) {
      await page.locator(".nav a", { hasText: name }).click();
      await page.waitForFunction((title) => document.activeElement?.tagName === "H1" && document.activeElement.textContent.includes(title), { Meetings: "Meetings", New: "What is new", Timeline: "Timeline" }[name]);
    }
  }));

test("the same graph is there as a table, which can grow and hide", async () => {
  const id = await idOf("Reykjavik summit", "Meeting");
  await inPage(`#/graph?focus=${id}`, async (page) => {
    await graphReady(page);
    const { nodes } = await graphCount(page);
    await page.getByRole("button", { name: "Show as a table" }).click();
    await page.locator(".graph-table tbody tr").first().waitFor();
    await page.waitForFunction((n) => document.querySelectorAll(".graph-table table")[1].querySelectorAll("tbody tr").length === n, nodes);
    await page.getByRole("button", { name: /^Show neighbours of/ }).first().click();
    await page.waitForFunction((n) => document.querySelectorAll(".graph-table table:last-of-type tbody tr").length > 0 && Number(document.querySelector(".graph-count").textContent.match(/\d+/)[0]) > n, nodes);
    await page.locator(".graph-table .link-button").first().click();
    await page.locator(".panel .claim").first().waitFor();
  });
});

test("a dialog keeps the focus and gives it back", { skip: !canJudge && "no token" }, async () => {
  const id = await idOf("Ronald Reagan", "Person");
  await inPage(
    `#/graph?focus=${id}&node=${id}`,
    async (page) => {
      const button = page.getByRole("button", { name: "Judge", exact: true });
      await button.focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.locator("dialog[open]").waitFor();
      for (let i = 0; i < 12; i++) {
        await page.keyboard.press("Tab");
        assert.ok(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest("dialog") !== null));
      }
      await page.keyboard.press("Escape");
      await page.waitForFunction(() => document.querySelector("dialog") === null);
      assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), "Judge");
    },
    { judging: true },
  );
});

test("printed, a report stands alone without buttons", async () => {
  const { reports } = await json("api/reports");
  await inPage(`#/reports?report=${reports[0].id}`, async (page) => {
    await page.locator(".report-text").waitFor();
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".head").isVisible(), false);
    assert.equal(await page.locator("main").isVisible(), false);
    assert.ok(await page.locator(".report-text").isVisible());
  });
});

test("a server that does not answer is told in words, with a way to try again", () =>
  inPage(
    "",
    async (page) => {
      await page.route("**/api/store", (route) => route.abort());
      await page.reload();
      await page.locator("h1", { hasText: "The store cannot be read" }).waitFor();
      assert.match(await page.locator(".fault").innerText(), /rapporteur serve/);
      await page.unroute("**/api/store");
      await page.getByRole("button", { name: "Try again" }).click();
      await page.locator(".question").first().waitFor();
    },
    { allow: [/Failed to load resource/] },
  ));
