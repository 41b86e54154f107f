// The JSON Schema of `--output-schema`. Codex hands it on as a strict one, so it must be one: every object lists all of its
// properties as required and allows no others. How an answer that is not by it is told.

import { asObject, type JsonObject, objectField, parseJson, stringsField } from "./json.ts";

/** Why Codex would not take a schema, as a clause; null if nothing speaks against it. */
export function schemaProblem(schema: unknown): string | null {
  const root = asObject(schema);
  if (root === null) return "it is not a JSON object";
  if (root["type"] !== "object") return 'its "type" is not "object"';
  return strictProblem(root, "");
}

/** Properties that are named like keywords are read as what they are: below `properties` and `$defs` stand names. */
function strictProblem(schema: JsonObject, at: string): string | null {
  return (
    (isObjectSchema(schema) ? objectProblem(schema, at) : null) ??
    firstOf(
      ["properties", "$defs", "definitions"].flatMap((keyword) =>
        Object.entries(objectField(schema, keyword) ?? {}).map(([name, each]) => [each, `${at}/${keyword}/${name}`]),
      ),
    ) ??
    firstOf(
      ["anyOf", "allOf", "oneOf"].flatMap((keyword) =>
        listOf(schema[keyword]).map((each, index) => [each, `${at}/${keyword}/${index}`]),
      ),
    ) ??
    (schema["items"] === undefined ? null : firstOf([[schema["items"], `${at}/items`]]))
  );
}

function firstOf(places: readonly (readonly unknown[])[]): string | null {
  for (const [each, at] of places) {
    const schema = asObject(each);
    const problem = schema === null ? `${at} is not an object` : strictProblem(schema, String(at));
    if (problem !== null) return problem;
  }
  return null;
}

function isObjectSchema({ type }: JsonObject): boolean {
  return listOf(type).includes("object") || type === "object";
}

function objectProblem(schema: JsonObject, at: string): string | null {
  const where = at === "" ? "it" : at;
  if (schema["additionalProperties"] !== false) return `${where} lacks "additionalProperties": false`;
  const required = stringsField(schema, "required");
  const missing = Object.keys(objectField(schema, "properties") ?? {}).find((name) => !required.includes(name));
  return missing === undefined ? null : `${where} does not list ${JSON.stringify(missing)} as "required"`;
}

/** What an answer came to. */
export type Fitted = { readonly output: unknown } | { readonly problem: string };

/** The answer by a schema, or why it is none, as a clause. Words that narrow strings and numbers are not looked at. */
export function fitted(schema: JsonObject, answer: string): Fitted {
  if (answer.trim() === "") return { problem: "there is none" };
  const output = parseJson(answer);
  if (output === undefined) return { problem: "it is not JSON" };
  const problem = misfit({ root: schema, depth: 0 }, schema, output, "");
  return problem === null ? { output } : { problem };
}

/** `depth` ends what refers to itself without an end. */
interface Walk {
  readonly root: JsonObject;
  readonly depth: number;
}

const MOST_DEPTH = 200;

function misfit(walk: Walk, schema: JsonObject, value: unknown, at: string): string | null {
  const where = at === "" ? "it" : at;
  if (walk.depth > MOST_DEPTH) return `${where} is nested too deep`;
  const deeper = { ...walk, depth: walk.depth + 1 };
  const referred = typeof schema["$ref"] === "string" ? resolved(walk.root, schema["$ref"]) : null;
  if (referred !== null) return misfit(deeper, referred, value, at);
  const problem = valueProblem(schema, value);
  if (problem !== null) return `${where} is ${problem}`;
  const choices = listOf(schema["anyOf"]).map((each) => misfit(deeper, asObject(each) ?? {}, value, at));
  if (choices.length > 0 && !choices.includes(null)) return choices[0] ?? null;
  if (Array.isArray(value)) return itemMisfit(deeper, asObject(schema["items"]) ?? {}, value, at);
  const object = asObject(value);
  return object === null ? null : propertyMisfit(deeper, schema, object, at);
}

/** What is wrong with a value itself, whatever lies in it. */
function valueProblem(schema: JsonObject, value: unknown): string | null {
  const types = typeof schema["type"] === "string" ? [schema["type"]] : listOf(schema["type"]);
  if (types.length > 0 && !types.some((type) => isOfType(value, type))) return `not of type ${types.join(", ")}`;
  const words = "const" in schema ? [schema["const"]] : listOf(schema["enum"]);
  const isNone = words.length > 0 && !words.some((word) => JSON.stringify(word) === JSON.stringify(value));
  return isNone ? `none of ${JSON.stringify(words)}` : null;
}

function itemMisfit(walk: Walk, items: JsonObject, values: readonly unknown[], at: string): string | null {
  for (const [index, each] of values.entries()) {
    const problem = misfit(walk, items, each, `${at}/${index}`);
    if (problem !== null) return problem;
  }
  return null;
}

function propertyMisfit(walk: Walk, schema: JsonObject, object: JsonObject, at: string): string | null {
  const where = at === "" ? "it" : at;
  const properties = objectField(schema, "properties") ?? {};
  const missing = stringsField(schema, "required").find((name) => !Object.hasOwn(object, name));
  if (missing !== undefined) return `${where} lacks ${JSON.stringify(missing)}`;
  for (const [name, each] of Object.entries(object)) {
    const known = Object.hasOwn(properties, name) ? asObject(properties[name]) : null;
    if (known === null && schema["additionalProperties"] === false)
      return `${where} may not have ${JSON.stringify(name)}`;
    const problem = known === null ? null : misfit(walk, known, each, `${at}/${name}`);
    if (problem !== null) return problem;
  }
  return null;
}

/** A reference within the schema, `#/$defs/x`; null: it leads nowhere. */
function resolved(root: JsonObject, reference: string): JsonObject | null {
  if (!reference.startsWith("#")) return null;
  const names = reference.slice(1).split("/").slice(1);
  return names.reduce<JsonObject | null>((place, name) => asObject(place?.[name]), root);
}

function isOfType(value: unknown, type: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return asObject(value) !== null;
    case "integer":
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
