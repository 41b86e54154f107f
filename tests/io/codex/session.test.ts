/** A session: what is asked of Codex in it, and what happens meanwhile, in its order and once. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { threadOpen } from "../../../plugins/codex/scripts/src/core/codex/requests.ts";
import { objectField, stringField } from "../../../plugins/codex/scripts/src/core/json.ts";
import { openSession, type Session, type SessionEvent } from "../../../plugins/codex/scripts/src/io/codex/session.ts";
import type { FakeScenario } from "../../../testing/fake-codex/scenario.ts";
import { installScriptedCodex } from "../../../testing/scripted-codex.ts";
import { makeTempFolder } from "../../../testing/temp.ts";

const WORK = { turn: { prompt: "hello", sandbox: { type: "readOnly", networkAccess: false }, effort: null } } as const;

test("a session tells of the thread that it follows alone, and its exit last", async (t) => {
  const turn = { id: "x", status: "failed", error: { message: "not ours" } };
  const { session, received, follow } = await stage(t, {
    turns: [
      [
        { do: "notify", method: "turn/completed", params: { threadId: "another", turn } },
        { do: "say", text: "ours" },
      ],
    ],
  });
  assert.equal(session.thread(), null);
  const threadId = await follow();
  const turnId = await session.begin(WORK);
  assert.deepEqual(session.thread(), { threadId, path: null, turnId, work: WORK });
  const heard = await readUntil(session, (event) => isNotification(event, "turn_ended"));
  const ends = heard.filter((event) => isNotification(event, "turn_ended"));
  assert.deepEqual(
    ends.map((event) => event.type === "notification" && event.notification),
    [{ type: "turn_ended", turnId, status: "completed", error: null }],
  );
  await session.close(2_000);
  assert.deepEqual(await readUntil(session, () => false), [
    { type: "exited", exit: { code: 0, signal: null, signalNumber: 0, startError: null } },
  ]);
  assert.deepEqual((await received()).map(({ method }) => method).slice(0, 4), [
    "initialize",
    "initialized",
    "thread/start",
    "turn/start",
  ]);
});

test("a session says what Codex is, whether it needs a login, and what is configured", async (t) => {
  const config = { model: "m" };
  const results = { "account/read": { requiresOpenaiAuth: true }, "config/read": { config } };
  const { session } = await stage(t, { results });
  assert.equal((await session.greet()).version, "0.169.0");
  assert.deepEqual([await session.isLoginMissing(), await session.configuration()], [true, config]);
  await session.close(2_000);
});

test("a session that is broken off says so behind what has happened", async (t) => {
  const { session, follow } = await stage(t, { turns: [[{ do: "say", text: "half" }, { do: "hang" }]] });
  await follow();
  await session.begin(WORK);
  const isSaid = (event: SessionEvent) =>
    event.type === "notification" && event.notification.type === "item" && event.notification.stage === "completed";
  await readUntil(session, isSaid);
  const end = { type: "stopped", signal: "SIGTERM" } as const;
  session.breakOff(end);
  const heard = await readUntil(session, ({ type }) => type === "broken_off");
  assert.deepEqual(heard.at(-1), { type: "broken_off", end });
  await session.interrupt(2_000);
  await readUntil(session, (event) => isNotification(event, "turn_ended"));
  await session.close(2_000);
});

test("a session with a program that is not there ends by its events, and by what is asked of it", async (t) => {
  const folder = await makeTempFolder(t);
  const session = openSession({ program: join(folder, "absent"), cwd: folder, env: {}, limitMs: 5_000 });
  await assert.rejects(session.greet(), { reason: "exited" });
  const [event] = await readUntil(session, ({ type }) => type === "exited");
  assert.equal(event?.type === "exited" && event.exit.startError, "ENOENT");
  await session.close(2_000);
});

function isNotification(event: SessionEvent, type: string): boolean {
  return event.type === "notification" && event.notification.type === type;
}

/** Reads up to an event, that one included, or to the end. */
async function readUntil({ events }: Session, isLast: (event: SessionEvent) => boolean) {
  const read: SessionEvent[] = [];
  for await (const event of events) {
    read.push(event);
    if (isLast(event)) break;
  }
  return read;
}

async function stage(t: TestContext, scenario: FakeScenario) {
  const folder = await makeTempFolder(t);
  const codex = await installScriptedCodex(folder, scenario);
  const env = { PATH: process.env["PATH"], ...codex.env };
  const session = openSession({ program: codex.path, cwd: folder, env, limitMs: 30_000 });
  const follow = async () => {
    await session.greet();
    const opened = await session.ask(threadOpen({ cwd: folder, model: null, resumeOf: null }));
    const threadId = stringField(objectField(opened, "thread") ?? {}, "id");
    assert.ok(threadId);
    session.follow(threadId);
    return threadId;
  };
  return { session, received: codex.received, follow };
}
