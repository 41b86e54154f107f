// completion: teaches a shell to complete our command lines.

import { knownIds } from "../../app/read/known-ids.ts";
import { nearest } from "../../core/nearest.ts";
import type { Arguments } from "../arguments.ts";
import type { Command, CommandTable } from "../command.ts";
import { candidatesFor } from "../completion/candidates.ts";
import { SCRIPTS, SHELLS, type Shell } from "../completion/scripts.ts";
import { EXIT, usageError } from "../errors.ts";

const HELP = `Usage: codex-companion completion bash|zsh [--json]

Prints a script by which your shell completes commands, their flags, the values of many flags, and the ids of the jobs of
this workspace. Put the line that fits into your ~/.bashrc or ~/.zshrc; the script asks the program itself, so that it
need not be made anew.

  --candidates   instead, for that script: what fits the last of the words behind --

Examples:
  source <(codex-companion completion bash)
  source <(codex-companion completion zsh)
`;

/** The command; it completes the command lines of all commands in the table, its own too. */
export function completionOf(table: CommandTable): { readonly command: Command } {
  const command: Command = {
    help: HELP,
    flags: { candidates: { type: "boolean" } },
    async run(parsed, context, output) {
      if (!parsed.has("candidates")) {
        const shell = readShell(parsed);
        output.answer({ shell, script: SCRIPTS[shell] });
        output.say(SCRIPTS[shell].trimEnd());
        return EXIT.ok;
      }
      const candidates = await candidatesFor(parsed.words, table, () => knownIds(context));
      output.answer(candidates);
      output.say([candidates.kind, ...candidates.words].join("\n"));
      return EXIT.ok;
    },
  };
  return { command };
}

function readShell({ words }: Arguments): Shell {
  const [word, surplus] = words;
  const shells = SHELLS.join(" and ");
  if (word === undefined)
    throw usageError("Could not print a script: no shell is named.", `There is one for ${shells}.`);
  if (surplus !== undefined) throw usageError(`Could not use "${surplus}": only one shell can be named.`);
  const shell = SHELLS.find((known) => known === word);
  if (shell !== undefined) return shell;
  const meant = nearest(word, SHELLS);
  const hint = `${meant === null ? "" : `Did you mean ${meant}? `}There is one for ${shells}.`;
  throw usageError(`Could not print a script for "${word}": it is no shell that is known.`, hint);
}
