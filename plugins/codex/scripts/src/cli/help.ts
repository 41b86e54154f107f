// The overview of all commands.

export const OVERVIEW = `Usage: codex-companion COMMAND [options]

  task       hand a task to Codex
  review     have Codex's own reviewer look at changes
  adversarial-review  have Codex question changes: their approach, their assumptions
  status     how jobs stand
  result     what a job ended with
  diff       what a job changed, as a patch
  discard    remove the copy that an isolated job worked in
  logs       what happened in a job
  queue      which jobs wait, in the order of the line
  explain    why a job stands where it stands, and what would change it
  cancel     stop a job and all it started
  say        say something to a job while its turn runs
  watch      a line for each job of a client that ends
  transfer   hand this conversation of Claude Code to Codex
  setup      whether everything is ready, and what to do if it is not
  incidents  what fails, which jobs it hit, and what to do
  canary     whether a plain task passes, and on what it depends if not
  report     how runs fail, what dominates, and whether it shifts
  choose     which model and effort a job would be given, and why
  prune      remove old jobs
  task-resume-candidate   which job a task that resumes the last one would continue

Every command takes --help, --json and --cwd DIR (or -C DIR).
`;
