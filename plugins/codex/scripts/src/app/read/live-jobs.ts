// The jobs of the live view, read again and again: lists are listed, and records and logs read, only if they have changed, and
// of the ended jobs only those that are shown.

import { join } from "node:path";
import { kindFacts } from "../../core/job/kinds.ts";
import { isActive, isEnded, type JobRecord } from "../../core/job/record.ts";
import type { JsonObject } from "../../core/json.ts";
import type { TopJob, TopJobs, TopScope } from "../../core/top/top-state.ts";
import { brokenPlaces } from "../../io/broken-places.ts";
import { eventsPath, readLastEvents } from "../../io/job-files.ts";
import { hintFolder, listHints } from "../../io/job-hints.ts";
import { jobFolder, listJobIds, readJob } from "../../io/job-store.ts";
import { unlessFaulty } from "../../io/regular-file.ts";
import { settle } from "../end/reconcile.ts";
import type { Context } from "../scope/context.ts";
import { workspaceRootOf } from "../scope/own-jobs.ts";
import { FreshReads } from "./fresh-reads.ts";
import { isWaiting } from "./waiting-line.ts";

/** Gives those ids that are shown, of all in the order of the list. */
export type ChooseShown = (ids: readonly string[]) => readonly string[];

/** The same jobs as `status` lists with `--all` or `--everywhere`, without those that only try whether jobs can run. */
export class LiveJobs {
  private readonly context: Context;
  private readonly workspaceRoot: string;
  private readonly lists = new FreshReads<readonly string[]>();
  private readonly records = new FreshReads<JobRecord | string | null>();
  private readonly logs = new FreshReads<readonly JsonObject[]>();
  /** Those that only try whether jobs can run. */
  private readonly hidden = new Set<string>();
  private watched: readonly string[] = [];

  constructor(context: Context) {
    this.context = context;
    this.workspaceRoot = workspaceRootOf(context);
  }

  /** The folders in which every change of what was looked at last shows. */
  get folders(): readonly string[] {
    return this.watched;
  }

  /** The jobs as they stand now; one whose worker is gone is settled. */
  async look(scope: TopScope, choose: ChooseShown): Promise<TopJobs> {
    const { context, workspaceRoot } = this;
    const { home } = context;
    const all = this.idsOf(scope);
    const shown = new Map<string, TopJob>();
    const absent = new Set<string>(); // Or not yet there: the lists name a job before its record is published.
    const read = async (ids: readonly string[]) => {
      for (const id of ids) {
        const job = await this.jobOf(id);
        if (job === null) absent.add(id);
        else shown.set(id, job);
      }
    };
    await read(this.activeIds(all));
    const underWay = [...shown.values()].filter(isUnderWay).toReversed();
    const waiting = underWay.filter(({ record }) => isWaiting(record));
    const running = underWay.filter(({ record }) => !isWaiting(record));
    const unreadable = [...shown.values()].filter((job) => "reason" in job).toReversed();
    const first = new Set([...running, ...waiting, ...unreadable].map(({ id }) => id));
    const ordered = [...first, ...without(all, first).toReversed()];
    const listed = () => without(without(ordered, this.hidden), absent);
    const unread = () => choose(listed()).filter((id) => !shown.has(id));
    for (let ids = unread(); ids.length > 0; ids = unread()) await read(ids);
    this.watched = [this.activeFolder, this.listFolder(scope), ...[...first].map((id) => jobFolder(home, id))];
    const problems = brokenPlaces(home, [{ workspaceRoot }]).map(({ id, reason }) => `"${id}": ${reason}`);
    const counts = { running: running.length, waiting: waiting.length, unreadable: unreadable.length };
    return { workspaceRoot, ...counts, ids: listed(), shown, problems };
  }

  private get nowMs(): number {
    return Date.parse(this.context.now());
  }

  private get activeFolder(): string {
    return hintFolder(this.context.home, "active");
  }

  private listFolder(scope: TopScope): string {
    const { home } = this.context;
    return scope === "home" ? join(home, "jobs") : hintFolder(home, { workspaceRoot: this.workspaceRoot });
  }

  private idsOf(scope: TopScope): readonly string[] {
    const { home } = this.context;
    return this.lists.of(this.listFolder(scope), this.nowMs, () =>
      scope === "workspace"
        ? listHints(home, { workspaceRoot: this.workspaceRoot })
        : unlessFaulty(
            () => listJobIds(home),
            () => [],
          ),
    );
  }

  private activeIds(all: readonly string[]): readonly string[] {
    const active = this.lists.of(this.activeFolder, this.nowMs, () => listHints(this.context.home, "active"));
    if (active.length === 0) return [];
    const listed = new Set(all);
    return active.filter((id) => listed.has(id) && !this.hidden.has(id));
  }

  /** Null if it is not to be listed: it is gone, or it only tries whether jobs can run. */
  private async jobOf(id: string): Promise<TopJob | null> {
    const { context, nowMs } = this;
    const { home } = context;
    const stored = this.records.of(jobFolder(home, id), nowMs, () => {
      const read = readJob(home, id);
      return read.kind === "found" ? read.record : read.kind === "unreadable" ? read.reason : null;
    });
    if (stored === null) return null;
    if (typeof stored === "string") return { id, reason: stored };
    if (kindFacts(stored.kind).shown === "on_request") {
      this.hidden.add(id);
      return null;
    }
    const record = isActive(stored) ? await settle(context, stored) : stored;
    if ("reason" in record) return record;
    const events = this.logs.of(eventsPath(home, id), nowMs, () => readLastEvents(home, id));
    return { id, record, events };
  }
}

type ReadJob = Extract<TopJob, { record: JobRecord }>;

/** Often there is nothing to leave out, of ten thousand. */
function without(ids: readonly string[], some: ReadonlySet<string>): readonly string[] {
  return some.size === 0 ? ids : ids.filter((id) => !some.has(id));
}

function isUnderWay(job: TopJob): job is ReadJob {
  return "record" in job && !isEnded(job.record);
}
