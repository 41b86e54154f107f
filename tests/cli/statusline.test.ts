/** `statusline`: what the client's status line shows, quickly and quietly whatever it is given; and `setup --statusline`. */
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { finished, makeRig, type Rig } from "../../testing/companion.ts";
import { until } from "../../testing/wait.ts";
import { jobId, json } from "./fixtures/reading.ts";

const SESSION = "session-1";
const INPUT = JSON.stringify({ session_id: SESSION, cwd: "/", model: { display_name: "m" } });
const IN_SESSION = { env: { CODEX_COMPANION_SESSION_ID: SESSION } };

async function shown(rig: Rig, input: string | Uint8Array = INPUT, ...flags: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await rig.run(["statusline", ...flags], { input });
  assert.deepEqual([code, stderr], [0, ""]);
  return stdout;
}

describe("statusline", { concurrency: 3 }, () => {
  test("counts the jobs of that session, and names the one that ended last", async (t) => {
    const rig = await makeRig(t, { scenario: { turns: [[{ do: "hang" }], [{ do: "say", text: "Done." }]] } });
    assert.equal(await shown(rig), "");
    const id = jobId(await rig.run(["task", "--background", "fix login"], IN_SESSION));
    await rig.run(["task", "--background", "--after", id, "then this"], IN_SESSION);
    await until(async () => (await shown(rig)) === "codex: 1 running, 1 waiting\n", { what: "both of them" });
    const other = JSON.stringify({ session_id: "session-2" });
    assert.equal(await shown(rig, other), "");
    await rig.run(["cancel", id]);
    await until(async () => /^codex: ✖ \w+: /.test(await shown(rig)), { what: "the ends" });
    const answer = json(await rig.run(["statusline", "--json"], { input: INPUT }));
    assert.deepEqual([answer.running, answer.waiting, answer.line], [0, 0, (await shown(rig)).trimEnd()]);
  });

  const NOTHING: readonly (readonly [string, string | Uint8Array])[] = [
    ["empty", ""],
    ["no JSON", "hello"],
    ["JSON of another shape", "[1]"],
    ["JSON without a session", "{}"],
    ["no text", new Uint8Array([0xff, 0xfe, 0])],
    ["huge", `${INPUT.slice(0, -1)},"x":"${"x".repeat(2 * 1024 * 1024)}"}`],
  ];
  test("prints nothing for an input that is none", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    await rig.run(["task", "go"], IN_SESSION);
    assert.equal(await shown(rig), "codex: ✔ go\n");
    for (const [what, input] of NOTHING) assert.equal(await shown(rig, input), "", what);
  });

  test("ends by itself if its input does not", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const child = rig.start(["statusline"]);
    child.stdin.write(INPUT);
    assert.deepEqual(await finished(child), { code: 0, stdout: "", stderr: "" });
    child.stdin.destroy();
  });

  test("keeps the user's own line: first, with the same input, and in bounds", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    await rig.run(["task", "go"], IN_SESSION);
    const ours = "codex: ✔ go\n";
    assert.equal(await shown(rig, INPUT, "--then", "cat; echo; echo \"[$0]\" | tr -d 'a-z/'"), `${INPUT}\n[]\n${ours}`);
    assert.equal(await shown(rig, "hello", "--then", "cat"), "hello\n");
    assert.equal(await shown(rig, INPUT, "--then", "exit 3"), ours);
    assert.equal(await shown(rig, INPUT, "--then", "no-such-program-here"), ours);
    assert.equal(await shown(rig, INPUT, "--then", "echo mine; sleep 60 & sleep 60"), `mine\n${ours}`);
    const much = await shown(rig, INPUT, "--then", "yes");
    assert.ok(much.endsWith(ours) && much.length < 70_000, `${much.length}`);
  });
});

describe("setup --statusline", { concurrency: 2 }, () => {
  test("prints what to put into the settings, and the user's own line in it", async (t) => {
    const rig = await makeRig(t, { scenario: {} });
    const folder = join(rig.folder, "user", ".claude");
    mkdirSync(folder);
    writeFileSync(join(folder, "settings.json"), JSON.stringify({ statusLine: { type: "command", command: "date" } }));
    const { file, statusLine } = json(await rig.run(["setup", "--statusline", "--json"]));
    assert.equal(file, join(folder, "settings.json"));
    assert.match(statusLine.command, /^node \S+\/bin\/codex-companion statusline --then date$/);
    const { code, stdout } = await rig.run(["setup", "--statusline"]);
    assert.equal(code, 0);
    assert.ok(stdout.includes(JSON.stringify({ statusLine }, null, 2)), stdout);
  });
});
