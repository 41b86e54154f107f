/** What is refused before anything is done: the command line itself. */
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { test } from "node:test";
import { VERSION } from "../../plugins/codex/scripts/src/core/version.ts";
import { makeRig } from "../../testing/companion.ts";
import { json, lastLine } from "./fixtures/reading.ts";

const COMMANDS = [
  "task",
  "review",
  "say",
  "adversarial-review",
  "status",
  "statusline",
  "top",
  "result",
  "logs",
  "diff",
  "apply",
  "discard",
  "cancel",
  "choose",
  "watch",
  "explain",
  "transfer",
  "task-resume-candidate",
  "setup",
  "incidents",
  "report",
  "canary",
  "prune",
  "queue",
  "completion",
];

const CONTRADICTIONS: readonly (readonly [readonly string[], string])[] = [
  [["--background", "--wait"], "Could not use --background with --wait: they contradict each other."],
  [["--fresh", "--resume"], "Could not use --fresh with --resume: they contradict each other."],
  [["--fresh", "--resume-last"], "Could not use --fresh with --resume-last: they contradict each other."],
  [["--resume", "--resume-last"], "Could not use --resume with --resume-last: they contradict each other."],
  [["--write", "--read-only"], "Could not use --write with --read-only: they contradict each other."],
  [
    ["--write", "--sandbox", "read-only"],
    "Could not use --write with --sandbox read-only: they contradict each other.",
  ],
  [
    ["--read-only", "--sandbox", "workspace-write"],
    "Could not use --read-only with --sandbox workspace-write: they contradict each other.",
  ],
  [["--allow-commit"], "Could not use --allow-commit: the task may not write."],
  [
    ["--sandbox", "none"],
    'Could not use --sandbox "none": it is none of read-only, workspace-write, danger-full-access.',
  ],
  [["--prompt-file", "x"], "Could not use --prompt-file with prompt words: there can be one prompt only."],
  [["--timeout", "soon"], 'Could not read --timeout "soon": it is not a duration.'],
  [["--timeout", "0s"], 'Could not read --timeout "0s": it is not a duration.'],
  [["--timeout", "10"], 'Could not read --timeout "10": it is not a duration.'],
  [["--handover-after", "-1s"], "Could not read the command line: Option '--handover-after"],
  [["--handover-after", "x"], 'Could not read --handover-after "x": it is not a duration.'],
  [["--model", ""], "Could not use --model: its value is empty."],
  [["--effort", " "], "Could not use --effort: its value is empty."],
  [["--model"], "Could not read the command line: Option '--model"],
  [["--nonsense"], "Could not read the command line: Unknown option '--nonsense'."],
  [["-x"], "Could not read the command line: Unknown option '-x'."],
  [["--json=yes"], "Could not read the command line: Option '--json'"],
];

const OTHERS: readonly (readonly [readonly string[], string])[] = [
  [["nonsense"], 'Could not run "nonsense": there is no such command.'],
  [["toString"], 'Could not run "toString": there is no such command.'],
  [["--nonsense"], 'Could not run "--nonsense": there is no such command.'],
  [["result", "a", "b"], 'Could not use "b": at most one job can be named.'],
  [["status", "--timeout-ms", "5"], "Could not use --timeout-ms: it needs --wait."],
  [["status", "--wait", "--timeout-ms", "soon", "x"], ""],
  [["status", "--follow"], "Could not read the command line: Unknown option '--follow'."],
  [["logs", "--follow", "--json"], "Could not use --follow with --json: it would be many values, not one."],
  [["watch"], "Could not watch: no client is known here."],
  [["prune", "job"], 'Could not use "job": prune takes no job.'],
  [["prune", "--older-than", "old"], 'Could not read --older-than "old": it is not a duration.'],
  [["setup", "now"], 'Could not use "now": setup takes no words.'],
  [["cancel", "--force"], "Could not read the command line: Unknown option '--force'."],
];

const MISTYPED: readonly (readonly [readonly string[], string])[] = [
  [["statsu"], "Did you mean status? See codex-companion --help."],
  [["cancle", "x"], "Did you mean cancel? See codex-companion --help."],
  [["--verison"], "Did you mean --version? See codex-companion --help."],
  [["frobnicate"], "See codex-companion --help."],
  [["status", "--wiat"], "Did you mean --wait? See --help."],
  [["task", "--writ=x", "do it"], "Did you mean --write? See --help."],
  [["task", "--jason", "--", "--wiat"], "Did you mean --json? See --help."],
  [["task", "--unheard-of", "x"], "See --help."],
  [["completion", "bahs"], "Did you mean bash? There is one for bash and zsh."],
  [["completion"], "There is one for bash and zsh."],
];

