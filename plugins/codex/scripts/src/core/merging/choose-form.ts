// Whether the work of a job is brought in as commits or as uncommitted changes. Commits are made only of what is the job's alone:
// not of a path that was dirty when it began.

import type { ApplyForm } from "../job/applied.ts";
import { inLine } from "../text.ts";

/** What is known of the job's commits. */
export interface FormFacts {
  /** `--as`; null: not said. */
  readonly wanted: ApplyForm | null;
  /** How many commits lead from the job's start to where its copy stands; null: none does that. */
  readonly commits: number | null;
  /** The paths in them that were dirty at the start. */
  readonly dirty: readonly string[];
  /** The operation of Git that has begun in the workspace and not ended, in words; null: none. */
  readonly operation: string | null;
}

/** The form. `why` says why not as commits, although there are some; in `refused`, why it cannot be as it was wanted. */
export type ChosenForm =
  | { readonly as: "commits" }
  | { readonly as: "changes"; readonly why: string | null }
  | { readonly refused: string };

/** Chooses the form. */
export function chooseForm(facts: FormFacts): ChosenForm {
  const why = whyNoCommits(facts);
  if (facts.wanted === "commits") return why === null ? { as: "commits" } : { refused: why };
  if (facts.wanted === "changes") return { as: "changes", why: null };
  if (why === null) return { as: "commits" };
  return { as: "changes", why: facts.commits === 0 ? null : why };
}

function whyNoCommits({ commits, dirty, operation }: FormFacts): string | null {
  if (commits === 0) return "it made no commit";
  if (commits === null) return "its commits do not follow on from where it began";
  if (operation !== null) return `${operation} has begun in the workspace and not ended`;
  const [first] = dirty;
  if (first === undefined) return null;
  const more = dirty.length > 1 ? ` and ${dirty.length - 1} more` : "";
  return `its commits change ${JSON.stringify(inLine(first))}${more}, which had uncommitted changes when it began`;
}
