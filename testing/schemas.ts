/** Values checked against the schemas in docs/formats/schemas. They are not built: the tests run in the repository's root. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";

const FOLDER = "docs/formats/schemas";
const SUFFIX = ".schema.json";
const MOST_FAULTS = 10;

/** The names of all schemas, sorted. */
export const SCHEMAS: readonly string[] = readdirSync(FOLDER)
  .map((file) => file.slice(0, -SUFFIX.length))
  .sort();

let loaded: Ajv2020 | null = null;

/** What is wrong with a value by the schema of a name, a line for each fault; empty if nothing is. */
export function faultsIn(name: string, value: unknown): readonly string[] {
  const validate = validatorOf(name);
  if (validate(value)) return [];
  return (validate.errors ?? []).slice(0, MOST_FAULTS).map(({ instancePath, message, params }) => {
    return `${name}${instancePath}: ${message} ${JSON.stringify(params)}`;
  });
}

/** Throws if a value does not fit the schema of a name. */
export function assertFits(name: string, value: unknown): void {
  const faults = faultsIn(name, value);
  if (faults.length === 0) return;
  throw new Error(`Not as ${FOLDER}/${name}${SUFFIX} says:\n${faults.join("\n")}\n${JSON.stringify(value, null, 1)}`);
}

/** Compiling tells the faults of the schema itself, words that the validator does not know among them. */
function validatorOf(name: string): ValidateFunction {
  loaded ??= loadAll();
  const validate = loaded.getSchema(`${name}${SUFFIX}`);
  if (validate === undefined) throw new Error(`There is no schema "${name}" in ${FOLDER}.`);
  return validate;
}

function loadAll(): Ajv2020 {
  const all = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false, allErrors: true });
  for (const name of SCHEMAS) all.addSchema(JSON.parse(readFileSync(join(FOLDER, `${name}${SUFFIX}`), "utf8")));
  return all;
}
