// What flags of `task` give a turn beyond its prompt and its route. Each field is absent if it was not asked for.

import { booleanField, type JsonObject, objectField, stringField, stringsField } from "../json.ts";

/** Part of a task's request. */
export interface TurnExtras {
  /** `--network`: what runs in the sandbox may use the network. */
  readonly network?: boolean;
  /** `--add-dir`: more folders that may be written; absolute, without links. */
  readonly addDirs?: readonly string[];
  /** `--image`: image files that go with the prompt; absolute. */
  readonly images?: readonly string[];
  /** `--output-schema`: what the last message must be. */
  readonly outputSchema?: OutputSchema;
  /** `--config`: settings of Codex for this thread, by their dotted keys. */
  readonly config?: JsonObject;
}

/** A JSON Schema, and the file that it came from, absolute. */
export interface OutputSchema {
  readonly file: string;
  readonly schema: JsonObject;
}

/** Decodes the extras of a stored request. */
export function decodeExtras(json: JsonObject): TurnExtras {
  return {
    ...(booleanField(json, "network") === true ? { network: true } : {}),
    ...("addDirs" in json ? { addDirs: stringsField(json, "addDirs") } : {}),
    ...("images" in json ? { images: stringsField(json, "images") } : {}),
    ...decodeConfig(objectField(json, "config")),
    ...decodeOutputSchema(objectField(json, "outputSchema") ?? {}),
  };
}

function decodeConfig(config: JsonObject | null): Pick<TurnExtras, "config"> {
  return config === null ? {} : { config };
}

function decodeOutputSchema(json: JsonObject): Pick<TurnExtras, "outputSchema"> {
  const [file, schema] = [stringField(json, "file"), objectField(json, "schema")];
  return file === null || schema === null ? {} : { outputSchema: { file, schema } };
}
