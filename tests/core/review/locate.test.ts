// Where findings lie: by paths of every form, lines that exist and lines that do not, and the lines that a change changed.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { GivenFinding } from "../../../plugins/codex/scripts/src/core/review/findings.ts";
import { locate, locatedReview, type Surroundings } from "../../../plugins/codex/scripts/src/core/review/locate.ts";
import { repositoryPath } from "../../../plugins/codex/scripts/src/core/review/repository-path.ts";
import { given, TARGET } from "./reviews.ts";

const LINES: Readonly<Record<string, number>> = {
  "src/a.ts": 10,
  "sub/b.ts": 5,
  "b.ts": 1,
  "empty.txt": 0,
  "sub/src/a.ts": 3,
};
const HOUSE: Surroundings = {
  roots: ["/real/house", "/house"],
  folder: "",
  lineCount: (file) => LINES[file] ?? null,
  changed: new Map([
    [
      "src/a.ts",
      [
        { start: 2, end: 4 },
        { start: 8, end: 8 },
      ],
    ],
    ["logo.png", []],
    ["gone.ts", []],
  ]),
};

test("repositoryPath takes paths within the repository only", () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ["src/a.ts", "src/a.ts"],
    ["./src//a.ts", "src/a.ts"],
    ["src/../src/a.ts", "src/a.ts"],
    ["/house/src/a.ts", "src/a.ts"],
    ["/real/house/src/./a.ts", "src/a.ts"],
    ["/house/../house/src/a.ts", "src/a.ts"],
    ["/house/../etc/passwd", null],
    ["/house", null],
    ["/houses/a.ts", null],
    ["/etc/passwd", null],
    ["../a.ts", null],
    ["src/../../a.ts", null],
    ["", null],
    [".", null],
    ["a\\b.ts", "a\\b.ts"],
  ];
  for (const [said, path] of cases) assert.equal(repositoryPath(said, HOUSE.roots, ""), path, said);
  assert.equal(repositoryPath("../src/a.ts", HOUSE.roots, "sub"), "src/a.ts");
  assert.equal(repositoryPath("/house/src/a.ts", HOUSE.roots, "sub"), "src/a.ts");
});

test("repositoryPath takes Windows paths if the root is one", () => {
  const cases: readonly (readonly [string, string | null])[] = [
    ["src\\a.ts", "src/a.ts"],
    ["c:\\House\\src\\a.ts", "src/a.ts"],
    ["C:/House/src/a.ts", "src/a.ts"],
    ["D:\\House\\a.ts", null],
    ["..\\a.ts", null],
  ];
  for (const [said, path] of cases) assert.equal(repositoryPath(said, ["C:\\House"], ""), path, said);
});

test("locate says how far a place exists, and whether it touches the change", () => {
  const cases: readonly (readonly [Partial<GivenFinding>, string, boolean | null])[] = [
    [{}, "exact", true],
    [{ line_start: 4, line_end: null }, "exact", true],
    [{ line_start: 5, line_end: 7 }, "exact", false],
    [{ line_start: 5, line_end: 8 }, "exact", true],
    [{ line_start: 10, line_end: 10 }, "exact", false],
    [{ line_start: 10, line_end: 11 }, "file", false],
    [{ line_start: 4, line_end: 2 }, "file", false],
    [{ line_start: null, line_end: null }, "file", true],
    [{ file: "/real/house/src/a.ts" }, "exact", true],
    [{ file: "b.ts", line_start: 1, line_end: 1 }, "exact", false],
    [{ file: "empty.txt", line_start: 1, line_end: 1 }, "file", false],
    [{ file: "logo.png" }, "none", true],
    [{ file: "gone.ts" }, "none", true],
    [{ file: "not-there.ts" }, "none", false],
    [{ file: "/etc/passwd", line_start: 1, line_end: 1 }, "none", null],
    [{ file: "../x.ts" }, "none", null],
    [{ file: null }, "none", null],
  ];
  for (const [changes, location, in_diff] of cases) {
    const read = locate(given(changes), HOUSE);
    assert.deepEqual([read.location, read.in_diff], [location, in_diff], JSON.stringify(changes));
  }
  assert.equal(locate(given({ file: "/real/house/src/a.ts" }), HOUSE).file, "src/a.ts");
  assert.equal(locate(given({ file: "/etc/passwd" }), HOUSE).file, "/etc/passwd");
  assert.equal(locate(given(), { ...HOUSE, changed: null }).in_diff, null);
});

test("locate looks from the root first, and then from the folder where Codex ran", () => {
  const file = (said: string) =>
    locate(given({ file: said, line_start: 1, line_end: 1 }), { ...HOUSE, folder: "sub" }).file;
  assert.equal(file("src/a.ts"), "src/a.ts");
  assert.equal(file("b.ts"), "b.ts");
  assert.equal(file("../b.ts"), "b.ts");
  assert.equal(
    locate(given({ file: "c.ts" }), { ...HOUSE, folder: "sub", lineCount: (path) => (path === "sub/c.ts" ? 9 : null) })
      .file,
    "sub/c.ts",
  );
  assert.equal(file("nowhere.ts"), "nowhere.ts");
});

test("locatedReview keeps every finding, and all else as the reviewer said it", () => {
  const said = {
    verdict: "needs-attention",
    summary: "S.",
    findings: [given(), given({ id: "F2", file: "/x" })],
    next_steps: ["N."],
  } as const;
  assert.deepEqual(locatedReview(said, TARGET, HOUSE), {
    target: TARGET,
    ...said,
    findings: [
      { ...given(), location: "exact", in_diff: true },
      { ...given({ id: "F2", file: "/x" }), location: "none", in_diff: null },
    ],
  });
});
