/** Programs of Slurm that answer what a test has set, in a folder of their own, and note each call. For shells only. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { TestContext } from "node:test";

const COMMANDS = ["sbatch", "squeue", "scontrol", "sacct", "scancel"] as const;
type Command = (typeof COMMANDS)[number];

/** A Slurm that does as it is told. */
export interface FakeSlurm {
  /** The folder to put first in PATH. */
  readonly bin: string;
  /** What a command prints from now on, to stderr if it fails, and how it ends; before that it fails. */
  answer(command: Command, stdout: string, status?: number): void;
  /** The calls so far: the command and its arguments, with blanks. */
  calls(command: Command): readonly string[];
  /** What the last sbatch was given as its script; null: none was. */
  script(): string | null;
}

/** Sets one up below a folder, and first on the PATH of this process as long as the test runs. */
export function useFakeSlurm(t: TestContext, folder: string): FakeSlurm {
  const slurm = installFakeSlurm(folder);
  const path = process.env["PATH"];
  process.env["PATH"] = `${slurm.bin}:${path}`;
  t.after(() => {
    process.env["PATH"] = path;
  });
  return slurm;
}

/** Sets one up below a folder. */
export function installFakeSlurm(folder: string): FakeSlurm {
  const [bin, told] = [join(folder, "slurm-bin"), join(folder, "slurm-told")];
  for (const path of [bin, told]) mkdirSync(path);
  const answer: FakeSlurm["answer"] = (command, stdout, status = 0) => {
    writeFileSync(join(told, `${command}.out`), stdout);
    const reading = command === "sbatch" ? `cat > '${told}/script'\n` : "";
    const lines = `#!/bin/sh\necho "$*" >> '${told}/${command}.calls'\n${reading}cat '${told}/${command}.out' >&${status === 0 ? 1 : 2}\nexit ${status}\n`;
    writeFileSync(join(bin, command), lines, { mode: 0o755 });
  };
  for (const command of COMMANDS) answer(command, "", 1);
  const read = (name: string) => (existsSync(join(told, name)) ? readFileSync(join(told, name), "utf8") : null);
  return {
    bin,
    answer,
    calls: (command) => (read(`${command}.calls`) ?? "").split("\n").slice(0, -1),
    script: () => read("script"),
  };
}
