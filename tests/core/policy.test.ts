/** Policies: what a file may say. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type DecodedPolicy, decodePolicy, type Policy } from "../../plugins/codex/scripts/src/core/policy.ts";
import { OPEN_POLICY as OPEN } from "../../testing/policy.ts";

test("decodePolicy reads a policy, and passes over what it does not know", () => {
  const cases: readonly [string, Partial<Policy>][] = [
    ["{}", {}],
    ['{"models":[],"unknown":7}', { ignored: ["unknown"] }],
    ['{"gate":{"mode":"noop"}}', { gates: [{ mode: "noop", limit: 0.4, runs: 12, action: "warn" }] }],
    ['{"gate":[]}', {}],
    [
      '{"gate":[{"runs":3},{"mode":"noop","action":"block"}]}',
      {
        gates: [
          { mode: "abandoned_loop", limit: 0.4, runs: 3, action: "warn" },
          { mode: "noop", limit: 0.4, runs: 12, action: "block" },
        ],
      },
    ],
    [
      '{"verify":false,"network":false,"addDirs":[],"allowCommit":true,"config":true}',
      {
        verify: false,
        network: false,
        addDirs: [],
        allowCommit: true,
        config: true,
      },
    ],
    [
      '{"kinds":["task"],"maxConcurrentPerWorkspace":1,"maxWaiting":0,"copyLimit":5,"usage":{"block":90}}',
      {
        kinds: ["task"],
        maxConcurrentPerWorkspace: 1,
        maxWaiting: 0,
        copyLimit: 5,
        usageBlock: 90,
      },
    ],
    [
      '{"copy":[".env"],"notify":["say"],"defaults":{"model":"m"},"executors":{"n":{"kind":"slurm"}}}',
      {
        copy: [".env"],
        notify: ["say"],
        defaults: { model: "m" },
        executors: { n: { kind: "slurm" } },
      },
    ],
    [
      '{"routes":[{"model":"m"}],"fallbacks":[{"model":"m","effort":"low"}]}',
      {
        routes: [{ model: "m", effort: null }],
        fallbacks: [{ model: "m", effort: "low" }],
      },
    ],
    ['{"maxConcurrent":null}', {}],
    [
      '{"models":["a","b"],"efforts":["high"],"sandboxes":["read-only"],"maxConcurrent":2}',
      { models: ["a", "b"], efforts: ["high"], sandboxes: ["read-only"], maxConcurrent: 2 },
    ],
  ];
  for (const [text, fields] of cases)
    assert.deepEqual(decodePolicy(text, "/p"), { policy: { ...OPEN, ...fields } }, text);
});

const WITHIN = 'a list of paths within the repository (relative, without ".." and ".git")';

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
    ['{"gate":[[]]}', 'in "/p", "gate" is not an object'],
    ['{"gate":[{},{}]}', 'in "/p", "gate" has two rules for abandoned_loop'],
    ['{"verify":true}', 'in "/p", "verify" is not "sandbox", "outside" or false'],
    ['{"allowCommit":"no"}', 'in "/p", "allowCommit" is not true or false'],
    ['{"network":0}', 'in "/p", "network" is not true or false'],
    ['{"config":null}', 'in "/p", "config" is not true or false'],
    ['{"addDirs":"/"}', 'in "/p", "addDirs" is not a list of strings'],
    ['{"kinds":"task"}', 'in "/p", "kinds" is not a list of strings'],
    ['{"maxConcurrentPerWorkspace":0}', 'in "/p", "maxConcurrentPerWorkspace" is not a whole number above 0'],
    ['{"maxWaiting":-1}', 'in "/p", "maxWaiting" is not a whole number from 0 on'],
    ['{"copyLimit":"1G"}', 'in "/p", "copyLimit" is not a whole number from 0 on'],
    ['{"usage":{"block":101}}', 'in "/p", "usage" is not {"block": PERCENT}'],
    ['{"routes":[{}]}', 'in "/p", "routes" is not a list of {"model", "effort"}'],
    ['{"fallbacks":{}}', 'in "/p", "fallbacks" is not a list of {"model", "effort"}'],
    [
      '{"defaults":{"efort":"low"}}',
      'in "/p", "defaults.efort" is no flag of task that may have a default; did you mean "effort"?',
    ],
    ['{"defaults":[]}', 'in "/p", "defaults" is not an object'],
    ...[
      ['"local"', "that is this machine"],
      ...['""', '"a b"', '"a\\n[[codex"', '"\\u001b[31mred"', '"-x"', '"__proto__"', `"${"a".repeat(65)}"`].map(
        (name) => [
          name,
          "a name is of letters, digits, dots, dashes and underscores, begins with a letter or digit, and has at most 64 of them",
        ],
      ),
    ].map(([name = "", why]): [string, string] => [
      `{"executors":{"night.2":{},${name}:{}}}`,
      `in "/p", "executors" has the name ${name}: ${why}`,
    ]),
    ['{"executors":{"n":1}}', 'in "/p", "executors" is not an object of objects'],
    [
      String.raw`{"executors":{"n":{"kind":"slurm","options":["--hold","--comment=a\u0000b"]}}}`,
      'in "/p", "executors.n.options.1" holds a NUL character',
    ],
    [String.raw`{"executors":{"n":{"partition":"\u0000"}}}`, 'in "/p", "executors.n.partition" holds a NUL character'],
    [String.raw`{"executors":{"n\u0000":{}}}`, 'in "/p", "executors.n" holds a NUL character'],
    [String.raw`{"notify":["say","\u0000"]}`, 'in "/p", "notify.1" holds a NUL character'],
    [String.raw`{"defaults":{"verify":"a\u0000"}}`, 'in "/p", "defaults.verify" holds a NUL character'],
    ['{"notify":"say"}', 'in "/p", "notify" is not a list of strings'],
    ...["[1]", '["../x"]', '["/x"]', '["a/../b"]', '[".git/x"]', '"x"'].map((copy): [string, string] => [
      `{"copy":${copy}}`,
      `in "/p", "copy" is not ${WITHIN}`,
    ]),
    ['{"gate":null}', 'in "/p", "gate" is not an object'],
    ['{"gate":{"runs":0}}', 'in "/p", "gate.runs" is not a whole number from 1 to 150'],
  ];
  for (const [text, problem] of cases)
    assert.deepEqual(decodePolicy(text, "/p"), { problem } satisfies DecodedPolicy, text);
});

test("decodePolicy takes only limits from a repository, and names the rest without looking at it", () => {
  const own = { copy: 1, defaults: 1, routes: 1, fallbacks: 1, executors: 1, notify: ["rm"] };
  const text = JSON.stringify({ models: ["a"], verify: "outside", ...own, unknown: 1 });
  assert.deepEqual(decodePolicy(text, "/p", "repository"), {
    policy: {
      ...OPEN,
      owner: "repository",
      models: ["a"],
      ignored: ["verify", ...Object.keys(own), "unknown"],
    },
  });
  const tight = { verify: "sandbox", allowCommit: false, config: false, gate: [{ mode: "noop" }] };
  const decoded = decodePolicy(JSON.stringify(tight), "/p", "repository");
  assert.deepEqual("policy" in decoded && decoded.policy.ignored, []);
});
