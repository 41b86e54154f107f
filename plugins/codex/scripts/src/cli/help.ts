// The overview of all commands.

export const OVERVIEW = `Usage: codex-companion COMMAND [options]

  task       hand a task to Codex
  review     have Codex's own reviewer look at changes
  adversarial-review  have Codex question changes: their approach, their assumptions
  status     how jobs stand
  result     what a job ended with
  logs       what happened in a job
  cancel     stop a job and all it started
  watch      a line for each job of a client that ends
  setup      whether everything is ready, and what to do if it is not
  incidents  what fails, which jobs it hit, and what to do
  canary     whether a plain task passes, and on what it depends if not
  report     how runs fail, what dominates, and whether it shifts
  prune      remove old jobs

Every command takes --help, --json and --cwd DIR.
`;
