/** The runbook: every command of the companion in it works as it is written. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import { untilSilent } from "../../testing/temp.ts";
import { json } from "./fixtures/reading.ts";

const RUNBOOK = readFileSync("docs/runbook.md", "utf8");
const NAMES = "canary|explain|incidents|logs|prune|report|result|setup|status";

/** What stands between backticks and is a call of the companion: by its whole name, or by a command with arguments. */
function callsIn(text: string): readonly string[] {
  const spans = [...text.matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span);
  const calls = spans.flatMap((span) => {
    const named = /^codex-companion (.+)$/.exec(span)?.[1];
    return named ?? (new RegExp(`^(?:${NAMES}) (?:--|JOB)`).test(span) ? span : []);
  });
  return [...new Set(calls)];
}

test("every command of the companion in the runbook works as it is written", async (t) => {
  const calls = callsIn(RUNBOOK);
  for (const call of ["canary", "setup --prompt", "result JOB", "incidents --resolve FINGERPRINT"])
    assert.ok(calls.includes(call), `${call} is not among ${calls.join("; ")}`);
  const rig = await makeRig(t, { scenario: { turns: [[{ do: "exit", code: 7 }]] } });
  assert.equal((await rig.run(["task", "--retry", "never", "go"])).code, 1);
  await untilSilent(rig.home);
  const { recent } = json(await rig.run(["status", "--json"]));
  const [{ fingerprint }] = json(await rig.run(["incidents", "--json"])).incidents;
  await rig.fake.play({});
  const words: Readonly<Record<string, string>> = { JOB: recent[0].id, FINGERPRINT: fingerprint };
  // It closes the incident, which another command may end too: it comes first.
  const ordered = calls.toSorted((a, b) => Number(b.includes("--resolve")) - Number(a.includes("--resolve")));
  for (const call of ordered) {
    const { code, stderr } = await rig.run(call.split(" ").map((word) => words[word] ?? word));
    assert.equal(code, 0, `codex-companion ${call}: ${stderr}`);
  }
});
