// ARCHITECTURE names files: each of them is there.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT } from "../tools/run-tool.ts";

const SOURCE = "plugins/codex/scripts/src";
const text = readFileSync(join(ROOT, "ARCHITECTURE.md"), "utf8");

/** The paths in a text, as a reader of it would open them. */
function pathsIn(part: string): readonly string[] {
  return [...part.matchAll(/`([\w./-]+\.(?:ts|mjs|md|json|grit))`/g)].map(([, path]) => path ?? "");
}

function isThere(path: string): boolean {
  return [path, join(SOURCE, path), join("plugins/codex", path)].some((place) => existsSync(join(ROOT, place)));
}

test('every row of ARCHITECTURE\'s "to change X, open Y" names files that are there', () => {
  const rows = (text.split("\n## To change X, open Y\n")[1] ?? "").split("\n").filter((line) => line.startsWith("| "));
  assert.ok(rows.length > 50, String(rows.length));
  const known = rows.slice(1).filter((row) => !/^\| -+/.test(row));
  for (const row of known) {
    const [, , places = ""] = row.split("|");
    const named = pathsIn(places);
    assert.ok(named.length > 0 || places.includes("/`"), row);
    const folder = named[0] === undefined ? "" : named[0].replace(/[^/]*$/, "");
    assert.deepEqual(
      named.filter((path) => !isThere(path) && !isThere(join(folder, path))),
      [],
      row,
    );
  }
});

test("every source file that ARCHITECTURE names is there", () => {
  const named = pathsIn(text).filter((path) => /^(?:core|io|app|cli|hooks|start)\/.*\.ts$/.test(path));
  assert.ok(named.length > 100, String(named.length));
  assert.deepEqual(
    named.filter((path) => !isThere(path)),
    [],
  );
});
