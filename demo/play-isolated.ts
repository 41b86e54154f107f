/** The play of isolated jobs: a rescue in a copy while the user edits the same file, and the best of three. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { showNote, showStep } from "./screen.ts";
import { NotShown, requireDispatched, requireShown } from "./shown.ts";
import type { Stage } from "./stage.ts";
import { IN_A_COPY, LINES_CHECK, SEVERAL } from "./tasks.ts";

/** Plays all of it. Throws NotShown at the first step that did not show what it should. */
export async function playIsolated(stage: Stage): Promise<void> {
  await playCopy(stage);
  await playBestOf(stage);
}

async function playCopy({ show, repository }: Stage): Promise<void> {
  showStep("Hand a task to Codex, to be done in a copy of the repository");
  const task = ["task", "--background", "--write", "--isolate", IN_A_COPY.prompt];
  const id = requireDispatched(await show("codex-companion", ...task));

  showStep("Go on meanwhile, in the same file");
  writeFileSync(join(repository, "README.md"), "# My own heading\n");
  showNote("README.md has another heading now, not committed.");
  requireShown(await show("codex-companion", "status", id, "--wait"), 0, [/in a copy, not applied yet/]);
  requireShown(await show("git", "status", "--short"), 0, [/^ M README\.md\n$/]);

  showStep("Read what Codex changed");
  requireShown(await show("codex-companion", "diff", id), 0, [/^\+# A heading by Codex$/m]);

  showStep("Bring it in: the same line changed on both sides, so nothing is touched");
  requireShown(await show("codex-companion", "apply", id), 1, [/Nothing was touched/, /README\.md/]);

  showStep("Make room for it, and bring it in");
  requireShown(await show("git", "checkout", "README.md"), 0, []);
  requireShown(await show("codex-companion", "apply", id), 0, [/^Applied job /, /1 commit/]);
  requireShown(await show("git", "log", "--stat", "-1"), 0, [new RegExp(`Codex-Job: ${id}`), /README\.md/]);
}

async function playBestOf({ show }: Stage): Promise<void> {
  showStep("Give a task to three jobs, with a check that one of them passes");
  const task = ["task", "--write", "--best-of", "3", "--verify", LINES_CHECK, SEVERAL.prompt];
  const shown = await show("codex-companion", ...task);
  requireShown(shown, 0, [/it alone of 3 passed the check/]);
  const best = /best=(\S+)\]\]\n$/.exec(shown.output)?.[1];
  if (best === undefined) throw new NotShown("No job was called the best.");

  showStep("Bring in the best");
  requireShown(await show("codex-companion", "apply", best), 0, [/^Applied job /]);
  requireShown(await show("git", "status", "--short"), 0, [/^\?\? lines\.txt\n$/]);
}
