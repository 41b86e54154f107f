import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodexError } from "../../../plugins/codex/scripts/src/core/codex/turn-error.ts";
import { failure } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import { type Facts, judge, type RunEnd } from "../../../plugins/codex/scripts/src/core/outcome/verdict.ts";
import type { Attribution, Evidence } from "../../../plugins/codex/scripts/src/core/outcome/work.ts";

const NOTHING: Evidence = {
  repository: "/repo",
  head_before: "a",
  head_after: "a",
  commits: [],
  pushed: false,
  files_changed: [],
  uncommitted: false,
  attribution: "git_only",
};
const UNNAMED = { basis: null, rule: null, excused: null };
const FILES: Evidence = { ...NOTHING, files_changed: ["a"], uncommitted: true };
const commits = (attribution: Attribution): Evidence => {
  return { ...NOTHING, attribution, head_after: "b", commits: [{ sha: "b", subject: "s" }], files_changed: ["a"] };
};

const ERROR: CodexError = { message: "At capacity.", info: "serverOverloaded", httpStatus: null, details: null };
const turn = (status: string, error: CodexError | null = null): RunEnd => ({ type: "turn", end: { status, error } });
const exited = (code: number | null, signal: string | null = null, signalNumber = 0): RunEnd => {
  return { type: "exited", code, signal, signalNumber };
};
const ENDS = {
  completed: turn("completed"),
  "failed, named": turn("failed", ERROR),
  "failed, not named": turn("failed"),
  "a status of the future": turn("evaporated"),
  interrupted: turn("interrupted"),
  "not started": { type: "not_started", failure: failure("codex_missing", "No Codex."), raw_exit_code: 127 },
  "exit 0": exited(0),
  "exit 1": exited(1),
  "exit 126": exited(126),
  "exit 124": exited(124),
  "exit unknown": exited(null),
  SIGKILL: exited(null, "SIGKILL", 9),
  SIGSEGV: exited(null, "SIGSEGV", 11),
  protocol: { type: "protocol", message: "No reply." },
  timeout: { type: "timeout", limitMs: 90_000 },
  "no network": { type: "no_network", limitMs: 300_000 },
  stopped: { type: "stopped", signal: "SIGTERM" },
  "worker lost": { type: "worker_lost", turnFailed: false },
  "worker lost after a named error": { type: "worker_lost", turnFailed: true },
} as const satisfies Record<string, RunEnd>;

/** `completed` or the kind, then raw and counted exit code, and `normalized` if it is. */
function verdictWords(runEnd: RunEnd, fields: Partial<Facts>): string {
  const { failure: named, exit } = judge({ runEnd, evidence: NOTHING, finalMessage: "", lastRetry: null, ...fields });
  const words = [named?.kind ?? "completed", exit.raw_exit_code, exit.exit_code];
  return [...words, ...(exit.normalized ? ["normalized"] : [])].join(" ");
}

// For: nothing left · a message · files · commits that Git alone shows · commits by Codex's own items.
const TABLE: Readonly<Record<keyof typeof ENDS, readonly string[]>> = {
  completed: ["no_result 0 1", "completed 0 0", "completed 0 0", "completed 0 0", "completed 0 0"],
  "failed, named": Array(5).fill("overloaded 1 1"),
  "failed, not named": [...Array(4).fill("unknown_exit_1 1 1"), "completed 1 0 normalized"],
  "a status of the future": [...Array(4).fill("unknown_exit_1 1 1"), "completed 1 0 normalized"],
  interrupted: [...Array(4).fill("unknown_exit_130 130 130"), "completed 130 0 normalized"],
  "not started": Array(5).fill("codex_missing 127 127"),
  "exit 0": [...Array(4).fill("protocol_error 0 1"), "completed 0 0 normalized"],
  "exit 1": [...Array(4).fill("unknown_exit_1 1 1"), "completed 1 0 normalized"],
  "exit 126": [...Array(4).fill("unknown_exit_126 126 126"), "completed 126 0 normalized"],
  "exit 124": Array(5).fill("unknown_exit_124 124 124"),
  "exit unknown": [...Array(4).fill("unknown_exit_1 1 1"), "completed 1 0 normalized"],
  SIGKILL: [...Array(4).fill("unknown_exit_137 137 137"), "completed 137 0 normalized"],
  SIGSEGV: [...Array(4).fill("unknown_exit_139 139 139"), "completed 139 0 normalized"],
  protocol: [...Array(4).fill("protocol_error 1 1"), "completed 1 0 normalized"],
  timeout: Array(5).fill("timeout 124 124"),
  "no network": Array(5).fill("transient_io 1 1"),
  stopped: [...Array(4).fill("worker_lost 130 130"), "completed 130 0 normalized"],
  "worker lost": [...Array(4).fill("worker_lost 137 137"), "completed 137 0 normalized"],
  "worker lost after a named error": Array(5).fill("worker_lost 137 137"),
};

