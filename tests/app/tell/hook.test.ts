// What a hook prints besides what it tells: the longer time for our agent's call, and the way to the program for a shell.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { answerHook, logHookFault } from "../../../plugins/codex/scripts/src/app/tell/hook.ts";
import { agentsAtWork, readAgent } from "../../../plugins/codex/scripts/src/io/agent-store.ts";
import { readClient } from "../../../plugins/codex/scripts/src/io/client-store.ts";
import { identityOf } from "../../../plugins/codex/scripts/src/io/process/identity.ts";
import { makeTempFolder } from "../../../testing/temp.ts";

const COMMON = { session_id: "s1", cwd: "/" };

describe("PreToolUse(Bash)", () => {
  const OURS = {
    ...COMMON,
    hook_event_name: "PreToolUse",
    tool_name: "Bash",
    agent_id: "a1",
    agent_type: "codex:codex-rescue",
  };
  const command = "codex-companion task --prompt-file - <<'X'\nhello\nX";
  const env = (more: object = {}) => ({ CODEX_COMPANION_HOME: "/nowhere", ...more });
  const updated = (input: object) =>
    JSON.stringify({ hookSpecificOutput: { hookEventName: "PreToolUse", updatedInput: input } });
  const cases: readonly [string, object, Record<string, string>, string][] = [
    [
      "gives our call the client's longest time",
      { command, description: "x" },
      {},
      updated({ command, description: "x", timeout: 600_000 }),
    ],
    ["instead of a shorter one", { command, timeout: 2_000 }, {}, updated({ command, timeout: 600_000 })],
    [
      "as the client was told to allow",
      { command },
      { BASH_MAX_TIMEOUT_MS: "900000" },
      updated({ command, timeout: 900_000 }),
    ],
    [
      "as usual if that is no number",
      { command },
      { BASH_MAX_TIMEOUT_MS: "x" },
      updated({ command, timeout: 600_000 }),
    ],
    ["is silent if it has it", { command, timeout: 600_000 }, {}, ""],
    ["is silent about a call for the background", { command, run_in_background: true }, {}, ""],
    ["is silent about another command", { command: "ls my-codex-companions" }, {}, ""],
    ["is silent about no command", {}, {}, ""],
  ];
  for (const [name, tool_input, more, expected] of cases) {
    test(name, async () => {
      assert.equal((await answerHook({ ...OURS, tool_input }, env(more), "/p")).stdout, expected);
    });
  }
  test("allows anybody's call that only reads, and nothing else of it", async () => {
    const permission = {
      permissionDecision: "allow",
      permissionDecisionReason: "It only reads what is known of Codex jobs.",
    };
    const allowed = (more: object) =>
      JSON.stringify({ hookSpecificOutput: { hookEventName: "PreToolUse", ...permission, ...more } });
    const tool_input = { command: "codex-companion result mm7kwn40-a1b2c", description: "Reads the result" };
    for (const changes of [{ agent_type: "Explore" }, { agent_id: undefined, agent_type: undefined }])
      assert.equal((await answerHook({ ...OURS, ...changes, tool_input }, env(), "/p")).stdout, allowed({}));
    const updatedInput = { ...tool_input, timeout: 600_000 };
    assert.equal((await answerHook({ ...OURS, tool_input }, env(), "/p")).stdout, allowed({ updatedInput }));
  });

  test("knows from then on that the agent is at work", async (t) => {
    const home = join(await makeTempFolder(t), "home");
    for (const [agent_id, tool_input] of [
      ["a1", { command }],
      ["a2", { command, timeout: 600_000 }],
      ["a3", { command: "ls" }],
    ]) {
      const { remember } = await answerHook(
        { ...OURS, agent_id, tool_input },
        env({ CODEX_COMPANION_HOME: home }),
        "/p",
      );
      remember();
    }
    assert.deepEqual(
      [...agentsAtWork(home)].map(({ sessionId }) => sessionId),
      ["s1", "s1"],
    );
    assert.equal(readAgent(home, "a3"), null);
  });

  test("is silent about everybody else's call", async () => {
    for (const changes of [{ agent_type: "Explore" }, { agent_id: undefined, agent_type: undefined }])
      assert.equal((await answerHook({ ...OURS, ...changes, tool_input: { command } }, env(), "/p")).stdout, "");
  });
});

describe("SessionStart", () => {
  test("tells the client's shells the home, the session and the way to the program", async (t) => {
    const folder = await makeTempFolder(t);
    const [home, root, file] = [
      join(folder, `it's a "home" $HOME`),
      join(folder, `it's a "plugin" $(x)`),
      join(folder, "env file"),
    ];
    mkdirSync(join(root, "bin"), { recursive: true });
    const program = join(root, "bin", "codex-companion");
    writeFileSync(program, '#!/bin/sh\nprintf "%s|" "$CODEX_COMPANION_HOME" "$CODEX_COMPANION_SESSION_ID" "$@"\n');
    chmodSync(program, 0o755);
    const env = { CODEX_COMPANION_HOME: home, CLAUDE_ENV_FILE: file, CLAUDE_PID: String(process.pid) };
    const input = { session_id: "s 1'", cwd: folder, hook_event_name: "SessionStart", source: "clear" };
    assert.equal((await answerHook(input, env, root)).stdout, "");
    const script = '. "$0" && codex-companion status && command -v ls >/dev/null';
    const said = execFileSync("sh", ["-c", script, file], {
      encoding: "utf8",
      env: { PATH: "/bin:/usr/bin", HOME: "/h" },
    });
    assert.equal(said, `${home}|s 1'|status|`);
    assert.deepEqual(readClient(home, "s 1'"), {
      sessionId: "s 1'",
      process: identityOf(process.pid),
      sessionIds: ["s 1'"],
      workspaceRoot: folder,
    });
  });

  test("leaves shells alone if the client takes no variables", async (t) => {
    const home = join(await makeTempFolder(t), "home");
    for (const CLAUDE_ENV_FILE of [undefined, ""])
      assert.equal(
        (
          await answerHook(
            { ...COMMON, hook_event_name: "SessionStart" },
            { CODEX_COMPANION_HOME: home, CLAUDE_ENV_FILE },
            "/p",
          )
        ).stdout,
        "",
      );
    assert.equal(existsSync(home), false);
  });
});

test("answerHook throws if the input is no hook's", async () => {
  await assert.rejects(answerHook([], {}, "/p"), { message: "Could not use the hook's input: it is no object." });
});

test("logHookFault writes one short line", async (t) => {
  const home = join(await makeTempFolder(t), "home");
  logHookFault({ CODEX_COMPANION_HOME: home }, `one\ntwo${"x".repeat(2_000)}`);
  logHookFault({ CODEX_COMPANION_HOME: home }, "three");
  const lines = readFileSync(join(home, "hooks.log"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line).fault);
  assert.deepEqual(lines, [`one\ntwo${"x".repeat(493)}`, "three"]);
});
