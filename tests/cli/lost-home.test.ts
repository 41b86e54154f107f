/** The state home goes while a command follows a job: what is answered names the job, and says what is known of it. */
import assert from "node:assert/strict";
import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { existsSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { finished, makeRig } from "../../testing/companion.ts";
import { hasEvent } from "../../testing/job-on-disk.ts";
import { killQuietly, processesUnder, untilSilent } from "../../testing/temp.ts";
import { until } from "../../testing/wait.ts";
import { jobId, lastLine } from "./fixtures/reading.ts";

/** As the command met it, in the midst of being removed or after. */
const GONE =
  '(?:it was removed|its record is gone|the state home "\\S+" was removed|r\\d{8}\\.json is gone, or a link to nothing \\(ENOENT\\))';
const HANG = { turns: [[{ do: "hang" }]] } as const;

for (const what of ["home", "job", "jobs"] as const) {
  test(`task in the foreground whose ${what} is removed names its job, and says what happened`, async (t) => {
    const rig = await makeRig(t, { scenario: HANG });
    const child = rig.start(["task", "go"]);
    const answer = finished(child);
    child.stdin.end();
    const id = await firstId(child);
    await until(() => hasEvent(rig.home, id, "turn_started"), { what: "the turn to start" });
    const paths = { home: rig.home, job: join(rig.home, "jobs", id), jobs: join(rig.home, "jobs") };
    await remove(paths[what]);
    const { code, stdout, stderr } = await answer;
    assert.deepEqual(
      [code, lastLine({ code, stdout, stderr })],
      [1, `[[codex-task status=failed id=${id} kind=worker_lost]]`],
    );
    assert.match(stderr, new RegExp(`Could not follow job "${id}": ${GONE}\\. `));
    assert.match(stderr, / It may still be at work: process \d+.* See in its folder what it has done\.\n$/);
    await killLeft(rig.folder);
  });
}

test("status --wait on a job whose record is removed ends with its sentinel too", async (t) => {
  const rig = await makeRig(t, { scenario: HANG });
  const id = jobId(await rig.run(["task", "--background", "go"]));
  const child = rig.start(["status", id, "--wait"]);
  const answer = finished(child);
  child.stdin.end();
  await until(() => isWatching(child.pid), { what: "the command to wait" });
  await remove(rig.home);
  const { code, stdout, stderr } = await answer;
  assert.deepEqual([code, stdout], [1, `[[codex-task status=failed id=${id} kind=worker_lost]]\n`]);
  assert.match(stderr, new RegExp(`Could not wait for job "${id}": ${GONE}\\. `));
  await killLeft(rig.folder);
});

/** Removes a folder into which a worker may be writing just now. */
async function remove(path: string): Promise<void> {
  const isRemoved = () => {
    try {
      rmSync(path, { recursive: true, force: true });
      return true;
    } catch {
      return false; // Something new was in it.
    }
  };
  await until(isRemoved, { what: `the removal of ${path}` });
}

/** The id in the first line that a command prints. */
async function firstId(child: ChildProcessWithoutNullStreams): Promise<string> {
  let stdout = "";
  child.stdout.on("data", (chunk: string) => {
    stdout += chunk;
  });
  await until(() => stdout.includes("\n"), { what: "the first line" });
  return jobId({ code: 0, stdout, stderr: "" });
}

/** True once a process watches the file system, as whoever waits does; if that cannot be seen, at once. */
function isWatching(pid: number | undefined): boolean {
  const folder = `/proc/${pid}/fd`;
  if (!existsSync(folder)) return true;
  return readdirSync(folder).some((name) => {
    try {
      return readlinkSync(join(folder, name)).includes("inotify");
    } catch {
      return false; // Closed meanwhile.
    }
  });
}

/** Ends what nobody can end by its record any more. */
async function killLeft(folder: string): Promise<void> {
  for (const { pid } of await processesUnder(folder)) killQuietly(pid);
  await untilSilent(folder);
}
