import assert from "node:assert/strict";
import { test } from "node:test";
import { graphCount, graphReady, idOf, inPage, json, placesOf, real, server } from "./page.mjs";

test("the start tells what is in the store and invites to questions", () =>
  inPage("", async (page) => {
    await page.locator(".question").first().waitFor();
    assert.ok((await page.locator(".question").count()) >= 3);
    assert.match(await page.locator(".lead").innerText(), /\d+ reports? from \d+ origins?/);
    await page.locator(".card .row a").first().waitFor();
    assert.match(await page.title(), /Rapporteur/);
  }));

test("search: suggestions by keys, words by Enter, hits are marked", () =>
  inPage("", async (page) => {
    await page.keyboard.press("/");
    await page.keyboard.type("gorb");
    const options = page.locator(".head-search [role=option]");
    await options.first().waitFor();
    await page.keyboard.press("Escape");
    assert.equal(await options.first().isVisible(), false);
    await page.keyboard.type("a");
    await options.first().waitFor();
    await page.keyboard.press("ArrowDown");
    assert.equal(await options.first().getAttribute("aria-selected"), "true");
    await page.keyboard.press("Enter");
    await page.locator(".panel-title", { hasText: "Gorbachev" }).waitFor();
    assert.match(page.url(), /#\/graph\?focus=person\/mikhail-gorbachev/);

    await page.locator("body").click({ position: { x: 700, y: 400 } });
    await page.locator("[data-shortcut='/']").fill("rejected");
    await page.keyboard.press("Enter");
    await page.locator(".sentences mark").first().waitFor();
    assert.equal((await page.locator(".sentences mark").first().innerText()).toLowerCase(), "rejected");
    await page.locator(".sentences .claim-words").first().click();
    await page.locator(".panel-reader mark").first().waitFor();
  }));

test("a meeting opens from the list, with its panel", () =>
  inPage("#/meetings", async (page) => {
    await page.locator(".table a", { hasText: "Reykjavik summit" }).first().click();
    await page.locator(".panel-title", { hasText: "Reykjavik summit" }).waitFor();
    await page.locator(".panel .claim").first().waitFor();
    await page.locator(".panel a.button", { hasText: "Graph" }).click();
    await graphReady(page);
    assert.ok((await graphCount(page)).nodes > 2);
  }));

test("a person grows by a click, what stands stays, and every step can be taken back", async () => {
  const id = await idOf("Ronald Reagan", "Person");
  await inPage(`#/graph?focus=${id}&node=${id}&limit=8`, async (page, context) => {
    await graphReady(page);
    const before = await graphCount(page);
    assert.equal(before.nodes, 8);
    await page.locator(".panel .button-main", { hasText: "Show neighbours" }).click();
    await page.waitForFunction((n) => Number(document.querySelector(".graph-count")?.textContent?.match(/\d+/)?.[0]) > n, before.nodes);
    const grown = await graphCount(page);
    assert.ok(grown.nodes > before.nodes && grown.nodes <= before.nodes + 8);
    const places = placesOf(page);
    assert.equal(places.size, grown.nodes);

    // A link restores the view, to the last place.
    const other = await context.newPage();
    await other.goto(page.url());
    await graphReady(other);
    assert.deepEqual(await graphCount(other), grown);
    assert.deepEqual(placesOf(other), places);
    await other.locator(".panel-title", { hasText: "Ronald Reagan" }).waitFor();
    await other.close();

    // Growing again moves nothing that stands.
    if (await page.locator(".panel .button-main", { hasText: "Show neighbours" }).isVisible()) {
      await page.locator(".panel .button-main").click();
      await page.waitForFunction((n) => Number(document.querySelector(".graph-count")?.textContent?.match(/\d+/)?.[0]) > n, grown.nodes);
      const now = placesOf(page);
      for (const [node, place] of places) assert.equal(now.get(node), place, node);
      await page.getByRole("button", { name: "Step back" }).click();
    }
    await page.waitForFunction((n) => document.querySelector(".graph-count")?.textContent?.startsWith(`${n} `), grown.nodes);
    await page.goBack();
    await page.waitForFunction((n) => document.querySelector(".graph-count")?.textContent?.startsWith(`${n} `), before.nodes);
    await page.getByRole("button", { name: "Step forward" }).click();
    await page.waitForFunction((n) => document.querySelector(".graph-count")?.textContent?.startsWith(`${n} `), grown.nodes);

    await page.locator(".panel button", { hasText: "Hide" }).click();
    await page.waitForFunction((n) => document.querySelector(".graph-count")?.textContent?.startsWith(`${n} `), grown.nodes - 1);
    assert.ok(!placesOf(page).has(id));
  });
});

test("filters take lines and nodes away, and the address keeps them", async () => {
  const id = await idOf("Ronald Reagan", "Person");
  await inPage(`#/graph?focus=${id}`, async (page) => {
    await graphReady(page);
    const before = await graphCount(page);
    await page.locator(".filters label", { hasText: "happened or holds" }).locator("input").uncheck();
    await page.waitForFunction((n) => Number(document.querySelector(".graph-count")?.textContent?.match(/(\d+) line/)?.[1]) < n, before.lines);
    assert.match(page.url(), /status=Planned,Possible,Denied/);
    await page.reload();
    await graphReady(page);
    assert.ok((await graphCount(page)).lines < before.lines);
    await page.getByRole("button", { name: "Clear all filters" }).click();
    await page.waitForFunction((n) => Number(document.querySelector(".graph-count")?.textContent?.match(/(\d+) line/)?.[1]) === n, before.lines);
  });
});

test("ways between two people are drawn and told", async () => {
  const [a, b] = [await idOf("Helmut Kohl", "Person"), await idOf("Eduard Shevardnadze", "Person")];
  await inPage("#/graph", async (page) => {
    const boxes = page.locator(".pair [role=combobox]");
    await boxes.nth(0).fill("Kohl");
    await page.locator(".pair [role=option]").first().waitFor();
    await page.keyboard.press("Enter");
    await boxes.nth(1).fill("Shevardnadze");
    await page.locator(".pair [role=option]").first().waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Show the ways" }).click();
    await graphReady(page);
    assert.ok(page.url().includes(`path=${a},${b}`));
    await page.locator(".ways summary").click();
    await page.locator(".ways .link-button").first().click();
    await page.locator(".panel .claim").first().waitFor();
  });
});

test("a claim opens its report with the very words highlighted, and beside it who agrees, differs, is silent", async () => {
  const id = await idOf("Ronald Reagan", "Person");
  const node = await json(`api/node?id=${id}`);
  const claim = node.relations.flatMap((row) => row.edges).flatMap((edge) => edge.claims).find((one) => one.quote.length > 20);
  await inPage(`#/graph?focus=${id}&node=${id}&claim=${claim.claim}`, async (page) => {
    await page.locator(".report-text mark").first().waitFor();
    const marked = (await page.locator(".report-text mark").allTextContents()).join("");
    assert.equal(marked.replace(/\s+/g, " "), claim.quote.replace(/\s+/g, " "));
    assert.ok(await page.locator(".report-text mark").first().evaluate((mark) => {
      const [own, frame] = [mark.getBoundingClientRect(), mark.closest(".panel-scroll").getBoundingClientRect()];
      return own.top >= frame.top && own.bottom <= frame.bottom;
    }), "the words are in sight");
    for (const title of ["Agree", "Differ", "Silent"]) assert.ok(await page.locator(".reader-side h3", { hasText: title }).isVisible(), title);
    const other = page.locator(".report-text .said").first();
    await other.click();
    await page.waitForFunction((old) => !location.hash.includes(old), claim.claim);
    await page.locator(".report-text mark").first().waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".panel:not(.panel-reader) .panel-title", { hasText: "Ronald Reagan" }).waitFor();
  });
});

