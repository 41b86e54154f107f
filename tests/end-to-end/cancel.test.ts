/**
 * Cancel against the real Codex, at 200 random moments from before the launch until after the end. The commands ignore
 * SIGTERM and leave their session. Once `cancel` has returned, nothing of the job is alive, and nothing changes.
 */
import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { finished, makeRig, type RealRig } from "../../testing/companion.ts";
import { hasEvent, jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { pidsMarked } from "../../testing/marked-processes.ts";
import { seededRandom } from "../../testing/random.ts";
import { sizesIn } from "../../testing/sizes.ts";
import { until } from "../../testing/wait.ts";

const MOMENTS = Number(process.env["CODEX_COMPANION_TEST_MOMENTS"] ?? 200); // a multiple of the lanes
const SEED = Number(process.env["CODEX_COMPANION_TEST_SEED"] ?? 20_261_120);
const LANES = ["danger-full-access", "workspace-write", "danger-full-access", "workspace-write"] as const;

/** One round: a job, and when to cancel it. `delayMs` counts from the job's first trace; null: from before the launch. */
interface Round {
  readonly where: string;
  readonly sandbox: string;
  readonly file: string;
  readonly isShort: boolean;
  readonly isForeground: boolean;
  readonly delayMs: number | null;
}

/** One cancel: how the job stood when it was asked for, what it became, and how long the command took. */
interface Hit {
  readonly id: string;
  readonly moment: string;
  readonly status: string;
  readonly sandbox: string;
  readonly ms: number;
}

test(`cancel at ${MOMENTS} random moments leaves nothing alive and nothing that changes`, async (t) => {
  const hits = (await Promise.all(LANES.map((sandbox, lane) => playLane(t, sandbox, lane)))).flat();
  for (const line of tabulate(hits)) t.diagnostic(line);
  assert.equal(hits.length, MOMENTS);
  for (const moment of ["starting", "working", "ended"])
    assert.ok(
      hits.some((hit) => hit.moment === moment),
      moment,
    );
});

async function playLane(t: TestContext, sandbox: string, lane: number): Promise<Hit[]> {
  const random = seededRandom(SEED + lane).next;
  const rig = await makeRig(t);
  const hits: Hit[] = [];
  let before = sizesIn(rig.repo);
  for (let number = 0; number < MOMENTS / LANES.length; number++) {
    const isShort = random() < 0.4;
    const isForeground = random() < 0.5;
    const delayMs = random() < 0.25 ? null : Math.round(random() * (isShort ? 2_600 : 1_400));
    const where = `seed ${SEED}, lane ${lane}, round ${number}, short ${isShort}, delay ${delayMs}`;
    const file = `growing-${number}.txt`;
    hits.push(await playRound(rig, { where, sandbox, file, isShort, isForeground, delayMs }));
    // Nothing of an earlier round has changed, and the sandbox has left no folder of its own behind.
    const after = sizesIn(rig.repo);
    assert.deepEqual({ ...after, [file]: before[file] }, { ...before, [file]: before[file] }, where);
    before = after;
  }
  for (const { id, status } of hits) assert.equal(readRecord(rig.home, id)?.["status"], status, id);
  return hits;
}

async function playRound(rig: RealRig, round: Round): Promise<Hit> {
  const { where, sandbox, isForeground, delayMs } = round;
  const known = new Set(jobIds(rig.home));
  const newId = () => jobIds(rig.home).filter((id) => !known.has(id));
  const task = rig.start(["task", isForeground ? "--wait" : "--background", "--sandbox", sandbox, "--", prompt(round)]);
  task.stdin.end();
  const told = finished(task);
  if (delayMs !== null) {
    await until(() => newId().length === 1, { what: `a job, ${where}` });
    await pause(delayMs);
  }
  // Before there is a record, there is nothing to cancel: asked again at once.
  const { moment, startedAt, stdout } = await until(
    async () => {
      const asked = { moment: momentOf(rig, newId()[0]), startedAt: performance.now() };
      const { code, stdout } = await rig.run(["cancel", "--json", ...newId()]);
      return code === 0 ? { ...asked, stdout } : undefined;
    },
    { what: `a cancel that did its work, ${where}` },
  );
  const ms = performance.now() - startedAt;
  const { id, status, threadId } = JSON.parse(stdout).job;
  assert.deepEqual(await pidsMarked(`CODEX_COMPANION_JOB=${id}`, `CODEX_THREAD_ID=${threadId}`), [], where);
  const sizes = sizesIn(rig.repo);
  assert.ok(status === "cancelled" || (status === "completed" && round.isShort), `${status}, ${where}`);
  if (moment === "ended") assert.equal(status, "completed", where);
  const word = status === "completed" ? "complete" : status;
  if (isForeground) assert.match((await told).stdout, new RegExp(`status=${word} id=${id} [^\\n]*\\n$`), where);
  await told;
  assert.deepEqual(sizesIn(rig.repo), sizes, where);
  return { id, moment, status, sandbox, ms };
}

/** Commands that cannot be asked to end, one of them in a session of its own; the short task ends soon, the long one never. */
function prompt({ file, isShort }: Round): string {
  const loop = `trap "" TERM HUP INT; while :; do echo x >> ${file}; sleep 0.05; done`;
  const daemon = `setsid -f sh -c '${loop}' </dev/null >/dev/null 2>&1`;
  return `[[run:${daemon}; ${isShort ? "sleep 0.2" : loop}]] [[say:Left something behind.]]`;
}

function momentOf(rig: RealRig, id: string | undefined): string {
  const record = id === undefined ? null : readRecord(rig.home, id);
  if (id === undefined || record === null) return "before";
  if (record["status"] === "queued") return "queued";
  if (record["status"] !== "running") return "ended";
  if (hasEvent(rig.home, id, "turn_ended")) return "ending";
  return hasEvent(rig.home, id, "command_started") ? "working" : "starting";
}

/** One line for all cancels, and one for each moment under each sandbox. */
function tabulate(hits: readonly Hit[]): string[] {
  const groups = new Map<string, Hit[]>([["all", [...hits]]]);
  for (const hit of hits) {
    const name = `${hit.moment.padEnd(8)} ${hit.sandbox}`;
    groups.set(name, [...(groups.get(name) ?? []), hit]);
  }
  return [...groups].sort().map(([name, group]) => {
    const sorted = group.map(({ ms }) => Math.round(ms)).sort((a, b) => a - b);
    const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    const completed = group.filter(({ status }) => status === "completed").length;
    const times = `median ${at(0.5)} ms, p95 ${at(0.95)} ms, max ${at(1)} ms`;
    return `${name.padEnd(28)} ${group.length} cancels, ${completed} found it completed; ${times}`;
  });
}
