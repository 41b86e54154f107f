import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";
import {
  engineName,
  environmentText,
  parseSubmitted,
  sbatchArguments,
  submissionScript,
} from "../../../plugins/codex/scripts/src/core/slurm/submission.ts";

const SUBMISSION = {
  name: engineName("mm7kwn40-a1b2c"),
  partition: "short",
  options: ["--time=60", "--export=ALL"],
  file: "/usr/bin/node",
  args: ["/opt/it's/worker.js", "--job", "mm7kwn40-a1b2c"],
  environmentFile: "/state/jobs/x/environment.sh",
  cwd: "/state",
  logFile: "/state/50%/worker.log",
};

test("sbatchArguments say after the policy's options what no option may undo", () => {
  const args = sbatchArguments(SUBMISSION);
  assert.deepEqual(args.slice(0, 3), ["--time=60", "--export=ALL", "--partition=short"]);
  assert.ok(args.lastIndexOf("--export=NONE") > args.indexOf("--export=ALL"));
  for (const each of ["--parsable", "--no-requeue", "--job-name=codex-mm7kwn40-a1b2c", "--chdir=/state"])
    assert.ok(args.includes(each), each);
  assert.ok(args.includes("--output=/state/50%%/worker.log"), "a % is sbatch's own");
  assert.equal(sbatchArguments({ ...SUBMISSION, partition: null }).includes("--partition=short"), false);
});

test("sbatchArguments hold no bare word of the policy's: sbatch would run it", () => {
  const options = [
    "--account",
    "lab",
    "-p",
    "short",
    "-H",
    "/tmp/x",
    "--exclusive",
    "/tmp/x",
    "--time=60",
    "-n1",
    "-H",
  ];
  const joined = ["--account=lab", "-pshort", "-H/tmp/x", "--exclusive=/tmp/x", "--time=60", "-n1", "-H"];
  assert.deepEqual(sbatchArguments({ ...SUBMISSION, options }).slice(0, joined.length), joined);
});

test("submissionScript reads the private file, removes it and becomes the worker; no value stands in it", () => {
  const script = submissionScript(SUBMISSION);
  assert.equal(
    script,
    `#!/bin/sh\n. /state/jobs/x/environment.sh && rm -f /state/jobs/x/environment.sh && exec /usr/bin/node '/opt/it'\\''s/worker.js' --job mm7kwn40-a1b2c\n`,
  );
});

test("environmentText gives a shell each value as it is, and leaves out names that no shell knows", () => {
  const env = { TOKEN: "a'b\n$HOME `x`", "no-name": "x", UNSET: undefined, _OK1: "" };
  const text = environmentText(env);
  const said = spawnSync("/bin/sh", ["-c", `${text}printf %s "$TOKEN"`], { encoding: "utf8", env: {} });
  assert.equal(said.stdout, env.TOKEN);
  assert.match(text, /^export _OK1=/mu);
  assert.doesNotMatch(text, /no-name|UNSET/u);
});

test("parseSubmitted reads the id, with a cluster's name or without; null for anything else", () => {
  const read = ["42\n", "42;night\n", "sbatch: a warning\n42\n", "", "Submitted batch job 42\n"].map(parseSubmitted);
  assert.deepEqual(read, ["42", "42", "42", null, null]);
});
