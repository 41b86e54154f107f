// The overview of all commands.

export const OVERVIEW = `Usage: codex-companion COMMAND [options]

Hand work to Codex:
  task        hand a task to Codex
  review      have Codex's own reviewer look at changes
  adversarial-review  have Codex question the approach of changes
  transfer    hand this conversation of Claude Code to Codex

See how jobs stand:
  status      how jobs stand
  result      what a job ended with
  logs        what happened in a job
  queue       which jobs wait, in the order of the line
  explain     why a job stands where it stands
  watch       a line for each job of a client that ends
  statusline  how jobs stand, for Claude Code's status line

Act on a job:
  say         say something to a job while its turn runs
  cancel      stop a job and all it started
  diff        what a job changed, as a patch
  apply       bring what an isolated job changed into your work
  discard     remove the copy that an isolated job worked in
  prune       remove old jobs

See whether it can be relied on:
  setup       whether everything is ready, and what to do
  incidents   what fails, which jobs it hit, and what to do
  canary      whether a plain task passes, or why not
  report      how runs fail, and whether that shifts
  choose      which model and effort a job would be given

For shells and programs:
  completion  complete these commands in bash or zsh
  task-resume-candidate  what task --resume-last would continue

Every command takes --help, --json and --cwd DIR (or -C DIR). The same as COMMAND --help: help COMMAND. --version prints the
version.
`;
