/** A command line in one argument: its words are found again, and the text of a task stays as it is. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { splitOneString } from "../../plugins/codex/scripts/src/cli/one-string.ts";
import { makeRig } from "../../testing/companion.ts";

const FLAGS = { write: { type: "boolean" }, model: { type: "string" }, cwd: { type: "string", short: "C" } } as const;

describe("splitOneString of a command without text", () => {
  const cases: readonly (readonly [readonly string[], readonly string[]])[] = [
    [["abc --wait"], ["abc", "--wait"]],
    [["  abc\t--wait \n"], ["abc", "--wait"]],
    [['--cwd "/a b" x'], ["--cwd", "/a b", "x"]],
    [["--cwd '/it\"s' a\\ b"], ["--cwd", '/it"s', "a b"]],
    [['"a\\"b" c\\'], ['a"b', "c\\"]],
    [["'open to the end"], ["open to the end"]],
    [["--cwd=/a b"], ["--cwd=/a b"]],
    [["abc"], ["abc"]],
    [[""], []],
    [["  "], []],
    [[], []],
    [
      ["a b", "c"],
      ["a b", "c"],
    ],
  ];
  for (const [args, expected] of cases) {
    test(JSON.stringify(args), () => assert.deepEqual(splitOneString(args, FLAGS), expected));
  }
});

describe("splitOneString of a command that takes text", () => {
  const text = `mend it: "don't"\n  say 'a\\b' --write`;
  const cases: readonly (readonly [readonly string[], readonly string[]])[] = [
    [[text], [text]],
    [[`--write ${text}`], ["--write", "--", text]],
    [[`--write --model 'm 1' -C /w ${text}`], ["--write", "--model", "m 1", "-C", "/w", "--", text]],
    [[`--model --write ${text}`], ["--model", "--write", "--", text]],
    [[`--write -- --model ${text}`], ["--write", "--", `--model ${text}`]],
    [["--write --model m"], ["--write", "--model", "m"]],
    [["--cwd=/a b"], ["--cwd=/a b"]],
    [["--write"], ["--write"]],
    [[" "], [" "]],
  ];
  for (const [args, expected] of cases) {
    test(JSON.stringify(args), () => assert.deepEqual(splitOneString(args, FLAGS, { takesText: true }), expected));
  }
});

test("a task and its status, each as one argument; --json within it counts", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const task = await rig.run(["task", `--json -C '${rig.folder}' mend  "it"`], { cwd: "/" });
  const { jobId } = JSON.parse(task.stdout);
  const prompts = (await rig.fake.received()).filter(({ method }) => method === "turn/start");
  assert.match(JSON.stringify(prompts), /"text":"mend {2}\\"it\\""/);
  const status = JSON.parse((await rig.run(["status", `${jobId} --json`])).stdout);
  assert.deepEqual([status.job.id, status.job.cwd], [jobId, rig.folder]);
  assert.deepEqual(await rig.run(["status", ""]), await rig.run(["status"]));
});

test("an empty JOB is refused: by what acts on a job also if it is all that was given, as by an unset variable", async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  const commands = ["status", "result", "logs", "cancel", "diff", "discard", "explain"].map((name) => [
    name,
    "",
    "--json",
  ]);
  for (const args of [...commands, ["cancel", ""], ["discard", " "], ["status", "--wait", "", "--any"]]) {
    const { code, stderr } = await rig.run(args);
    const said = [code, stderr.includes("Could not use an empty JOB: it names none. Give an id, or leave JOB out")];
    assert.deepEqual(said, [2, true], args.join(" "));
  }
});
