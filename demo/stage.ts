/**
 * The stage of the demo: a folder of its own with a repository and a user's home, a scripted model on loopback, and the
 * committed companion on PATH. Nothing of the user's is read or written. Whatever ends the play, the stage is cleared:
 * what still runs is stopped, and the folder goes unless it is to be kept.
 */
import { mkdir, mkdtemp, realpath, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { startTempCluster } from "../testing/cluster.ts";
import { repositoryRoot } from "../testing/codex-binary.ts";
import { writeCodexHome } from "../testing/codex-home.ts";
import { makeRepository } from "../testing/repository.ts";
import { startScriptedModel } from "../testing/scripted-model.ts";
import { withTempFolder } from "../testing/temp.ts";
import { type Commands, makeCommands } from "./commands.ts";
import { canSandbox } from "./find-codex.ts";
import { showNote } from "./screen.ts";
import { CLUSTER_NAME, demoScenario } from "./tasks.ts";

/** Where the demo plays. */
export interface Stage {
  readonly folder: string;
  readonly repository: string;
  readonly show: Commands["show"];
}

/** How it plays. */
export interface Production {
  readonly codex: string;
  readonly isKept: boolean;
  /** True: with a cluster, which the policy of the play names. */
  readonly hasCluster: boolean;
  /** Rejects when the play is to break off. */
  readonly interrupted: Promise<never>;
  readonly play: (stage: Stage) => Promise<void>;
}

/** Plays on a stage, and clears it. Rejects for what the play or the interruption rejects for. */
export async function onStage(production: Production): Promise<void> {
  if (!production.isKept) return withTempFolder((folder) => perform(folder, production));
  const folder = await realpath(await mkdtemp(join(tmpdir(), "codex-rescue-demo-")));
  showNote(`Kept: ${folder}`);
  await perform(folder, production);
}

async function perform(folder: string, { codex, hasCluster, interrupted, play }: Production): Promise<void> {
  if (hasCluster) showNote("Starting a controller and three nodes of Slurm on this machine.");
  const cluster = hasCluster ? await startTempCluster() : null;
  const model = await startScriptedModel({ scenario: demoScenario() });
  try {
    const repository = await makeRepository(join(folder, "repository"));
    const env = await makeEnvironment(folder, codex, model.url);
    if (cluster !== null) await writePolicy(env);
    const { show, stop } = makeCommands(repository, { ...env, ...cluster?.env });
    await Promise.race([play({ folder, repository, show }), interrupted]).finally(stop);
  } finally {
    await cluster?.stop();
    await model.close();
  }
}

/** Names the cluster, and which of the play's variables go along to its nodes. */
async function writePolicy(env: Readonly<Record<string, string>>): Promise<void> {
  const home = join(env["HOME"] ?? "", ".local", "state", "codex-companion");
  await mkdir(home, { recursive: true, mode: 0o700 });
  const executors = { [CLUSTER_NAME]: { kind: "slurm", env: Object.keys(env) } };
  await writeFile(join(home, "policy.json"), JSON.stringify({ executors }));
}

/** Only what is named here: no variable of the user's but the programs on PATH. */
async function makeEnvironment(folder: string, codex: string, modelUrl: string): Promise<Record<string, string>> {
  const [user, temporary] = [join(folder, "home"), join(folder, "tmp")];
  for (const path of [user, temporary]) await mkdir(path);
  const companion = join(repositoryRoot(), "plugins", "codex", "bin");
  const path = [companion, dirname(codex), dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter);
  const codexHome = join(user, ".codex");
  const variables = await writeCodexHome(codexHome, { modelUrl });
  const env = { PATH: path, HOME: user, TMPDIR: temporary, GIT_CONFIG_NOSYSTEM: "1", ...variables };
  if (!canSandbox(codex, folder, env)) {
    showNote("This machine does not let Codex open a sandbox, so here it runs without one.");
    await writeCodexHome(codexHome, { modelUrl, sandbox: "danger-full-access" });
  }
  return env;
}
