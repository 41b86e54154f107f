// The start of a turn: the thread is opened and told of, what was to be prepared is waited for, and the turn begins.

import { decodeConfigured, decodeRoute, isTrusted } from "../../core/codex/configuration.ts";
import { type ThreadWanted, threadName, threadOpen } from "../../core/codex/requests.ts";
import { sandboxMode, sandboxPolicy } from "../../core/codex/sandbox.ts";
import { loginFailure } from "../../core/failure/kinds.ts";
import { WORKING } from "../../core/job/sayable.ts";
import { type JsonObject, objectField, stringField } from "../../core/json.ts";
import { RequestError } from "../../io/codex/app-server.ts";
import type { Session } from "../../io/codex/session.ts";
import { mcpFailure, NotReady } from "./codex-ends.ts";
import type { CodexListener, CodexOrder, CopyTrust } from "./codex-order.ts";

/** Opens the thread and starts the turn in it; rejects with what `startEnd` names. */
export async function startTurn(
  session: Session,
  order: CodexOrder,
  ready: Promise<unknown>,
  listener: CodexListener,
): Promise<void> {
  const { request, program } = order;
  const hello = await session.greet();
  const { threadId, path, config, route } = await openThread(session, order);
  session.follow(threadId, path);
  const { mode: configuredMode, settings } = decodeConfigured(config).sandbox;
  const mode = sandboxMode(request, { mode: configuredMode, settings });
  const resolved = { ...route, effort: request.effort ?? route.effort, sandbox: mode };
  listener.onLearnt("starting", { codex: { path: program, ...hello }, threadId, resolved });
  if (request.resumeOf === null) void session.ask(threadName(threadId, order.title)).catch(() => {});
  await ready;
  const sandbox = sandboxPolicy(mode, settings, order.gitFolders);
  listener.onPlaces(mode, mode === "workspace-write" ? settings.writableRoots : []);
  const turnId = await session.begin(order.work(sandbox));
  listener.onLearnt(WORKING, { turnId });
}

/** The login, the configuration and the thread are asked for at once; in a copy, the thread rests on the configuration. */
async function openThread(session: Session, { request, cwd, trust, threadSettings }: CodexOrder) {
  const asking = session.isLoginMissing();
  asking.catch(() => {}); // Awaited below.
  const reading = session.configuration(trust?.folders[0]);
  const own = threadSettings?.config;
  const trusted = trust === undefined ? {} : trustedProject(await reading, trust);
  const wanted: ThreadWanted = {
    ...request,
    cwd,
    ...(own || trusted.projects ? { config: { ...own, ...trusted } } : {}),
  };
  const opening = session.ask(threadOpen(wanted)).catch(async (error: unknown) => {
    throw (await mcpFailure(error, reading)) ?? error;
  });
  const [isLoginMissing, config, opened] = await Promise.all([asking, reading, opening]);
  if (isLoginMissing) throw new NotReady(loginFailure());
  const thread = objectField(opened, "thread") ?? {};
  const threadId = stringField(thread, "id");
  if (threadId === null) throw new RequestError("refused", "Codex opened a thread without an id");
  return { threadId, path: stringField(thread, "path"), config, route: decodeRoute(opened) };
}

/** The trust for this thread alone: Codex goes by the folder, and nothing is written into the user's configuration. */
function trustedProject(
  config: JsonObject,
  { copy, folders }: CopyTrust,
): Pick<NonNullable<ThreadWanted["config"]>, "projects"> {
  return isTrusted(config, folders) ? { projects: { [copy]: { trust_level: "trusted" } } } : {};
}
