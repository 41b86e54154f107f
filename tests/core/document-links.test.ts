// The documents link to each other: each relative link names a file that is there, and each anchor a heading of it.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { ROOT } from "../tools/run-tool.ts";

const pagesIn = (folder: string) =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map(({ name }) => join(folder, name));
const PAGES = ["", "docs", "docs/decisions", "docs/formats"].flatMap(pagesIn);

/** A page without what stands in code blocks: there are no links and headings in them. */
function proseOf(path: string): string {
  return readFileSync(join(ROOT, path), "utf8").replace(/^ *```[\s\S]*?^ *```$/gm, "");
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(path: string): readonly string[] {
  const headings = [...proseOf(path).matchAll(/^#+ (.+)$/gm)].map(([, text = ""]) => text);
  return headings.map((text) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** The links of a page that lead nowhere. */
function deadLinks(page: string): readonly string[] {
  const prose = proseOf(page).replace(/`[^`\n]*`/g, (code) => code.replaceAll("](", ""));
  const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
  return links.filter((link) => !/^[a-z]+:/.test(link) && !leadsTo(page, link));
}

function leadsTo(page: string, link: string): boolean {
  const [file = "", anchor] = link.split("#");
  const target = file === "" ? page : join(dirname(page), file);
  if (!existsSync(join(ROOT, target))) return false;
  return anchor === undefined || anchorsOf(target).includes(anchor);
}

test("every relative link in the documents leads to a file, and to a heading of it", () => {
  const dead = PAGES.flatMap((page) => deadLinks(page).map((link) => `${page}: ${link}`));
  assert.ok(PAGES.length > 60, String(PAGES.length));
  assert.deepEqual(dead, []);
});

test("docs/README.md names every page of docs, and README every one for users", () => {
  const index = proseOf("docs/README.md");
  const pages = pagesIn("docs").map((page) => page.replace("docs/", ""));
  const unnamed = pages.filter((page) => page !== "README.md" && !index.includes(`](${page})`));
  const readme = proseOf("README.md");
  const decisions = pagesIn("docs/decisions").filter((page) => !index.includes(`](${page.replace("docs/", "")})`));
  assert.deepEqual([unnamed, decisions], [[], []]);
  assert.deepEqual(
    pages.filter((page) => !readme.includes(`](docs/${page})`)),
    [],
  );
});
