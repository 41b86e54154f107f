import assert from "node:assert/strict";
import { test } from "node:test";
import type { Notification } from "../../../plugins/codex/scripts/src/core/codex/messages.ts";
import { INITIAL_TURN, reduceTurn, type TurnState } from "../../../plugins/codex/scripts/src/core/codex/turn.ts";
import type { CodexError } from "../../../plugins/codex/scripts/src/core/codex/turn-error.ts";
import type { CommandRun } from "../../../plugins/codex/scripts/src/core/outcome/command-run.ts";
import { CAPTURES, turnsOf } from "./captures.ts";

const COMPLETED = { status: "completed", error: null };
const INTERRUPTED = { status: "interrupted", error: null };

/** What the scripted model behind the captures counts for a number of answers. */
function usageOf(answers: number) {
  return {
    total: 120 * answers,
    input: 100 * answers,
    cachedInput: 10 * answers,
    output: 20 * answers,
    reasoningOutput: 5 * answers,
  };
}

/** What a state of a turn that started, in a thread without a past, has of it. */
function started(state: Partial<TurnState>): Partial<TurnState> {
  return { hasStarted: true, usedBefore: state.usage === undefined ? null : usageOf(0), ...state };
}

const COMMIT =
  'echo hello > made-by-codex.txt && git add made-by-codex.txt && git -c user.name=mock -c user.email=mock@x commit -qm "mock commit" && git log --oneline | head -1';

/** A command of a capture; without an end it never came to one. */
function command(id: string, script: string, folder: string, startedAtMs: number, completedAtMs?: number): CommandRun {
  return {
    id,
    command: `/bin/bash -lc '${script}'`,
    cwd: `/home/dev/lab/${folder}`,
    exitCode: completedAtMs === undefined ? null : 0,
    startedAtMs,
    completedAtMs: completedAtMs ?? null,
    commits: [],
  };
}

