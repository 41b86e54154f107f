/** An isolated job that has ended, in a repository of its own: what a turn did in its copy is done by the test. */
import { join } from "node:path";
import type { TestContext } from "node:test";
import { type Context, createContext } from "../plugins/codex/scripts/src/app/scope/context.ts";
import { makeJobId } from "../plugins/codex/scripts/src/core/job/id.ts";
import { copyPlace } from "../plugins/codex/scripts/src/core/job/place.ts";
import type { JobRecord } from "../plugins/codex/scripts/src/core/job/record.ts";
import { copyRepository } from "../plugins/codex/scripts/src/io/git-copy.ts";
import { readJob } from "../plugins/codex/scripts/src/io/job-store.ts";
import { storeEnded } from "./plain-jobs.ts";
import { git, gitEnvironment, makeRepository, type RepositoryOptions } from "./repository.ts";
import { makeTempFolder } from "./temp.ts";

/** What the job was, and where. */
export interface IsolatedJob {
  readonly folder: string;
  /** The user's repository. */
  readonly repo: string;
  /** The root of the job's copy. */
  readonly copy: string;
  readonly home: string;
  readonly context: Context;
  readonly id: string;
  /** Its record as it stands now. */
  record(): JobRecord;
}

/** How it came about. */
export interface IsolatedJobOptions {
  readonly repository?: RepositoryOptions;
  /** Makes the user's repository, instead of `repository`. */
  readonly make?: (repo: string) => Promise<void>;
  /** What the user had not committed when the job began. */
  readonly before?: (repo: string) => Promise<void> | void;
  /** What the job does in its copy. */
  readonly job: (copy: string) => Promise<void> | void;
}

/** Makes the repository, the copy and the record, in a folder that goes with the test. */
export async function makeIsolatedJob(t: TestContext, options: IsolatedJobOptions): Promise<IsolatedJob> {
  const folder = await makeTempFolder(t);
  return isolatedJobIn({ folder, repo: join(folder, "repo"), home: join(folder, "state") }, options);
}

/** The same in folders that the caller removes. */
export async function isolatedJobIn(
  { folder, repo, home }: Pick<IsolatedJob, "folder" | "repo" | "home">,
  options: IsolatedJobOptions,
): Promise<IsolatedJob> {
  if (options.make === undefined) await makeRepository(repo, options.repository);
  else await options.make(repo);
  await options.before?.(repo);
  const id = makeJobId(Date.now(), Math.random());
  const copy = join(home, "copies", id);
  const env = { ...gitEnvironment(), CODEX_COMPANION_HOME: home };
  const branch = `codex/${id}`;
  const made = await copyRepository(
    { root: repo, env, home },
    { root: copy, branch, from: null, madeAtMs: Date.now() },
  );
  if (typeof made === "string") throw new Error(`There is no copy: ${made}.`);
  await options.job(copy);
  storeEnded(home, id, { workspaceRoot: repo, cwd: copy, place: copyPlace(copy, made.start, branch), sessionId: null });
  const record = () => {
    const read = readJob(home, id);
    if (read.kind !== "found") throw new Error("There is no such job.");
    return read.record;
  };
  return { folder, repo, copy, home, context: createContext(env, repo, null), id, record };
}

/** Commits everything in a work tree, as somebody else than the user. */
export async function commitAll(root: string, message: string): Promise<void> {
  await git(root, "add", "-A");
  await git(root, "-c", "user.name=Codex", "-c", "user.email=codex@example.invalid", "commit", "-q", "-m", message);
}
