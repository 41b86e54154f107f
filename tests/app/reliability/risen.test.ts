/** What has risen, by the ledger; looked for once on a day for the sessions that begin. */
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { reportJobs } from "../../../plugins/codex/scripts/src/app/reliability/report.ts";
import { readRisen, risenOfToday } from "../../../plugins/codex/scripts/src/app/reliability/risen.ts";
import type { Context } from "../../../plugins/codex/scripts/src/app/scope/context.ts";
import { USUAL_SIZES } from "../../../plugins/codex/scripts/src/core/reliability/slice.ts";
import { appendToLedger, ledgerPath } from "../../../plugins/codex/scripts/src/io/ledger.ts";
import { makeTempFolder } from "../../../testing/temp.ts";
import { failedWith, GOOD } from "../../core/reliability/ledger-lines.ts";

async function makeHome(t: TestContext, day = "2026-03-05"): Promise<Context> {
  const home = join(await makeTempFolder(t), "state");
  mkdirSync(home, { mode: 0o700 });
  return { home, env: {}, cwd: home, sessionId: null, now: () => `${day}T12:00:00.000Z` };
}

function add(context: Context, good: number, bad: number): void {
  const lines = Array.from({ length: good + bad }, (_, at) => ({
    ...(at < good ? GOOD : failedWith("timeout")),
    at: new Date(Date.UTC(2026, 2, 1, 0, at)).toISOString(),
    job: `mm7kwn40-${String(at).padStart(5, "0")}`,
  }));
  appendToLedger(context.home, lines);
}

test("readRisen says what the report's shift says", async (t) => {
  const context = await makeHome(t);
  assert.deepEqual(readRisen(context), { modes: [], line: null });
  add(context, 85, 15);
  const { shift, window } = reportJobs(context, USUAL_SIZES);
  const { modes, line } = readRisen(context);
  assert.deepEqual(
    modes.map(({ mode, rate, delta, p }) => ({ mode, rate, delta, p })),
    [{ mode: "abandoned_loop", rate: window.modes.abandoned_loop.rate, ...shift.abandoned_loop }],
  );
  assert.match(
    line ?? "",
    /^Of the last 30 Codex runs 50\.0 % ended as abandoned_loop, [^\n]+ See codex-companion report\.$/,
  );
});

test("risenOfToday tells it once on a day, and looks again on the next", async (t) => {
  const context = await makeHome(t);
  add(context, 85, 15);
  const [unsaid, first] = [risenOfToday(context), risenOfToday(context)];
  assert.deepEqual(
    [unsaid.line, first.line],
    [readRisen(context).line, readRisen(context).line],
    "nothing was printed yet",
  );
  first.remember();
  assert.equal(risenOfToday(context).line, null);
  const tomorrow = { ...context, now: () => "2026-03-07T12:00:00.000Z" };
  assert.equal(risenOfToday(tomorrow).line, first.line);
});

test("risenOfToday does not read the ledger a second time on a day, also if all was well", async (t) => {
  const context = await makeHome(t);
  add(context, 100, 0);
  const first = risenOfToday(context);
  assert.equal(first.line, null);
  first.remember();
  writeFileSync(ledgerPath(context.home), "");
  add(context, 85, 15);
  assert.equal(risenOfToday(context).line, null);
});

test("risenOfToday leaves nothing behind if there is no ledger, and survives a file that is none of its", async (t) => {
  const context = await makeHome(t);
  risenOfToday(context).remember();
  assert.equal(existsSync(join(context.home, "risen.json")), false);
  add(context, 85, 15);
  writeFileSync(join(context.home, "risen.json"), "{");
  const { line, remember } = risenOfToday(context);
  assert.notEqual(line, null);
  remember();
  assert.match(readFileSync(join(context.home, "risen.json"), "utf8"), /^\{"version":1,"lookedOn":"2026-03-0\d"\}\n$/);
});