for (const [name, runEnd] of Object.entries(ENDS)) {
  test(`judge of a run that ended with: ${name}`, () => {
    const left: readonly Partial<Facts>[] = [
      {},
      { finalMessage: "Done." },
      { evidence: FILES },
      { evidence: commits("git_only"), finalMessage: "Done." },
      { evidence: commits("codex_items"), finalMessage: "Done." },
    ];
    const words = left.map((facts) => verdictWords(runEnd, facts));
    assert.deepEqual(words, TABLE[name as keyof typeof ENDS]);
  });
}

test("judge normalises nothing by ambiguous commits, by files alone or without evidence", () => {
  const doubtful = [commits("ambiguous"), { ...FILES, attribution: "codex_items" as const }, null];
  const words = doubtful.map((evidence) => verdictWords(ENDS["exit 1"], { evidence }));
  assert.deepEqual(words, Array(3).fill("unknown_exit_1 1 1"));
});

test("judge normalises nothing while a check is pending that was ordered", () => {
  const facts = { evidence: commits("codex_items"), isCheckPending: true };
  const words = [ENDS["worker lost"], ENDS.SIGKILL].map((runEnd) => verdictWords(runEnd, facts));
  assert.deepEqual(words, ["worker_lost 137 137", "unknown_exit_137 137 137"]);
});

test("judge calls a clean end without a message no result if it is not known whether anything changed", () => {
  const evidence = { ...NOTHING, attribution: "unknown" as const, not_looked_at: ["dist/"] };
  assert.equal(verdictWords(ENDS.completed, { evidence }), "no_result 0 1");
  assert.equal(verdictWords(ENDS.completed, { evidence, finalMessage: "Done." }), "completed 0 0");
});

test("judge calls a clean end without evidence completed if there is a message, blank ones aside", () => {
  const words = ["Done.", " \n"].map((finalMessage) => verdictWords(ENDS.completed, { evidence: null, finalMessage }));
  assert.deepEqual(words, ["completed 0 0", "no_result 0 1"]);
});

test("judge gives a whole verdict: the raw code is kept, and the reason says why", () => {
  const facts: Facts = { runEnd: ENDS.SIGKILL, evidence: commits("codex_items"), finalMessage: "", lastRetry: null };
  const died = "Codex was killed by SIGKILL before the turn had ended.";
  const exit = { raw_exit_code: 137, signal: "SIGKILL", exit_code: 0, normalized: true };
  const reason = `1 commit was made by the job before it ended with 137: ${died}`;
  const excused = failure("unknown_exit_137", died);
  assert.deepEqual(judge(facts), { ...UNNAMED, failure: null, excused, exit: { ...exit, reason } });
  const failed = { ...exit, exit_code: 137, normalized: false, reason: died };
  const lost = {
    failure: failure("unknown_exit_137", died),
    basis: "exit",
    rule: "signal",
    excused: null,
    exit: failed,
  };
  assert.deepEqual(judge({ ...facts, evidence: null }), lost);
});

test("judge gives a whole verdict of turns that ended without a signal", () => {
  const facts = { evidence: NOTHING, finalMessage: "Done.", lastRetry: null };
  const clean = { raw_exit_code: 0, signal: null, exit_code: 0, normalized: false, reason: null };
  assert.deepEqual(judge({ ...facts, runEnd: ENDS.completed }), { ...UNNAMED, failure: null, exit: clean });
  const exit = { ...clean, raw_exit_code: 1, exit_code: 1, reason: "At capacity." };
  const named = { failure: failure("overloaded", "At capacity."), basis: "structured", rule: "serverOverloaded" };
  assert.deepEqual(judge({ ...facts, runEnd: ENDS["failed, named"] }), { ...named, excused: null, exit });
});

test("judge reads what Codex said last on stderr if it died by itself", () => {
  const facts: Facts = { runEnd: ENDS["exit 1"], evidence: null, finalMessage: "", lastRetry: null };
  const { failure: named, basis, rule } = judge({ ...facts, stderrTail: "Missing environment variable: `X`.\n" });
  assert.deepEqual([named?.kind, basis, rule], ["auth_unavailable", "text", "key-missing"]);
  const killed = judge({ ...facts, runEnd: ENDS.SIGKILL, stderrTail: "Missing environment variable: `X`.\n" });
  assert.equal(killed.failure?.kind, "unknown_exit_137");
});

test("judge says what a kind rests on only if that is known", () => {
  const facts: Facts = { runEnd: ENDS.timeout, evidence: null, finalMessage: "", lastRetry: null };
  const refused: RunEnd = { ...ENDS["not started"], basis: "text" };
  const bases = [ENDS.timeout, ENDS["no network"], ENDS.stopped, ENDS.protocol, ENDS["not started"], refused].map(
    (runEnd) => judge({ ...facts, runEnd }).basis,
  );
  assert.deepEqual(bases, [null, null, null, null, null, "text"]);
});

