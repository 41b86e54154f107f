/** How a task can end: the exit code, the sentinel and the record always say the same, and never more than is known. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type FakeRig, makeRig } from "../../testing/companion.ts";
import type { FakeScenario, FakeStep } from "../../testing/fake-codex/scenario.ts";
import { git } from "../../testing/repository.ts";
import { jobId, json, lastLine } from "./fixtures/reading.ts";

const COMMIT = "echo 1 > new && git add new && git -c user.name=T -c user.email=t@example.invalid commit -q -m work";
const SAY: FakeStep = { do: "say", text: "Done." };
const EXIT = { signal: null, normalized: false };

interface Ending {
  readonly steps: readonly FakeStep[];
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly code: 0 | 1;
  /** The sentinel without its id. */
  readonly sentinel: string;
  readonly exit: object;
  /** What the text says of it. */
  readonly says?: RegExp;
}

const ENDINGS: Readonly<Record<string, Ending>> = {
  "a file is changed": {
    steps: [{ do: "run", command: "echo 1 > new" }, SAY],
    args: ["--write"],
    code: 0,
    sentinel: "status=complete work=files",
    exit: { ...EXIT, raw_exit_code: 0, exit_code: 0 },
    says: /work {5}1 file changed, not all committed\n {2}files {4}new\n {2}note {5}not committed: /,
  },
  "a commit is made": {
    steps: [{ do: "run", command: COMMIT }, SAY],
    args: ["--write", "--allow-commit"],
    code: 0,
    sentinel: "status=complete work=commits",
    exit: { ...EXIT, raw_exit_code: 0, exit_code: 0 },
    says: /work {5}1 commit, 1 file changed\n {2}commit {3}[0-9a-f]{10} work\n/,
  },
  "writing was allowed and nothing was written": {
    steps: [SAY],
    args: ["--write"],
    code: 0,
    sentinel: "status=complete work=none",
    exit: { ...EXIT, raw_exit_code: 0, exit_code: 0 },
    says: /note {5}Codex could write, but changed nothing\./,
  },
  "no message, but a change": {
    steps: [{ do: "run", command: "echo 1 > new" }],
    args: ["--write"],
    code: 0,
    sentinel: "status=complete work=files",
    exit: { ...EXIT, raw_exit_code: 0, exit_code: 0 },
    says: /\n\(Codex left no message\.\)\n/,
  },
  "neither a message nor a change": {
    steps: [{ do: "say", text: " \n" }],
    code: 1,
    sentinel: "status=failed work=none kind=no_result",
    exit: { ...EXIT, raw_exit_code: 0, exit_code: 1 },
    says: /failure {2}no_result: Codex ended its turn without a message and without a change\.\n {2}to do {4}\S/,
  },
  "Codex names an error": {
    steps: [SAY, { do: "fail", message: "Selected model is at capacity.", codexErrorInfo: "serverOverloaded" }],
    code: 1,
    sentinel: "status=failed work=none kind=overloaded",
    exit: { ...EXIT, raw_exit_code: 1, exit_code: 1 },
    says: /failed after \S+ \(overloaded\)/,
  },
  "Codex names an error after a commit": {
    steps: [
      { do: "run", command: COMMIT },
      { do: "fail", message: "limit", codexErrorInfo: "usageLimitExceeded" },
    ],
    args: ["--write"],
    code: 1,
    sentinel: "status=failed work=commits kind=usage_limit",
    exit: { ...EXIT, raw_exit_code: 1, exit_code: 1 },
  },
  "Codex exits before the turn's end": {
    steps: [SAY, { do: "exit", code: 7 }],
    code: 1,
    sentinel: "status=failed work=none kind=unknown_exit_7",
    exit: { ...EXIT, raw_exit_code: 7, exit_code: 7 },
  },
  "Codex exits with 0 before the turn's end": {
    steps: [SAY, { do: "exit", code: 0 }],
    code: 1,
    sentinel: "status=failed work=none kind=protocol_error",
    exit: { ...EXIT, raw_exit_code: 0, exit_code: 1 },
  },
  "Codex exits after its own commit": {
    steps: [{ do: "run", command: COMMIT }, SAY, { do: "exit", code: 7 }],
    args: ["--write"],
    code: 0,
    sentinel: "status=complete work=commits",
    exit: { ...EXIT, raw_exit_code: 7, exit_code: 0, normalized: true },
    says: /completed in \S+ \(normalized\)[\s\S]*exit {5}raw 7, counted as 0: 1 commit was made by the job/,
  },
  "Codex is killed": {
    steps: [SAY, { do: "die", signal: "SIGKILL" }],
    code: 1,
    sentinel: "status=failed work=none kind=unknown_exit_137",
    exit: { ...EXIT, raw_exit_code: 137, exit_code: 137, signal: "SIGKILL" },
    says: /failure {2}unknown_exit_137: Codex was killed by SIGKILL before the turn had ended\./,
  },
  "the time is up, after a commit": {
    steps: [{ do: "run", command: COMMIT }, { do: "hang" }],
    args: ["--write", "--timeout", "4s"],
    code: 1,
    sentinel: "status=failed work=commits kind=timeout",
    exit: { ...EXIT, raw_exit_code: 124, exit_code: 124 },
    says: /failure {2}timeout: The job did not end within its limit of 4 s\./,
  },
  "the network stays away": {
    steps: [{ do: "retry", message: "Reconnecting... waiting for network" }, { do: "hang" }],
    env: { CODEX_COMPANION_NETWORK_LIMIT_MS: "300" },
    code: 1,
    sentinel: "status=failed work=none kind=transient_io",
    exit: { ...EXIT, raw_exit_code: 1, exit_code: 1 },
    says: /failure {2}transient_io: Codex waited 0\.3 s for the network\./,
  },
  "a request of Codex that nobody can answer is declined": {
    steps: [{ do: "ask", method: "item/commandExecution/requestApproval" }, SAY],
    code: 0,
    sentinel: "status=complete work=none",
    exit: { ...EXIT, raw_exit_code: 0, exit_code: 0 },
  },
  "rubbish on Codex's standard output": {
    steps: [{ do: "raw", text: 'rubbish\n{"half\n\u0000\n' }, SAY],
    code: 0,
    sentinel: "status=complete work=none",
    exit: { ...EXIT, raw_exit_code: 0, exit_code: 0 },
  },
};

