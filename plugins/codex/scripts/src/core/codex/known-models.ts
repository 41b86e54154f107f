// The models that Codex knows, and the efforts that each of them takes. What Codex does not list is not judged.
// Source: `codex app-server generate-ts`, 0.169.0.

import { booleanField, type JsonObject, objectsField, stringField, stringsField } from "../json.ts";

/** A model as far as an order can be checked by it. `isDefault`: taken if nobody names one. */
export interface KnownModel {
  readonly model: string;
  readonly isDefault: boolean;
  readonly efforts: readonly string[];
}

const SHORT_NAMES: ReadonlyMap<string, string> = new Map([["spark", "gpt-5.3-codex-spark"]]);

/** The model that a name stands for: its own, if it is no short one. */
export function modelNamed(name: string): string {
  return SHORT_NAMES.get(name.toLowerCase()) ?? name;
}

/** Decodes the reply to `model/list`. */
export function decodeModels(reply: JsonObject): readonly KnownModel[] {
  return models(objectsField(reply, "data"), (model) =>
    objectsField(model, "supportedReasoningEfforts").flatMap((each) => stringField(each, "reasoningEffort") ?? []),
  );
}

/** Decodes a list of such models as we stored it, in the field `models`. */
export function decodeStoredModels(json: JsonObject): readonly KnownModel[] {
  return models(objectsField(json, "models"), (model) => stringsField(model, "efforts"));
}

/** The model that does not take an effort, with those that it takes; null if it does, or Codex does not say. `name` is null for the default. */
export function refusingModel(known: readonly KnownModel[], name: string | null, effort: string): KnownModel | null {
  const model = known.find((each) => (name === null ? each.isDefault : each.model === name));
  return model === undefined || model.efforts.length === 0 || model.efforts.includes(effort) ? null : model;
}

function models(values: readonly JsonObject[], effortsOf: (model: JsonObject) => readonly string[]): KnownModel[] {
  return values.flatMap((value) => {
    const model = stringField(value, "model");
    return model === null
      ? []
      : [{ model, isDefault: booleanField(value, "isDefault") ?? false, efforts: effortsOf(value) }];
  });
}