test("judge counts several commits in its reason", () => {
  const two = [1, 2].map((number) => ({ sha: `${number}`, subject: "s" }));
  const evidence = { ...commits("codex_items"), commits: two };
  const { exit } = judge({ runEnd: ENDS["exit 1"], evidence, finalMessage: "", lastRetry: null });
  const died = "Codex exited with code 1 before the turn had ended.";
  assert.equal(exit.reason, `2 commits were made by the job before it ended with 1: ${died}`);
});

test("judge lets the last retry speak if the final error is mute", () => {
  const mute = turn("failed", { ...ERROR, info: "other" });
  const lastRetry = { ...ERROR, info: "responseStreamDisconnected", httpStatus: 401 };
  assert.equal(verdictWords(mute, { lastRetry }), "auth_unavailable 1 1");
});

test("judge says the limit that was reached, and the signal that came", () => {
  const messages = [
    ENDS.timeout,
    { ...ENDS.timeout, step: "check" as const },
    ENDS["no network"],
    ENDS.stopped,
    ENDS.interrupted,
    ENDS["a status of the future"],
  ].map((runEnd) => judge({ runEnd, evidence: null, finalMessage: "", lastRetry: null }).failure?.message);
  assert.deepEqual(messages, [
    "The job did not end within its limit of 90 s.",
    "The job did not end within its limit of 90 s: its turn was over, its check was not.",
    "Codex waited 300 s for the network.",
    "The worker was stopped by SIGTERM before the turn had ended.",
    "The turn was interrupted, by nobody that we know of.",
    'Codex ended the turn as "evaporated" without naming an error.',
  ]);
});

test("judge of a turn whose folder was gone at its end: failed, unless the end has a name of its own", () => {
  const ends = [ENDS.completed, ENDS.interrupted, ENDS["exit 126"], ENDS.timeout, ENDS["not started"]];
  const words = ends.map((end) => verdictWords(end, { goneFolder: "/gone", finalMessage: "Done." }));
  const left = { goneFolder: "/gone", finalMessage: "Done.", evidence: commits("codex_items") };
  const worked = [ENDS.completed, ENDS["exit 126"]].map((end) => verdictWords(end, left));
  assert.deepEqual(worked, ["cwd_missing 0 1", "cwd_missing 126 126"]);
  const gone = ["cwd_missing 0 1", "cwd_missing 130 130", "cwd_missing 126 126"];
  assert.deepEqual(words, [...gone, "timeout 124 124", "codex_missing 127 127"]);
});

test("judge normalises by commits that are witnessed", () => {
  const words = verdictWords(ENDS["exit 126"], { evidence: commits("witnessed"), finalMessage: "Done." });
  assert.equal(words, "completed 126 0 normalized");
});

test("judge of a clean end without a message is no result, also if it is not known what changed", () => {
  const unknown = { ...FILES, files_changed: [], not_looked_at: ["x"] };
  assert.equal(verdictWords(ENDS.completed, { evidence: unknown }), "no_result 0 1");
});

test("judge names the round of a check that may be handed back, and why it was not", () => {
  const message = (exit_code: number, number: number) => {
    const evidence = { ...FILES, verify: { command: "npm test", exit_code, tail: "" } };
    const facts = { runEnd: turn("completed"), evidence, finalMessage: "Done.", lastRetry: null };
    return judge({ ...facts, round: { number, most: 3 } }).failure?.message;
  };
  assert.equal(message(2, 3), "The check ended with exit code 2 in round 3 of 3.");
  assert.equal(message(127, 3), "The check ended with exit code 127 in round 3 of 3.");
  assert.equal(
    message(124, 1),
    "The check ended with exit code 124 in round 1 of 3, and was not handed back to Codex, because it did not end in time.",
  );
});

test("judge fails a last message that is not by the schema, whatever was committed; a failed check comes first", () => {
  const schema = { type: "object", properties: { a: {} }, required: ["a"], additionalProperties: false };
  const outputSchema = { file: "/s.json", schema };
  const judged = (finalMessage: string, evidence: Evidence) =>
    judge({ runEnd: turn("completed"), evidence, finalMessage, lastRetry: null, outputSchema });
  assert.equal(judged('{"a":1}', FILES).failure, null);
  const { failure: named, exit } = judged("Done.", commits("codex_items"));
  const message = "The last message is not by the schema of --output-schema: it is not JSON.";
  assert.deepEqual(
    [named?.kind, named?.message, exit.exit_code, exit.normalized],
    ["verify_failed", message, 1, false],
  );
  const checked = { ...FILES, verify: { command: "npm test", exit_code: 4, tail: "" } };
  assert.match(judged("Done.", checked).failure?.message ?? "", /^The check ended with exit code 4/);
});
