/**
 * A Slurm cluster on this machine: an authentication daemon, a controller and three nodes, all below one folder and on
 * ports of their own. Needs root, because Slurm's daemons do. `docs/executors.md` says what of it a real one has too.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, mkdirSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { until } from "./wait.ts";

export const NODES = ["n1", "n2", "n3"] as const;
export type NodeName = (typeof NODES)[number];
type DaemonName = "munged" | "slurmctld" | NodeName;

/** A running cluster. */
export interface Cluster {
  /** What a process needs to talk to it. */
  readonly env: { readonly SLURM_CONF: string };
  /** Runs a command of Slurm and gives what it prints. Throws if it fails. */
  ask(command: string, ...args: string[]): string;
  /** Ends a daemon, if it runs. */
  kill(name: DaemonName, signal: NodeJS.Signals): Promise<void>;
  /** Starts a daemon that was ended. */
  start(name: DaemonName): Promise<void>;
  /** Ends all: jobs first, then nodes, the controller, and the authentication. */
  stop(): Promise<void>;
}

/** Starts one below an existing, empty folder, and waits until its nodes take jobs. `extra` are further lines of slurm.conf. */
export async function startCluster(folder: string, extra: readonly string[] = []): Promise<Cluster> {
  const ports = await freePorts(1 + NODES.length);
  const env = { SLURM_CONF: join(folder, "slurm.conf") };
  writeMungeKey(folder);
  for (const name of ["state", ...NODES.map((node) => `spool.${node}`)]) mkdirSync(join(folder, name));
  writeFileSync(env.SLURM_CONF, [...configuration(folder, ports), ...extra, ""].join("\n"));
  const daemons = new Map<DaemonName, ChildProcess>();

  const ask = (command: string, ...args: string[]) => askSlurm(env, command, args);
  const start = async (name: DaemonName) => {
    const [file, ...args] = commandOf(name, folder);
    const child = spawn(file, args, { env: { PATH: SLURM_PATH, ...env }, stdio: "ignore", ...ownerOf(name) });
    daemons.set(name, child);
    await until(() => isReady(name, ask), { what: `${name} to be ready`, timeoutMs: 30_000 });
  };
  const kill = async (name: DaemonName, signal: NodeJS.Signals) => {
    const child = daemons.get(name);
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill(signal);
    await ended;
  };
  const stop = async () => {
    try {
      ask("scancel", "--user=root");
      await until(() => ask("squeue", "-h") === "", { what: "the end of all jobs", timeoutMs: 20_000 });
    } catch {
      // The controller may be down; what is left of a job is found by the folder's guard.
    }
    for (const node of NODES) await kill(node, "SIGTERM");
    for (const name of ["slurmctld", "munged"] as const) await kill(name, "SIGTERM");
  };
  try {
    for (const name of ["munged", "slurmctld", ...NODES] as const) await start(name);
  } catch (error) {
    await stop();
    throw error;
  }
  return { env, ask, kill, start, stop };
}

/**
 * One in a folder of its own, to which this process talks from then on; the folder goes when it is stopped. `extra` gives further
 * lines of slurm.conf, and may put files for them there.
 */
export async function startTempCluster(extra: (folder: string) => readonly string[] = () => []): Promise<Cluster> {
  const folder = await mkdtemp(join(tmpdir(), "codex-rescue-cluster-"));
  const cluster = await startCluster(folder, extra(folder));
  Object.assign(process.env, cluster.env);
  const stop = async () => {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  };
  return { ...cluster, stop };
}

const SLURM_PATH = "/usr/sbin:/usr/bin:/sbin:/bin";

function askSlurm(env: Cluster["env"], command: string, args: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    env: { PATH: SLURM_PATH, ...env },
    encoding: "utf8",
    timeout: 10_000,
  });
  if (status !== 0) throw new Error(`Could not ask ${command} ${args.join(" ")}: ${error?.message ?? stderr}`);
  return stdout.trim();
}

function isReady(name: DaemonName, ask: Cluster["ask"]): boolean {
  try {
    if (name === "munged") return true;
    if (name === "slurmctld") return ask("scontrol", "ping").includes("UP");
    return ask("sinfo", "-h", "-n", name, "-o", "%t").split("\n").includes("idle");
  } catch {
    return false;
  }
}

function commandOf(name: DaemonName, folder: string): [string, ...string[]] {
  const munge = (file: string) => join(folder, "munge", file);
  switch (name) {
    case "munged":
      return [
        "munged",
        "--foreground",
        "--force",
        `--key-file=${munge("key")}`,
        `--socket=${munge("socket")}`,
        `--pid-file=${munge("pid")}`,
        `--log-file=${munge("log")}`,
        `--seed-file=${munge("seed")}`,
      ];
    case "slurmctld":
      return ["slurmctld", "-D"];
    default:
      return ["slurmd", "-D", "-N", name];
  }
}

/** The authentication daemon refuses to run with the key of another user. */
function ownerOf(name: DaemonName): { uid?: number; gid?: number } {
  return name === "munged" ? mungeUser() : {};
}

function mungeUser(): { uid: number; gid: number } {
  const idOf = (flag: string) => Number(spawnSync("id", [flag, "munge"], { encoding: "utf8" }).stdout.trim());
  return { uid: idOf("-u"), gid: idOf("-g") };
}

function writeMungeKey(folder: string): void {
  const { uid, gid } = mungeUser();
  const home = join(folder, "munge");
  const key = join(home, "key");
  mkdirSync(home, { mode: 0o755 });
  writeFileSync(key, randomBytes(1_024), { mode: 0o400 });
  for (const path of [home, key]) chownSync(path, uid, gid);
  chmodSync(folder, 0o755); // Others may pass through it: the socket is asked by everybody.
}

function configuration(folder: string, [controller, ...nodes]: readonly number[]): string[] {
  const host = hostname();
  return [
    "ClusterName=codex",
    `SlurmctldHost=${host}(127.0.0.1)`,
    `SlurmctldPort=${controller}`,
    "AuthType=auth/munge",
    `AuthInfo=socket=${join(folder, "munge", "socket")}`,
    "SlurmUser=root",
    "SlurmdUser=root",
    "ProctrackType=proctrack/linuxproc",
    "TaskPlugin=task/none",
    "SelectType=select/cons_tres",
    "SelectTypeParameters=CR_Core",
    "MpiDefault=none",
    "ReturnToService=2",
    "JobAcctGatherType=jobacct_gather/none",
    "AccountingStorageType=accounting_storage/none",
    "MinJobAge=300",
    "KillWait=2",
    "SchedulerParameters=sched_interval=1,batch_sched_delay=0",
    `StateSaveLocation=${join(folder, "state")}`,
    `SlurmctldPidFile=${join(folder, "slurmctld.pid")}`,
    `SlurmctldLogFile=${join(folder, "slurmctld.log")}`,
    `SlurmdSpoolDir=${join(folder, "spool.%n")}`,
    `SlurmdPidFile=${join(folder, "slurmd.%n.pid")}`,
    `SlurmdLogFile=${join(folder, "slurmd.%n.log")}`,
    ...NODES.map(
      (node, index) =>
        `NodeName=${node} NodeHostname=${host} NodeAddr=127.0.0.1 Port=${nodes[index]} CPUs=2 RealMemory=1000`,
    ),
    `PartitionName=main Nodes=${NODES.join(",")} Default=YES MaxTime=INFINITE State=UP`,
  ];
}

/** Ports that nobody listens at now. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      return server;
    }),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
