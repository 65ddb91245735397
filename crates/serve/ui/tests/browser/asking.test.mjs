import assert from "node:assert/strict";
import { test } from "node:test";
import { canJudge, idOf, inPage, json, real, REFUSED, server } from "./page.mjs";

/** Gives the node of the panel another name. */
async function rename(page, name) {
  await page.getByRole("button", { name: "Judge" }).click();
  await page.getByRole("menuitem", { name: "Rename" }).click();
  await page.locator("dialog input[type=text]").fill(name);
  await page.locator("dialog textarea").fill("a test of the page");
  await page.getByRole("button", { name: "Write the judgement" }).click();
}

test("a named question is asked, given a name, and saved as CSV and XLSX", () =>
  inPage("#/query", async (page) => {
    await page.locator(".query-list a", { hasText: "Meetings by date and place" }).click();
    await page.locator(".results-table tbody tr").first().waitFor();
    const all = await page.locator(".results-table tbody tr").count();
    const box = page.locator(".parameters input").nth(1);
    await box.fill("Reykjavik");
    await page.keyboard.press("Enter");
    await page.waitForFunction((n) => document.querySelectorAll(".results-table tbody tr").length < n, all);
    assert.match(page.url(), /p\.place=Reykjavik/);
    assert.match(await page.locator(".results-table tbody").innerText(), /Reykjavik summit/);
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "CSV" }).click()]);
    assert.equal(file.suggestedFilename(), "meetings.csv");
    const [workbook] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "XLSX" }).click()]);
    assert.equal(workbook.suggestedFilename(), "meetings.xlsx");
    await page.locator(".sorter").first().click();
    assert.equal(await page.locator(".results-table th").first().getAttribute("aria-sort"), "ascending");
  }));

test("SPARQL: results link to nodes", () =>
  inPage("#/query?write=1", async (page) => {
    await page.locator(".editor .cm-content").click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("SELECT ?who WHERE { ?who a rap:Person } LIMIT 3");
    await page.keyboard.press("Control+Enter");
    await page.locator(".results-table tbody a").first().waitFor();
    assert.equal(await page.locator(".results-table tbody tr").count(), 3);
    await page.locator(".results-table tbody a").first().click();
    await page.locator(".panel-title").waitFor();
  }));

test("the vocabulary is completed in the editor", () =>
  inPage("#/query?write=1", async (page) => {
    await page.locator(".editor .cm-content").click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("SELECT * WHERE { ?c rdf:predicate rap:atten");
    await page.locator(".cm-tooltip-autocomplete li", { hasText: "rap:attends" }).waitFor();
    // A completion is taken only when it has been there for a moment.
    await page.waitForTimeout(150);
    await page.keyboard.press("Enter");
    assert.match(await page.locator(".cm-content").innerText(), /rap:attends/);
  }));

test("a fault of a query is shown in its place, under the policy", () =>
  inPage(
    "#/query?write=1",
    async (page) => {
      await page.locator(".editor .cm-content").click();
      await page.keyboard.press("Control+a");
      await page.keyboard.insertText("SELECT ?who\nWHERE { ?who a rap:Person . ?who }");
      await page.getByRole("button", { name: "Run" }).click();
      await page.locator(".fault", { hasText: /line 2, column \d+/ }).waitFor();
      await page.locator(".editor .cm-lint-marker-error").first().waitFor();
      const line = await page.locator(".editor .cm-line").nth(1).locator(".cm-lintRange-error").count();
      assert.ok(line > 0, "the fault is underlined in the second line");
      // CodeMirror's styles are in force although no style element is allowed.
      const font = await page.locator(".editor .cm-scroller").evaluate((element) => getComputedStyle(element).fontFamily);
      assert.match(font, /mono/i);
      assert.equal(await page.locator("style").count(), 0);
    },
    { allow: [REFUSED] },
  ));

test("a wrong claim is judged with a reason, obeyed, and taken back", { skip: !canJudge && "no token" }, async () => {
  const id = await idOf("Ronald Reagan", "Person");
  const node = await json(`api/node?id=${id}`);
  const [claim] = node.relations.flatMap((row) => row.edges).flatMap((edge) => edge.claims);
  await inPage(
    `#/graph?focus=${id}&node=${id}&claim=${claim.claim}`,
    async (page) => {
      assert.ok(!page.url().includes("token"), "the token is gone from the address");
      await page.getByRole("button", { name: "Wrong claim" }).click();
      const write = page.getByRole("button", { name: "Write the judgement" });
      assert.ok(await write.isDisabled(), "a reason is needed");
      await page.locator("dialog textarea").fill("a test of the page");
      await write.click();
      await page.locator(".notice", { hasText: "is written" }).waitFor();
      const { judgements } = await json("api/judgements");
      assert.ok(judgements.some((one) => one.claim === `claim/${claim.claim}` && one.decision === "drop"));
      await page.waitForFunction((quote) => ![...document.querySelectorAll(".panel a")].some((link) => link.getAttribute("href").includes(quote)), claim.claim);
      await page.getByRole("button", { name: "Undo" }).click();
      await page.waitForFunction((quote) => [...document.querySelectorAll(".panel a")].some((link) => link.getAttribute("href").includes(quote)), claim.claim);
      assert.deepEqual((await json("api/judgements")).judgements.filter((one) => one.claim === `claim/${claim.claim}`), []);
      assert.equal(await page.locator(".notice", { hasText: "has changed" }).count(), 0, "what the reader did is no news");
    },
    { judging: true },
  );
});

