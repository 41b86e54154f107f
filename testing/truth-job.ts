/** Jobs that the test itself brings to their end, and what the main thread was told of them, word for word. */
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ClaudeRig } from "./claude-rig.ts";
import { jobIds, readRecord } from "./job-on-disk.ts";
import { newsOf } from "./scripted-claude/request.ts";
import type { TruthRig } from "./truth-rig.ts";
import { until } from "./wait.ts";

/** A cap for two models, two programs and their hooks on a loaded machine. */
export const CAP_MS = 60_000;

/** The task of a job that waits for `release`, and then does what the rest says. */
export function held(rest = ""): string {
  return `[[run:until test -e ../released; do sleep 0.1; done]]${rest}`;
}

/** Lets every held job of the rig go on. */
export async function release({ folder }: Pick<ClaudeRig, "folder">): Promise<void> {
  await writeFile(join(folder, "released"), "");
}

/** What the tests read of a record. */
export interface JobFacts {
  readonly id: string;
  readonly status: string;
  readonly agentId: string | null;
  readonly told: readonly { readonly channel: string }[];
}

/** Every record of the rig, oldest first. */
export function jobs({ home }: Pick<TruthRig, "home">): JobFacts[] {
  return jobIds(home).flatMap((id) => (readRecord(home, id) as unknown as JobFacts | null) ?? []);
}

/** Waits until the newest job has this status, and returns it. */
export function newestJob(rig: Pick<TruthRig, "home">, status: string): Promise<JobFacts> {
  return until(
    () => {
      const job = jobs(rig).at(-1);
      return job?.status === status && job;
    },
    { timeoutMs: CAP_MS, what: `a job that is ${status}` },
  );
}

/** By which channels the rig's newest job was told, once it was told at all. */
export async function channelsOf(rig: Pick<TruthRig, "home">): Promise<string[]> {
  const told = () => jobs(rig).at(-1)?.told ?? [];
  await until(() => told().length > 0, { timeoutMs: CAP_MS, what: "a record that says it was told" });
  return told().map(({ channel }) => channel);
}

/** What each request of the main thread brought since the model's last words, oldest first. */
export function newsOfMain({ model }: Pick<ClaudeRig, "model">): string[] {
  return model.mainRequests().map((request) => newsOf(request).join("\n"));
}

/** Waits for a request of the main thread whose news match, and returns them. */
export async function newsThat(rig: Pick<ClaudeRig, "model">, pattern: RegExp): Promise<string> {
  try {
    return await until(() => newsOfMain(rig).find((news) => pattern.test(news)), {
      timeoutMs: CAP_MS,
      what: `news like ${pattern}`,
    });
  } catch (cause) {
    throw new Error(`${String(cause)} There were:\n${newsOfMain(rig).join("\n----\n")}`);
  }
}
