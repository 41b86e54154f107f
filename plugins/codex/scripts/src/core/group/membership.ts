// That a job is one of a group: of several that were started together with the same prompt, from the same start. Each record
// says how many there are, so that the size is known even if the launcher was killed half-way.

import { Malformed, number, string } from "../job/fields.ts";
import { isJobId } from "../job/id.ts";
import type { JsonObject } from "../json.ts";

/** Which group a job is of, how many jobs that was to have, and which of them this one is, from 1. */
export interface Membership {
  readonly id: string;
  readonly size: number;
  readonly number: number;
}

const PREFIX = "g-";

/** The id of a group: `g-` before what makes the id of a job. */
export function makeGroupId(jobId: string): string {
  return `${PREFIX}${jobId}`;
}

/** True for a whole id of a group. */
export function isGroupId(text: string): boolean {
  return isGroupReference(text) && isJobId(text.slice(PREFIX.length));
}

/** When the group of an id was begun: the part of its id that a job's id would have. */
export function jobPartOf(groupId: string): string {
  return groupId.slice(PREFIX.length);
}

/** True for what can only mean a group: no id of a job begins like that. */
export function isGroupReference(text: string): boolean {
  return text.toLowerCase().startsWith(PREFIX);
}

/** Decodes the field of a record; throws `Malformed`. */
export function decodeMembership(json: JsonObject): Membership {
  const id = string(json, "id");
  if (!isGroupId(id)) throw new Malformed("its group has no id");
  return { id, size: number(json, "size"), number: number(json, "number") };
}
