/** The methods of the app-server that the fake Codex knows, and what it answers to them. */
import { type RunningCommand, startProgram } from "./command.ts";
import type { Outlet, Params } from "./outlet.ts";
import type { FakeScenario } from "./scenario.ts";
import { describeThread, loadThread, newThread, type StoredThread } from "./threads.ts";
import { FakeTurn } from "./turn.ts";

/** The result of a method, and what happens once it is out. */
export interface Answer {
  /** May come later. */
  readonly result: object | Promise<object>;
  readonly after?: () => void;
}

/** The state of one app-server process. */
export class Methods {
  private readonly scenario: FakeScenario;
  private readonly outlet: Outlet;
  private readonly threads = new Map<string, StoredThread>();
  private turn: FakeTurn | undefined;
  private program: RunningCommand | undefined;

  constructor(scenario: FakeScenario, outlet: Outlet) {
    this.scenario = scenario;
    this.outlet = outlet;
  }

  /** Answers one request; an error thrown here is the error reply. */
  call(method: string, params: Params): Answer {
    switch (method) {
      case "initialize":
        return { result: { userAgent: "fake/0.169.0", codexHome: process.env["CODEX_HOME"] ?? "" } };
      case "account/read":
        return { result: { account: null, requiresOpenaiAuth: false } };
      case "config/read":
        return { result: { config: { model: "fake-model", sandbox_mode: null, sandbox_workspace_write: null } } };
      case "model/list":
        return { result: { data: [], nextCursor: null } };
      case "externalAgentConfig/import":
        return this.importConversation(params);
      case "externalAgentConfig/import/readHistories":
        return { result: { data: [], connectors: [] } };
      case "thread/start":
        return this.startThread(params);
      case "thread/resume":
        return { result: threadReply(this.find(params), params) };
      case "thread/read":
        return { result: { thread: describeThread(this.find(params), params["includeTurns"] === true) } };
      case "thread/turns/list":
        return { result: { data: this.find(params).turns.toReversed(), nextCursor: null } };
      case "thread/name/set":
        this.find(params).name = params["name"];
        return { result: {} };
      case "review/start":
      case "turn/start":
        return this.startTurn(params);
      case "turn/steer":
        if (this.turn === undefined) throw new Error("no active turn to steer");
        this.turn.steer(params["expectedTurnId"], params["input"]);
        return { result: { turnId: this.turn.stored.id } };
      case "turn/interrupt":
        return { result: {}, after: () => this.turn?.interrupt() };
      case "command/exec":
        return { result: this.exec(params) };
      case "command/exec/terminate":
        return { result: {}, after: () => this.program?.kill() };
      default:
        throw new Error(`Invalid request: unknown variant \`${method}\``);
    }
  }

  /** Ends what runs, as the real one does when its standard input ends. */
  leave(): void {
    this.turn?.interrupt();
    this.turn?.killCommand();
    this.program?.kill();
  }

  private async exec(params: Params): Promise<object> {
    this.program = startProgram(params["command"], params["cwd"], {}, (stream, text) =>
      this.outlet.notify("command/exec/outputDelta", {
        processId: params["processId"],
        stream,
        deltaBase64: Buffer.from(text).toString("base64"),
        capReached: false,
      }),
    );
    const { exitCode } = await this.program.ended;
    return { exitCode: exitCode === -1 ? 137 : exitCode, stdout: "", stderr: "" };
  }

  /** Every conversation becomes the same thread; its end is told before the answer, as the real one may do. */
  private importConversation(params: Params): Answer {
    const [{ path: source }] = params["migrationItems"][0].details.sessions;
    const itemType = "SESSIONS";
    const successes = [{ itemType, cwd: null, source, target: "01a2155c-160e-7023-936e-805d8a1df70a", title: null }];
    const itemTypeResults = [{ itemType, successes, failures: [] }];
    this.outlet.notify("externalAgentConfig/import/completed", { importId: "import-1", itemTypeResults });
    return { result: { importId: "import-1" } };
  }

  private startThread(params: Params): Answer {
    const thread = newThread(params["cwd"] ?? process.cwd(), params["model"] ?? "fake-model");
    this.threads.set(thread.id, thread);
    const after = () => this.outlet.notify("thread/started", { thread: describeThread(thread, false) });
    return { result: threadReply(thread, params), after };
  }

  private startTurn(params: Params): Answer {
    const scripts = this.scenario.turns ?? [];
    const thread = this.find(params);
    const steps = scripts[Math.min(thread.turns.length, scripts.length - 1)] ?? [{ do: "say", text: "Done." } as const];
    const turn = new FakeTurn(thread, params["input"] ?? [], this.outlet);
    this.turn = turn;
    return { result: { turn: { ...turn.stored, itemsView: "notLoaded" } }, after: () => turn.play(steps) };
  }

  private find(params: Params): StoredThread {
    const id = String(params["threadId"]);
    const thread = this.threads.get(id) ?? loadThread(id);
    if (!thread) throw new Error(`no rollout found for thread id ${id}`);
    this.threads.set(id, thread);
    return thread;
  }
}

function threadReply(thread: StoredThread, params: Params): object {
  const sandbox = params["sandbox"] === "danger-full-access" ? { type: "dangerFullAccess" } : { type: "readOnly" };
  const { cwd } = thread;
  const model = params["model"] ?? thread.model;
  return { thread: describeThread(thread, true), model, modelProvider: "fake", cwd, sandbox, reasoningEffort: null };
}
