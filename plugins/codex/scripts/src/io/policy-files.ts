// The policy files that hold for a workspace.

import { join } from "node:path";
import { type DecodedPolicy, decodePolicy } from "../core/policy.ts";
import { readIfPresent } from "./files.ts";

/** Where the policies of the home and of the repository lie. */
export function policyPaths(home: string, workspaceRoot: string): readonly string[] {
  return [join(home, "policy.json"), join(workspaceRoot, ".codex-companion.json")];
}

/** The policies of the home and of the repository; absent ones are left out. */
export function readPolicies(home: string, workspaceRoot: string): readonly DecodedPolicy[] {
  return policyPaths(home, workspaceRoot).flatMap((place) => {
    const text = readIfPresent(place);
    return text === null ? [] : [decodePolicy(text, place)];
  });
}
