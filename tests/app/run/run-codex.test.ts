/** One turn of Codex: every ending is named once, whatever Codex does, and nothing waits for a Codex that died. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import type { CodexOrder } from "../../../plugins/codex/scripts/src/app/run/codex-order.ts";
import { runCodex } from "../../../plugins/codex/scripts/src/app/run/run-codex.ts";
import type { Notification } from "../../../plugins/codex/scripts/src/core/codex/messages.ts";
import { INITIAL_TURN } from "../../../plugins/codex/scripts/src/core/codex/turn.ts";
import type { RunEnd } from "../../../plugins/codex/scripts/src/core/outcome/verdict.ts";
import type { FakeScenario, FakeStep } from "../../../testing/fake-codex/scenario.ts";
import { PLAIN_REQUEST } from "../../../testing/plain-jobs.ts";
import { installScriptedCodex } from "../../../testing/scripted-codex.ts";
import { makeTempFolder } from "../../../testing/temp.ts";
import { until } from "../../../testing/wait.ts";

const WAITING: FakeStep = { do: "retry", message: "Reconnecting... waiting for network" };
const HANG: FakeStep = { do: "hang" };
const NEVER = new Promise<string>(() => {});

describe("the end of a run", { concurrency: 4 }, () => {
  test("is the turn's own, and Codex is closed behind it", async (t) => {
    const { play, received } = await stage(t, {
      turns: [
        [
          { do: "say", text: "one" },
          { do: "say", text: "two" },
        ],
      ],
    });
    const { end, turn } = await play();
    assert.deepEqual(end, { type: "turn", end: { status: "completed", error: null } });
    assert.deepEqual([turn.finalMessage, turn.changedPaths], ["two", []]);
    assert.equal(
      (await received()).some(({ method }) => method === "turn/interrupt"),
      false,
    );
  });

  test("is a failed turn with Codex's error, and the last retry before it", async (t) => {
    const steps: FakeStep[] = [
      { do: "retry", message: "again", codexErrorInfo: { responseStreamDisconnected: { httpStatusCode: 503 } } },
      { do: "fail", message: "over", codexErrorInfo: "serverOverloaded" },
    ];
    const { end, turn } = await (await stage(t, { turns: [steps] })).play();
    const error = { message: "over", info: "serverOverloaded", httpStatus: null, details: null };
    assert.deepEqual(end, { type: "turn", end: { status: "failed", error } });
    assert.deepEqual(turn.lastRetry, {
      message: "again",
      info: "responseStreamDisconnected",
      httpStatus: 503,
      details: null,
    });
  });

  for (const [name, steps, expected] of [
    ["code", [{ do: "exit", code: 7 }], { code: 7, signal: null, signalNumber: 0 }],
    ["code 0", [{ do: "exit", code: 0 }], { code: 0, signal: null, signalNumber: 0 }],
    ["signal", [{ do: "die", signal: "SIGKILL" }], { code: null, signal: "SIGKILL", signalNumber: 9 }],
  ] as const) {
    test(`is Codex's exit by ${name} in the middle of a turn`, async (t) => {
      const { play } = await stage(t, { turns: [[{ do: "say", text: "half" }, ...steps]] });
      const { end, turn } = await play();
      assert.deepEqual(end, { type: "exited", ...expected });
      assert.equal(turn.finalMessage, "half");
    });
  }

  test("is the exit of a Codex that is too old", async (t) => {
    const { play, heard } = await stage(t, { tooOld: true });
    assert.deepEqual((await play()).end, { type: "exited", code: 2, signal: null, signalNumber: 0 });
    assert.match(heard.stderr, /unrecognized subcommand/);
  });

  for (const silent of ["initialize", "account/read", "config/read", "thread/start", "turn/start"]) {
    test(`is a reply to ${silent} that never comes`, async (t) => {
      const { play } = await stage(t, { silent: [silent] });
      const end: RunEnd = { type: "protocol", message: `Codex did not answer "${silent}" within 3 s.` };
      assert.deepEqual((await play({ replyLimitMs: 3_000 })).end, end);
    });
  }

  test("is a refusal, named by what Codex said", async (t) => {
    const { play } = await stage(t, { refused: { "thread/start": "Model provider `x` not found" } });
    const { end } = await play();
    assert.equal(end.type === "not_started" && end.failure.kind, "config_invalid");
  });

  test("is a login that is missing", async (t) => {
    const { play } = await stage(t, { results: { "account/read": { requiresOpenaiAuth: true } } });
    const { end } = await play();
    assert.equal(end.type === "not_started" && end.failure.kind, "auth_unavailable");
  });

  test("is a program that cannot be started", async (t) => {
    const { play, folder } = await stage(t);
    const ends = [await play({ program: join(folder, "absent") }), await play({ program: folder })];
    const named = ends.map(({ end }) => end.type === "not_started" && [end.failure.kind, end.raw_exit_code]);
    assert.deepEqual(named, [
      ["codex_missing", 127],
      ["codex_not_executable", 126],
    ]);
  });

  test("is a preparation that failed; no turn was started", async (t) => {
    const { play, received } = await stage(t);
    const { end } = await play({ prepare: () => Promise.reject(new Error("disk full")) });
    const words = "Could not prepare the turn: disk full.";
    assert.deepEqual(end.type === "not_started" && [end.failure.kind, end.failure.message], ["launch_failed", words]);
    assert.equal(
      (await received()).some(({ method }) => method === "turn/start"),
      false,
    );
  });

  test("is the time limit; the turn is interrupted", async (t) => {
    const { play, received } = await stage(t, { turns: [[HANG]] });
    const { end } = await play({ request: { ...PLAIN_REQUEST, timeoutMs: 3_000 } });
    assert.deepEqual(end, { type: "timeout", limitMs: 3_000 });
    assert.equal((await received()).filter(({ method }) => method === "turn/interrupt").length, 1);
  });

  test("is the network that stayed away, unless there is a sign of life", async (t) => {
    const dead = await stage(t, { turns: [[WAITING, HANG]] });
    assert.deepEqual((await dead.play({ networkLimitMs: 200 })).end, { type: "no_network", limitMs: 200 });
    const alive = await stage(t, { turns: [[WAITING, { do: "say", text: "back" }, { do: "pause", ms: 1_500 }]] });
    assert.equal((await alive.play({ networkLimitMs: 1_000 })).end.type, "turn");
  });

  test("is a request to stop", async (t) => {
    const { play, heard } = await stage(t, { turns: [[HANG]] });
    const stop = until(() => heard.phases.includes("working") && "SIGTERM", { what: "the turn" });
    assert.deepEqual((await play({ stop })).end, { type: "stopped", signal: "SIGTERM" });
  });
});

describe("quiet", { concurrency: 2 }, () => {
  test("is told after the end of a whole turn that left nothing but Codex alive", async (t) => {
    const { play, heard } = await stage(t);
    const asked: [string, boolean][] = [];
    await play({ isAlone: (threadId, codexPid) => asked.push([threadId, codexPid > 1]) > 0 });
    assert.deepEqual([heard.order, asked], [["end", "quiet"], [[heard.threadId, true]]]);
  });

  test("is not told if something else lives, nor if the turn did not end by itself", async (t) => {
    const busy = await stage(t);
    await busy.play({ isAlone: () => false });
    assert.deepEqual(busy.heard.order, ["end"]);
    const hanging = await stage(t, { turns: [[HANG]] });
    await hanging.play({ request: { ...PLAIN_REQUEST, timeoutMs: 300 } });
    assert.deepEqual(hanging.heard.order, ["end"]);
  });
});

test("limits of more than 24 days do not end a run at once", async (t) => {
  const { play } = await stage(t, { turns: [[WAITING, { do: "pause", ms: 100 }]] });
  const limit = 30 * 86_400_000;
  const { end } = await play({ request: { ...PLAIN_REQUEST, timeoutMs: limit }, networkLimitMs: limit });
  assert.equal(end.type, "turn");
});

test("notifications of a thread that Codex started by itself are passed over", async (t) => {
  const turn = { id: "x", status: "failed", error: { message: "not ours" } };
  const steps: FakeStep[] = [
    { do: "notify", method: "turn/completed", params: { threadId: "another", turn } },
    { do: "say", text: "ours" },
  ];
  const { play, heard } = await stage(t, { turns: [steps] });
  const { end, turn: state } = await play();
  assert.deepEqual([end, state.finalMessage], [{ type: "turn", end: { status: "completed", error: null } }, "ours"]);
  assert.equal(heard.notifications.filter(({ type }) => type === "turn_ended").length, 1);
});

test("what Codex is asked: a thread that marks nothing as trusted, and a turn with the sandbox asked for", async (t) => {
  const { play, received, folder, heard } = await stage(t, {
    results: {
      "config/read": {
        config: { sandbox_mode: null, sandbox_workspace_write: { writable_roots: ["/own"], network_access: true } },
      },
    },
  });
  await play({
    request: { ...PLAIN_REQUEST, write: true, allowCommit: true, model: "m", effort: "low" },
    gitFolders: ["/tree/.git"],
  });
  const sent = Object.fromEntries((await received()).map(({ method, params }) => [method, params]));
  assert.deepEqual(sent["thread/start"], { cwd: folder, approvalPolicy: "never", sandbox: "read-only", model: "m" });
  assert.deepEqual(sent["turn/start"], {
    threadId: heard.threadId,
    input: [{ type: "text", text: "the prompt" }],
    effort: "low",
    sandboxPolicy: {
      type: "workspaceWrite",
      writableRoots: ["/own", "/tree/.git"],
      networkAccess: true,
      excludeTmpdirEnvVar: false,
      excludeSlashTmp: false,
    },
  });
  assert.deepEqual(sent["thread/name/set"], { threadId: heard.threadId, name: "title" });
  assert.deepEqual(heard.phases, ["starting", "working"]);
});

describe("a turn of which nothing is heard", { concurrency: 4 }, () => {
  const request = { ...PLAIN_REQUEST, stallAfterMs: 1_000 };

  test("is stalled if no command is running, and is interrupted; what it said is kept", async (t) => {
    const { play, received } = await stage(t, { turns: [[{ do: "say", text: "Thinking." }, HANG]] });
    const { end, turn } = await play({ request });
    assert.ok(end.type === "stalled" && end.silentMs >= 1_000);
    assert.deepEqual([end.command, turn.finalMessage], [null, "Thinking."]);
    assert.ok((await received()).some(({ method }) => method === "turn/interrupt"));
  });

  test("is stalled if its command neither computes nor writes", async (t) => {
    const { play } = await stage(t, { turns: [[{ do: "run", command: "sleep 600" }]] });
    const { end } = await play({ request });
    assert.ok(end.type === "stalled");
    assert.match(end.command ?? "", /sleep 600/);
  });

  for (const [what, command] of [
    ["computes", "i=0; while [ $i -lt 4000000 ]; do i=$((i + 1)); done"],
    ["writes", "i=0; while [ $i -lt 40 ]; do i=$((i + 1)); echo $i >> written; sleep 0.1; done"],
  ] as const) {
    test(`is not stalled as long as its command ${what}`, async (t) => {
      const { play } = await stage(t, { turns: [[{ do: "run", command }]] });
      assert.equal((await play({ request })).end.type, "turn");
    });
  }

  for (const [what, idle, stallAfterMs] of [
    ["after Codex has said that it is idle", true, null],
    ["before it is called stalled", false, 1_000],
  ] as const) {
    test(`is taken as Codex stored it if its end was not told, ${what}`, async (t) => {
      const lost: FakeStep[] = [
        { do: "run", command: "true" },
        { do: "say", text: "All of it." },
        { do: "lose_end", idle },
      ];
      const { play, heard } = await stage(t, { turns: [lost] });
      const { end, turn } = await play({ request: { ...request, stallAfterMs } });
      assert.deepEqual(end, { type: "turn", end: { status: "completed", error: null } });
      assert.deepEqual([turn.finalMessage, turn.end], ["All of it.", { status: "completed", error: null }]);
      assert.deepEqual(heard.order, ["end", "quiet"]);
      assert.deepEqual(
        heard.notifications.slice(-2).map(({ type }) => type),
        ["warning", "turn_ended"],
      );
    });
  }
});

async function stage(t: TestContext, scenario: FakeScenario = {}) {
  const folder = await makeTempFolder(t);
  const codex = await installScriptedCodex(folder, scenario);
  const heard = {
    phases: [] as string[],
    threadId: "",
    places: [] as (readonly [string, readonly string[]])[],
    notifications: [] as Notification[],
    stderr: "",
    order: [] as string[],
  };
  const play = (changes: Partial<CodexOrder> = {}) =>
    runCodex(
      {
        program: codex.path,
        cwd: folder,
        env: { PATH: process.env["PATH"], ...codex.env },
        request: PLAIN_REQUEST,
        title: "title",
        work: (sandbox) => ({ turn: { prompt: "the prompt", sandbox, effort: changes.request?.effort ?? null } }),
        gitFolders: [],
        prepare: () => Promise.resolve(),
        isAlone: () => true,
        turn: INITIAL_TURN,
        stop: NEVER,
        networkLimitMs: 60_000,
        ...changes,
      },
      {
        onLearnt(phase, facts) {
          heard.phases.push(phase);
          heard.threadId = facts.threadId ?? heard.threadId;
        },
        onPlaces: (sandbox, roots) => void heard.places.push([sandbox, roots]),
        onNotification: (notification) => void heard.notifications.push(notification),
        onTokens() {},
        onRefused() {},
        onStderr(text) {
          heard.stderr += text;
        },
        onEnd: () => void heard.order.push("end"),
        onQuiet: () => void heard.order.push("quiet"),
      },
    );
  return { folder, play, heard, received: codex.received };
}
