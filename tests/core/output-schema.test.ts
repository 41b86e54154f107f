import assert from "node:assert/strict";
import { test } from "node:test";
import { fitted, schemaProblem } from "../../plugins/codex/scripts/src/core/output-schema.ts";

/** A strict object. */
function strict(properties: Record<string, unknown>, more: object = {}) {
  return { type: "object", properties, required: Object.keys(properties), additionalProperties: false, ...more };
}

const TEXT = { type: "string" };

test("schemaProblem names where a schema is not a strict one of an object", () => {
  const within = { type: "object", properties: {}, required: [] };
  for (const [schema, problem] of [
    [strict({ a: TEXT, list: { type: "array", items: strict({ b: TEXT }) } }), null],
    [strict({ required: TEXT, type: TEXT }), null],
    [[], "it is not a JSON object"],
    [{ type: "array" }, 'its "type" is not "object"'],
    [strict({}, { additionalProperties: true }), 'it lacks "additionalProperties": false'],
    [strict({ a: TEXT, b: TEXT }, { required: ["b"] }), 'it does not list "a" as "required"'],
    [strict({ a: within }), '/properties/a lacks "additionalProperties": false'],
    [strict({ a: { ...within, type: ["object", "null"] } }), '/properties/a lacks "additionalProperties": false'],
    [strict({ a: { type: "array", items: within } }), '/properties/a/items lacks "additionalProperties": false'],
    [strict({ a: { anyOf: [TEXT, within] } }), '/properties/a/anyOf/1 lacks "additionalProperties": false'],
    [strict({}, { $defs: { x: within } }), '/$defs/x lacks "additionalProperties": false'],
    [strict({ a: "string" }), "/properties/a is not an object"],
  ] as const)
    assert.equal(schemaProblem(schema), problem, JSON.stringify(schema));
});

test("fitted gives the answer that is by the schema, and says where another one is not", () => {
  const tree = strict({ children: { type: "array", items: { $ref: "#/$defs/node" } } });
  const schema = strict(
    {
      name: TEXT,
      size: { type: ["integer", "null"] },
      mood: { enum: ["good", "bad"] },
      either: { anyOf: [TEXT, strict({ x: { type: "number" } })] },
      root: { $ref: "#/$defs/node" },
    },
    { $defs: { node: tree } },
  );
  const good = { name: "n", size: null, mood: "bad", either: { x: 1.5 }, root: { children: [{ children: [] }] } };
  assert.deepEqual(fitted(schema, JSON.stringify(good)), { output: good });
  for (const [changes, problem] of [
    [{ name: 1 }, "/name is not of type string"],
    [{ size: 1.5 }, "/size is not of type integer, null"],
    [{ mood: "so so" }, '/mood is none of ["good","bad"]'],
    [{ either: 1 }, "/either is not of type string"],
    [{ root: { children: [{ child: [] }] } }, '/root/children/0 lacks "children"'],
    [{ more: 1 }, 'it may not have "more"'],
    [{ name: undefined }, 'it lacks "name"'],
  ] as const)
    assert.deepEqual(fitted(schema, JSON.stringify({ ...good, ...changes })), { problem });
  assert.deepEqual(fitted(schema, ""), { problem: "there is none" });
  assert.deepEqual(fitted(schema, "Here: {}"), { problem: "it is not JSON" });
  assert.deepEqual(fitted(schema, "[]"), { problem: "it is not of type object" });
  const endless = strict({ a: { $ref: "#/$defs/a" } }, { $defs: { a: { $ref: "#/$defs/a" } } });
  assert.deepEqual(fitted(endless, '{"a":1}'), { problem: "/a is nested too deep" });
});
