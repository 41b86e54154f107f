import assert from "node:assert/strict";
import { test } from "node:test";
import { factsOf } from "../../../plugins/codex/scripts/src/core/failure/kinds.ts";
import { startFailure } from "../../../plugins/codex/scripts/src/core/failure/start-error.ts";

const CODES: Readonly<Record<string, readonly [kind: string, exitCode: number]>> = {
  ENOENT: ["codex_missing", 127],
  EACCES: ["codex_not_executable", 126],
  ENOEXEC: ["codex_not_executable", 126],
  ENOTDIR: ["codex_not_executable", 126],
  EMFILE: ["launch_failed", 1],
  ENFILE: ["launch_failed", 1],
  EAGAIN: ["launch_failed", 1],
  ENOMEM: ["launch_failed", 1],
  E2BIG: ["launch_failed", 1],
  EODD: ["launch_failed", 1],
  ENOSPC: ["disk_full", 1],
  EDQUOT: ["disk_full", 1],
};

for (const [code, [kind, exitCode]] of Object.entries(CODES)) {
  test(`startFailure of ${code} is ${kind}, and says something of Codex only if it is about Codex`, () => {
    const { failure, raw_exit_code } = startFailure(code, "/opt/codex");
    assert.deepEqual([failure.kind, raw_exit_code], [kind, exitCode]);
    assert.match(failure.message, /^Could not start Codex at "\/opt\/codex": .+\.$/);
    assert.equal(factsOf(failure.kind).scope, kind.startsWith("codex_") ? "lane" : "none");
  });
}
