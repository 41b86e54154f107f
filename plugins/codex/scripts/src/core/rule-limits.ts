// What the permission rule for the whole companion lets an agent do unasked, as the policies stand.

import { checkPlace, mayConfigure, maySandbox, mayWrite } from "./allowed.ts";
import type { Policy } from "./policy.ts";
import type { CheckRule } from "./policy-shapes.ts";

/** What a call of the companion may come to. */
export interface RuleLimits {
  /** Codex may write in the folder that the call names. */
  readonly write: boolean;
  /** Codex may do anything that the user may. */
  readonly fullAccess: boolean;
  /** Codex may write into the Git folder. */
  readonly commit: boolean;
  readonly network: boolean;
  readonly addDirs: boolean;
  readonly config: boolean;
  readonly verify: CheckRule;
}

/** The limits by these policies. Without a flag to set Codex's configuration, `config` only says what is planned for it. */
export function ruleLimits(policies: readonly Policy[]): RuleLimits {
  const write = mayWrite(policies);
  const isFree = (field: "network" | "allowCommit") => policies.every((policy) => policy[field] !== false);
  return {
    write,
    fullAccess: maySandbox(policies, "danger-full-access"),
    commit: write && isFree("allowCommit"),
    network: isFree("network"),
    addDirs: policies.every(({ addDirs }) => addDirs === null || addDirs.length > 0),
    config: mayConfigure(policies),
    verify: checkPlace(policies),
  };
}

/** The same in lines for the user. */
export function ruleLines({ write, fullAccess, commit, verify }: RuleLimits): readonly string[] {
  return [
    `Codex may write: ${write ? "yes, in any folder that --cwd names" : "no, every task is read-only"}`,
    `Codex may work without a sandbox: ${fullAccess ? 'yes (--sandbox danger-full-access), unless "sandboxes" in policy.json leaves it out' : "no"}`,
    `Codex may write into the Git folder, hooks too: ${commit ? 'yes (--allow-commit), unless "allowCommit" in policy.json is false' : "no"}`,
    `Checks (--verify) run: ${CHECKS[String(verify) as keyof typeof CHECKS]}`,
    "Always: read any file that you may read into a prompt (--prompt-file), which goes to Codex's provider; cancel and " +
      "remove jobs, close incidents, reset the gate (cancel, prune, incidents, report); write a report page where there " +
      "is none, or over an older one (report --html); use up your plan (each task, the canary's too)",
  ];
}

const CHECKS = {
  sandbox: "in the sandbox of their turn",
  outside: 'as you, outside of any sandbox ("verify" is "outside" in your policy.json)',
  false: "never",
} as const;
