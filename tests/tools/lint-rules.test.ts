// The rules for the structure of the program, as `biome.json`, its plugins and `tsconfig.core.json` have them: each on a
// small tree with one planted fault.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { makeTree, ROOT } from "./run-tool.ts";

const SOURCE = "plugins/codex/scripts/src";
const CONFIGURATION = ["package.json", "biome.json", "tsconfig.base.json", "tsconfig.core.json", "tools/lint"];
const RULES = /title=(?:plugin|lint\/suspicious\/noImportCycles|lint\/style\/noRestricted)/;

const CLEAN = {
  "core/a.ts": 'import { b } from "./job/b.ts";\nexport const a = b;\n',
  "core/job/b.ts": "export const b = 1;\n",
  "io/files.ts":
    'import { readFileSync } from "node:fs";\nimport { a } from "../core/a.ts";\nreadFileSync(String(a));\n',
  "app/wait.ts": 'import "../io/files.ts";\nimport { join } from "node:path";\njoin("a");\n',
  "cli/main.ts": 'export const wait = await import("../app/wait.ts");\nexport const here = import.meta.url;\n',
  "hooks/main.ts": 'export { a } from "../core/a.ts";\n',
};

async function tree(t: TestContext, files: Readonly<Record<string, string>>): Promise<string> {
  const placed = Object.entries({ ...CLEAN, ...files }).map(([path, content]) => [`${SOURCE}/${path}`, content]);
  const root = await makeTree(t, Object.fromEntries(placed));
  for (const name of CONFIGURATION) cpSync(join(ROOT, name), join(root, name), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(root, "node_modules"), "junction");
  return root;
}

/** What Biome says of these rules, each as `FILE:LINE MESSAGE`, without the folder of the sources. */
async function lint(t: TestContext, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const root = await tree(t, files);
  const args = ["lint", "--reporter=github", "--colors=off", "--max-diagnostics=none", SOURCE];
  const output = await run(join(ROOT, "node_modules/@biomejs/biome/bin/biome"), args, root);
  return output.split("\n").flatMap((line) => {
    const found = new RegExp(`file=.*?${SOURCE}/(.*?),line=(\\d+),.*?::(.*)`).exec(line);
    return RULES.test(line) && found !== null ? [`${found[1]}:${found[2]} ${found[3]}`] : [];
  });
}

/** The names that the compiler does not know in `core`, each as `FILE:LINE`. */
async function unknownNames(t: TestContext, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const root = await tree(t, files);
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  const output = await run(tsc, ["--project", "tsconfig.core.json", "--pretty", "false"], root);
  const unknown = new RegExp(`${SOURCE}/(.*?)\\((\\d+),\\d+\\): error TS\\d+: Cannot find`);
  const found = output.split("\n").flatMap((line) => {
    const [, file, at] = unknown.exec(line) ?? [];
    return file === undefined ? [] : [`${file}:${at}`];
  });
  return [...new Set(found)];
}

function run(program: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd, stdio: ["ignore", "pipe", "pipe"] });
    let [output, errors] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errors += text;
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      const hasRun = code === 0 || output !== ""; // With findings it ends with another code.
      if (hasRun) resolve(output);
      else reject(new Error(`Could not run "${program}": it ended with ${signal ?? code}: ${errors}`));
    });
  });
}

const CORE = "core may import only core.";
const CLI = "cli may import only core, app, cli, node:fs, node:path, node:process, node:url, node:util.";
const HOOKS = "hooks may import only core, app, cli, hooks, node:fs, node:path, node:process.";
const APP = "app may import only core, io, app, node:path.";
const TELL = "app/tell may import only scope, reliability, end, read, tell of app.";
const PROCESSES = "app asks an executor for processes.";
const IO = "io may import only core, io, node:*.";
const COMPUTED = "This imports a computed path: name the file.";
const IN_PLACE = "This imports a type in its place: use an import statement.";
const STRAY = "This file is in no part of the program. Move it to core, io, app, cli, hooks or start.";
const CLOCK = "core is pure, and this reads the clock. Pass the value in.";
const RANDOM = "core is pure, and this reads randomness. Pass the value in.";
const ZONE = "core is pure, and this reads the locale or the time zone. Use the UTC function.";

test("lint lets imports pass that run down, and pure code whatever its comments, strings and members are called", async (t) => {
  const pure = [
    "// Date.now(), process.env, Math.random() and setTimeout are for others; see node:fs.",
    "export interface Facts { readonly process: string; readonly now: Date; readonly fetch?: () => void }",
    "export function decide(facts: Facts, record: { performance: number }): string {",
    '  const text = "new Date() in process.env";',
    "  const pattern = /Math.random\\(`/u;",
    "  const process = facts.process;",
    "  facts.fetch?.();",
    "  const day = new Date(Date.UTC(2020, 1)).toISOString() + new Date(Date.parse(text)).getUTCHours();",
    "  const bytes = new TextEncoder().encode(text).length + Math.max(1, record.performance);",
    "  return `${day} ${process} ${bytes} ${pattern.source} ${new URL(text).host} Date.now()`;",
    "}",
  ].join("\n");
  assert.deepEqual(await lint(t, { "core/x.ts": pure }), []);
  assert.deepEqual(await unknownNames(t, { "core/x.ts": pure }), []);
});

