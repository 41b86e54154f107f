/** The stop gate as the client meets it: prompts and stops go to the hook, and the fake Codex reviews. */
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import type { JobRecord } from "../../plugins/codex/scripts/src/core/job/record.ts";
import { findGit } from "../../plugins/codex/scripts/src/io/git-process.ts";
import { listJobIds, readJob } from "../../plugins/codex/scripts/src/io/job-store.ts";
import { gateSessionFolder, readGateTurn } from "../../plugins/codex/scripts/src/io/stop-gate-store.ts";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import type { FakeStep } from "../../testing/fake-codex/scenario.ts";
import { installProgram } from "../../testing/install-program.ts";
import { git } from "../../testing/repository.ts";
import { until } from "../../testing/wait.ts";
import { PROGRAMS, runHook } from "./run-hook.ts";

const FILES = { "a.txt": "one\n", "sub/b.txt": "one\n" };
const SESSION = "session-1";

/** An answer of the reviewer with one finding. */
function finding(fields: object = {}): FakeStep {
  const given = { severity: "high", title: "It breaks", body: "Always.", file: "a.txt", line_start: 2, line_end: 2 };
  const placed = { ...given, confidence: 0.9, recommendation: "Mend it.", ...fields };
  const answer = { verdict: "needs-attention", summary: "Seen.", findings: [placed], next_steps: [] };
  return { do: "say", text: JSON.stringify(answer) };
}

function failing(message: string, codexErrorInfo: unknown): FakeStep {
  return { do: "fail", message, codexErrorInfo };
}

const UNREVIEWED: readonly (readonly [string, FakeStep, RegExp])[] = [
  [
    "a refused login",
    failing("unexpected status 401 Unauthorized: no", { httpConnectionFailed: { httpStatusCode: 401 } }),
    /failed \(auth_unavailable\)/,
  ],
  [
    "a rate limit",
    failing("exceeded retry limit, last status: 429 Too Many Requests", {
      responseTooManyFailedAttempts: { httpStatusCode: 429 },
    }),
    /failed \(rate_limited\)/,
  ],
  ["no end in time", { do: "hang" }, /failed \(timeout\)/],
  ["no answer in its shape", { do: "say", text: "Looks fine." }, /could not be read/],
  ["the death of Codex", { do: "die", signal: "SIGKILL" }, /failed \(\w+\)/],
];

const APPROVAL: FakeStep = {
  do: "say",
  text: JSON.stringify({ verdict: "approve", summary: "Good.", findings: [], next_steps: [] }),
};

const LARGE = Buffer.alloc(17 * 1024 * 1024, "a");

const UNSTORED: readonly (readonly [string, (repo: string) => Promise<unknown>, string])[] = [
  [
    "under a Git filter",
    async (repo) => {
      writeFileSync(join(repo, ".gitattributes"), "*.txt filter=own\n");
      await git(repo, "add", "-A");
      await git(repo, "commit", "-q", "-m", "attributes");
      await git(repo, "config", "filter.own.clean", "cat");
    },
    "a.txt",
  ],
  [
    "in a repository within",
    async (repo) => {
      mkdirSync(join(repo, "within"));
      await git(join(repo, "within"), "init", "-q");
      writeFileSync(join(repo, "within", "file"), "1");
    },
    "within/file",
  ],
  ["in a large file", async (repo) => writeFileSync(join(repo, "large"), LARGE.subarray(1)), "large"],
];

/** A rig with the gate on. */
async function gateOn(t: TestContext, steps: readonly FakeStep[], ...flags: readonly string[]): Promise<FakeRig> {
  const rig = await makeRig(t, { repository: { files: FILES }, scenario: { turns: [steps] } });
  const { code, stderr } = await rig.run(["setup", "--enable-review-gate", ...flags]);
  assert.equal(code, 0, stderr);
  return rig;
}

function play(rig: FakeRig, ...steps: readonly FakeStep[]): Promise<void> {
  return rig.fake.play({ turns: [steps] });
}

async function hook(rig: FakeRig, fields: object, env: object = {}): Promise<string> {
  const input = { session_id: SESSION, cwd: rig.repo, ...fields };
  const { code, stdout } = await runHook(input, { home: rig.home, env: { ...rig.env, ...env } });
  assert.equal(code, 0);
  assert.equal(existsSync(join(rig.home, "hooks.log")), false);
  return stdout;
}

