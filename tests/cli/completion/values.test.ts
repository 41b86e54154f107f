/** What the values of flags, and the words, are read to be. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { valuesOf, wordsOf } from "../../../plugins/codex/scripts/src/cli/completion/values.ts";

const HELP = `Usage: codex-companion mend [JOB…] [--wait] [--sandbox MODE]

  --sandbox MODE       how
  --retry auto|never   whether
  --route auto         only one
  --after JOB[,JOB…]   when
  --resume [REF]       of what
  --again [JOB]        of which
  --file=FILE          from where
  --prompt-file PATH   from where
  --add-dir DIR        also where
  --model M            which
`;

test("valuesOf reads the value's name from the help", () => {
  const flags = ["sandbox", "retry", "route", "after", "again", "file", "prompt-file", "add-dir", "cwd"];
  assert.deepEqual(
    flags.map((flag) => valuesOf(HELP, flag)),
    [
      ["read-only", "workspace-write", "danger-full-access"],
      ["auto", "never"],
      ["auto"],
      "jobs",
      "jobs",
      "files",
      "files",
      "folders",
      "folders",
    ],
  );
});

test("valuesOf knows nothing of a name that is not in its table, and of a flag that is not in the help", () => {
  for (const flag of ["model", "resume", "nonsense"]) assert.deepEqual(valuesOf(HELP, flag), []);
});

test("wordsOf reads from the usage whether a job is named, or one of some words", () => {
  const usages = {
    "mend [JOB…] [--wait [--any]]": "jobs",
    "mend [JOB] [--stat|--name-only] [--cwd DIR]": "jobs",
    "mend [JOB|GROUP]": "jobs",
    "mend JOB TEXT": "jobs",
    "mend bash|zsh [--json]": ["bash", "zsh"],
    "mend [--explain JOB] [--html FILE]": [],
    "mend [options] [--] [PROMPT…]": [],
    mend: [],
  };
  for (const [usage, words] of Object.entries(usages))
    assert.deepEqual(wordsOf(`Usage: codex-companion ${usage}\n\nJOB`), words, usage);
});
