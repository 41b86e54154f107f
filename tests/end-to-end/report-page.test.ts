/**
 * The report's page in a real browser: it needs nothing from elsewhere, reads in light and dark, by keyboard and by screen
 * reader. Drawn anew into the README's picture with CODEX_COMPANION_PICTURE=docs/images/report.png.
 */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { openPage, type Page } from "../../testing/browser.ts";
import { makeRig } from "../../testing/companion.ts";
import { asLines, PUBLISHED, sessionRecords } from "../../testing/session-records.ts";

/** The page of the published records, as the committed build writes it. */
async function openReport(t: TestContext): Promise<Page> {
  const rig = await makeRig(t, { scenario: {}, dist: true });
  const [records, page] = [join(rig.folder, "records.jsonl"), join(rig.folder, "page.html")];
  writeFileSync(records, asLines(sessionRecords(PUBLISHED)));
  const { code, stderr } = await rig.run(["report", "--records", records, "--html", page]);
  assert.deepEqual([code, stderr], [0, ""]);
  return openPage(t, page);
}

function prefer(page: Page, scheme: "light" | "dark"): Promise<unknown> {
  return page.call("Emulation.setEmulatedMedia", { features: [{ name: "prefers-color-scheme", value: scheme }] });
}

function resize(page: Page, width: number, height: number): Promise<unknown> {
  return page.call("Emulation.setDeviceMetricsOverride", { width, height, deviceScaleFactor: 1, mobile: false });
}

/** The least contrast between the text of an element and what is behind it, over all elements with text. */
const LEAST_CONTRAST = `(() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = (colour) => channels(colour).slice(0, 3).map((value) => value / 255)
    .map((value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
  const behind = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((channels(colour)[3] ?? 1) > 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const own = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
  const shown = (element) => element.getClientRects().length > 0;
  const ratios = [...document.querySelectorAll("body *")].filter(own).filter(shown).map((element) => {
    const style = getComputedStyle(element);
    const text = luminance(element instanceof SVGElement ? style.fill : style.color);
    const ground = luminance(behind(element));
    return (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
  });
  return Math.min(...ratios);
})()`;

const FOCUSED = `document.activeElement.getAttribute("aria-label") ?? document.activeElement.textContent`;

describe("the report's page in a browser", { concurrency: 2 }, () => {
  test("asks for nothing, complains of nothing, and fits a narrow screen", async (t) => {
    const page = await openReport(t);
    assert.deepEqual([page.requests.length, page.complaints], [1, []]);
    assert.match(page.requests[0] ?? "", /^file:/);
    for (const width of [1_040, 360]) {
      await resize(page, width, 800);
      assert.equal(await page.evaluate("document.documentElement.scrollWidth"), width);
    }
    assert.equal(await page.evaluate("document.scripts.length"), 0);
  });

  test("has text that can be read in light and in dark", async (t) => {
    const page = await openReport(t);
    const seen: string[] = [];
    for (const scheme of ["light", "dark"] as const) {
      await prefer(page, scheme);
      const contrast = await page.evaluate(LEAST_CONTRAST);
      assert.ok(contrast >= 4.5, `${scheme}: a contrast of ${contrast}`);
      seen.push(await page.evaluate("getComputedStyle(document.body).backgroundColor"));
    }
    assert.notEqual(seen[0], seen[1]);
  });

  test("can be walked through by keyboard", async (t) => {
    const page = await openReport(t);
    const walk: string[] = [];
    for (let step = 0; step < 3; step += 1) {
      await page.press("Tab");
      walk.push(await page.evaluate(FOCUSED));
      if (step !== 1) continue;
      assert.equal(await page.evaluate("document.querySelector('details').open"), false);
      await page.press("Enter");
      assert.equal(await page.evaluate("document.querySelector('details').open"), true);
    }
    assert.deepEqual(walk, ["Failure modes", "The numbers of the trend", "The numbers of the trend"]);
    await page.press("Tab");
    assert.equal(await page.evaluate(FOCUSED), "Routes");
    const outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
    assert.equal(outline, "solid");
  });

  test("says to a screen reader what it shows to the eye", async (t) => {
    const page = await openReport(t);
    const { nodes } = await page.call("Accessibility.getFullAXTree");
    const named = (role: string): readonly string[] =>
      nodes
        .filter((node: { ignored: boolean; role?: { value: string } }) => !node.ignored && node.role?.value === role)
        .map((node: { name?: { value: string } }) => node.name?.value ?? "");
    assert.deepEqual(named("heading"), [
      "How Codex runs fail",
      "What to mend first",
      "Failure modes",
      "Trend over time",
      "Success by route",
      "Drift gate",
    ]);
    const drawings = nodes.filter((node: { role?: { value: string } }) =>
      /^(?:image|img)$/.test(node.role?.value ?? ""),
    );
    assert.deepEqual(
      drawings.map((node: { name: { value: string } }) => node.name.value),
      ["The share of runs that failed, over time"],
    );
    assert.match(drawings[0].description.value, /abandoned_loop from 20\.0 % to 43\.3 %/);
    assert.ok(named("rowheader").some((name) => name.startsWith("abandoned_loop")));
    assert.deepEqual(named("columnheader").slice(0, 4), ["Failure mode", "Last 100 runs", "Last 30 runs", "Shift"]);
  });

  test("can be photographed", async (t) => {
    const page = await openReport(t);
    await resize(page, 1_000, 800);
    await prefer(page, "light");
    const end = await page.evaluate("document.querySelector('#trend').parentElement.getBoundingClientRect().bottom");
    const clip = { x: 0, y: 0, width: 1_000, height: Math.ceil(end) + 12, scale: 0.85 };
    const options = { format: "png", captureBeyondViewport: true, clip };
    const { data } = await page.call("Page.captureScreenshot", options);
    const picture = Buffer.from(data, "base64");
    assert.equal(picture.subarray(1, 4).toString("latin1"), "PNG");
    const file = process.env["CODEX_COMPANION_PICTURE"];
    if (file?.endsWith("report.png")) writeFileSync(resolve(file), picture);
  });
});
