// The samples on the pages about telling are read by the program that they describe.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { readAgent, readPast } from "../../plugins/codex/scripts/src/io/agent-store.ts";
import { readClient } from "../../plugins/codex/scripts/src/io/client-store.ts";
import { readCachedProbe } from "../../plugins/codex/scripts/src/io/preflight-cache.ts";
import { isWatcherAlive } from "../../plugins/codex/scripts/src/io/watcher-store.ts";
import { makeTempFolder } from "../../testing/temp.ts";
import { OPENING } from "../core/telling/telling.ts";

/** The text of the one block of a kind in a page. */
function sampleIn(page: string, kind: string): string {
  const [block, ...more] = readFileSync(`docs/formats/${page}.md`, "utf8").matchAll(
    new RegExp(`^\`\`\`${kind}\n([^]*?)^\`\`\`$`, "gm"),
  );
  assert.equal(more.length, 0);
  return block?.[1] ?? assert.fail(`There is no ${kind} in ${page}.`);
}

test("docs/formats/hooks.md holds outputs of the contract's shape", () => {
  const [told, updated, allowed] = sampleIn("hooks", "output")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).hookSpecificOutput);
  assert.deepEqual(OPENING.exec(told.additionalContext)?.slice(1), ["mm7kwn40-a1b2c", "complete"]);
  assert.deepEqual(Object.keys(updated), ["hookEventName", "updatedInput"]);
  assert.deepEqual(Object.keys(allowed), ["hookEventName", "permissionDecision", "permissionDecisionReason"]);
});

test("docs/formats/clients.md holds a client, an agent and a watcher that load", async (t) => {
  const home = await makeTempFolder(t);
  for (const [folder, name, kind] of [
    ["clients", "s2.json", "client"],
    ["agents/a1", "launch.json", "launch"],
    ["agents/a1", "past.json", "past"],
    ["watchers", "s2.json", "watcher"],
  ] as const) {
    mkdirSync(join(home, folder), { recursive: true });
    writeFileSync(join(home, folder, name), sampleIn("clients", kind));
  }
  const { version, ...client } = JSON.parse(sampleIn("clients", "client"));
  assert.deepEqual([version, readClient(home, "s2")], [1, client]);
  assert.deepEqual(readAgent(home, "a1"), { sessionId: "s1", launchedAt: "2026-03-01T10:00:00.000Z" });
  assert.deepEqual(readPast(home, "a1"), { jobs: ["mm7kwn40-a1b2c"], at: "2026-03-01T10:05:00.000Z" });
  assert.equal(isWatcherAlive(home, "s2"), false);
});

test("docs/formats/preflight.md holds a probe that loads", async (t) => {
  const home = await makeTempFolder(t);
  const text = sampleIn("preflight", "preflight");
  writeFileSync(join(home, "preflight.json"), text);
  const { key, atMs, probe } = JSON.parse(text);
  assert.deepEqual(readCachedProbe(home, key, atMs), probe);
});