const AS_JSON = [
  ["task", "--json", "--write", "--read-only", "x"],
  ["nonsense", "--json"],
  ["watch", "--json"],
];

test("the command line", { concurrency: 3 }, async (t) => {
  const rig = await makeRig(t, { scenario: {} });
  await Promise.all([
    ...CONTRADICTIONS.map(([flags, message]) =>
      t.test(`task ${flags.join(" ")} is a usage error, and nothing is started`, async () => {
        const answer = await rig.run(["task", ...flags, "--", "do", "it"]);
        assert.deepEqual([answer.code, answer.stdout], [2, "[[codex-task status=failed kind=payload_invalid]]\n"]);
        isOneLine(answer.stderr, message);
        assert.equal(existsSync(rig.home), false);
      }),
    ),
    ...OTHERS.map(([args, message]) =>
      t.test(`${args.join(" ")} is a usage error`, async () => {
        const answer = await rig.run(args);
        assert.deepEqual([answer.code, answer.stdout.includes('"error"')], [2, args.includes("--json")]);
        isOneLine(answer.stderr, message);
      }),
    ),
    ...AS_JSON.map((args) =>
      t.test(`${args.join(" ")} answers with one JSON object and no sentinel`, async () => {
        const answer = await rig.run(args);
        const { error } = json(answer);
        assert.deepEqual(Object.keys(json(answer)), ["error"]);
        assert.deepEqual(Object.keys(error), ["kind", "message", "hint"]);
        assert.deepEqual([answer.code, error.kind], [2, "usage"]);
        assert.equal(answer.stderr, `codex-companion: ${error.message} ${error.hint}\n`);
      }),
    ),
    ...COMMANDS.map((command) =>
      t.test(`${command} --help shows its usage and only flags that it knows`, async () => {
        const answer = await rig.run([command, "--help"]);
        assert.deepEqual([answer.code, answer.stderr], [0, ""]);
        assert.ok(answer.stdout.startsWith(`Usage: codex-companion ${command}`), answer.stdout);
        assert.deepEqual(await rig.run([command, "-h"]), answer);
        assert.deepEqual(await rig.run(["help", command]), answer);
        const shown = [...answer.stdout.matchAll(/--([a-z-]+)/g)].map(([flag]) => flag);
        const tries = await Promise.all([...new Set(shown)].map((flag) => rig.run([command, flag, "--help"])));
        for (const { stderr } of tries) assert.doesNotMatch(stderr, /Unknown option/);
      }),
    ),
    ...MISTYPED.map(([args, hint]) =>
      t.test(`${args.join(" ")} is answered with what may have been meant`, async () => {
        const answer = await rig.run(args);
        assert.equal(answer.code, 2);
        assert.ok(answer.stderr.endsWith(` ${hint}\n`), answer.stderr);
      }),
    ),
    t.test("--version says which version it is, as text and as JSON", async () => {
      const answer = { code: 0, stdout: `codex-companion ${VERSION}\n`, stderr: "" };
      assert.deepEqual(await rig.run(["--version"]), answer);
      assert.deepEqual(await rig.run(["-V"]), answer);
      assert.deepEqual(json(await rig.run(["--version", "--json"])), { version: VERSION });
    }),
    t.test("help of what is no command is answered like the command itself", async () => {
      const answer = await rig.run(["help", "statu"]);
      assert.deepEqual(answer, await rig.run(["statu"]));
      assert.equal(answer.code, 2);
    }),
    t.test("--json behind -- belongs to the prompt", async () => {
      const answer = await rig.run(["task", "--write", "--read-only", "--", "--json"]);
      assert.equal(lastLine(answer), "[[codex-task status=failed kind=payload_invalid]]");
    }),
    t.test("without a command, or with --help, the overview names every command", async () => {
      const answers = await Promise.all([[], ["--help"], ["-h"], ["help"]].map((args) => rig.run(args)));
      for (const answer of answers) assert.deepEqual(answer, answers[0]);
      const named = [...(answers[0]?.stdout.matchAll(/^ {2}([a-z-]+) {2,}/gm) ?? [])].map(([, name]) => name);
      assert.deepEqual(named.toSorted(), COMMANDS.toSorted());
      assert.equal(answers[0]?.code, 0);
    }),
  ]);
});

function isOneLine(stderr: string, message: string): void {
  assert.match(stderr, /^codex-companion: [^\n]+\n$/);
  assert.ok(stderr.startsWith(`codex-companion: ${message}`), stderr);
}
