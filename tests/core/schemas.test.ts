// The schemas in docs/formats/schemas are valid, take every sample that there is, and refuse what is none.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { asObject, type JsonObject, parseJson } from "../../plugins/codex/scripts/src/core/json.ts";
import { faultsIn, SCHEMAS } from "../../testing/schemas.ts";

const PAGES = "docs/formats";
const RECORDS = "tests/core/job/samples/v1";

/** The schema of each block in the pages, by page and kind of block. */
const BLOCKS: Readonly<Record<string, string>> = {
  "events jsonl": "event",
  "hooks instant": "hook-output",
  "hooks output": "hook-output",
  "hooks stop": "hook-output",
  "incidents incident": "incident-line",
  "job-record json": "record",
  "ledger ledger": "ledger-line",
  "policy policy": "policy",
  "policy policyall": "policy",
  "report report": "report",
};
/** Blocks of files that only the program itself reads, and of a text that is no JSON. */
const WITHOUT = [
  ...["choosing choice", "clients client", "clients launch", "clients past", "clients watcher", "preflight preflight"],
  ...["sentinel sentinel", "state-home before", "state-home gatesettings", "state-home gateturn"],
];

interface Sample {
  readonly from: string;
  readonly schema: string;
  readonly value: JsonObject;
}

const blocks = readdirSync(PAGES)
  .filter((file) => file.endsWith(".md"))
  .flatMap((file) => blocksIn(file.replace(".md", "")));
const SAMPLES: readonly Sample[] = [
  ...blocks.flatMap(({ from, text }) => {
    const schema = BLOCKS[from];
    return schema === undefined ? [] : valuesIn(text).map((value) => ({ from, schema, value }));
  }),
  ...readdirSync(RECORDS).map((file) => {
    return { from: file, schema: "record", value: objectIn(readFileSync(`${RECORDS}/${file}`, "utf8")) };
  }),
];

function blocksIn(page: string) {
  const found = readFileSync(`${PAGES}/${page}.md`, "utf8").matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm);
  return [...found].map(([, kind = "", text = ""]) => ({ from: `${page} ${kind}`, text }));
}

/** One value, or one on each line. */
function valuesIn(text: string): readonly JsonObject[] {
  return parseJson(text) === undefined ? text.trim().split("\n").map(objectIn) : [objectIn(text)];
}

function objectIn(text: string): JsonObject {
  return asObject(parseJson(text)) ?? assert.fail(`no object: ${text}`);
}

describe("each schema is valid, and takes not everything", () => {
  for (const name of SCHEMAS.filter((each) => each !== "common"))
    test(name, () => {
      assert.notDeepEqual(faultsIn(name, null), []);
      assert.notDeepEqual(faultsIn(name, []), []);
    });
});

test("every sample on the pages has a schema or is known to have none", () => {
  const names = new Set(blocks.map(({ from }) => from));
  assert.deepEqual([...names].sort(), [...Object.keys(BLOCKS), ...WITHOUT].sort());
});

describe("each sample fits its schema, and without a field that must be there it does not", () => {
  for (const [at, { from, schema, value }] of SAMPLES.entries())
    test(`${from} ${at}`, () => {
      assert.deepEqual(faultsIn(schema, value), []);
      for (const name of requiredBy(schema)) {
        const { [name]: _, ...rest } = value;
        assert.notDeepEqual(faultsIn(schema, rest), [], name);
      }
    });
});

function requiredBy(schema: string): readonly string[] {
  const { required } = objectIn(readFileSync(`${PAGES}/schemas/${schema}.schema.json`, "utf8"));
  return Array.isArray(required) ? required.map(String) : [];
}

describe("a sample that is broken in one place does not fit", () => {
  const first = (schema: string) => SAMPLES.find((each) => each.schema === schema)?.value ?? assert.fail(schema);
  const cases: readonly [string, JsonObject][] = [
    ["record", { status: 7 }],
    ["record", { status: "failed" }], // It has no failure.
    ["record", { status: "running", worker: null }],
    ["record", { createdAt: "yesterday" }],
    ["record", { id: "../job" }],
    ["record", { version: 3 }],
    ["record", { place: { kind: "workspace" } }],
    ["record", { executor: "local" }],
    ["record", { exit: { raw_exit_code: "137" } }],
    ["record", { told: [{ channel: "hook" }] }],
    ["event", { pid: "4250" }],
    ["event", { type: "command_started" }],
    ["hook-output", { told: true }],
    ["hook-output", { decision: "approve", reason: "x" }],
    ["hook-output", { hookSpecificOutput: { hookEventName: "PostToolUse", additionalContext: "x".repeat(1_001) } }],
    ["hook-output", { hookSpecificOutput: { hookEventName: "PreToolUse", permissionDecision: "deny" } }],
    ["incident-line", { type: "failed", lane: {} }],
    ["incident-line", { type: "closed" }],
    ["ledger-line", { work: "much" }],
    ["ledger-line", { version: 1 }], // It has a list of attempts.
    ["policy", { verify: true }],
    ["policy", { maxConcurrent: 0 }],
    ["policy", { gate: [{ mode: "noop", limit: 1.5 }] }],
    ["policy", { routes: [{}] }],
    ["report", { modes: {} }],
    ["report", { gate: { state: "open" } }],
  ];
  for (const [schema, change] of cases)
    test(`${schema} ${JSON.stringify(change).slice(0, 80)}`, () => {
      assert.notDeepEqual(faultsIn(schema, { ...first(schema), ...change }), []);
    });
});

test("what a later version may add fits: fields, and words of lists that may become longer", () => {
  const added = { later: { of: "any shape" } };
  for (const { schema, value } of SAMPLES.filter(({ schema: name }) => name !== "hook-output"))
    assert.deepEqual(faultsIn(schema, { ...value, ...added }), []);
  const [record, event, line] = ["record", "event", "incident-line"].map(
    (schema) => SAMPLES.find((each) => each.schema === schema)?.value,
  );
  assert.deepEqual(faultsIn("record", { ...record, status: "hibernating", kind: "review", phase: "asking" }), []);
  assert.deepEqual(faultsIn("event", { ...event, type: "later" }), []);
  assert.deepEqual(faultsIn("incident-line", { ...line, type: "later", kind: "later" }), []);
});