function prompt(rig: FakeRig, fields: object = {}): Promise<string> {
  return hook(rig, { hook_event_name: "UserPromptSubmit", prompt: "Please.", ...fields });
}

/** What the hook answers to a stop; null for nothing. */
async function stop(rig: FakeRig, fields: object = {}, env: object = {}) {
  const said = await hook(rig, { hook_event_name: "Stop", stop_hook_active: false, ...fields }, env);
  return said === "" ? null : JSON.parse(said);
}

/** Starts the hook for a stop, and leaves it to its caller. */
function startStop(rig: FakeRig) {
  const child = spawn(process.execPath, [PROGRAMS.build], { env: rig.env, stdio: ["pipe", "pipe", "ignore"] });
  child.stdin.end(JSON.stringify({ hook_event_name: "Stop", session_id: SESSION, cwd: rig.repo }));
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (piece: string) => {
    text += piece;
  });
  return { child, said: () => text };
}

function change(rig: FakeRig, text = "one\ntwo\n"): void {
  writeFileSync(join(rig.repo, "a.txt"), text);
}

function jobsOf(rig: FakeRig): readonly JobRecord[] {
  return listJobIds(rig.home).flatMap((id) => {
    const read = readJob(rig.home, id);
    return read.kind === "found" ? [read.record] : []; // It is just being made.
  });
}

/** The stores that are left of a session's work trees. */
function storesIn(rig: FakeRig): number {
  return readdirSync(join(rig.home, "stop-gates"), { recursive: true, encoding: "utf8" }).filter((path) =>
    /tree-\w+$/.test(path),
  ).length;
}

/** The review that Codex is at. */
function reviewAtWork(rig: FakeRig): Promise<JobRecord> {
  const look = () => jobsOf(rig).find((job) => job.status === "running" && job.turnId !== null);
  return until(look, { timeoutMs: 60_000, what: "a review at work" });
}

/** The job that the gate noted last for the session. */
function notedJob(rig: FakeRig): string | null {
  return readGateTurn(gateSessionFolder(rig.home, rig.repo, SESSION))?.jobId ?? null;
}

function statusOf(rig: FakeRig, id: string): string {
  return jobsOf(rig).find((job) => job.id === id)?.status ?? "absent";
}

