// What the rig checks of every answer with --json.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checkAnswer } from "../../testing/answers.ts";

const PRUNED =
  '{"removed":[],"unreadable":[],"unapplied":[],"formerFiles":[],"copies":[],"homeless":[],"dryRun":false}';
const STATUS =
  '{"workspaceRoot":"/","sessionId":null,"incidents":[],"running":[],"waiting":[],"recent":[],"latestFinished":null,"unreadable":[],"interruptedApply":"mwx8fvwq-l8k1d"}';
const ERROR = '{\n  "error": {"kind":"usage","message":"No.","hint":"Yes."}\n}\n';

describe("checkAnswer takes what fits", () => {
  const cases: readonly [readonly string[], string][] = [
    [["prune", "--json"], PRUNED],
    [["prune", "--json"], ERROR],
    [["prune"], "0 jobs were removed.\n"],
    [["prune", "--json", "--help"], "Usage: …\n"],
    [["task", "--", "--json"], "codex job …\n"],
    [["report", "--reset-gate", "--json"], '{"reset":true}'],
    [["status", "--cwd", "/", "a", "b", "--json"], '{"workspaceRoot":"/","jobs":[]}'],
    [["queue", "--all", "--json"], '{"workspaceRoot":"/","waiting":[],"unreadable":[]}'],
    [["status", "--json"], STATUS],
    [["watch", "--json"], ""],
    [["nonsense", "--json"], ERROR],
  ];
  for (const [args, stdout] of cases) test(args.join(" "), () => checkAnswer(args, stdout));
});

describe("checkAnswer throws for what does not", () => {
  const cases: readonly [readonly string[], string, RegExp][] = [
    [["prune", "--json"], "", /JSON/],
    [["prune", "--json"], `${PRUNED}0 jobs were removed.`, /JSON/],
    [["prune", "--json"], PRUNED.replace("[]", "null"), /answer-prune\/removed: must be array/],
    [["prune", "--json"], ERROR.replace("hint", "tip"), /answer-error\/error: must have required property 'hint'/],
    [["status", "a", "--json"], '{"workspaceRoot":"/","jobs":[]}', /answer-status-job: must have required property/],
    [["status", "--json", "--timeout-ms", "1", "--wait"], '{"jobs":[]}', /answer-status-job: /],
    [["status", "--json"], STATUS.replace("-l8k1d", ""), /answer-status\/interruptedApply: must match pattern/],
    [["queue", "--json"], '{"workspaceRoot":"/","waiting":[{"job":{}}],"unreadable":[]}', /answer-queue\/waiting\/0: /],
    [["watch", "--json"], "{\n}\n{\n}\n", /answer-watch: must have required property/],
    [["nonsense", "--json"], PRUNED, /There is no schema "answer-nonsense"/],
  ];
  for (const [args, stdout, fault] of cases)
    test(`${args.join(" ")}: ${fault.source}`, () => assert.throws(() => checkAnswer(args, stdout), fault));
});