test("doubts are answered by one key, listed, and taken back", { skip: !canJudge && "no token" }, () =>
  inPage(
    "#/judge",
    async (page) => {
      await page.locator(".doubt h2").waitFor();
      const before = await page.locator(".doubt").innerText();
      await page.keyboard.press("s");
      await page.waitForFunction((old) => document.querySelector(".doubt")?.innerText !== old, before);
      const now = await page.locator(".doubt").innerText();
      const { judgements: old } = await json("api/judgements");
      await page.keyboard.press(/Are these one/.test(now) ? "a" : "k");
      await page.waitForFunction((text) => document.querySelector(".doubt")?.innerText !== text, now);
      await page.getByRole("link", { name: "Judgements made" }).click();
      await page.locator("tbody tr").nth(old.length).waitFor();
      await page.locator("tbody tr").last().getByRole("button").last().click();
      await page.waitForFunction((n) => document.querySelectorAll("tbody tr").length === n, old.length);
    },
    { judging: true },
  ));

test("a node is renamed, and the page shows it at once", { skip: !canJudge && "no token" }, async () => {
  const id = await idOf("Reykjavik summit", "Meeting");
  await inPage(
    `#/graph?focus=${id}&node=${id}`,
    async (page) => {
      await rename(page, "Summit at Hofdi House");
      await page.locator(".panel-title", { hasText: "Summit at Hofdi House" }).waitFor();
      await page.getByRole("button", { name: "Undo" }).click();
      await page.locator(".panel-title", { hasText: "Reykjavik summit" }).waitFor();
    },
    { judging: true },
  );
});

test("a node that is two things is parted by the places that name it", { skip: real && "what may be parted depends on the store" }, async () => {
  const id = await idOf("Ronald Reagan", "Person");
  await inPage(
    `#/graph?focus=${id}&node=${id}`,
    async (page) => {
      const { mentions } = await json(`api/node?id=${id}`);
      await page.getByRole("button", { name: "Judge" }).click();
      await page.getByRole("menuitem", { name: "Is two things" }).click();
      const write = page.getByRole("button", { name: "Write the judgement" });
      const [one, other] = [page.getByLabel("Here it is the one"), page.getByLabel("Here it is the other")];
      await page.locator("dialog textarea").fill("a test of the page");
      await one.selectOption(mentions[0].mention);
      await other.selectOption(mentions[0].mention);
      assert.ok(await write.isDisabled(), "one place names one thing");
      await other.selectOption(mentions[1].mention);
      await write.click();
      await page.locator(".notice", { hasText: "is written" }).waitFor();
      const { judgements } = await json("api/judgements");
      assert.ok(judgements.some((line) => line.decision === "separate" && line.node === mentions[0].mention && line.other === mentions[1].mention));
      await page.getByRole("button", { name: "Undo" }).click();
      await page.locator(".notice").waitFor({ state: "detached" });
      assert.deepEqual((await json("api/judgements")).judgements.filter((line) => line.decision === "separate"), []);
    },
    { judging: true },
  );
});

test("nothing is taken back by a number of another generation", { skip: real && "a real store is not changed here" }, async () => {
  const id = await idOf("Reykjavik summit", "Meeting");
  await inPage(
    `#/graph?focus=${id}&node=${id}`,
    async (page) => {
      await rename(page, "Summit at Hofdi House");
      await page.locator(".notice", { hasText: "is written" }).waitFor();
      const { judgements } = await json("api/judgements");
      server().grow();
      await page.locator(".notice", { hasText: "The store has changed" }).waitFor();
      await page.getByRole("button", { name: "Undo" }).click();
      await page.locator(".notice", { hasText: "Nothing is taken back" }).waitFor();
      assert.deepEqual((await json("api/judgements")).judgements, judgements);
      await page.goto(`${page.url().split("#")[0]}#/judge?list=made`);
      await page.locator("tbody tr").last().getByRole("button").last().click();
      await page.waitForFunction((n) => document.querySelectorAll("tbody tr").length === n, judgements.length - 1);
    },
    { judging: true, allow: [REFUSED] },
  );
});

test("without a token nothing can be judged, and the server says why", { skip: !canJudge && "no token" }, async () => {
  await inPage("#/judge", async (page) => {
    await page.locator(".fault", { hasText: "token" }).waitFor();
    assert.equal(await page.locator(".nav a", { hasText: "Judge" }).count(), 0);
  });
  const answer = await fetch(`${server().url}api/judgements`, { method: "POST", body: JSON.stringify({ decision: "drop", node: "person/x", reason: "none" }), headers: { "Content-Type": "application/json" } });
  assert.equal(answer.status, 403);
});
