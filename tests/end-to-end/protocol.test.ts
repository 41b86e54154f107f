// The protocol is the one that our decoders read and our requests speak: the types that this Codex generates say so.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { promisify } from "node:util";
import { codexBinary } from "../../testing/codex-binary.ts";
import { makeTempFolder } from "../../testing/temp.ts";
import { ROOT } from "../tools/run-tool.ts";

const run = promisify(execFile);
const READS = "tests/end-to-end/protocol/reads.mts";
const CORE = "plugins/codex/scripts/src/core";
const REQUESTS = `${CORE}/codex/requests.ts`;

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
    allowImportingTsExtensions: true,
  },
  files: [READS],
};

/** The errors of the compiler over our reads and requests, with one word in a file of them replaced. */
async function errorsIn(folder: string, file = READS, from = "", to = ""): Promise<string> {
  const text = readFileSync(join(ROOT, file), "utf8");
  assert.ok(text.includes(from));
  writeFileSync(join(folder, file), text.replace(from, to));
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  const { stdout } = await run(process.execPath, [tsc, "--project", folder, "--pretty", "false"]).catch(
    (failed: { stdout: string }) => failed,
  );
  writeFileSync(join(folder, file), text);
  return stdout;
}

test("the fields and words that we read and send are in the protocol of this Codex, and one that is not is found", async (t) => {
  const folder = await makeTempFolder(t);
  const generated = join(folder, dirname(READS), "generated");
  await run(codexBinary(), ["app-server", "generate-ts", "--experimental", "--out", generated], {
    env: { HOME: folder, PATH: process.env["PATH"] },
  });
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(PROJECT));
  cpSync(join(ROOT, CORE), join(folder, CORE), { recursive: true });
  assert.equal(await errorsIn(folder), "");
  assert.match(await errorsIn(folder, READS, '"willRetry"', '"willRetryNot"'), /error TS2344/);
  assert.match(await errorsIn(folder, REQUESTS, '"turn/interrupt"', '"turn/stop"'), /error TS2344.*"is no method"/);
  assert.match(
    await errorsIn(folder, REQUESTS, "{ threadId, name }", "{ threadId, title: name }"),
    /error TS2344.*"title"/,
  );
  const mistyped = await errorsIn(folder, REQUESTS, "includeTurns: true", "includeTurns: 1");
  assert.match(mistyped, /error TS2344.*"has a field of another type"/);
  const nested = await errorsIn(folder, REQUESTS, 'title: "codex-companion"', 'label: "codex-companion"');
  assert.match(nested, /error TS2344.*"label"/);
});
