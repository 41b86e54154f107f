/** Secrets stay out of everything that is written, and the prompt's words out of all but the files that are for them. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";
import { makeRig } from "../../testing/companion.ts";
import type { FakeStep } from "../../testing/fake-codex/scenario.ts";

const IN_ENVIRONMENT = "planted-in-the-environment-7781";
const IN_CONFIGURATION = "sk-plantedInTheConfiguration0042";
const ON_STDERR = "sk-proj-plantedOnStderr00000000";
/** Behind what a one-line summary shows. */
const DEEP_IN_THE_PROMPT = "words-deep-in-the-prompt";
const PROMPT = `${"Do this. ".repeat(30)}${DEEP_IN_THE_PROMPT}`;
const FOR_WORDS = /\/(?:prompt\.md|result\.md|events\.jsonl)$/;

const LEAK: FakeStep = { do: "stderr", text: `error: key ${IN_ENVIRONMENT} and Bearer ${ON_STDERR}\n` };
const REFUSED = { message: `bad key ${IN_CONFIGURATION}, ${IN_ENVIRONMENT}`, codexErrorInfo: "unauthorized" };

test("whatever is run, no planted secret is in any file, and the prompt is where it belongs", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const env = { PROVIDER_API_KEY: IN_ENVIRONMENT };
  writeFileSync(join(rig.codexHome, "config.toml"), `experimental_bearer_token = "${IN_CONFIGURATION}"\n`);
  const run = (...args: readonly string[]) => rig.run(args, { env });
  for (const [steps, ...args] of [
    [[LEAK, { do: "say", text: "Done." }], "--verify", 'echo "$PROVIDER_API_KEY"'],
    [[LEAK, { do: "fail", ...REFUSED }]],
    [[LEAK, { do: "exit", code: 9 }]],
    [[{ do: "retry", ...REFUSED }, LEAK, { do: "die", signal: "SIGKILL" }]],
  ] as readonly (readonly [readonly FakeStep[], ...string[]])[]) {
    await rig.fake.play({ turns: [steps] });
    await run("task", "--ignore-gate", ...args, PROMPT);
  }
  await rig.fake.play({ refused: { "thread/start": `config: ${IN_CONFIGURATION} is no key, ${IN_ENVIRONMENT}` } });
  await run("task", "--ignore-gate", PROMPT);
  await run("canary", "--vary", "environment");
  const shown: string[] = [];
  for (const command of [["status", "--all"], ["status", "--all", "--json"], ["incidents"], ["incidents", "--json"]])
    shown.push((await run(...command)).stdout);
  shown.push((await run("report", "--json")).stdout, (await run("setup")).stdout);

  const files = readdirSync(rig.home, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map((entry) => join(entry.parentPath, entry.name));
  for (const name of ["ledger.jsonl", "worker.log", "r00000002.json", "events.jsonl", "prompt.md"])
    assert.ok(
      paths.some((path) => path.endsWith(`/${name}`)),
      `${name} was written`,
    );
  assert.ok(paths.some((path) => path.includes("/incidents/")));
  for (const [where, text] of [
    ...paths.map((path) => [path, readFileSync(path, "utf8")]),
    ...shown.map((each) => ["stdout", each]),
  ]) {
    for (const secret of [IN_ENVIRONMENT, IN_CONFIGURATION, ON_STDERR])
      assert.ok(!text?.includes(secret), `${relative(rig.home, where ?? "")} holds ${secret}`);
    if (!FOR_WORDS.test(where ?? ""))
      assert.ok(!text?.includes(DEEP_IN_THE_PROMPT), `${relative(rig.home, where ?? "")} holds the prompt`);
  }
});