const FAULTS: Readonly<Record<string, readonly (readonly [file: string, code: string, ...messages: string[]])[]>> = {
  "imports that run up, types and re-exports too": [
    ["core/x.ts", '// a comment\n\nimport { wait } from "../app/wait.ts";\nwait();', `3 ${CORE}`],
    ["core/x.ts", 'import type { Stats } from "node:fs";\nexport type X = Stats;', `1 ${CORE}`],
    ["core/x.ts", 'export const { sep } = await import("node:path");', `1 ${CORE}`],
    ["cli/x.ts", 'import { one } from "../io/files.ts";\none();', `1 ${CLI}`],
    ["hooks/x.ts", 'import "../io/files.ts";', `1 ${HOOKS}`],
    ["app/x.ts", 'export * from "../cli/main.ts";', `1 ${APP}`],
    ["app/x.ts", 'export { type main } from "../cli/main.ts";', `1 ${APP}`],
    ["app/x.ts", 'export const fs = await import("node:fs");', `1 ${APP}`],
    ["app/x.ts", 'import "../io/process/find.ts";', `1 ${PROCESSES}`],
    ["app/end/x.ts", 'import "../../io/process/find.ts";', `1 ${PROCESSES}`],
    ["app/end/x.ts", 'import "../../io/executor/local.ts";'],
  ],
  "imports that run up between the rooms of app": [
    ["app/scope/x.ts", 'import "../end/end-job.ts";', "1 app/scope may import only scope of app."],
    ["app/tell/x.ts", 'import "../run/run-job.ts";', `1 ${TELL}`],
    ["app/tell/x.ts", 'import "../dispatch/delegate.ts";', `1 ${TELL}`],
    ["app/read/x.ts", 'import "../end/end-job.ts";'],
    ["app/run/x.ts", 'import "../../../cli/main.ts";', `1 ${APP}`],
  ],
  "what comes from elsewhere": [
    ["io/x.ts", 'import pad from "left-pad";\npad();', `1 ${IO}`],
    ["io/x.ts", 'import data from "../../../../package.json";\ndata();', `1 ${IO}`],
    ["helpers/x.ts", 'import "../core/a.ts";', `1 ${STRAY}`],
  ],
  "imports that name no file": [
    ["io/x.ts", "export const load = (name: string) => import(name);", `1 ${COMPUTED}`],
    ["io/x.ts", 'export type Stats = import("node:fs").Stats;', `1 ${IN_PLACE}`],
  ],
  circles: [
    [
      "core/job/b.ts",
      'import type { a } from "../a.ts";\nexport const b: typeof a = 1;',
      "1 This import is part of a cycle.",
    ],
  ],
  "what is impure in the language": [
    ["core/x.ts", "export const x = Date.now();", `1 ${CLOCK}`],
    ["core/x.ts", "export const x = new Date();", `1 ${CLOCK}`],
    ["core/x.ts", "export const x = new Date;", `1 ${CLOCK}`],
    ["core/x.ts", "export const x = Date();", `1 ${CLOCK}`],
    ["core/x.ts", "export const x = Math\n  .random();", `1 ${RANDOM}`],
    ["core/x.ts", "export const { random } = Math;", `1 ${RANDOM}`],
    ["core/x.ts", "export const x = globalThis;", "1 Do not use the global variable globalThis."],
    ["core/x.ts", "export const x = new Intl.NumberFormat();", "1 Do not use the global variable Intl."],
    [
      "core/x.ts",
      "export const x = import.meta.url;",
      "1 core is pure, and this reads the environment. Pass the value in.",
    ],
    [
      "core/x.ts",
      "declare const elsewhere: () => number;",
      "1 core is pure, and this is a name from elsewhere. Pass the value in.",
    ],
    ["core/x.ts", "export const x = 'a'.localeCompare('b');", `1 ${ZONE}`],
    ["core/x.ts", "export const x = (1).toLocaleString();", `1 ${ZONE}`],
    ["core/x.ts", "export const x = new Date(0).getHours();", `1 ${ZONE}`],
  ],
};

for (const [what, faults] of Object.entries(FAULTS)) {
  test(`lint refuses ${what}`, async (t) => {
    for (const [file, code, ...messages] of faults) {
      const found = (await lint(t, { [file]: `${code}\n` })).filter((line) => line.startsWith(`${file}:`));
      assert.deepEqual(
        found,
        messages.map((message) => `${file}:${message}`),
        code,
      );
    }
  });
}

test("the compiler knows no name of the environment in core", async (t) => {
  const codes = [
    "export const x = process.env;",
    "export const x = [performance];",
    "export const x = crypto.randomUUID();",
    "export const x = Buffer.from('');",
    "export let x: NodeJS.Signals;",
    "setTimeout(() => {}, 1);",
    "await fetch('');",
    "console.log();",
    "export const x = require('fs');",
    'export { readFileSync } from "node:fs";',
  ];
  const files = Object.fromEntries(codes.map((code, at) => [`core/impure/${at}.ts`, `${code}\nexport {};\n`]));
  assert.deepEqual(
    await unknownNames(t, files),
    codes.map((_, at) => `core/impure/${at}.ts:1`),
  );
});
