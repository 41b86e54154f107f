/** What may stand at the end of a command line, of commands that are made up. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Command, CommandTable } from "../../../plugins/codex/scripts/src/cli/command.ts";
import { candidatesFor } from "../../../plugins/codex/scripts/src/cli/completion/candidates.ts";

const mend = command(
  "Usage: codex-companion mend [JOB…] [--wait]\n\n  --retry auto|never  x\n  --after JOB[,JOB…]  x\n  --file FILE  x\n",
  {
    wait: { type: "boolean" },
    retry: { type: "string", short: "r" },
    after: { type: "string" },
    file: { type: "string" },
  },
);
const tell = command("Usage: codex-companion tell [options] [--] [TEXT…]\n", { loud: { type: "boolean" } });
const TABLE: CommandTable = {
  mend: async () => ({ command: mend }),
  measure: async () => ({ command: mend }),
  tell: async () => ({ command: tell }),
};
const JOBS = ["job2-b", "job2-a", "job1-a"];

const CASES: readonly (readonly [readonly string[], readonly string[] | "files" | "folders"])[] = [
  [[], ["mend", "measure", "tell", "help", "--help", "--version"]],
  [["me"], ["mend", "measure"]],
  [["--"], ["--help", "--version"]],
  [
    ["help", ""],
    ["mend", "measure", "tell"],
  ],
  [
    ["help", "me"],
    ["mend", "measure"],
  ],
  [["help", "mend", ""], []],
  [["nonsense", ""], []],
  [["toString", ""], []],
  [["mend", ""], JOBS],
  [
    ["mend", "job2"],
    ["job2-b", "job2-a"],
  ],
  [["mend", "job1-a", "job2-a", "job1"], ["job1-a"]],
  [
    ["mend", "--"],
    ["--cwd", "--json", "--help", "--wait", "--retry", "--after", "--file"],
  ],
  [["mend", "--wait", "--w"], []],
  [["mend", "--wait", "job1"], ["job1-a"]],
  [
    ["mend", "--retry", ""],
    ["auto", "never"],
  ],
  [["mend", "-r", "n"], ["never"]],
  [["mend", "--retry=n"], ["--retry=never"]],
  [["mend", "--retry", "=", "n"], ["never"]],
  [
    ["mend", "--retry", "="],
    ["auto", "never"],
  ],
  [
    ["mend", "--after", "job1-a,job2"],
    ["job1-a,job2-b", "job1-a,job2-a"],
  ],
  [["mend", "--after=job1-a,job1"], ["--after=job1-a,job1-a"]],
  [["mend", "--file", "x"], "files"],
  [["mend", "--file=x"], "files"],
  [["mend", "-C", ""], "folders"],
  [["mend", "--cwd", "="], "folders"],
  [["mend", "--nonsense", "job1"], ["job1-a"]],
  [["mend", "--", "jo"], []],
  [["tell", ""], []],
  [["tell", "--l"], ["--loud"]],
];

for (const [typed, expected] of CASES)
  test(`candidatesFor ${JSON.stringify(typed)}`, async () => {
    const { kind, words } = await candidatesFor(typed, TABLE, () => JOBS);
    assert.deepEqual(kind === "words" ? words : kind, expected);
  });

test("candidatesFor asks for jobs only where one may stand", async () => {
  const never = () => assert.fail("asked for jobs");
  for (const typed of [["me"], ["mend", "--w"], ["mend", "--retry", ""], ["tell", ""]])
    await candidatesFor(typed, TABLE, never);
});

function command(help: string, flags: Command["flags"]): Command {
  return { help, flags, run: async () => 0 };
}