describe("a task of which", { concurrency: 4 }, () => {
  for (const [name, ending] of Object.entries(ENDINGS)) {
    test(name, async (t) => {
      const rig = await makeRig(t, { scenario: { turns: [ending.steps] } });
      const before = await git(rig.repo, "rev-parse", "HEAD");
      const args = ["task", "--retry", "never", ...(ending.args ?? []), "go"];
      const answer = await rig.run(args, { env: ending.env ?? {} });
      const id = jobId(answer);
      assert.deepEqual(
        [answer.code, lastLine(answer).replace(` id=${id}`, "")],
        [ending.code, `[[codex-task ${ending.sentinel}]]`],
      );
      assert.match(answer.stdout, ending.says ?? /./);
      const { job } = json(await rig.run(["status", id, "--json"]));
      const { reason, ...exit } = job.exit;
      assert.deepEqual(exit, ending.exit);
      assert.equal(reason === null, ending.code === 0 && !job.exit.normalized);
      assert.equal(job.status, ending.code === 0 ? "completed" : "failed");
      assert.equal(job.failure?.kind, / kind=(\S+)/.exec(ending.sentinel)?.[1]);
      assert.deepEqual(
        job.attempts.map(({ kind }: { kind: string | null }) => kind),
        [job.failure?.kind ?? null],
      );
      assert.equal(job.evidence.head_before, before);
      await saysTheSameLater(rig, id, answer.stdout);
    });
  }
});

async function saysTheSameLater(rig: FakeRig, id: string, stdout: string): Promise<void> {
  const waited = await rig.run(["status", id, "--wait"]);
  const shown = await rig.run(["result", id]);
  assert.equal(lastLine(waited), stdout.trimEnd().split("\n").at(-1));
  assert.equal(stdout, `codex job ${id}: running\n${shown.stdout}${lastLine(waited)}\n`);
  assert.deepEqual([shown.code, (await rig.run(["status", id])).code], [0, 0]);
}

const OLD: FakeScenario = { tooOld: true };

describe("a task that cannot start", { concurrency: 4 }, () => {
  const cases: Readonly<
    Record<string, { scenario?: FakeScenario; env?: object; args?: string[]; kind: string; words: RegExp }>
  > = {
    "because Codex is missing": {
      env: { CODEX_COMPANION_CODEX: "/absent/codex" },
      kind: "codex_missing",
      words: /Could not find Codex \(\/absent\/codex\)/,
    },
    "because no Codex is on PATH": {
      env: { CODEX_COMPANION_CODEX: undefined, PATH: "/absent" },
      kind: "codex_missing",
      words: /codex on PATH/,
    },
    "because Codex cannot be executed": {
      env: { CODEX_COMPANION_CODEX: "README.md" },
      kind: "codex_not_executable",
      words: /repo\/README\.md": it is not an executable file/,
    },
    "because the folder is missing": {
      args: ["--cwd", "absent"],
      kind: "cwd_missing",
      words: /the folder does not exist/,
    },
    "because Codex is too old": { scenario: OLD, kind: "protocol_error", words: /unrecognized|too old/ },
    "because nobody is logged in": {
      scenario: { results: { "account/read": { requiresOpenaiAuth: true } } },
      kind: "auth_unavailable",
      words: /not logged in/,
    },
    "because the configuration cannot be read": {
      scenario: { refused: { "config/read": "failed to load configuration" } },
      kind: "config_invalid",
      words: /failed to load configuration/,
    },
  };
  for (const [name, { scenario = {}, env = {}, args = [], kind, words }] of Object.entries(cases)) {
    test(`${name} is refused with 3, and there is no job`, async (t) => {
      const rig = await makeRig(t, { scenario });
      const answer = await rig.run(["task", ...args, "go"], { env: { ...env } });
      assert.deepEqual([answer.code, answer.stdout], [3, `[[codex-task status=failed kind=${kind}]]\n`]);
      assert.match(answer.stderr, words);
      assert.match(answer.stderr, /^codex-companion: [^\n]+\n$/);
      const asJson = await rig.run(["task", "--background", "--json", ...args, "go"], { env: { ...env } });
      assert.deepEqual([asJson.code, json(asJson).error.kind], [3, kind]);
      assert.deepEqual(json(await rig.run(["status", "--all", "--json"])).recent, []);
    });
  }

  test("is found out by the worker if the preflight could not know it yet", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    assert.equal((await rig.run(["task", "go"])).code, 0);
    await rig.fake.play({ ...OLD, stderr: "a word on standard error\n" });
    const answer = await rig.run(["task", "go"]);
    const id = jobId(answer);
    assert.deepEqual(
      [answer.code, lastLine(answer)],
      [1, `[[codex-task status=failed id=${id} work=none kind=protocol_error]]`],
    );
  });
});
