/** The same cause has the same fingerprint, whatever its paths, ids, numbers and times are; another cause has another. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  fingerprintOf,
  isFingerprint,
  signatureOf,
} from "../../../plugins/codex/scripts/src/core/failure/fingerprint.ts";
import { makeJobId } from "../../../plugins/codex/scripts/src/core/job/id.ts";
import type { Lane } from "../../../plugins/codex/scripts/src/core/lane.ts";
import { type Random, seededRandom } from "../../../testing/random.ts";

const LANE: Lane = {
  executable: "/opt/codex",
  workspaceRoot: "/home/dev/house",
  route: { model: "model-a", effort: null, sandbox: "read-only" },
};

const SIGNATURES: readonly (readonly [string, string])[] = [
  [
    'Could not start Codex in "/home/a b/c": the folder does not exist.',
    'Could not start Codex in "/": the folder does not exist.',
  ],
  ["Could not open ~/.codex/config.toml:12:5, line 12", "Could not open /#, line #"],
  ["cannot read C:\\Users\\dev\\auth.json now", "cannot read / now"],
  ["in src/app/main.ts of ./lib", "in / of /"],
  [
    "unexpected status 401 Unauthorized: url: https://api.example.com/v1/responses?trace=ab&x=1, request id: req_011CTabcDEF",
    "unexpected status # Unauthorized: url: https:api.example.com request id: #",
  ],
  ["You’ve hit your usage limit. Try again at 1:30 AM.", "You’ve hit your usage limit. Try again at #"],
  ["Try again on Tue, Nov 25th, 2026 11:05 p.m. or later", "Try again on # or later"],
  ["Please try again in 1h 12m 3.5s", "Please try again in #"],
  ["in 45 seconds", "in #"],
  ["in 2 minutes", "in #"],
  ["thread 01a1fb9b-8a4a-7a43-9b43-235d5cb3e21c of job mm7kwn40-a1b2c", "thread # of job #"],
  ["commit deadbeefcafe, key_AbCdEfGhIjKl in mwlwsdmo-abcde", "commit # in #"],
  ["One day in May he may come, and on Sunday too", "One day in May he may come, and on Sunday too"],
  ["a\n  b\t c", "a b c"],
  ["rate_limit_exceeded: insufficient_quota", "rate_limit_exceeded: insufficient_quota"],
];

test("signatureOf masks what changes from job to job, and leaves the words", () => {
  for (const [text, expected] of SIGNATURES) assert.equal(signatureOf(text), expected, text);
});

test("signatureOf is done quickly with any text", () => {
  const hostile = [
    "/".repeat(200_000),
    "a/".repeat(100_000),
    "1:".repeat(100_000),
    `"${"/x ".repeat(50_000)}`,
    "#, ".repeat(99_999),
  ];
  for (const text of hostile) {
    const startedAtMs = performance.now();
    assert.ok(signatureOf(text).length <= 500);
    assert.ok(performance.now() - startedAtMs < 1_000, text.slice(0, 10));
  }
});

// Causes as they are told; each {…} is filled in anew.
const CAUSES = [
  'Could not start Codex in "{path}": the folder does not exist.',
  "Could not read {path}: permission denied (os error {number})",
  "unexpected status {number} Unauthorized: {words}, url: {url}, request id: {id}",
  "stream disconnected before completion after {number} ms, cf-ray: {id}",
  "rate limit reached for org {id}: limit {number}, used {number}. Please try again in {wait}.",
  "You’ve hit your usage limit. Try again at {time}.",
  "Job {job} in thread {uuid}: no rollout found for thread id {uuid}",
  "Codex was killed in {relative} at {instant}",
] as const;

test("fingerprintOf is the same for one cause, whatever fills it", () => {
  const random = seededRandom(11);
  for (const [number, cause] of CAUSES.entries()) {
    const all = new Set(
      Array.from({ length: 300 }, () => fingerprintOf("auth_unavailable", LANE, fill(cause, random))),
    );
    assert.equal(all.size, 1, `cause ${number} has ${all.size}: ${cause}`);
  }
  assert.equal(new Set(CAUSES.map((cause) => fingerprintOf("auth_unavailable", LANE, fill(cause, random)))).size, 8);
});

test("fingerprintOf is another for another kind, executable, workspace, route or cause", () => {
  const route = (change: Partial<Lane["route"]>): Lane => ({ ...LANE, route: { ...LANE.route, ...change } });
  const all = [
    fingerprintOf("model_unavailable", LANE, "It broke."),
    fingerprintOf("config_invalid", LANE, "It broke."),
    fingerprintOf("unknown_exit_1", LANE, "It broke."),
    fingerprintOf("unknown_exit_2", LANE, "It broke."),
    fingerprintOf("model_unavailable", { ...LANE, executable: "/opt/codex2" }, "It broke."),
    fingerprintOf("model_unavailable", { ...LANE, workspaceRoot: "/home/dev/barn" }, "It broke."),
    fingerprintOf("model_unavailable", route({ model: null }), "It broke."),
    fingerprintOf("model_unavailable", route({ model: "model-b" }), "It broke."),
    fingerprintOf("model_unavailable", route({ effort: "model-a", model: null }), "It broke."),
    fingerprintOf("model_unavailable", route({ sandbox: "workspace-write" }), "It broke."),
    fingerprintOf("model_unavailable", LANE, "It broke otherwise."),
  ];
  assert.equal(new Set(all).size, all.length);
  assert.deepEqual(
    all.filter((fingerprint) => !isFingerprint(fingerprint)),
    [],
  );
});

test("fingerprintOf of an end without a cause is another for another last line, and the same for the same one", () => {
  const said = [
    "codex: cannot open shared object file: libfoo",
    "/home/dev/.codex/state.db: no space left",
    "/var/lib/codex: permission denied",
    "fatal: cannot write state db",
  ];
  const ends = ["unknown_exit_1", "protocol_error", "launch_failed"] as const;
  for (const kind of ends) {
    const all = said.map((line) => fingerprintOf(kind, LANE, "Codex exited with code 1.", line));
    assert.equal(new Set([...all, fingerprintOf(kind, LANE, "Codex exited with code 1.")]).size, said.length + 1);
    assert.equal(all[1], fingerprintOf(kind, LANE, "Codex exited with code 1.", "/tmp/x/7.db: no space left"));
  }
  assert.equal(fingerprintOf("overloaded", LANE, "Full.", "a"), fingerprintOf("overloaded", LANE, "Full.", "b"));
});

test("fingerprintOf of a failure of the login is the same in every workspace and on every route", () => {
  const elsewhere = { ...LANE, workspaceRoot: "/w", route: { model: null, effort: "low", sandbox: "write" } };
  for (const kind of ["auth_unavailable", "usage_limit"] as const) {
    assert.equal(fingerprintOf(kind, LANE, "Log in."), fingerprintOf(kind, elsewhere, "Log in."));
    assert.notEqual(
      fingerprintOf(kind, LANE, "Log in."),
      fingerprintOf(kind, { ...LANE, executable: "/c" }, "Log in."),
    );
  }
});

test("isFingerprint takes whole fingerprints only", () => {
  assert.equal(isFingerprint("0123456789ab"), true);
  const others = ["", "0123456789a", "0123456789abc", "0123456789AB", "../456789abcd", "0123456789a\n"];
  assert.deepEqual(others.filter(isFingerprint), []);
});

function fill(cause: string, random: Random): string {
  return cause.replaceAll(/\{(\w+)\}/g, (_, what: string) => FILLERS[what]?.(random) ?? assert.fail(what));
}

const FILLERS: Readonly<Record<string, (random: Random) => string>> = {
  number: (random) => String(random.integer(random.pick([10, 1_000, 1_000_000]))),
  path: (random) => random.pick(["/", "/home/", "~/"]) + segments(random, 1 + random.integer(4)),
  relative: (random) => random.pick(["", "./", "../"]) + segments(random, 2 + random.integer(3)),
  id: (random) =>
    random.pick([`req_${letters(random, 24)}7`, `${hex(random, 16)}1-FRA`, `org-9${letters(random, 12)}`]),
  uuid: (random) => [8, 4, 4, 4, 12].map((length) => hex(random, length)).join("-"),
  job: (random) => makeJobId(1_795_000_000_000 + random.integer(1e9), random.next()),
  url: (random) => `https://api.example.com/v1/${segments(random, 2)}?q=${letters(random, 9)}&n=${random.integer(99)}`,
  wait: (random) => random.pick(["3s", "195ms", "1m 5s", "2 hours", "1 day 3 hours", "45 seconds", "1h 2m 3.5s"]),
  time: (random) => random.pick(["1:30 AM", "11:05 pm", "Nov 25th, 2026 1:30 AM", "Tue, 3 Dec 2026 08:00", "17:00:01"]),
  instant: (random) => new Date(random.integer(2 ** 31) * 1_000).toISOString(),
  words: () => "Missing bearer",
};

function segments(random: Random, count: number): string {
  return Array.from({ length: count }, () => letters(random, 3 + random.integer(6))).join("/");
}

function letters(random: Random, length: number): string {
  return Array.from({ length }, () => random.pick([..."abcdefXYZ_09"] as ["a"])).join("");
}

function hex(random: Random, length: number): string {
  return Array.from({ length }, () => random.integer(16).toString(16)).join("");
}