// What differs from the initial state, for each turn of each capture. Empty: it never came to a turn, or never to its end.
const STATES: Readonly<Record<string, readonly Partial<TurnState>[]>> = {
  "after-failure": [
    {
      end: {
        status: "failed",
        error: {
          message:
            '{"error":{"message":"Mock bad request.","type":"invalid_request_error","param":"input","code":"invalid_value"}}',
          info: "other",
          httpStatus: null,
          details: null,
        },
      },
    },
    { end: COMPLETED, finalMessage: "Echo: after-failure", usage: usageOf(1) },
  ],
  "bad-toml": [{}],
  basics: [
    {
      end: COMPLETED,
      finalMessage: "All done. Final answer.",
      commands: [command("call_resp_112_1", "ls -la; echo done", "repo", 1795222637258, 1795222637259)],
      usage: usageOf(2),
    },
  ],
  "conn-refused": [
    {
      end: INTERRUPTED,
      lastRetry: {
        message: "Reconnecting... waiting for network",
        info: "responseStreamDisconnected",
        httpStatus: null,
        details: "Connection failed: error sending request",
      },
    },
  ],
  "dfa-commit": [
    {
      end: COMPLETED,
      finalMessage:
        'Committed. Tool said: "Chunk ID: 10f948\\nWall time: 0.0000 seconds\\nProcess exited with code 0\\nOriginal token count: 5\\nOutput:\\n00c0e17 mock commit\\n"',
      commands: [command("call_resp_145_0", COMMIT, "repos/dfa", 1795222663057, 1795222663057)],
      usage: usageOf(2),
    },
  ],
  "err-ctx": [
    {
      end: {
        status: "failed",
        error: {
          message:
            "Codex ran out of room in the model's context window. Start a new thread or clear earlier history before retrying.",
          info: "contextWindowExceeded",
          httpStatus: null,
          details: null,
        },
      },
      usage: { total: 258400, input: 0, cachedInput: 0, output: 0, reasoningOutput: 0 },
    },
  ],
  "err-drop": [
    {
      end: {
        status: "failed",
        error: {
          message:
            "stream disconnected before completion: Transport error: network error: error decoding response body",
          info: "other",
          httpStatus: null,
          details: null,
        },
      },
    },
  ],
  "err-empty": [{ end: COMPLETED, usage: usageOf(1) }],
  "err-h401": [
    {
      end: {
        status: "failed",
        error: {
          message:
            "unexpected status 401 Unauthorized: Incorrect API key provided: dummy., url: http://127.0.0.1:4141/v1/responses",
          info: "httpConnectionFailed",
          httpStatus: 401,
          details: null,
        },
      },
      lastRetry: {
        message: "Reconnecting... 2/2",
        info: "responseStreamDisconnected",
        httpStatus: 401,
        details:
          "unexpected status 401 Unauthorized: Incorrect API key provided: dummy., url: http://127.0.0.1:4141/v1/responses",
      },
    },
  ],
  "err-h429": [
    {
      end: {
        status: "failed",
        error: {
          message: "exceeded retry limit, last status: 429 Too Many Requests",
          info: "responseTooManyFailedAttempts",
          httpStatus: 429,
          details: null,
        },
      },
      lastRetry: {
        message: "Reconnecting... 2/2",
        info: "responseStreamDisconnected",
        httpStatus: 429,
        details: "exceeded retry limit, last status: 429 Too Many Requests",
      },
    },
  ],
  "err-h429usage": [
    {
      end: {
        status: "failed",
        error: {
          message:
            "You’ve hit your usage limit. Upgrade to Pro (https://chatgpt.com/explore/pro), visit https://chatgpt.com/settings/usage to purchase more credits or try again at 1:57 AM.",
          info: "usageLimitExceeded",
          httpStatus: null,
          details: null,
        },
      },
    },
  ],
  "err-h500": [
    {
      end: {
        status: "failed",
        error: {
          message: "We’re currently experiencing high demand, which may cause temporary errors.",
          info: "internalServerError",
          httpStatus: null,
          details: null,
        },
      },
      lastRetry: {
        message: "Reconnecting... 2/2",
        info: "responseStreamDisconnected",
        httpStatus: null,
        details: "We’re currently experiencing high demand, which may cause temporary errors.",
      },
    },
  ],
  "err-h503": [
    {
      end: {
        status: "failed",
        error: {
          message: "Selected model is at capacity. Please try a different model.",
          info: "serverOverloaded",
          httpStatus: null,
          details: null,
        },
      },
    },
  ],
  "err-nooutput": [{ end: COMPLETED, usage: usageOf(1) }],
  "err-plain": [{ end: COMPLETED, finalMessage: "Hello from the mock model.", usage: usageOf(1) }],
  "interrupt-cmd": [
    {
      end: INTERRUPTED,
      commands: [command("call_resp_158_0", "echo started; sleep 777; echo finished", "repos/int2", 1795222663449)],
      usage: usageOf(1),
    },
  ],
  "interrupt-stream": [{ end: INTERRUPTED }, { end: COMPLETED, finalMessage: "Echo: after", usage: usageOf(1) }],
  "missing-env": [
    {
      end: {
        status: "failed",
        error: {
          message: "Missing environment variable: `MOCK_API_KEY`.",
          info: "other",
          httpStatus: null,
          details: null,
        },
      },
    },
  ],
  noauth: [
    {
      end: {
        status: "failed",
        error: {
          message:
            "unexpected status 401 Unauthorized: Incorrect API key provided: dummy., url: http://127.0.0.1:4141/v1/responses",
          info: "httpConnectionFailed",
          httpStatus: 401,
          details: null,
        },
      },
      lastRetry: {
        message: "Reconnecting... 5/5",
        info: "responseStreamDisconnected",
        httpStatus: 401,
        details:
          "unexpected status 401 Unauthorized: Incorrect API key provided: dummy., url: http://127.0.0.1:4141/v1/responses",
      },
    },
  ],
  "output-schema": [{ end: COMPLETED, finalMessage: '{"answer":"42","ok":true}', usage: usageOf(1) }],
  "resume-unknown": [{}],
  "review-inline": [
    { end: COMPLETED, finalMessage: "Hello from the mock model." },
    {
      end: COMPLETED,
      finalMessage:
        "Mock review explanation.\n\nReview comment:\n\n- [P1] Mock finding — /home/dev/lab/x.txt:1-1\n  Something is wrong here.",
    },
  ],
  "second-turn-while-active": [{ end: COMPLETED, finalMessage: "Echo: second", usage: usageOf(1) }],
  "stdin-close-cmd": [
    { commands: [command("call_resp_157_0", "echo started; sleep 778; echo finished", "repos/sc2", 1795222663463)] },
  ],
  steer: [{ end: COMPLETED, finalMessage: "Echo: steered", usage: usageOf(1) }],
  "unknown-provider": [{}],
  "ww-commit": [
    {
      end: COMPLETED,
      finalMessage:
        "Committed. Tool said: \"Chunk ID: 1e24e8\\nWall time: 0.0000 seconds\\nProcess exited with code 128\\nOriginal token count: 23\\nOutput:\\nfatal: Unable to create '/home/dev/lab/repos/ww/.git/index.lock': Read-only file system\\n\"",
      usage: usageOf(2),
      hasActed: true,
    },
  ],
};

