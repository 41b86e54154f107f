/** Words that are left for a job go to its turn in their order, each is answered, and a turn that is over takes none. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { takeSpokenWords } from "../../../plugins/codex/scripts/src/app/run/take-words.ts";
import { workerNotes } from "../../../plugins/codex/scripts/src/app/run/worker-notes.ts";
import { leaveWords, readSayAnswer, waitingWords } from "../../../plugins/codex/scripts/src/io/say-box.ts";
import { eventsOf } from "../../../testing/job-on-disk.ts";
import { until } from "../../../testing/wait.ts";
import { makeJobStage } from "../fixtures/job-stage.ts";

const NEVER = new Promise<string>(() => {});

test("takeSpokenWords hands over what is there already and what comes, and tells of what Codex took", async (t) => {
  const stage = await makeJobStage(t);
  const { context, home } = stage;
  const job = stage.running();
  const notes = workerNotes(context, job, { stop: NEVER, log: () => {} });
  const heard: string[] = [];
  const answerTo = (name: string) => until(() => readSayAnswer(home, job.id, name), { what: "the answer" });
  const first = leaveWords(home, job.id, "first");
  const stop = takeSpokenWords(
    context,
    job,
    async (text) => {
      heard.push(text);
      if (text === "no") throw new Error("no active turn to steer");
      return "turn-1";
    },
    notes,
  );
  t.after(stop);
  assert.deepEqual(await answerTo(first), { isTaken: true, turnId: "turn-1", times: 1 });
  assert.deepEqual(await answerTo(leaveWords(home, job.id, "no")), { isTaken: false, why: "no active turn to steer" });
  assert.deepEqual(await answerTo(leaveWords(home, job.id, "second")), { isTaken: true, turnId: "turn-1", times: 2 });
  assert.deepEqual(heard, ["first", "no", "second"]);
  assert.equal(stage.read(job.id).said, 2);
  const said = eventsOf(home, job.id).filter(({ type }) => type === "said");
  assert.deepEqual(
    said.map(({ text }) => text),
    ["first", "second"],
  );
  stop();
  const late = leaveWords(home, job.id, "late");
  assert.deepEqual(waitingWords(home, job.id), [late]);
});
