// unknown -> the evidence of a job, as its record holds it. Throws `Malformed` for what is none.

import { booleanField, type JsonObject, numberField, objectsField, stringField, stringsField } from "../json.ts";
import { ATTRIBUTIONS, type Attribution, type Evidence, type Meanwhile, type Verification } from "../outcome/work.ts";
import { number, optional, string } from "./fields.ts";

/** Decodes the evidence of a record. */
export function decodeEvidence(json: JsonObject): Evidence {
  const verify = optional(json, "verify", verification);
  const meanwhile = optional(json, "meanwhile", meanwhileOf);
  const rewritten = numberField(json, "rewritten");
  const dropped = numberField(json, "dropped");
  return {
    repository: stringField(json, "repository"),
    head_before: stringField(json, "head_before"),
    head_after: stringField(json, "head_after"),
    commits: objectsField(json, "commits").map((commit) => ({
      sha: string(commit, "sha"),
      subject: string(commit, "subject"),
    })),
    pushed: booleanField(json, "pushed") ?? false,
    files_changed: stringsField(json, "files_changed"),
    uncommitted: booleanField(json, "uncommitted") ?? false,
    attribution: attribution(stringField(json, "attribution")),
    ...(verify === null ? {} : { verify }),
    ...("branch_after" in json ? branchesOf(json) : {}),
    ...(rewritten === null ? {} : { rewritten }),
    ...(dropped === null ? {} : { dropped }),
    ...(meanwhile === null ? {} : { meanwhile }),
    ...("git_folder_changed" in json ? { git_folder_changed: stringsField(json, "git_folder_changed") } : {}),
    ...(booleanField(json, "remote") === true ? { remote: true } : {}),
    ...("insertions" in json ? { insertions: number(json, "insertions"), deletions: number(json, "deletions") } : {}),
    ...("not_looked_at" in json ? { not_looked_at: stringsField(json, "not_looked_at") } : {}),
  };
}

function branchesOf(json: JsonObject): Pick<Evidence, "branch_before" | "branch_after"> {
  return { branch_before: stringField(json, "branch_before"), branch_after: stringField(json, "branch_after") };
}

function meanwhileOf(json: JsonObject): Meanwhile {
  return { commits: number(json, "commits"), files: number(json, "files") };
}

function attribution(text: string | null): Attribution {
  return ATTRIBUTIONS.find((word) => word === text) ?? "ambiguous";
}

function verification(json: JsonObject): Verification {
  return { command: string(json, "command"), exit_code: number(json, "exit_code"), tail: string(json, "tail") };
}
