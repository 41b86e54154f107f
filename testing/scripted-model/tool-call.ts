/** The tool calls that directives stand for, in the form that Codex offers to the model at that moment. */
import { applyPatch, type OutputItem, shellCommand, updatePlan } from "./reply.ts";
import { type ModelRequest, offersTool } from "./request.ts";

/** The call for `run`, `commit`, `edit` or `plan`; throws for any other name. */
export function toolCall(name: string, argument: string, request: ModelRequest): OutputItem {
  switch (name) {
    case "run":
      return shellCommand(argument);
    case "commit":
      return shellCommand(commitCommand(argument));
    case "edit":
      return editCall(argument, request);
    case "plan":
      return updatePlan(argument.split("|"));
    default:
      throw new Error(`Could not play the directive "${name}": it is unknown. See testing/scripted-model.`);
  }
}

function commitCommand(text: string): string {
  const git = "git -c user.name=Codex -c user.email=codex@example.invalid";
  const file = "made-by-codex.txt";
  return `printf '%s\\n' ${quote(text)} >> ${file} && git add ${file} && ${git} commit -qm ${quote(text)} && git log --oneline -1`;
}

function editCall(argument: string, request: ModelRequest): OutputItem {
  const colon = argument.indexOf(":");
  const path = argument.slice(0, colon);
  const lines = argument
    .slice(colon + 1)
    .split("\n")
    .map((line) => `+${line}`);
  const patch = ["*** Begin Patch", `*** Add File: ${path}`, ...lines, "*** End Patch"].join("\n");
  // Codex also understands a patch that is given to its shell tool, for models without the free-form tool.
  return offersTool(request, "apply_patch") ? applyPatch(patch) : shellCommand(`apply_patch <<'EOF'\n${patch}\nEOF`);
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
