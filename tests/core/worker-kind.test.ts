import assert from "node:assert/strict";
import { test } from "node:test";
import {
  environmentOfKind,
  toldWorkerKind,
  WORKER_KIND_NAME,
  WORKER_KINDS,
  workerKind,
} from "../../plugins/codex/scripts/src/core/worker-kind.ts";

const PLACE = { sessionId: "s-1", workspaceRoot: "/repo", home: "/home/state" };

test("workerKind tells the launch context by the client's variables, and by who watches if there are none", () => {
  assert.equal(workerKind({}, false), "foreground");
  assert.equal(workerKind({ CLAUDECODE: "" }, true), "background");
  assert.equal(workerKind({ CLAUDECODE: "1" }, true), "agent");
  assert.equal(workerKind({ CLAUDECODE: "1", CLAUDE_PLUGIN_ROOT: "/p" }, false), "hook");
});

test("environmentOfKind makes an environment of that kind, from any other, and leaves the user's variables alone", () => {
  const user = { PATH: "/bin", CLAUDE_CONFIG_DIR: "/c" };
  for (const from of WORKER_KINDS) {
    for (const kind of WORKER_KINDS) {
      const made = environmentOfKind(environmentOfKind(user, from, PLACE), kind, PLACE);
      assert.equal(workerKind(made, kind === "background"), kind, `${from} to ${kind}`);
      assert.deepEqual({ ...made, ...user }, made);
    }
  }
  assert.deepEqual(environmentOfKind({ CLAUDECODE: "1", CLAUDE_PID: "7", ...user }, "foreground", PLACE), user);
  assert.deepEqual(environmentOfKind({}, "agent", PLACE), {
    CLAUDECODE: "1",
    CLAUDE_CODE_ENTRYPOINT: "cli",
    CLAUDE_CODE_SESSION_ID: "s-1",
  });
  assert.deepEqual(environmentOfKind({}, "hook", PLACE), {
    CLAUDE_CODE_ENTRYPOINT: "cli",
    CLAUDE_CODE_SESSION_ID: "s-1",
    CLAUDE_PROJECT_DIR: "/repo",
    CLAUDE_PLUGIN_ROOT: "/home/state",
    CLAUDE_PLUGIN_DATA: "/home/state",
  });
});

test("toldWorkerKind believes the launcher, and looks itself if that said nothing", () => {
  assert.equal(toldWorkerKind({ [WORKER_KIND_NAME]: "background", CLAUDECODE: "1" }), "background");
  assert.equal(toldWorkerKind({ [WORKER_KIND_NAME]: "moon", CLAUDECODE: "1" }), "agent");
});
