import assert from "node:assert/strict";
import { test } from "node:test";
import { environmentForNode, executorPolicy } from "../../../plugins/codex/scripts/src/core/slurm/executor-policy.ts";

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
    [{ kind: "slurm", options: ["--time=60", "rm"] }, /the option "rm", which begins with no dash/u],
  ] as const) {
    const read = executorPolicy("night", json);
    assert.ok("problem" in read);
    assert.match(read.problem, words);
    assert.match(read.problem, /^in executors/u);
  }
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
