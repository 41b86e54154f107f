// The files that a task names besides its prompt: images, and the schema of its answer.

import { resolve } from "node:path";
import { IMAGE_KINDS, imageKind, SIGNATURE_BYTES } from "../../core/image-kind.ts";
import { asObject, type JsonObject, parseJson } from "../../core/json.ts";
import { schemaProblem } from "../../core/output-schema.ts";
import { realPath } from "../../io/home.ts";
import { beginningOf } from "../../io/named-file.ts";

/** Codex shrinks what is larger than a model takes; what is larger than this is hardly meant. */
const MOST_IMAGE_BYTES = 20_000_000;
/** It stands in the job's record. */
const MOST_SCHEMA_BYTES = 32 * 1_024;

/** Why a file cannot be used, as a clause. */
interface Unfit {
  readonly why: string;
}

/** The path of an image, absolute. */
export function namedImage(cwd: string, file: string): { readonly path: string } | Unfit {
  const path = resolve(cwd, file);
  const beginning = beginningOf(path, SIGNATURE_BYTES);
  if (typeof beginning === "string") return { why: beginning };
  if (imageKind(beginning.bytes) === null)
    return { why: `by its first bytes it is no image of a kind that Codex takes (${IMAGE_KINDS.join(", ")})` };
  if (beginning.size > MOST_IMAGE_BYTES)
    return { why: `it has ${beginning.size} bytes, and at most ${MOST_IMAGE_BYTES} are taken` };
  return { path: realPath(path) };
}

/** A schema with the path of its file, absolute. */
export function namedSchema(cwd: string, file: string): { readonly file: string; readonly schema: JsonObject } | Unfit {
  const path = resolve(cwd, file);
  const beginning = beginningOf(path, MOST_SCHEMA_BYTES);
  if (typeof beginning === "string") return { why: beginning };
  if (beginning.size > MOST_SCHEMA_BYTES)
    return { why: `it has ${beginning.size} bytes, and at most ${MOST_SCHEMA_BYTES} are taken` };
  const json = parseJson(Buffer.from(beginning.bytes).toString("utf8"));
  const schema = asObject(json);
  const why = json === undefined ? "it is not JSON" : schemaProblem(json);
  return why === null && schema !== null ? { file: realPath(path), schema } : { why: why ?? "it is not JSON" };
}