test("compare shows a row for each claim and a column for each origin", async () => {
  const id = await idOf("Reykjavik summit", "Meeting");
  const matrix = await json(`api/compare?id=${id}`);
  await inPage(`#/compare?id=${id}`, async (page) => {
    await page.locator(".matrix tbody tr").first().waitFor();
    assert.equal(await page.locator(".matrix thead th").count(), matrix.origins.length + 2);
    assert.equal(await page.locator(".matrix tbody tr").count(), matrix.facets.length);
    const verdict = page.locator(".verdicts .check").first();
    const n = Number(await verdict.locator("b").innerText());
    await verdict.locator("input").uncheck();
    await page.waitForFunction((rows) => document.querySelectorAll(".matrix tbody tr").length === rows, matrix.facets.length - n);
    await verdict.locator("input").check();
    await page.locator(".matrix .claim-words").first().click();
    await page.locator(".panel-reader mark").first().waitFor();
  });
});

test("the timeline has lanes and a list, and can be about one node", () =>
  inPage("#/timeline", async (page) => {
    await page.locator(".mark").first().waitFor();
    const all = await page.locator(".chronicle li").count();
    await page.locator(".picker-inline input").fill("Reykjavik");
    await page.locator(".picker-inline [role=option]").first().waitFor();
    await page.keyboard.press("Enter");
    await page.waitForFunction((n) => document.querySelectorAll(".chronicle li").length < n, all);
    assert.match(page.url(), /about=/);
    await page.getByRole("link", { name: "Everything" }).click();
    await page.waitForFunction((n) => document.querySelectorAll(".chronicle li").length === n, all);
  }));

