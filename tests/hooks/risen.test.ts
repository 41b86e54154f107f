/** The first session of a day is told which failure mode has become more frequent. */
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { appendToLedger } from "../../plugins/codex/scripts/src/io/ledger.ts";
import { makeTempFolder } from "../../testing/temp.ts";
import { failedWith, GOOD } from "../core/reliability/ledger-lines.ts";
import { runHook } from "./run-hook.ts";

test("SessionStart says it to the user and to the model, once on a day, and only as a session begins", async (t) => {
  const folder = await makeTempFolder(t);
  const home = join(folder, "state");
  const start = async (source: string) => {
    const input = { hook_event_name: "SessionStart", session_id: "s1", cwd: folder, source, transcript_path: "" };
    const { code, stdout } = await runHook(input, { home, env: { CLAUDE_CONFIG_DIR: folder } });
    assert.equal(code, 0);
    return stdout;
  };
  assert.equal(await start("startup"), "", "no ledger");
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const lines = Array.from({ length: 100 }, (_, at) => ({
    ...(at < 85 ? GOOD : failedWith("timeout")),
    at: new Date(Date.UTC(2026, 2, 1, 0, at)).toISOString(),
    job: `mm7kwn40-${String(at).padStart(5, "0")}`,
  }));
  appendToLedger(home, lines);
  for (const source of ["clear", "compact"]) assert.equal(await start(source), "");
  const { systemMessage, hookSpecificOutput } = JSON.parse(await start("startup"));
  assert.match(
    systemMessage,
    /^Of the last 30 Codex runs 50\.0 % ended as abandoned_loop, .* Likely fix: .* See \/codex:report\.$/,
  );
  assert.ok(systemMessage.length < 1_000);
  assert.deepEqual(hookSpecificOutput, { hookEventName: "SessionStart", additionalContext: systemMessage });
  assert.equal(await start("startup"), "");
});
