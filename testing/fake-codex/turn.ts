/** One turn of the fake Codex: plays its steps, tells of them as the real one does, and stores how it ended. */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type RunningCommand, startCommand } from "./command.ts";
import type { Outlet } from "./outlet.ts";
import type { FakeStep } from "./scenario.ts";
import { appendToRollout, type StoredThread, type StoredTurn, saveThread } from "./threads.ts";

const FOREVER = new Promise<never>(() => undefined);

/** A turn of the thread, stored as in progress from the start. */
export class FakeTurn {
  readonly stored: StoredTurn;
  private readonly thread: StoredThread;
  private readonly input: object[];
  private readonly outlet: Outlet;
  private readonly startedAtMs = Date.now();
  private command: RunningCommand | undefined;
  private hear: (text: string) => void = () => {};
  private readonly told = new Promise<string>((resolve) => {
    this.hear = resolve;
  });

  constructor(thread: StoredThread, input: object[], outlet: Outlet) {
    this.thread = thread;
    this.input = input;
    this.outlet = outlet;
    const times = { startedAt: Math.floor(this.startedAtMs / 1000), completedAt: null, durationMs: null };
    this.stored = { id: randomUUID(), items: [], status: "inProgress", error: null, ...times };
    thread.turns.push(this.stored);
    saveThread(thread);
  }

  /** Plays the steps; the turn completes after the last one, unless it has ended before. */
  async play(steps: readonly FakeStep[]): Promise<void> {
    this.tell("turn/started", { turn: this.stored });
    this.item({ type: "userMessage", content: this.input });
    for (const step of steps) {
      if (this.stored.status !== "inProgress") return;
      await this.perform(step);
    }
    this.end("completed");
  }

  /** Takes words, if the turn is under way. */
  steer(turnId: string, input: readonly { readonly text?: string }[]): void {
    if (this.stored.status !== "inProgress" || turnId !== this.stored.id) throw new Error("no active turn to steer");
    this.item({ type: "userMessage", content: input });
    this.hear(input.map(({ text = "" }) => text).join(""));
  }

  /** Ends the turn as interrupted; its command runs on, as with the real one. */
  interrupt(): void {
    this.end("interrupted");
  }

  /** Kills the process group of the command that runs, if one does. */
  killCommand(): void {
    this.command?.kill();
  }

  private async perform(step: FakeStep): Promise<void> {
    switch (step.do) {
      case "say":
        return this.item({ type: "agentMessage", text: step.text.repeat(step.repeat ?? 1) });
      case "run":
        return await this.run(step.command);
      case "edit":
        return this.item({ type: "fileChange", changes: [{ path: step.path, kind: { type: step.kind ?? "update" } }] });
      case "plan":
        return this.tell("turn/plan/updated", { plan: step.steps.map((text) => ({ step: text, status: "pending" })) });
      case "pause":
        return await pause(step.ms);
      case "review":
        appendToRollout(this.thread.id, {
          payload: { type: "item_completed", item: { type: "ExitedReviewMode", review_output: step.output ?? null } },
        });
        return this.item({ type: "exitedReviewMode", review: step.text });
      case "listen":
        return this.item({ type: "agentMessage", text: `Told: ${await this.told}` });
      case "hang":
        return await FOREVER;
      case "raw":
        return this.outlet.raw(step.text);
      case "notify":
        return this.outlet.notify(step.method, step.params ?? {});
      case "ask":
        await this.outlet.ask(step.method, { threadId: this.thread.id, turnId: this.stored.id, ...step.params });
        return;
      case "stderr":
        process.stderr.write(step.text);
        return;
      case "retry":
        return this.tell("error", { error: errorOf(step), willRetry: true });
      case "fail":
        this.tell("error", { error: errorOf(step), willRetry: false });
        return this.end("failed", errorOf(step));
      case "lose_end":
        this.store("completed", null);
        if (step.idle === true)
          this.outlet.notify("thread/status/changed", { threadId: this.thread.id, status: { type: "idle" } });
        return;
      case "exit":
        return process.exit(step.code);
      case "die":
        process.kill(process.pid, step.signal);
        return await FOREVER;
    }
  }

  private async run(command: string): Promise<void> {
    const { cwd, id: threadId } = this.thread;
    this.command = startCommand(command, cwd, threadId);
    const startedAtMs = Date.now();
    const about = {
      id: randomUUID(),
      type: "commandExecution",
      command: `/bin/bash -lc '${command}'`,
      cwd,
      startedAtMs,
    };
    const underWay = { status: "inProgress", aggregatedOutput: null, exitCode: null, completedAtMs: null };
    this.tell("item/started", { item: { ...about, ...underWay } });
    const { exitCode, output } = await this.command.ended;
    const status = exitCode === 0 ? "completed" : "failed";
    const times = { durationMs: Date.now() - startedAtMs, completedAtMs: Date.now() };
    this.conclude({ ...about, status, exitCode, aggregatedOutput: output, ...times });
  }

  private item(content: object): void {
    const item = { id: randomUUID(), ...content };
    this.tell("item/started", { item: { ...item, status: "inProgress" } });
    this.conclude({ ...item, status: "completed" });
  }

  private conclude(item: object): void {
    this.stored.items.push(item);
    this.tell("item/completed", { item });
  }

  private end(status: "completed" | "interrupted" | "failed", error: object | null = null): void {
    const { stored } = this;
    if (stored.status !== "inProgress") return;
    this.store(status, error);
    const items = stored.items.slice(-1);
    this.outlet.notify("turn/completed", {
      threadId: this.thread.id,
      turn: { ...stored, itemsView: "summary", items },
    });
  }

  private store(status: string, error: object | null): void {
    const times = { completedAt: Math.floor(Date.now() / 1000), durationMs: Date.now() - this.startedAtMs };
    Object.assign(this.stored, { status, error, ...times });
    saveThread(this.thread);
  }

  private tell(method: string, fields: object): void {
    if (this.stored.status !== "inProgress") return;
    this.outlet.notify(method, { threadId: this.thread.id, turnId: this.stored.id, ...fields });
  }
}

function errorOf(step: { readonly message: string; readonly codexErrorInfo?: unknown }): object {
  return { message: step.message, codexErrorInfo: step.codexErrorInfo ?? "other", additionalDetails: null };
}
