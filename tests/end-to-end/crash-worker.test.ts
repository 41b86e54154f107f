/** The worker, or the real Codex below it, killed with SIGKILL at each moment that shows on disk; then a stranger asks. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { test } from "node:test";
import type { JobRecord } from "../../plugins/codex/scripts/src/core/job/record.ts";
import { isEnded } from "../../plugins/codex/scripts/src/core/job/record.ts";
import { eventsFrom, readResult } from "../../plugins/codex/scripts/src/io/job-files.ts";
import { finished, makeRig, type RealRig } from "../../testing/companion.ts";
import { installProgram } from "../../testing/install-program.ts";
import { git } from "../../testing/repository.ts";
import { processesUnder } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";
import { signalWorker, storedRecord } from "../crash/fixtures/jobs.ts";
import { assertPrompt } from "../crash/fixtures/promptness.ts";
import { askFor, assertNobodyLeft } from "../crash/fixtures/stranger.ts";

const TASK = ["task", "--background", "--retry", "never", "--sandbox", "danger-full-access", "--json"];
const ENDLESS = "[[run:echo x > made.txt; while :; do sleep 1000; done]]";
// From its command on, the Git of the job stands still, and with it the worker when it gathers the evidence.
const HELD_AT_THE_END = "[[run:echo x > made.txt; touch ../hold]] [[say:The end.]]";

/** A moment in a job's life, as a stranger sees it come, and the prompt that leads there. */
interface Moment {
  readonly name: string;
  readonly prompt: string;
  isThere(rig: RealRig, record: JobRecord): boolean;
}

const MOMENTS: readonly Moment[] = [
  { name: "claimed", prompt: ENDLESS, isThere: (rig, { id }) => hasEvent(rig, id, "claimed") },
  { name: "thread known", prompt: ENDLESS, isThere: (_, record) => "threadId" in record && record.threadId !== null },
  { name: "turn known", prompt: ENDLESS, isThere: (_, record) => "turnId" in record && record.turnId !== null },
  {
    name: "command running",
    prompt: ENDLESS,
    isThere: (rig, { id }) => hasEvent(rig, id, "command_started") && existsSync(join(rig.repo, "made.txt")),
  },
];

const TURN_ENDED: Moment = {
  name: "turn ended",
  prompt: HELD_AT_THE_END,
  isThere: (rig, { id }) => hasEvent(rig, id, "turn_ended"),
};

test("a worker killed before the turn has ended: lost, with what it left, and nobody is alive", async (t) => {
  const waits: number[] = [];
  for (const moment of MOMENTS) {
    const rig = await makeRig(t);
    const id = await freezeAt(rig, moment);
    await signalWorker(rig, id, "SIGKILL");
    const { record, tookMs } = await askFor(rig, id);
    waits.push(tookMs);
    assert.equal(record?.status === "failed" && record.failure.kind, "worker_lost", moment.name);
    if (moment.name === "command running") assert.deepEqual(filesOf(record), ["made.txt"]);
    await assertNobodyLeft(rig);
  }
  assertPrompt(t, waits);
});

test("a worker killed when Codex had stored the completed turn: completed, with evidence and result", async (t) => {
  const rig = await makeRig(t);
  const id = await freezeAt(rig, TURN_ENDED, { PATH: await slowGit(rig) });
  await signalWorker(rig, id, "SIGKILL");
  const { record, tookMs } = await askFor(rig, id);
  assert.ok(record?.status === "completed");
  assert.deepEqual([filesOf(record), readResult(rig.home, id)], [["made.txt"], "The end."]);
  assert.deepEqual([record.exit?.raw_exit_code, record.exit?.normalized], [0, false]);
  await assertNobodyLeft(rig);
  assertPrompt(t, [tookMs]);
});

test("a worker killed after Codex's commit is judged as a Codex killed after it: its work is done", async (t) => {
  for (const [prompt, files] of [
    ["[[commit:work]] [[run:touch ../later; sleep 1000]]", ["made-by-codex.txt"]],
    [
      "[[run:echo 1 > new && git add new && git -c user.name=C -c user.email=c@example.invalid commit -qm work; touch ../later; sleep 1000]]",
      ["new"],
    ],
  ] as const) {
    const rig = await makeRig(t);
    // Codex may tell of a command later than it began.
    const isThere = (_: RealRig, job: JobRecord) =>
      existsSync(join(rig.folder, "later")) && hasEvent(rig, job.id, "command_started");
    const id = await freezeAt(rig, { name: "committed", prompt, isThere });
    await signalWorker(rig, id, "SIGKILL");
    const { record } = await askFor(rig, id);
    assert.ok(record?.status === "completed", record?.status);
    const { reason, ...exit } = record.exit ?? assert.fail();
    assert.deepEqual(exit, { raw_exit_code: 137, signal: null, exit_code: 0, normalized: true });
    assert.match(
      reason ?? "",
      /^1 commit was made by the job before it ended with 137: The worker died before the job had ended\.$/,
    );
    assert.deepEqual([record.evidence?.attribution, filesOf(record)], ["codex_items", files]);
    await assertNobodyLeft(rig);
  }
});