test("reports are listed, filtered and read", () =>
  inPage("#/reports", async (page) => {
    await page.locator("tbody tr").first().waitFor();
    await page.locator(".filter-field input").fill("reykjavik");
    await page.locator("tbody .report-link").first().click();
    await page.locator(".report-text .said").first().waitFor();
  }));

test("the view of the graph is saved as SVG, PNG, CSV, XLSX, DOT and GEXF", async () => {
  const id = await idOf("Reykjavik summit", "Meeting");
  await inPage(`#/graph?focus=${id}`, async (page) => {
    await graphReady(page);
    const heads = { SVG: "<svg ", PNG: "\u0089PNG", CSV: "\u00ef\u00bb\u00bfsubject,relation", XLSX: "PK\u0003\u0004", DOT: "digraph ", GEXF: "<?xml " };
    for (const [name, head] of Object.entries(heads)) {
      await page.getByRole("button", { name: "Save this view" }).click();
      const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("menuitem", { name }).click()]);
      const chunks = [];
      for await (const chunk of await file.createReadStream()) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      assert.ok(bytes.toString("latin1").startsWith(head), `${name}: ${bytes.subarray(0, 20)}`);
      assert.ok(bytes.length > 300, `${name}: ${bytes.length} bytes`);
    }
  });
});

test("the IRI of a node leads to the page at that node", { skip: real && "the address of nodes depends on --base" }, () =>
  inPage("id/person/ronald-reagan", async (page) => {
    await page.locator(".panel-title", { hasText: "Ronald Reagan" }).waitFor();
    assert.equal(new URL(page.url()).pathname, "/");
  }));

test("a report full of markup, script and odd Unicode shows as text", { skip: real && "the sample reports have none" }, async () => {
  const { reports } = await json("api/reports");
  const { id } = reports.find((report) => report.title.includes("<script>"));
  await inPage(`#/reports?report=${id}`, async (page) => {
    await page.locator(".report-text").waitFor();
    const text = await page.locator(".report-text").innerText();
    for (const part of ["<script>alert('evidence')</script>", "<img src=x onerror=", "\\u{202e}", "\\u{1b}[31m", "&lt;i&gt;", "😀", "قمة"]) assert.ok(text.includes(part), part);
    assert.ok(!/[\u202a-\u202e\u2066-\u2069\u0007\u001b]/.test(await page.locator("body").innerText()));
    assert.equal(await page.locator(".report-text script, .report-text img, .report-text b, .report-text i").count(), 0);
    assert.equal(await page.locator("a[href^=javascript]").count(), 0);
    assert.notEqual(await page.title(), "taken");
    const claim = page.locator(".said").first();
    await claim.click();
    const report = await json(`api/report?id=${id}`);
    await page.locator(".report-text mark").first().waitFor();
    const marked = (await page.locator(".report-text mark").allTextContents()).join("");
    assert.ok(report.claims.some((one) => one.quote.replace(/[\u202a-\u202e\u2066-\u2069]/g, (letter) => `\\u{${letter.codePointAt(0).toString(16)}}`) === marked), marked);
  });
});

test("the page follows the store and tells it quietly", { skip: real && "a real store is not changed here" }, () =>
  inPage("", async (page) => {
    await page.locator(".question").first().waitFor();
    await page.locator(".legend-list", { hasText: "Claims: new" }).waitFor();
    await page.locator(".nav a", { hasText: "Meetings" }).click();
    await page.locator("tbody tr").first().waitFor();
    server().grow();
    await page.locator(".notice", { hasText: "The store has changed" }).waitFor();
    assert.match(page.url(), /#\/meetings$/);
    await page.getByRole("button", { name: "Show what is new" }).click();
    await page.locator("h1", { hasText: "What is new" }).waitFor();
    await page.locator(".card", { hasText: "Claims: new" }).locator(".claim-link").first().waitFor();
    assert.match(page.url(), /since=/);
    assert.equal(await page.locator(".notice").count(), 0);
  }));
