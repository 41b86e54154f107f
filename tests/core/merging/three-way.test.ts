import assert from "node:assert/strict";
import { test } from "node:test";
import { planMerge } from "../../../plugins/codex/scripts/src/core/merging/three-way.ts";
import type { TreeChange, TreeEntry } from "../../../plugins/codex/scripts/src/core/merging/tree-change.ts";

const file = (object: string, mode = "100644"): TreeEntry => ({ mode, object });
const LINK: TreeEntry = { mode: "120000", object: "link" };
const MODULE: TreeEntry = { mode: "160000", object: "commit" };
const [A, B, C] = [file("a"), file("b"), file("c")];
const change = (path: string, from: TreeEntry | null, to: TreeEntry | null): TreeChange => ({ path, from, to });

type Case = readonly [
  name: string,
  base: TreeEntry | null,
  here: TreeEntry | null,
  there: TreeEntry | null,
  what: unknown,
];
const taken = (from: TreeEntry | null, to: TreeEntry | null) => ({ take: [change("p", from, to)] });
const conflict = (kind: string, here: TreeEntry | null, there: TreeEntry | null) => ({
  conflicts: [{ path: "p", kind, here, there }],
});

const CASES: readonly Case[] = [
  ["only the job changed it", A, A, B, taken(A, B)],
  ["only the job added it", null, null, B, taken(null, B)],
  ["only the job removed it", A, A, null, taken(A, null)],
  ["only the job made a link of it", A, A, LINK, taken(A, LINK)],
  [
    "only the job moved the submodule",
    MODULE,
    MODULE,
    { ...MODULE, object: "other" },
    taken(MODULE, { ...MODULE, object: "other" }),
  ],
  ["both changed it in the same way", A, B, B, {}],
  ["both removed it", A, null, null, {}],
  ["both added the same", null, B, B, {}],
  ["both changed it", A, B, C, { merge: [{ path: "p", mode: "100644", base: A, here: B, there: C }] }],
  ["the job changed its mode, the user its content", A, B, file("a", "100755"), taken(B, file("b", "100755"))],
  [
    "the user changed its mode, the job its content",
    A,
    file("a", "100755"),
    B,
    taken(file("a", "100755"), file("b", "100755")),
  ],
  [
    "both changed it, the job its mode too",
    ...([A, B, file("c", "100755")] as const),
    { merge: [{ path: "p", mode: "100755", base: A, here: B, there: file("c", "100755") }] },
  ],
  ["both added it otherwise", null, B, C, conflict("both_added", B, C)],
  ["both added it with another mode", null, B, file("b", "100755"), conflict("mode", B, file("b", "100755"))],
  ["the user removed it", A, null, B, conflict("deleted_here", null, B)],
  ["the job removed it", A, B, null, conflict("deleted_there", B, null)],
  ["the user made a link of it", A, LINK, B, conflict("type", LINK, B)],
  [
    "both moved the link",
    LINK,
    { ...LINK, object: "x" },
    { ...LINK, object: "y" },
    conflict("both_changed", { ...LINK, object: "x" }, { ...LINK, object: "y" }),
  ],
];

for (const [name, base, here, there, what] of CASES)
  test(`planMerge of a path: ${name}`, () => {
    const [mine, theirs] = [here, there].map((to) => (base === to ? [] : [change("p", base, to)]));
    assert.deepEqual(planMerge(theirs ?? [], mine ?? []), { take: [], merge: [], conflicts: [], ...(what as object) });
  });

test("planMerge leaves what only the user changed", () => {
  assert.deepEqual(planMerge([], [change("p", A, B)]), { take: [], merge: [], conflicts: [] });
});

test("planMerge lets no file and folder of one name meet, unless the job itself put one in the place of the other", () => {
  const kinds = (there: readonly TreeChange[], here: readonly TreeChange[]) =>
    planMerge(there, here).conflicts.map(({ path, kind, by }) => `${path} ${kind}${by === undefined ? "" : ` ${by}`}`);
  assert.deepEqual(kinds([change("p/q", null, A)], [change("p", null, B)]), ["p/q in_the_way p"]);
  assert.deepEqual(kinds([change("p", null, A)], [change("p/q/r", null, B)]), ["p in_the_way p/q/r"]);
  assert.deepEqual(kinds([change("p", A, null), change("p/q", null, A)], [change("p", A, B)]), [
    "p deleted_there",
    "p/q in_the_way p",
  ]);
  assert.deepEqual(kinds([change("p", A, null), change("p/q", null, A)], []), []);
  assert.deepEqual(kinds([change("p", null, A)], [change("p/q", B, null)]), []);
});
