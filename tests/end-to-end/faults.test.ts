/**
 * Every way to fail, with the real Codex: it ends in time, with one clear sentence, the kind of the contract, an exit
 * code other than 0, and a sentinel that says the same. Nothing hangs, and nothing fails without a word.
 */
import assert from "node:assert/strict";
import { chmod } from "node:fs/promises";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { makeRig, type RealRig, type RealRigOptions } from "../../testing/companion.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { installScriptedCodex } from "../../testing/scripted-codex.ts";

/** A fault, and how it is to be told. */
interface Fault {
  readonly name: string;
  readonly kind: string;
  /** What the sentence must say. */
  readonly says: RegExp;
  readonly prompt?: string;
  readonly rig?: RealRigOptions;
  readonly env?: Readonly<Record<string, string>>;
  /** Flags; or an environment, once the rig is there. */
  readonly prepare?: (
    rig: RealRig,
  ) => Promise<{ readonly args?: readonly string[]; readonly env?: Record<string, string> }>;
  /** True if nothing can be started: exit code 3 and no job. "perhaps": if a check beforehand may see it. */
  readonly refused?: true | "perhaps";
}

const DEADLINE_MS = 90_000;
/** How many attempts a kind gets, if each fails the same way. */
const ATTEMPTS: Readonly<Record<string, number>> = {
  ...{ rate_limited: 3, overloaded: 3, transient_io: 3, protocol_error: 2, no_result: 2 },
};
// One line of readable words with an end; no stack, no raw JSON.
const SENTENCE = /^(?!\s*[{[])(?!.*\bat \S+:\d+:\d+)[^\n]+[.!]\n?$/u;

const FAULTS: readonly Fault[] = [
  {
    name: "Codex is missing",
    kind: "codex_missing",
    says: /nowhere/,
    env: { CODEX_COMPANION_CODEX: "/nowhere/codex" },
    refused: true,
  },
  {
    name: "Codex cannot be executed",
    kind: "codex_not_executable",
    says: /not an executable file/,
    refused: true,
    prepare: (rig) => oldCodex(rig, 0o644),
  },
  {
    name: "Codex is too old for the app-server",
    kind: "protocol_error",
    says: /too old/,
    refused: "perhaps",
    prepare: (rig) => oldCodex(rig, 0o755),
  },
  {
    name: "the folder is missing",
    kind: "cwd_missing",
    says: /the folder does not exist/,
    refused: true,
    prepare: async (rig) => ({ args: ["--cwd", join(rig.folder, "nowhere")] }),
  },
  broken("broken-toml", "config_invalid", /config/),
  broken("unknown-provider", "config_invalid", /nowhere/),
  broken("no-login", "auth_unavailable", /not logged in/),
  broken("missing-key", "auth_unavailable", /MOCK_KEY/),
  {
    name: "nobody answers at the provider's address",
    kind: "transient_io",
    says: /waited 1\.5 s for the network/,
    rig: { config: { broken: "refused" } },
    env: { CODEX_COMPANION_NETWORK_LIMIT_MS: "1500" },
  },
  answer("http:401", "auth_unavailable", /401/),
  answer("http:403", "auth_unavailable", /403/),
  answer("http:400", "payload_invalid", /Invalid value/),
  answer("http:404model", "model_unavailable", /model/),
  answer("http:429", "rate_limited", /429/),
  answer("http:429after", "rate_limited", /429/),
  answer("http:429quota", "usage_limit", /Quota/),
  answer("http:429usage", "usage_limit", /usage limit/),
  answer("sse:rate_limit", "rate_limited", /rate limit/i),
  answer("http:500", "transient_io", /high demand/),
  answer("http:503", "overloaded", /capacity/),
  answer("drop", "transient_io", /stream disconnected/),
  answer("cut", "transient_io", /stream disconnected/),
  { ...answer("hang", "transient_io", /idle timeout/), rig: { config: { retries: 1, idleTimeoutMs: 700 } } },
  answer("sse:context", "context_exceeded", /context window/),
  answer("sse:incomplete", "no_result", /max_output_tokens/),
  answer("empty", "no_result", /without a message/),
  answer("nothing", "no_result", /without a message/),
];

test("every fault is told by its kind, in time", { concurrency: 3 }, async (t) => {
  await Promise.all(FAULTS.map((fault) => t.test(fault.name, { timeout: DEADLINE_MS }, (own) => suffer(own, fault))));
});

test("a failure of the service that passes is survived", async (t) => {
  const rig = await makeRig(t);
  const { code, stdout } = await rig.run(["task", "[[http:500*2]] [[say:At last.]]"]);
  assert.equal(code, 0);
  assert.match(
    stdout,
    /^codex job \S+: running\nAt last\.\n[\s\S]*\n\[\[codex-task status=complete id=\S+ work=none\]\]\n$/u,
  );
  assert.equal(rig.model.responses().length, 3);
});

async function suffer(t: TestContext, fault: Fault): Promise<void> {
  const rig = await makeRig(t, fault.rig ?? { config: { retries: 1 } });
  const { args = [], env } = (await fault.prepare?.(rig)) ?? {};
  const given = { env: { CODEX_COMPANION_RETRY_BASE_MS: "10", ...fault.env, ...env } };
  const done = await rig.run(["task", "--write", ...args, "--", fault.prompt ?? "[[say:Never said.]]"], given);
  const [id] = jobIds(rig.home);
  const sentinel = done.stdout.trimEnd().split("\n").at(-1);
  if (id === undefined) {
    assert.ok(fault.refused, "There must be a job.");
    assert.deepEqual([done.code, sentinel], [3, `[[codex-task status=failed kind=${fault.kind}]]`]);
    assert.match(done.stderr, SENTENCE);
    assert.match(done.stderr, fault.says);
    return;
  }
  assert.notEqual(fault.refused, true, "There must be no job.");
  assert.deepEqual([done.code, sentinel], [1, `[[codex-task status=failed id=${id} work=none kind=${fault.kind}]]`]);
  const record = readRecord(rig.home, id) ?? assert.fail();
  const { kind, message, hint, fingerprint } = record["failure"];
  assert.equal(kind, fault.kind);
  assert.match(fingerprint, /^[0-9a-f]{12,64}$/);
  assert.deepEqual(
    record["attempts"].map((attempt: { kind: string }) => attempt.kind),
    Array(ATTEMPTS[kind] ?? 1).fill(kind),
  );
  assert.match(message, fault.says);
  assert.match(`${message} ${hint}`, SENTENCE);
  assert.ok(done.stdout.includes(`\n  failure  ${kind}: ${message}\n  to do    ${hint}\n`), done.stdout);
}

function broken(
  name: "broken-toml" | "unknown-provider" | "no-login" | "missing-key",
  kind: string,
  says: RegExp,
): Fault {
  return { name: `configuration: ${name}`, kind, says, rig: { config: { broken: name } }, refused: "perhaps" };
}

function answer(directive: string, kind: string, says: RegExp): Fault {
  return { name: `the model answers ${directive}`, kind, says, prompt: `[[${directive}]]` };
}

/** A Codex that is too old, in a file of this mode. */
async function oldCodex(rig: RealRig, mode: number) {
  const { path, env } = await installScriptedCodex(rig.folder, { tooOld: true });
  await chmod(path, mode);
  return { env: { ...env, CODEX_COMPANION_CODEX: path } };
}
