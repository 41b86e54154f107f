/** That the user's own command runs at the end of a job: once, whoever publishes it; and only if the user's own policy names it. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { publishEnd } from "../../../plugins/codex/scripts/src/app/end/end-job.ts";
import { makeRig } from "../../../testing/companion.ts";
import { hasEvent, jobIds, readRecord } from "../../../testing/job-on-disk.ts";
import { untilSilent } from "../../../testing/temp.ts";
import { until } from "../../../testing/wait.ts";
import { type JobStage, makeJobStage, SELF, type StagedJob } from "../fixtures/job-stage.ts";

const END = { by: SELF, cause: "turn", outcome: { status: "completed" }, exit: null, evidence: null } as const;

/** A policy whose command adds each notice to a file, which is given back. */
function takeNotices(home: string): () => readonly { readonly id: string; readonly status: string }[] {
  const file = join(home, "..", "notices");
  writeFileSync(join(home, "policy.json"), JSON.stringify({ notify: ["sh", "-c", 'cat >> "$0"', file] }));
  return () =>
    existsSync(file)
      ? readFileSync(file, "utf8")
          .split("\n")
          .slice(0, -1)
          .map((line) => JSON.parse(line))
      : [];
}

function endOf(stage: JobStage, job?: StagedJob): string {
  const { id } = stage.running(job);
  publishEnd(stage.context, id, END);
  return id;
}

test("each end is told once, and that of each member of a group; not that of a canary", async (t) => {
  const stage = await makeJobStage(t);
  const group = { id: "g-mm7kwo90-d3e4f", size: 2 };
  const { id } = stage.running();
  const notices = takeNotices(stage.home);
  for (let times = 0; times < 3; times++) publishEnd(stage.context, id, END); // Only the first is accepted.
  const members = [1, 2].map((number) => endOf(stage, { fields: { group: { ...group, number } } }));
  endOf(stage, { fields: { kind: "canary" } });
  await until(() => notices().length >= 3, { what: "three notices" });
  await untilSilent(stage.home);
  assert.deepEqual(
    notices()
      .map((notice) => notice.id)
      .sort(),
    [id, ...members].sort(),
  );
});

test("a repository's policy names no command", async (t) => {
  const stage = await makeJobStage(t);
  const file = join(stage.root, "ran");
  writeFileSync(join(stage.root, ".codex-companion.json"), JSON.stringify({ notify: ["touch", file] }));
  endOf(stage);
  await untilSilent(stage.home);
  assert.ok(!existsSync(file));
});

test("the end is published whatever becomes of the command", async (t) => {
  const stage = await makeJobStage(t);
  const { id } = stage.running();
  writeFileSync(join(stage.home, "policy.json"), JSON.stringify({ notify: ["no-such-program"] }));
  assert.equal(publishEnd(stage.context, id, END).kind, "changed");
  await until(() => hasEvent(stage.home, id, "notify_failed"), { what: "the line in the log" });
  assert.equal(stage.read(id).status, "completed");
});

test("an end that several readers settle at once is told once, and leaves no process", async (t) => {
  const rig = await makeRig(t, { scenario: { turns: [[{ do: "pause", ms: 600_000 }]] } });
  assert.equal((await rig.run(["task", "--background", "Wait."])).code, 0);
  const [id = ""] = jobIds(rig.home);
  const notices = takeNotices(rig.home);
  const worker = await until(() => readRecord(rig.home, id)?.["worker"] as { pid: number } | null | undefined, {
    what: "the claim",
  });
  process.kill(worker.pid, "SIGKILL");
  await Promise.all([1, 2, 3, 4].map(() => rig.run(["status", id])));
  await until(() => notices().length > 0, { what: "the notice" });
  await untilSilent(rig.home);
  assert.deepEqual(
    notices().map((notice) => [notice.id, notice.status]),
    [[id, "failed"]],
  );
});

test("a worker's own end is told, by a command without the mark of the job, which would end it", async (t) => {
  const rig = await makeRig(t, { scenario: { turns: [[{ do: "say", text: "Done." }]] } });
  const file = join(rig.folder, "mark");
  mkdirSync(rig.home, { mode: 0o700 });
  const command = ["sh", "-c", 'echo "mark:$CODEX_COMPANION_JOB" > "$0"', file];
  writeFileSync(join(rig.home, "policy.json"), JSON.stringify({ notify: command }));
  assert.equal((await rig.run(["task", "Go."])).code, 0);
  await until(() => existsSync(file) && readFileSync(file, "utf8").endsWith("\n"), { what: "the command" });
  assert.equal(readFileSync(file, "utf8"), "mark:\n");
  await untilSilent(rig.home);
});