test("reduceTurn: there is an expected state for every capture", () => {
  assert.deepEqual(Object.keys(STATES).sort(), [...CAPTURES].sort());
});

/** What ran is in the expected state, so whether anything did follows from it. */
function whole(state: Partial<TurnState>): TurnState {
  const { changedPaths, commands, hasCalledTools, ...rest } = { ...INITIAL_TURN, ...state };
  const hasActed = changedPaths.length + commands.length > 0 || hasCalledTools || (state.hasActed ?? false);
  return { ...rest, changedPaths, commands, hasCalledTools, hasActed };
}

for (const capture of CAPTURES) {
  test(`reduceTurn plays the capture ${capture}`, () => {
    const expected = (STATES[capture] ?? []).map((state) => {
      return whole(Object.keys(state).length === 0 ? {} : started(state));
    });
    assert.deepEqual(turnsOf(capture), expected);
  });
}

const RETRY: CodexError = { message: "Reconnecting... 1/5", info: "other", httpStatus: null, details: null };
const WAITING: CodexError = { ...RETRY, message: "Reconnecting... waiting for network" };
const retry = (error: CodexError): Notification => ({ type: "error", error, willRetry: true });
const begun: Notification = { type: "item", stage: "started", item: { type: "other", name: "reasoning" } };
const said = (text: string): Notification => ({ type: "item", stage: "completed", item: { type: "message", text } });
const RUN: CommandRun = {
  ...{ id: "c1", command: "make", cwd: "/r", exitCode: null, startedAtMs: 5, completedAtMs: null, commits: [] },
};
const ran = (
  stage: "started" | "completed",
  fields: Partial<CommandRun>,
  output: string | null = null,
): Notification => {
  const { commits: _, ...run } = { ...RUN, ...fields };
  return { type: "item", stage, item: { type: "command", status: "", output, ...run } };
};
const other = (name: string): Notification => ({ type: "item", stage: "started", item: { type: "other", name } });
const changed = (paths: readonly string[], status: string): Notification => ({
  type: "item",
  stage: "completed",
  item: { type: "file_change", paths, status },
});
const steps = ["completed", "completed", "completed", "inProgress"].map((status) => ({ step: "a", status }));

const START: Notification = { type: "turn_started", turnId: "t" };
const used = (answers: number, last = usageOf(1)): Notification => ({ type: "usage", total: usageOf(answers), last });

