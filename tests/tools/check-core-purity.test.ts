import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { makeTree, runTool } from "./run-tool.ts";

const ADVICE = "core is pure: no clock, randomness, environment, files or processes. Pass the value in.\n";

const IMPURE: readonly (readonly [code: string, problem: string])[] = [
  ["export const x = Date.now();", "1 reads the clock."],
  ["export const x = new Date();", "1 reads the clock."],
  ["export const x = new Date;", "1 reads the clock."],
  ["export const x = Date();", "1 reads the clock."],
  ["export const x = Math\n  .random();", "1 reads randomness."],
  ["export const { random } = Math;", "1 reads randomness, perhaps: name the function, as in Math.max."],
  ["export const x = globalThis;", "1 reads the environment."],
  ["export const x = eval('1');", "1 reads the environment."],
  ["export const x = import.meta.url;", "1 reads the environment."],
  ["declare const elsewhere: () => number;\nexport const x = elsewhere();", "1 reads a name from elsewhere."],
  ["export const x = 'a'.localeCompare('b');", "1 reads the locale."],
  ["export const x = (1).toLocaleString();", "1 reads the locale."],
  ["export const x = new Intl.NumberFormat();", "1 reads the locale."],
  ["export const x = new Date(0).getHours();", "1 reads the time zone: use the UTC function."],
  ["// @ts-ignore\nexport const x = 1;", "1 turns the compiler off or types on."],
  ['/// <reference types="node" />\nexport const x = 1;', "1 turns the compiler off or types on."],
  ["export const x = process.env;", '1 names "process".'],
  ["export const x = [performance];", '1 names "performance".'],
  ["export const x = crypto.randomUUID();", '1 names "crypto".'],
  ["export const x = Buffer.from('');", '1 names "Buffer".'],
  ["export let x: Buffer;", '1 names "Buffer".'],
  ["export let x: NodeJS.Signals;", '1 names "NodeJS".'],
  ["setTimeout(() => {}, 1);", '1 names "setTimeout".'],
  ["setInterval(() => {}, 1);", '1 names "setInterval".'],
  ["await fetch('');", '1 names "fetch".'],
  ["console.log();", '1 names "console".'],
  ["export const x = require('fs');", '1 names "require".'],
  ['import { readFileSync as x } from "node:fs";\nexport { x };', '1 names "node:fs".'],
  ['export const x = await import("node:os");', '1 names "node:os".'],
];

test("check-core-purity names everything that is impure, where it stands", async (t) => {
  const name = (index: number): string => `core/impure/${String(index).padStart(2, "0")}.ts`;
  const root = await makeTree(t, Object.fromEntries(IMPURE.map(([code], index) => [name(index), `${code}\n`])));
  const problems = IMPURE.map(([, problem], index) => `${name(index)}:${problem}\n`).join("");
  assert.deepEqual(await runTool("check-core-purity", [root]), { code: 1, stdout: "", stderr: problems + ADVICE });
});

test("check-core-purity refuses to check nothing", async (t) => {
  const root = await makeTree(t, {});
  const stderr = `Could not check core: there is no source in "${join(root, "core")}".\n`;
  assert.deepEqual(await runTool("check-core-purity", [root]), { code: 1, stdout: "", stderr });
});

test("check-core-purity lets pure code pass, whatever its comments, strings and members are called", async (t) => {
  const code = [
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
  const root = await makeTree(t, { "core/x.ts": code, "io/clock.ts": "export const now = Date.now();\n" });
  assert.deepEqual(await runTool("check-core-purity", [root]), { code: 0, stdout: "", stderr: "" });
});
