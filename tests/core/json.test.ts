import assert from "node:assert/strict";
import { test } from "node:test";
import {
  arrayField,
  asObject,
  booleanField,
  numberField,
  objectField,
  objectsField,
  objectsIn,
  parseJson,
  stringField,
  stringsField,
} from "../../plugins/codex/scripts/src/core/json.ts";

const VALUES = {
  text: "a",
  empty: "",
  number: 1.5,
  zero: 0,
  infinite: Number.POSITIVE_INFINITY,
  nan: Number.NaN,
  yes: true,
  no: false,
  object: { a: 1 },
  list: [1, "a", null, { b: 2 }, ["c"], "d"],
  nothing: null,
  missing: undefined,
};

/** What a reader gives for each field that it does not take for absent. */
function taken(read: (name: string) => unknown): Record<string, unknown> {
  const names = [...Object.keys(VALUES), "never", "constructor", "toString"];
  return Object.fromEntries(names.map((name) => [name, read(name)]).filter(([, value]) => value !== null));
}

test("stringField, numberField, booleanField and objectField take only their own type", () => {
  assert.deepEqual(
    taken((name) => stringField(VALUES, name)),
    { text: "a", empty: "" },
  );
  assert.deepEqual(
    taken((name) => numberField(VALUES, name)),
    { number: 1.5, zero: 0 },
  );
  assert.deepEqual(
    taken((name) => booleanField(VALUES, name)),
    { yes: true, no: false },
  );
  assert.deepEqual(
    taken((name) => objectField(VALUES, name)),
    { object: { a: 1 } },
  );
});

test("arrayField, objectsField and stringsField take the fitting elements of an array, and nothing of anything else", () => {
  assert.deepEqual(arrayField(VALUES, "list"), VALUES.list);
  assert.deepEqual(objectsField(VALUES, "list"), [{ b: 2 }]);
  assert.deepEqual(stringsField(VALUES, "list"), ["a", "d"]);
  for (const name of ["text", "object", "nothing", "never"]) {
    assert.deepEqual([arrayField(VALUES, name), objectsField(VALUES, name), stringsField(VALUES, name)], [[], [], []]);
  }
});

test("asObject and objectsIn take objects that are no arrays", () => {
  const values = [null, undefined, 0, "a", [], {}, { a: 1 }];
  assert.deepEqual(values.map(asObject), [null, null, null, null, null, {}, { a: 1 }]);
  assert.deepEqual(objectsIn(values), [{}, { a: 1 }]);
});

test("parseJson gives the value, and undefined for what is not JSON", () => {
  assert.deepEqual(["1", '{"a":[null]}', "null"].map(parseJson), [1, { a: [null] }, null]);
  assert.deepEqual(["", "{", "undefined", "{'a':1}", "\u0000"].map(parseJson), Array(5).fill(undefined));
});