const PLAYED: readonly (readonly [what: string, play: readonly Notification[], expected: Partial<TurnState>])[] = [
  ["nothing", [], {}],
  ["a retry", [retry(RETRY)], { lastRetry: RETRY }],
  ["several retries: the last one counts", [retry(WAITING), retry(RETRY)], { lastRetry: RETRY }],
  ["a retry that helped", [retry(RETRY), begun], {}],
  ["an error that is no retry, told again by the end", [{ type: "error", error: RETRY, willRetry: false }], {}],
  ["waiting for the network", [retry(WAITING)], { lastRetry: WAITING, waitingForNetwork: true }],
  ["the network's return", [retry(WAITING), begun], {}],
  [
    "the network's return, told by usage",
    [START, retry(WAITING), used(1)],
    started({ lastRetry: WAITING, usage: usageOf(1) }),
  ],
  ["messages: the last that says something", [said("a"), said("b"), said(" \n")], { finalMessage: "b" }],
  ["a message that was only begun", [{ type: "item", stage: "started", item: { type: "message", text: "a" } }], {}],
  ["a review", [{ type: "item", stage: "completed", item: { type: "review", text: "r" } }], { finalMessage: "r" }],
  ["a command that never ended", [ran("started", {})], { commands: [RUN] }],
  [
    "commands at their start and at their end, in the order of their starts",
    [
      ran("started", {}),
      ran("started", { id: "c2" }),
      ran("completed", { id: "c2", exitCode: 1, completedAtMs: 8 }),
      ran("completed", { exitCode: 0, completedAtMs: 9 }, "[main 1a2b3c4] s\n"),
    ],
    {
      commands: [
        { ...RUN, exitCode: 0, completedAtMs: 9, commits: ["1a2b3c4"] },
        { ...RUN, id: "c2", exitCode: 1, completedAtMs: 8 },
      ],
    },
  ],
  [
    "commands without ids, of which only the ends are told",
    [ran("completed", { id: "", exitCode: 0 }), ran("completed", { id: "", exitCode: 0 })],
    {
      commands: [
        { ...RUN, id: "", exitCode: 0 },
        { ...RUN, id: "", exitCode: 0 },
      ],
    },
  ],
  [
    "a tool that was called, if only begun",
    [{ type: "item", stage: "started", item: { type: "tool", name: "a/b", status: null } }],
    { hasCalledTools: true },
  ],
  [
    "file changes: those that were made",
    [changed(["a", "b"], "completed"), changed(["c"], "failed"), changed(["d"], "completed")],
    { changedPaths: ["a", "b", "d"] },
  ],
  ["a patch that failed, which may have changed something", [changed(["c"], "failed")], { hasActed: true }],
  ["an item that nobody knows", [other("dreaming")], { hasActed: true }],
  ["another agent", [other("collabAgentToolCall")], { hasActed: true }],
  ["items that change nothing", ["reasoning", "plan", "webSearch", "userMessage"].map(other), {}],
  ["a plan", [{ type: "plan", steps }], { plan: { done: 3, total: 4 } }],
  ["a change of model", [{ type: "rerouted", from: "a", to: "b" }], { model: "b" }],
  ["news without weight", [START, { type: "warning", message: "w" }, { type: "other", method: "m" }], started({})],
  ["the usage of several answers", [START, used(1), used(2)], started({ usage: usageOf(2), hasActed: true })],
  [
    "the count of a resumed thread, told before the turn starts: it is none of the turn's",
    [used(7), START],
    started({ usedBefore: usageOf(7) }),
  ],
  [
    "usage in a resumed thread that told its count before",
    [used(7), START, used(8), used(9)],
    started({ usedBefore: usageOf(7), usage: usageOf(2), hasActed: true }),
  ],
  [
    "usage in a resumed thread that told nothing before",
    [START, used(8), used(9)],
    started({ usedBefore: usageOf(7), usage: usageOf(2), hasActed: true }),
  ],
  [
    "the count told again in between, as another attempt resumes the thread",
    [used(7), START, used(8), used(8), START, used(9)],
    started({ usedBefore: usageOf(7), usage: usageOf(2), hasActed: true }),
  ],
  [
    "a count that Codex has set back",
    [used(7), START, used(3)],
    started({ usedBefore: usageOf(7), usage: usageOf(0) }),
  ],
  [
    "an end while waiting",
    [retry(WAITING), { type: "turn_ended", turnId: "t", ...INTERRUPTED }],
    { end: INTERRUPTED, lastRetry: WAITING },
  ],
  [
    "anything after the end",
    [
      { type: "turn_ended", turnId: "t", ...COMPLETED },
      said("late"),
      retry(RETRY),
      { type: "turn_ended", turnId: "t", ...INTERRUPTED },
    ],
    { end: COMPLETED },
  ],
];

for (const [what, play, expected] of PLAYED) {
  test(`reduceTurn with ${what}`, () => {
    assert.deepEqual(play.reduce(reduceTurn, INITIAL_TURN), whole(expected));
  });
}

test("a second answer of the model shows that something was called, whatever Codex tells of it", () => {
  const answer = (answers: number): Notification => ({ type: "usage", total: usageOf(answers), last: usageOf(1) });
  const begun = { ...INITIAL_TURN, hasStarted: true };
  const once = reduceTurn(begun, answer(1));
  assert.deepEqual([once.hasActed, reduceTurn(once, answer(2)).hasActed], [false, true]);
});