describe("the stop gate", { concurrency: 2 }, () => {
  test("blocks once over what changed since the prompt, and lets go when it is mended", async (t) => {
    const rig = await gateOn(t, [finding()]);
    writeFileSync(join(rig.repo, "untouched.txt"), "dirty before\n");
    assert.equal(await prompt(rig), "");
    change(rig);
    const { decision, reason, ...rest } = await stop(rig);
    assert.deepEqual([decision, rest], ["block", {}]);
    const [job, ...more] = jobsOf(rig);
    assert.ok(job !== undefined && more.length === 0);
    assert.match(reason, new RegExp(`^Codex's review ${job.id} of what changed since the last prompt has 1 finding`));
    assert.match(reason, /^- a\.txt:2 high F1: "It breaks"/m);
    assert.match(reason, /codex-companion setup --disable-review-gate$/);
    const { review, write, timeoutMs } = job.request;
    assert.deepEqual(
      [job.kind, job.status, job.sessionId, write, timeoutMs],
      ["adversarial-review", "completed", SESSION, false, 300_000],
    );
    const { base, head, ...size } = review?.target ?? assert.fail();
    assert.deepEqual(size, { kind: "snapshot", files: 1, insertions: 1, deletions: 0 });
    assert.match(`${base} ${head}`, /^[0-9a-f]{40} [0-9a-f]{40}$/);
    assert.deepEqual(
      job.told.map(({ channel }) => channel),
      ["gate"],
    );

    await play(rig, APPROVAL);
    change(rig, "one\nmended\n");
    assert.equal(await stop(rig, { stop_hook_active: true }), null);
    assert.equal(jobsOf(rig).length, 2);
    assert.equal(storesIn(rig), 1);
    assert.equal((await rig.fake.received()).length > 0, true);
  });

  test("reviews nothing if nothing changed, and nothing twice", async (t) => {
    const rig = await gateOn(t, [finding()]);
    change(rig);
    await prompt(rig);
    assert.equal(await stop(rig), null);
    await git(rig.repo, "commit", "-q", "-a", "-m", "only committed");
    assert.equal(await stop(rig), null);
    assert.deepEqual(jobsOf(rig), []);
    change(rig, "one\ntwo\nthree\n");
    assert.equal((await stop(rig)).decision, "block");
    assert.equal(await stop(rig, { stop_hook_active: true }), null, "it was left as it is");
    assert.deepEqual(
      jobsOf(rig).map(({ told }) => told.map(({ channel }) => channel)),
      [["gate"]],
    );
  });

  test("is silent if it is off, in another repository, outside any, and before the first prompt", async (t) => {
    const rig = await gateOn(t, [finding()]);
    change(rig);
    assert.equal(await stop(rig), null);
    await prompt(rig);
    change(rig, "three\n");
    assert.equal(await stop(rig, { cwd: rig.folder }), null);
    assert.equal(await stop(rig, { session_id: "another" }), null);
    assert.equal((await rig.run(["setup", "--disable-review-gate"])).code, 0);
    assert.equal(await stop(rig), null);
    assert.deepEqual(jobsOf(rig), []);
    assert.deepEqual(readdirSync(join(rig.home, "stop-gates")), []);
  });

  test("lets go with a word to the user over findings that are mild, or whose place is not there", async (t) => {
    const rig = await gateOn(t, [finding({ severity: "medium" })]);
    await prompt(rig);
    change(rig);
    assert.match((await stop(rig)).systemMessage, /^Codex's review gate has 1 finding: 1 medium; none of them blocks/);
    for (const place of [{ line_start: 99, line_end: 99 }, { file: "no.txt" }, { file: null, line_start: null }]) {
      await play(rig, finding(place));
      change(rig, JSON.stringify(place));
      assert.match((await stop(rig)).systemMessage, /none of them blocks/);
    }
  });

  test("blocks on what --block-on says, and no more often than --max-rounds says", async (t) => {
    const rig = await gateOn(t, [finding({ severity: "low" })], "--block-on", "low", "--max-rounds", "1");
    await prompt(rig);
    change(rig);
    assert.equal((await stop(rig)).decision, "block");
    change(rig, "one\ntwo again\n");
    const { systemMessage } = await stop(rig, { stop_hook_active: true });
    assert.match(systemMessage, /these changes were not reviewed: it has made Claude go on 1 time since/);
    assert.match(systemMessage, /setup --disable-review-gate$/);
    assert.equal(jobsOf(rig).length, 1);
    const notification = "<task-notification>\n<task-id>x</task-id>\n<status>completed</status>\n</task-notification>";
    await prompt(rig, { prompt: notification });
    assert.match((await stop(rig)).systemMessage, /not reviewed/, "nobody typed that");
    await prompt(rig);
    change(rig, "one\ntwo at last\n");
    assert.equal((await stop(rig)).decision, "block");
  });

  for (const [what, step, why] of UNREVIEWED) {
    test(`never blocks over a review that came to ${what}`, async (t) => {
      const rig = await gateOn(t, [step], "--gate-timeout", "2s");
      await prompt(rig);
      change(rig);
      const said = await stop(rig);
      assert.deepEqual(Object.keys(said), ["systemMessage"]);
      assert.match(said.systemMessage, why);
      assert.match(said.systemMessage, /^[^\n]*not reviewed: [^\n]*setup --disable-review-gate$/);
    });
  }

  test("never blocks if no review can be started", async (t) => {
    const rig = await gateOn(t, []);
    await prompt(rig);
    change(rig);
    const { systemMessage, ...rest } = await stop(rig, {}, { CODEX_COMPANION_CODEX: join(rig.folder, "absent") });
    assert.match(systemMessage, /^[^\n]*not reviewed: [^\n]*absent[^\n]*setup --disable-review-gate$/);
    assert.deepEqual(rest, {});
  });

  test("says so, and does not block, if its own state cannot be used", async (t) => {
    const rig = await gateOn(t, []);
    await prompt(rig);
    change(rig);
    rmSync(join(rig.home, "git"), { recursive: true });
    writeFileSync(join(rig.home, "git"), "no folder");
    assert.match((await stop(rig)).systemMessage, /not reviewed: Git could not tell what changed/);
    const folder = gateSessionFolder(rig.home, rig.repo, SESSION);
    const turn = readFileSync(join(folder, "turn.json"));
    rmSync(folder, { recursive: true });
    mkdirSync(join(folder, "turn.json"), { recursive: true });
    assert.equal(await stop(rig), null, "nothing is known of a prompt");
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    writeFileSync(join(folder, "turn.json"), turn);
    rmSync(join(rig.home, "git"));
    rmSync(join(rig.home, "jobs"), { recursive: true, force: true });
    writeFileSync(join(rig.home, "jobs"), "no folder");
    const input = { hook_event_name: "Stop", session_id: SESSION, cwd: rig.repo };
    const { stdout } = await runHook(input, { home: rig.home, env: rig.env });
    assert.match(JSON.parse(stdout).systemMessage, /^Codex's review gate: these changes were not reviewed: .*jobs/);
    assert.match(readFileSync(join(rig.home, "hooks.log"), "utf8"), /jobs/);
  });

  test("is seen in status, and nobody means it who names no job", async (t) => {
    const rig = await gateOn(t, [finding()]);
    await prompt(rig);
    change(rig);
    await stop(rig);
    const [job] = jobsOf(rig);
    const env = { CLAUDE_CODE_SESSION_ID: SESSION };
    assert.match((await rig.run(["status"], { env })).stdout, new RegExp(`${job?.id}`));
    const { recent, latestFinished } = JSON.parse((await rig.run(["status", "--json"], { env })).stdout);
    assert.deepEqual([recent.length, latestFinished], [1, null]);
    assert.match((await rig.run(["result"], { env })).stderr, /There is no ended job/);
    assert.equal((await rig.run(["result", job?.id ?? ""], { env })).code, 0);
    assert.equal(await prompt(rig), "", "the sweep passes over it");
  });

  test("a cancelled review does not block, and one whose hook is asked to end is cancelled", async (t) => {
    const rig = await gateOn(t, [{ do: "hang" }]);
    await prompt(rig);
    change(rig);
    const answer = stop(rig);
    const first = await reviewAtWork(rig);
    assert.equal((await rig.run(["cancel", first.id])).code, 0);
    assert.match((await answer).systemMessage, /the review \S+ was cancelled/);

    for (const signal of ["SIGTERM", "SIGKILL"] as const) {
      const { child, said } = startStop(rig);
      const review = await reviewAtWork(rig);
      await until(() => notedJob(rig) === review.id, { timeoutMs: 60_000, what: "its note" });
      child.kill(signal);
      await new Promise((resolve) => child.once("close", resolve));
      if (signal === "SIGTERM") {
        assert.equal(statusOf(rig, review.id), "cancelled");
        assert.match(said(), /the review \S+ was ended because nobody waited for it/);
      } else {
        await play(rig, APPROVAL);
        assert.equal(await stop(rig), null, "the next stop goes on");
        assert.equal(statusOf(rig, review.id), "cancelled");
        assert.equal(await prompt(rig), "", "the sweep passes over what no hook told");
      }
    }
  });

  test("a review that a killed hook left running is ended by the next one, also after another prompt", async (t) => {
    const rig = await gateOn(t, [{ do: "hang" }]);
    await prompt(rig);
    change(rig);
    const { child } = startStop(rig);
    const { id } = await reviewAtWork(rig);
    await until(() => notedJob(rig) === id, { timeoutMs: 60_000, what: "its note" });
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("close", resolve));
    await prompt(rig);
    await play(rig, APPROVAL);
    change(rig, "one\ntwo\nthree\n");
    assert.equal(await stop(rig), null);
    assert.equal(statusOf(rig, id), "cancelled");
  });

  test("a prompt whose look is cut short still ends the turn before it", async (t) => {
    const rig = await gateOn(t, [finding()]);
    await prompt(rig);
    change(rig);
    assert.equal((await stop(rig)).decision, "block");
    const [bin, hold] = [join(rig.folder, "held"), join(rig.folder, "hold")];
    installProgram(bin, "git", "fake-programs/held-git", hold, findGit(rig.env, rig.repo) ?? "");
    writeFileSync(hold, "");
    const path = `${bin}${delimiter}${rig.env["PATH"]}`;
    const env = { ...rig.env, PATH: path, CODEX_COMPANION_GIT_LIMIT_MS: "600000" };
    const child = spawn(process.execPath, [PROGRAMS.build], { env, stdio: ["pipe", "ignore", "ignore"] });
    child.stdin.end(
      JSON.stringify({ hook_event_name: "UserPromptSubmit", session_id: SESSION, cwd: rig.repo, prompt: "Go." }),
    );
    const closed = new Promise((resolve) => child.once("close", resolve));
    const turnNow = () => readGateTurn(gateSessionFolder(rig.home, rig.repo, SESSION));
    await until(() => turnNow()?.rounds === 0, { timeoutMs: 20_000, what: "the prompt's note" });
    child.kill("SIGKILL");
    await closed;
    rmSync(hold);
    assert.equal(turnNow()?.start, null);
    assert.match(
      (await stop(rig)).systemMessage,
      /not reviewed: Git could not tell how the workspace was when you gave/,
    );
  });

  for (const [what, prepare, path] of UNSTORED) {
    test(`does not pass over a change ${what} in silence`, async (t) => {
      const rig = await gateOn(t, [APPROVAL]);
      await prepare(rig.repo);
      await prompt(rig);
      assert.equal(await stop(rig), null, "nothing has changed");
      writeFileSync(join(rig.repo, path), LARGE.fill("b"));
      assert.match((await stop(rig)).systemMessage, /not reviewed: they are where the gate does not read/);
      assert.deepEqual(jobsOf(rig), []);
    });
  }

  test("keeps no large file at a prompt", async (t) => {
    const rig = await gateOn(t, []);
    writeFileSync(join(rig.repo, "large"), LARGE);
    await prompt(rig);
    assert.notEqual(readGateTurn(gateSessionFolder(rig.home, rig.repo, SESSION))?.start, null);
    const stored = readdirSync(join(rig.home, "stop-gates"), { recursive: true, encoding: "utf8" });
    assert.deepEqual(stored.filter((path) => /tree-\w+.\w{2}.\w{38}$/.test(path)).length, 0, stored.join());
  });

  test("a prompt that comes while a review runs begins anew", async (t) => {
    const rig = await gateOn(t, [finding()]);
    await prompt(rig);
    change(rig);
    assert.equal((await stop(rig)).decision, "block");
    await play(rig, { do: "hang" });
    change(rig, "one\ntwo\nthree\n");
    const answer = stop(rig, { stop_hook_active: true });
    const { id } = await reviewAtWork(rig);
    await prompt(rig);
    const begun = readGateTurn(gateSessionFolder(rig.home, rig.repo, SESSION));
    assert.equal((await rig.run(["cancel", id])).code, 0);
    await answer;
    assert.equal(jobsOf(rig).at(-1)?.told.at(-1)?.channel, "gate");
    assert.deepEqual(readGateTurn(gateSessionFolder(rig.home, rig.repo, SESSION)), begun);
    assert.equal(storesIn(rig), 1);
  });

  test("switched off while a review runs, it says nothing", async (t) => {
    const rig = await gateOn(t, [{ do: "hang" }]);
    await prompt(rig);
    change(rig);
    const answer = stop(rig);
    const { id } = await reviewAtWork(rig);
    assert.equal((await rig.run(["setup", "--disable-review-gate"])).code, 0);
    assert.equal((await rig.run(["cancel", id])).code, 0);
    assert.equal(await answer, null);
    assert.deepEqual(readdirSync(join(rig.home, "stop-gates")), []);
  });

  test("each client has its own prompt, and a subfolder is the same workspace", async (t) => {
    const rig = await gateOn(t, [finding()]);
    const cwd = join(rig.repo, "sub");
    await prompt(rig, { cwd });
    change(rig);
    await prompt(rig, { session_id: "session-2" });
    assert.equal(await stop(rig, { session_id: "session-2" }), null);
    assert.equal((await stop(rig, { cwd })).decision, "block");
    assert.equal(jobsOf(rig)[0]?.workspaceRoot, rig.repo);
    mkdirSync(join(rig.repo, "elsewhere"));
    assert.equal(await stop(rig, { cwd: join(rig.repo, "elsewhere") }), null);
  });
});
