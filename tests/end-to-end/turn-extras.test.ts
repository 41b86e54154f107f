/** What the flags of a task let its turn do in the sandbox of the real Codex, and what they hand to it. */
import assert from "node:assert/strict";
import { appendFileSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { makeRig, type RealRig } from "../../testing/companion.ts";
import { jobIds, readRecord } from "../../testing/job-on-disk.ts";
import { until } from "../../testing/wait.ts";

/** A picture of one dot. */
const DOT = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("--network lets commands connect, read-only or not; without it they are refused", async (t) => {
  const rig = await makeRig(t);
  const port = await listeningPort(t);
  const connect = `[[run:(exec 3<>/dev/tcp/127.0.0.1/${port}) 2>/dev/null && echo connected || echo refused]]`;
  for (const [word, ...flags] of [
    ["refused", "--read-only"],
    ["refused", "--write"],
    ["connected", "--read-only", "--network"],
    ["connected", "--write", "--network"],
    ["connected", "--isolate", "--write", "--network"],
  ] as const) {
    const { stdout } = await rig.run(["task", ...flags, "--", connect]);
    assert.match(stdout, new RegExp(`\\b${word}\\b`, "u"), flags.join(" "));
  }
  const { stdout } = await rig.run(["task", "--network", "--", "[[run:echo x > made.txt]]"]);
  assert.equal(existsSync(join(rig.repo, "made.txt")), false, `--network alone lets nothing be written: ${stdout}`);
});

test("--add-dir lets commands write there and nowhere else, and what changed there is not passed over", async (t) => {
  const rig = await makeRig(t);
  // What lies below /tmp would be writable anyway.
  const table = "[sandbox_workspace_write]\nexclude_slash_tmp = true\nexclude_tmpdir_env_var = true\n";
  appendFileSync(join(rig.codexHome, "config.toml"), `\n${table}`);
  const [added, other] = [join(rig.folder, "added"), join(rig.folder, "other")];
  for (const folder of [added, other]) mkdirSync(folder, { recursive: true });
  const write = `[[run:echo a > '${added}/made'; echo b > '${other}/made']]`;
  const changed = await rig.run(["task", "--write", "--add-dir", added, "--", write]);
  assert.deepEqual([existsSync(join(added, "made")), existsSync(join(other, "made"))], [true, false]);
  assert.equal(readFileSync(join(added, "made"), "utf8"), "a\n");
  assert.match(changed.stdout, / work=unknown[ \]]/u);
  assert.match(changed.stdout, /added\/made/u, "it is named");
  const idle = await rig.run(["task", "--write", "--add-dir", added, "--", "[[run:ls]]"]);
  assert.match(idle.stdout, / work=none[ \]]/u);
  assert.deepEqual(newest(rig)["request"].addDirs, [realpathSync(added)]);
});

test("--image goes with the prompt; one that is gone when the turn begins ends the job", async (t) => {
  const rig = await makeRig(t);
  writeFileSync(join(rig.repo, "dot.png"), DOT);
  await rig.run(["task", "--image", "dot.png", "--", "[[say:Seen.]]"]);
  const asked = JSON.stringify(rig.model.requests.at(-1)?.body);
  assert.ok(asked.includes(`data:image/png;base64,`), "the request holds the image");
  const [first] = jobIds(rig.home);
  const waiting = rig.run(["task", "--image", "dot.png", "--not-before", "1s", "--json", "--", "[[say:Seen.]]"]);
  await until(() => jobIds(rig.home).some((id) => id !== first), { what: "the job" });
  rmSync(join(rig.repo, "dot.png"));
  const { failure } = JSON.parse((await waiting).stdout);
  assert.deepEqual(
    [failure.kind, /dot\.png": there is no such file/u.test(failure.message)],
    ["payload_invalid", true],
  );
});

test("--output-schema is what Codex asks the model for, and its answer stands in the JSON, parsed", async (t) => {
  const rig = await makeRig(t);
  const schema = {
    type: "object",
    properties: { colour: { type: "string" } },
    required: ["colour"],
    additionalProperties: false,
  };
  writeFileSync(join(rig.repo, "schema.json"), JSON.stringify(schema));
  const ask = (answer: string) =>
    rig.run(["task", "--json", "--output-schema", "schema.json", "--", `[[say:${answer}]]`]);
  const good = await ask('{"colour":"blue"}');
  assert.deepEqual([good.code, JSON.parse(good.stdout).output], [0, { colour: "blue" }]);
  const body = rig.model.requests.at(-1)?.body as { readonly text: { readonly format: object } };
  assert.deepEqual(body.text.format, { type: "json_schema", strict: true, name: "codex_output_schema", schema });
  const result = await rig.run(["result", "--json"]);
  assert.deepEqual(JSON.parse(result.stdout).output, { colour: "blue" });
  for (const [answer, problem] of [
    ["blue", "it is not JSON"],
    ['{"color":"blue"}', 'it lacks "colour"'],
  ] as const) {
    const bad = await ask(answer);
    const { output, rawOutput, failure } = JSON.parse(bad.stdout);
    const message = `The last message is not by the schema of --output-schema: ${problem}.`;
    assert.deepEqual([bad.code, output, rawOutput], [1, null, answer]);
    assert.deepEqual([failure.kind, failure.message], ["verify_failed", message]);
  }
});

test("--config sets what Codex is told for this thread, and nothing in the user's configuration", async (t) => {
  const rig = await makeRig(t);
  mkdirSync(rig.home, { recursive: true });
  writeFileSync(join(rig.home, "policy.json"), '{"config": true}');
  const before = readFileSync(join(rig.codexHome, "config.toml"), "utf8");
  const asked = () => JSON.stringify(rig.model.requests.at(-1)?.body);
  const setting = ["--config", 'developer_instructions="Speak of tea."'];
  await rig.run(["task", ...setting, "--", "[[say:Tea.]]"]);
  assert.ok(asked().includes("Speak of tea."));
  await rig.run(["task", "--", "[[say:Water.]]"]);
  assert.equal(asked().includes("Speak of tea."), false);
  assert.equal(readFileSync(join(rig.codexHome, "config.toml"), "utf8"), before);
});

function newest(rig: RealRig) {
  return readRecord(rig.home, jobIds(rig.home).at(-1) ?? "") ?? assert.fail("There is no job.");
}

async function listeningPort(t: TestContext): Promise<number> {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => server.close());
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : assert.fail("It has no port.");
}
