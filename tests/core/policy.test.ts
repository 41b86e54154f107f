// Policies: what a file may say, and which routes pass.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type DecodedPolicy,
  decodePolicy,
  type Policy,
  routeProblem,
} from "../../plugins/codex/scripts/src/core/policy.ts";

const OPEN: Policy = { place: "/p", models: [], efforts: [], sandboxes: [], maxConcurrent: null, gate: null };

test("decodePolicy reads a policy, and passes over what it does not know", () => {
  const cases: readonly [string, Partial<Policy>][] = [
    ["{}", {}],
    ['{"models":[],"unknown":7}', {}],
    ['{"gate":{"mode":"noop"}}', { gate: { mode: "noop", limit: 0.4, runs: 12, action: "warn" } }],
    ['{"maxConcurrent":null}', {}],
    [
      '{"models":["a","b"],"efforts":["high"],"sandboxes":["read-only"],"maxConcurrent":2}',
      { models: ["a", "b"], efforts: ["high"], sandboxes: ["read-only"], maxConcurrent: 2 },
    ],
  ];
  for (const [text, fields] of cases)
    assert.deepEqual(decodePolicy(text, "/p"), { policy: { ...OPEN, ...fields } }, text);
});

test("decodePolicy names the place where a file is wrong", () => {
  const cases: readonly [string, string][] = [
    ["", '"/p" is not a JSON object'],
    ["{", '"/p" is not a JSON object'],
    ["[]", '"/p" is not a JSON object'],
    ["null", '"/p" is not a JSON object'],
    ['{"models":"a"}', 'in "/p", "models" is not a list of strings'],
    ['{"models":null}', 'in "/p", "models" is not a list of strings'],
    ['{"efforts":[1]}', 'in "/p", "efforts" is not a list of strings'],
    ['{"sandboxes":{}}', 'in "/p", "sandboxes" is not a list of strings'],
    ...['"2"', "0", "-1", "1.5", "true", "[]"].map((value): [string, string] => [
      `{"maxConcurrent":${value}}`,
      'in "/p", "maxConcurrent" is not a whole number above 0',
    ]),
    ['{"gate":[]}', 'in "/p", "gate" is not an object'],
    ['{"gate":null}', 'in "/p", "gate" is not an object'],
    ['{"gate":{"runs":0}}', 'in "/p", "gate.runs" is not a whole number from 1 to 150'],
  ];
  for (const [text, problem] of cases)
    assert.deepEqual(decodePolicy(text, "/p"), { problem } satisfies DecodedPolicy, text);
});

test("routeProblem lets a route pass that every policy allows", () => {
  const route = { model: "a", effort: "high", sandbox: "read-only" };
  const cases: readonly [
    readonly Policy[],
    typeof route | { model: null; effort: null; sandbox: string },
    number,
    string | null,
  ][] = [
    [[], route, 99, null],
    [[OPEN], { model: null, effort: null, sandbox: "danger-full-access" }, 99, null],
    [[{ ...OPEN, models: ["b", "a"], efforts: ["high"], sandboxes: ["read-only"], maxConcurrent: 3 }], route, 2, null],
    [[{ ...OPEN, models: ["b"] }], route, 0, 'the model "a" is not allowed; allowed: b (/p)'],
    [
      [{ ...OPEN, models: ["b", "c"] }],
      { ...route, model: null, effort: null },
      0,
      "no model is named; allowed: b, c (/p)",
    ],
    [[{ ...OPEN, efforts: ["low"] }], route, 0, 'the effort "high" is not allowed; allowed: low (/p)'],
    [
      [{ ...OPEN, sandboxes: ["workspace-write"] }],
      route,
      0,
      'the sandbox "read-only" is not allowed; allowed: workspace-write (/p)',
    ],
    [[{ ...OPEN, maxConcurrent: 2 }], route, 2, "2 jobs are under way and 2 are allowed (/p)"],
    [
      [
        { ...OPEN, models: ["a"] },
        { ...OPEN, place: "/q", models: ["b"] },
      ],
      route,
      0,
      'the model "a" is not allowed; allowed: b (/q)',
    ],
    [
      [
        { ...OPEN, models: ["b"] },
        { ...OPEN, place: "/q", models: ["a"] },
      ],
      route,
      0,
      'the model "a" is not allowed; allowed: b (/p)',
    ],
  ];
  for (const [policies, asked, active, expected] of cases)
    assert.equal(routeProblem(policies, asked, active), expected);
});
