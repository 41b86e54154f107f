/** What the policies allow: routes, what an order asks for beside, where checks run, what may write. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  checkPlace,
  isAllowedChoice,
  mayConfigure,
  mayWrite,
  routeProblem,
  type Wishes,
  wishProblem,
} from "../../plugins/codex/scripts/src/core/allowed.ts";
import type { Policy } from "../../plugins/codex/scripts/src/core/policy.ts";
import type { CheckRule } from "../../plugins/codex/scripts/src/core/policy-shapes.ts";
import { OPEN_POLICY as OPEN } from "../../testing/policy.ts";

const THEIRS: Policy = { ...OPEN, owner: "repository", place: "/q" };

test("routeProblem lets a route pass that every policy allows", () => {
  const route = { model: "a", effort: "high", sandbox: "read-only" };
  const cases: readonly [
    readonly Policy[],
    typeof route | { model: null; effort: null; sandbox: string },
    string | null,
  ][] = [
    [[], route, null],
    [[OPEN], { model: null, effort: null, sandbox: "danger-full-access" }, null],
    [[{ ...OPEN, models: ["b", "a"], efforts: ["high"], sandboxes: ["read-only"] }], route, null],
    [[{ ...OPEN, models: ["b"] }], route, 'the model "a" is not allowed; allowed: b (/p)'],
    [
      [{ ...OPEN, models: ["b", "c"] }],
      { ...route, model: null, effort: null },
      "no model is named; allowed: b, c (/p)",
    ],
    [[{ ...OPEN, efforts: ["low"] }], route, 'the effort "high" is not allowed; allowed: low (/p)'],
    [
      [{ ...OPEN, sandboxes: ["workspace-write"] }],
      route,
      'the sandbox "read-only" is not allowed; allowed: workspace-write (/p)',
    ],
    [
      [
        { ...OPEN, models: ["a"] },
        { ...OPEN, place: "/q", models: ["b"] },
      ],
      route,
      'the model "a" is not allowed; allowed: b (/q)',
    ],
    [
      [
        { ...OPEN, models: ["b"] },
        { ...OPEN, place: "/q", models: ["a"] },
      ],
      route,
      'the model "a" is not allowed; allowed: b (/p)',
    ],
  ];
  for (const [policies, asked, expected] of cases)
    assert.equal(routeProblem(policies, asked)?.problem ?? null, expected);
});

test("wishProblem names the first policy that forbids what is asked for", () => {
  const plain: Wishes = { kind: "task", hasCheck: false, allowCommit: false };
  const all: Wishes = { ...plain, hasCheck: true, allowCommit: true, network: true, addDirs: ["/x"] };
  const cases: readonly [readonly Policy[], Wishes, string | null][] = [
    [[], all, null],
    [[OPEN, THEIRS], all, null],
    [[{ ...OPEN, verify: "outside", allowCommit: true, network: true }], all, null],
    [[{ ...OPEN, verify: false, allowCommit: false, network: false, addDirs: [], config: false }], plain, null],
    [[{ ...OPEN, verify: false }], { ...plain, hasCheck: true }, "--verify is not allowed (/p)"],
    [[OPEN, { ...THEIRS, verify: false }], all, "--verify is not allowed (/q)"],
    [[{ ...OPEN, allowCommit: false }], all, "--allow-commit is not allowed (/p)"],
    [
      [
        { ...OPEN, allowCommit: true },
        { ...THEIRS, allowCommit: false },
      ],
      all,
      "--allow-commit is not allowed (/q)",
    ],
    [[{ ...OPEN, network: false }], all, "--network is not allowed (/p)"],
    [[{ ...OPEN, addDirs: [] }], all, '--add-dir "/x" is not allowed; allowed: none (/p)'],
    [[{ ...OPEN, addDirs: ["/a", "/x"] }], { ...all, addDirs: ["/x", "/a/b"] }, null],
    [[{ ...OPEN, addDirs: ["/x"] }], { ...all, addDirs: ["/xy"] }, '--add-dir "/xy" is not allowed; allowed: /x (/p)'],
    [[{ ...OPEN, kinds: ["review"] }], plain, 'the kind of job "task" is not allowed; allowed: review (/p)'],
    [[], { ...plain, config: true }, '--config is not allowed unless "config" is true in the user\'s policy'],
    [
      [{ ...THEIRS, config: true }],
      { ...plain, config: true },
      '--config is not allowed unless "config" is true in the user\'s policy',
    ],
    [
      [
        { ...OPEN, config: true },
        { ...THEIRS, config: false },
      ],
      { ...plain, config: true },
      "--config is not allowed (/q)",
    ],
    [[{ ...OPEN, config: true }], { ...plain, config: true }, null],
  ];
  for (const [policies, wishes, expected] of cases)
    assert.equal(wishProblem(policies, wishes)?.problem ?? null, expected);
});

test("the hint names what can be left out or named, and the field that decides", () => {
  const plain: Wishes = { kind: "task", hasCheck: false, allowCommit: false };
  const wishes: readonly [Partial<Policy>, Partial<Wishes>, string][] = [
    [{ network: false }, { network: true }, 'Leave --network out: "network" in "/p" forbids it.'],
    [{ config: false }, { config: true }, 'Leave --config out: "config" in "/p" forbids it.'],
    [{ allowCommit: false }, { allowCommit: true }, 'Leave --allow-commit out: "allowCommit" in "/p" forbids it.'],
    [{ verify: false }, { hasCheck: true }, 'Leave --verify out: "verify" in "/p" forbids it.'],
    [{ verify: false }, { hasPrepare: true }, 'Leave --prepare out: "verify" in "/p" forbids it.'],
    [
      { addDirs: [] },
      { addDirs: ["/x"] },
      'Leave it out, or name another folder: "addDirs" in "/p" says what is allowed.',
    ],
    [{ kinds: ["review"] }, {}, 'Hand it over in another way: "kinds" in "/p" says what is allowed.'],
    [{}, { config: true }, 'Leave --config out: only "config": true in policy.json in the state home allows it.'],
  ];
  for (const [policy, asked, hint] of wishes)
    assert.equal(wishProblem([{ ...OPEN, ...policy }], { ...plain, ...asked })?.hint, hint);
  const route = { model: "a", effort: null, sandbox: "read-only" };
  const routes: readonly [Partial<Policy>, string][] = [
    [{ models: ["b"] }, 'Name another with --model: "models" in "/p" says what is allowed.'],
    [{ efforts: ["low"] }, 'Name one with --effort: "efforts" in "/p" says what is allowed.'],
    [{ sandboxes: ["x"] }, 'Name another with --sandbox: "sandboxes" in "/p" says what is allowed.'],
  ];
  for (const [policy, hint] of routes) assert.equal(routeProblem([{ ...OPEN, ...policy }], route)?.hint, hint);
});

test("checkPlace is outside only by the user's own word, which a repository can only take back", () => {
  const cases: readonly [readonly Policy[], CheckRule][] = [
    [[], "sandbox"],
    [[OPEN, THEIRS], "sandbox"],
    [[{ ...OPEN, verify: "outside" }], "outside"],
    [[{ ...OPEN, verify: "outside" }, THEIRS], "outside"],
    [
      [
        { ...OPEN, verify: "outside" },
        { ...THEIRS, verify: "sandbox" },
      ],
      "sandbox",
    ],
    [
      [
        { ...OPEN, verify: "outside" },
        { ...THEIRS, verify: false },
      ],
      false,
    ],
    [[{ ...THEIRS, verify: "outside" }], "sandbox"],
    [[{ ...OPEN, verify: false }], false],
  ];
  for (const [policies, expected] of cases) assert.equal(checkPlace(policies), expected);
});

test("mayWrite and mayConfigure ask every policy", () => {
  assert.equal(mayWrite([]), true);
  assert.equal(mayWrite([{ ...OPEN, sandboxes: ["read-only"] }]), false);
  assert.equal(mayWrite([OPEN, { ...THEIRS, sandboxes: ["read-only", "workspace-write"] }]), true);
  assert.deepEqual([[], [OPEN], [{ ...OPEN, config: true }]].map(mayConfigure), [false, false, true]);
});

test("isAllowedChoice asks every policy, and takes nothing for granted that a route does not name", () => {
  const route = { model: "a", effort: null };
  const cases: readonly [readonly Policy[], boolean][] = [
    [[], true],
    [[OPEN, THEIRS], true],
    [[{ ...OPEN, models: ["a"] }], true],
    [[OPEN, { ...THEIRS, models: ["b"] }], false],
    [[{ ...OPEN, efforts: ["low"] }], false],
    [[{ ...OPEN, sandboxes: ["read-only"] }], true],
  ];
  for (const [policies, expected] of cases) assert.equal(isAllowedChoice(policies, route), expected);
});
