import assert from "node:assert/strict";
import { test } from "node:test";
import {
  environmentForCommands,
  environmentForNode,
  executorPolicy,
} from "../../../plugins/codex/scripts/src/core/slurm/executor-policy.ts";

test("executorPolicy reads what the user describes, and each field may be absent", () => {
  const full = { kind: "slurm", partition: "short", options: ["-A", "lab", "--time=60"], env: ["OPENAI_API_KEY"] };
  assert.deepEqual(executorPolicy("night", full), {
    kind: "slurm",
    settings: { partition: "short", options: ["-A", "lab", "--time=60"] },
    env: ["OPENAI_API_KEY"],
  });
  const bare = { kind: "slurm", settings: { partition: null, options: [] }, env: [] };
  assert.deepEqual(executorPolicy("night", { kind: "slurm" }), bare);
});

test("executorPolicy says what is wrong, and in which executor", () => {
  for (const [json, words] of [
    [{ kind: "kubernetes" }, /"night" is not of the kind "slurm"/u],
    [{}, /is not of the kind/u],
    [{ kind: "slurm", parition: "short" }, /a field "parition" that is not known \(kind, partition, options, env\)/u],
    [{ kind: "slurm", env: "HOME" }, /"night" is wrong/u],
    [{ kind: "slurm", options: ["--array=1-3"] }, /the option --array=1-3, with which no single worker would start/u],
    [{ kind: "slurm", options: ["-W"] }, /the option -W/u],
    [{ kind: "slurm", options: ["--time=60", "rm"] }, /the option "rm", which does not begin with a dash and a name/u],
    [{ kind: "slurm", options: ["-A", "lab", "rm"] }, /the option "rm"/u],
    [{ kind: "slurm", options: ["-A", ""] }, /the option "",/u],
    [{ kind: "slurm", options: ["--", "rm"] }, /the option "--=rm"/u],
    [{ kind: "slurm", options: ["-"] }, /the option "-"/u],
    [{ kind: "slurm", options: ["--"] }, /the option "--"/u],
    [{ kind: "slurm", options: ["-H", "W"] }, /the option -HW/u],
  ] as const) {
    const read = executorPolicy("night", json);
    assert.ok("problem" in read);
    assert.match(read.problem, words);
    assert.match(read.problem, /^in executors/u);
  }
});

test("executorPolicy refuses an option that starts no single worker in every form that sbatch takes it in", () => {
  const refused = (option: string) => "problem" in executorPolicy("night", { kind: "slurm", options: [option] });
  const wrong = [
    "--array",
    "--arr=1-3",
    "-a",
    "-a1-3",
    "-HW",
    "--wai",
    "--clusters=other",
    "-Mother",
    "--version",
    "-QV",
  ];
  assert.deepEqual(wrong.filter(refused), wrong);
  const right = [
    "--wait-all-nodes=0",
    "--account=lab",
    "-Alab",
    "-paW",
    "--hold",
    "-H",
    "--time=60",
    "--comment=a",
    "-n1",
  ];
  assert.deepEqual(right.filter(refused), []);
});

test("environmentForCommands leaves out what would hide jobs or submit others, and nothing else", () => {
  const kept = { PATH: "/bin", SLURM_CONF: "/c", SBATCH_ACCOUNT: "lab", SBATCH_WAIT_ALL_NODES: "0", SLURM_JOB_ID: "7" };
  const misleading = { SQUEUE_STATES: "RUNNING", SCANCEL_PARTITION: "x", SLURM_CLUSTERS: "x", SBATCH_ARRAY_INX: "1-3" };
  assert.deepEqual(environmentForCommands({ ...kept, ...misleading, SBATCH_WAIT: "1", SACCT_FEDERATION: "1" }), kept);
});

test("environmentForNode takes along the fixed list and what is named, and nothing else", () => {
  const env = { HOME: "/home/dev", PATH: "/bin", SECRET: "s", OPENAI_API_KEY: "k", CODEX_HOME: "/c", CLAUDECODE: "1" };
  assert.deepEqual(environmentForNode(env, ["OPENAI_API_KEY", "ABSENT"]), {
    HOME: "/home/dev",
    PATH: "/bin",
    CODEX_HOME: "/c",
    OPENAI_API_KEY: "k",
  });
});

test("environmentForNode takes no name for a variable that every object answers to", () => {
  const names = ["toString", "constructor", "__proto__", "hasOwnProperty"];
  assert.deepEqual(environmentForNode({ HOME: "/home/dev" }, names), { HOME: "/home/dev" });
  assert.deepEqual(environmentForNode({ constructor: "x" } as never, names), { constructor: "x" });
});