test("a worker killed after Codex's commit, its check pending: lost, with the commit shown", async (t) => {
  const rig = await makeRig(t);
  const isThere = () => existsSync(join(rig.folder, "later"));
  const prompt = "[[commit:work]] [[run:touch ../later; sleep 1000]]";
  const id = await freezeAt(rig, { name: "committed", prompt, isThere }, {}, ["--verify", "true"]);
  await signalWorker(rig, id, "SIGKILL");
  const { record } = await askFor(rig, id);
  assert.equal(record?.status === "failed" && record.failure.kind, "worker_lost");
  assert.equal(
    record?.status === "failed" && record.failure.message,
    "The worker died before the job had ended. It left commits behind.",
  );
  await assertNobodyLeft(rig);
});

test("a Codex killed before the turn has ended: failed by its signal, and nobody is alive", async (t) => {
  for (const moment of MOMENTS.slice(1)) {
    const rig = await makeRig(t);
    const id = await freezeAt(rig, moment);
    await killCodex(rig);
    await signalWorker(rig, id, "SIGCONT");
    assert.equal((await rig.run(["status", id, "--wait"])).code, 1);
    const record = storedRecord(rig, id);
    assert.ok(record.status === "failed", `${moment.name}: ${record.status}`);
    assert.deepEqual([record.exit?.raw_exit_code, record.exit?.signal], [137, "SIGKILL"], moment.name);
    if (moment.name === "command running") assert.deepEqual(filesOf(record), ["made.txt"]);
    await assertNobodyLeft(rig);
  }
});

test("Codex and worker killed at once, a command running: lost, and the command is dead", async (t) => {
  const rig = await makeRig(t);
  const id = await freezeAt(rig, MOMENTS.at(-1) as Moment);
  await killCodex(rig);
  await signalWorker(rig, id, "SIGKILL");
  const orphans = await processesUnder(rig.folder);
  assert.ok(orphans.length > 0, "SIGKILL of Codex should have orphaned its command");
  const { record } = await askFor(rig, id);
  assert.equal(record?.status === "failed" && record.failure.kind, "worker_lost");
  await assertNobodyLeft(rig);
});

test("a worker killed while a cancel waits for it: the cancel finishes the job", async (t) => {
  const rig = await makeRig(t);
  const id = await freezeAt(rig, MOMENTS.at(-1) as Moment);
  const cancel = rig.start(["cancel", id, "--json"]);
  const end = finished(cancel);
  await until(() => storedRecord(rig, id).stopping !== null, { what: "the intention to stop" });
  await signalWorker(rig, id, "SIGKILL");
  const { code, stdout } = await end;
  assert.deepEqual([code, JSON.parse(stdout).job.status], [0, "cancelled"]);
  assert.deepEqual((await askFor(rig, id)).record, storedRecord(rig, id));
  await assertNobodyLeft(rig);
});

/** Starts the moment's job and stops its worker, with SIGSTOP, as soon as the moment shows; it has not ended then. */
async function freezeAt(
  rig: RealRig,
  moment: Moment,
  env: Record<string, string> = {},
  flags: readonly string[] = [],
): Promise<string> {
  const { code, stdout, stderr } = await rig.run([...TASK, ...flags, moment.prompt], { env });
  assert.deepEqual({ code, stderr }, { code: 0, stderr: "" });
  const { jobId } = JSON.parse(stdout);
  const isThere = () => isEnded(storedRecord(rig, jobId)) || moment.isThere(rig, storedRecord(rig, jobId));
  await until(isThere, { what: `the moment "${moment.name}"` });
  await signalWorker(rig, jobId, "SIGSTOP");
  return jobId;
}

/** A PATH on which Git stands still while there is a file `hold` in the rig's folder. */
async function slowGit({ folder, repo, env }: RealRig): Promise<string> {
  const bin = join(folder, "bin");
  const real = join(await git(repo, "--exec-path"), "git");
  installProgram(bin, "git", "fake-programs/held-git", join(folder, "hold"), real);
  return `${bin}${delimiter}${env["PATH"]}`;
}

async function killCodex(rig: RealRig): Promise<void> {
  // What Codex has just forked bears its command line until it runs its own program.
  const only = async () => {
    const codex = (await processesUnder(rig.folder)).filter(({ command }) => command.endsWith(" app-server"));
    return codex.length === 1 ? codex[0] : null;
  };
  process.kill((await until(only, { what: "a Codex that forks nothing" })).pid, "SIGKILL");
}

function hasEvent(rig: RealRig, id: string, type: string): boolean {
  return [...eventsFrom(rig.home, id, 0)].some(({ objects }) => objects.some((line) => line["type"] === type));
}

function filesOf(record: JobRecord | null): readonly string[] | undefined {
  return record !== null && isEnded(record) ? record.evidence?.files_changed : undefined;
}
