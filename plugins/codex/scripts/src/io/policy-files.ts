// The policy files that hold for a workspace.

import { join } from "node:path";
import { type DecodedPolicy, decodePolicy } from "../core/policy.ts";
import { whyForeign } from "./ownership.ts";
import { readPlanted } from "./planted-file.ts";

/** Where the policies of the home and of the repository lie. */
export function policyPaths(home: string, workspaceRoot: string): readonly [string, string] {
  return [join(home, "policy.json"), join(workspaceRoot, ".codex-companion.json")];
}

/** The policies of the home and of the repository; absent ones are left out. */
export function readPolicies(home: string, workspaceRoot: string): readonly DecodedPolicy[] {
  const own = readOwnPolicy(home);
  const [, repository] = policyPaths(home, workspaceRoot);
  return [...(own === null ? [] : [own]), ...repositoryPolicy(repository)];
}

/** The user's own policy; null if there is none. It may be a link, as tools that keep settings make them; but only the user may have written it. */
export function readOwnPolicy(home: string): DecodedPolicy | null {
  const [place] = policyPaths(home, "");
  const file = readPlanted(place, true);
  if (file.kind === "absent") return null;
  if (file.kind === "unfit") return { problem: `"${place}" ${file.why}` };
  const foreign = whyForeign(file.stats);
  return foreign === null ? decodePolicy(file.text, place, "user") : { problem: `"${place}" ${foreign}` };
}

/** Whoever made the repository wrote it. */
function repositoryPolicy(place: string): readonly DecodedPolicy[] {
  const file = readPlanted(place, false);
  if (file.kind === "absent") return [];
  return [file.kind === "unfit" ? { problem: `"${place}" ${file.why}` } : decodePolicy(file.text, place, "repository")];
}
