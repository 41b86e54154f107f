import assert from "node:assert/strict";
import { test } from "node:test";
import { makeTree, runTool } from "./run-tool.ts";

const CLEAN = {
  "core/a.ts": 'import { b } from "./job/b.ts";\nexport const a = b;\n',
  "core/job/b.ts": "export const b = 1;\n",
  "io/files.ts": 'import { readFileSync } from "node:fs";\nimport { a } from "../core/a.ts";\n',
  "app/wait.ts": 'import "../io/files.ts";\nimport { join } from "node:path";\n',
  "cli/main.ts": 'const wait = await import("../app/wait.ts");\nconst here = import.meta.url;\n',
  "hooks/main.ts": 'export type { a } from "../core/a.ts";\n',
};

test("check-imports lets imports pass that run down", async (t) => {
  const run = await runTool("check-imports", [await makeTree(t, CLEAN)]);
  assert.deepEqual(run, { code: 0, stdout: "", stderr: "" });
});

test("check-imports refuses to check nothing", async (t) => {
  const root = await makeTree(t, {});
  const stderr = `Could not check any import: there is no source in "${root}".\n`;
  assert.deepEqual(await runTool("check-imports", [root]), { code: 1, stdout: "", stderr });
});

const VIOLATIONS: readonly { name: string; file: string; content: string; message: string }[] = [
  {
    name: "an import that runs up",
    file: "core/x.ts",
    content: '// a comment\n\nimport { wait } from "../app/wait.ts";\n',
    message: 'core/x.ts:3 imports "../app/wait.ts": core may import only core.',
  },
  {
    name: "a type import",
    file: "core/x.ts",
    content: 'import type { Stats } from "node:fs";\n',
    message: 'core/x.ts:1 imports "node:fs": core may import only core.',
  },
  {
    name: "an import over several lines",
    file: "cli/x.ts",
    content: 'import {\n  one,\n  two,\n} from "../io/files.ts";\n',
    message:
      'cli/x.ts:4 imports "../io/files.ts": cli may import only core, app, cli, node:fs, node:path, node:process, node:url, node:util.',
  },
  {
    name: "an import for its effect",
    file: "hooks/x.ts",
    content: 'import "../io/files.ts";\n',
    message:
      'hooks/x.ts:1 imports "../io/files.ts": hooks may import only core, app, hooks, node:fs, node:path, node:process.',
  },
  {
    name: "a re-export of all",
    file: "app/x.ts",
    content: 'export * from "../cli/main.ts";\n',
    message: 'app/x.ts:1 imports "../cli/main.ts": app may import only core, io, app, node:path.',
  },
  {
    name: "a re-export of a name",
    file: "app/x.ts",
    content: 'const s = `${{ a: "}" }.a}`;\nexport { type main } from "../cli/main.ts";\n',
    message: 'app/x.ts:2 imports "../cli/main.ts": app may import only core, io, app, node:path.',
  },
  {
    name: "a dynamic import",
    file: "app/x.ts",
    content: 'const fs = await import("node:fs");\n',
    message: 'app/x.ts:1 imports "node:fs": app may import only core, io, app, node:path.',
  },
  {
    name: "the type of an import",
    file: "app/x.ts",
    content: 'export type Stats = import("node:fs").Stats;\n',
    message: 'app/x.ts:1 imports "node:fs": app may import only core, io, app, node:path.',
  },
  {
    name: "a computed import",
    file: "io/x.ts",
    content: "export const load = (name: string) => import(name);\n",
    message: "io/x.ts:1 imports a computed path: name the file.",
  },
  {
    name: "a package",
    file: "io/x.ts",
    content: 'import pad from "left-pad";\n',
    message: 'io/x.ts:1 imports "left-pad": io may import only core, io, node:*.',
  },
  {
    name: "a file outside the sources",
    file: "io/x.ts",
    content: 'import data from "../../../package.json";\n',
    message: 'io/x.ts:1 imports "../../../package.json": io may import only core, io, node:*.',
  },
  {
    name: "a file in no part",
    file: "helpers/x.ts",
    content: "export const x = 1;\n",
    message: "helpers/x.ts is in no part of the program. Move it to core, io, app, cli, hooks, start.",
  },
  {
    name: "a circle of types",
    file: "core/job/b.ts",
    content: 'import type { a } from "../a.ts";\nexport const b = 1;\n',
    message: "core/a.ts -> core/job/b.ts -> core/a.ts is a circle. Cut it.",
  },
  {
    name: "a file that imports itself",
    file: "core/x.ts",
    content: 'export { x as y } from "./x.ts";\nexport const x = 1;\n',
    message: "core/x.ts -> core/x.ts is a circle. Cut it.",
  },
];

for (const { name, file, content, message } of VIOLATIONS) {
  test(`check-imports refuses ${name}`, async (t) => {
    const run = await runTool("check-imports", [await makeTree(t, { ...CLEAN, [file]: content })]);
    assert.deepEqual(run, { code: 1, stdout: "", stderr: `${message}\n` });
  });
}

test("check-imports is not deceived by comments, strings, patterns and members", async (t) => {
  const content = [
    '// import "node:fs";',
    '/* export * from "node:fs"; */',
    "const text = 'import \"node:fs\"';",
    'const long = `${text} import "node:fs" ${`}`} import("node:fs")`;',
    'const pattern = /["`] import\\("node:fs"\\)/u;',
    "const half = 4 / 2; const other = \"/ import 'node:fs'\";",
    'const object = { import: 1, from: "node:fs" };',
    'console.log(object.import, object?.from, "node:fs");',
    'export const from = "node:fs";',
    'export type Name = "node:fs";',
    "export { text };",
  ].join("\n");
  const run = await runTool("check-imports", [await makeTree(t, { ...CLEAN, "core/x.ts": content })]);
  assert.deepEqual(run, { code: 0, stdout: "", stderr: "" });
});
