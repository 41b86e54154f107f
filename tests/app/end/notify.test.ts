/** What the notifier tells the user's own command, and what it notes if that fails. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { publishEnd } from "../../../plugins/codex/scripts/src/app/end/end-job.ts";
import { notify } from "../../../plugins/codex/scripts/src/app/end/notify.ts";
import { describeEvent } from "../../../plugins/codex/scripts/src/core/job/event-line.ts";
import { eventsOf } from "../../../testing/job-on-disk.ts";
import { assertFits } from "../../../testing/schemas.ts";
import { type JobStage, makeJobStage, SELF, type StagedJob } from "../fixtures/job-stage.ts";

function ended(stage: JobStage, job?: StagedJob): string {
  const { id } = stage.running(job);
  publishEnd(stage.context, id, {
    by: SELF,
    cause: "turn",
    outcome: { status: "completed" },
    exit: null,
    evidence: null,
  });
  return id;
}

function setCommand({ home }: JobStage, ...command: readonly string[]): void {
  writeFileSync(join(home, "policy.json"), JSON.stringify({ notify: command }));
}

function failures({ home }: JobStage, id: string) {
  return eventsOf(home, id).filter(({ type }) => type === "notify_failed");
}

test("the command reads the notice of the end, in the state home", async (t) => {
  const stage = await makeJobStage(t);
  const group = { id: "g-mm7kwo90-d3e4f", size: 2, number: 1 };
  const id = ended(stage, { fields: { title: "Mend the tap", group } });
  setCommand(stage, "sh", "-c", "cat > notice; pwd > folder");
  await notify(stage.context, id);
  const notice = JSON.parse(readFileSync(join(stage.home, "notice"), "utf8"));
  assertFits("end-notice", notice);
  assert.deepEqual([notice.id, notice.title, notice.group], [id, "Mend the tap", group.id]);
  assert.equal(readFileSync(join(stage.home, "folder"), "utf8"), `${stage.home}\n`);
  assert.deepEqual(failures(stage, id), []);
});

test("a command that fails or hangs is a line in the job's log, without a secret", async (t) => {
  const stage = await makeJobStage(t);
  const id = ended(stage);
  setCommand(stage, "no-such-program", `--token=${"a1".repeat(12)}`);
  await notify(stage.context, id);
  setCommand(stage, "sh", "-c", "exit 1");
  await notify(stage.context, id);
  setCommand(stage, "sleep", "600");
  await notify(stage.context, id, 200);
  const lines = failures(stage, id);
  for (const line of lines) assertFits("event", line);
  assert.deepEqual(
    lines.map((line) => describeEvent(line, { time: (at) => at })),
    [
      "notify no-such-program --token=[secret]: there is no such program",
      "notify sh -c exit 1: it ended with exit code 1",
      "notify sleep 600: it did not end within 0.2 s and was killed",
    ],
  );
});

test("without a command, or without an end, nothing is run and nothing is noted", async (t) => {
  const stage = await makeJobStage(t);
  const [done, running] = [ended(stage), stage.running().id];
  await notify(stage.context, done);
  setCommand(stage, "no-such-program");
  await notify(stage.context, running);
  await notify(stage.context, "mm7kwo90-d3e4f");
  assert.deepEqual([failures(stage, done), failures(stage, running)], [[], []]);
});
