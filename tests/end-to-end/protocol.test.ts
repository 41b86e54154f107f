// The protocol is the one that our decoders read and our requests speak: the types that this Codex generates say so.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { codexBinary } from "../support/codex-binary.ts";
import { makeTempFolder } from "../support/temp.ts";
import { ROOT } from "../tools/run-tool.ts";

const run = promisify(execFile);
const READS = "tests/end-to-end/protocol/reads.mts";

const PROJECT = {
  compilerOptions: {
    target: "es2023",
    lib: ["es2023"],
    types: [],
    module: "esnext",
    moduleResolution: "bundler",
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  },
  files: ["reads.mts"],
};

/** The errors of the compiler over our reads, with one word in them replaced. */
async function errorsIn(folder: string, from = "", to = ""): Promise<string> {
  const text = readFileSync(join(ROOT, READS), "utf8");
  assert.ok(text.includes(from));
  writeFileSync(join(folder, "reads.mts"), text.replace(from, to));
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  const { stdout } = await run(process.execPath, [tsc, "--project", folder, "--pretty", "false"]).catch(
    (failed: { stdout: string }) => failed,
  );
  return stdout;
}

test("the fields and words that we read and send are in the protocol of this Codex, and one that is not is found", async (t) => {
  const folder = await makeTempFolder(t);
  await run(codexBinary(), ["app-server", "generate-ts", "--experimental", "--out", join(folder, "generated")], {
    env: { HOME: folder, PATH: process.env["PATH"] },
  });
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(PROJECT));
  cpSync(join(ROOT, READS), join(folder, "reads.mts"));
  assert.equal(await errorsIn(folder), "");
  assert.match(await errorsIn(folder, '"willRetry"', '"willRetryNot"'), /error TS2344/);
  assert.match(await errorsIn(folder, '| "turn/interrupt"', '| "turn/stop"'), /error TS2344/);
  assert.match(await errorsIn(folder, 'name: "n"', 'title: "n"'), /error TS2353/);
});
