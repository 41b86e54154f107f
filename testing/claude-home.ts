/** Writes the home of a Claude Code that leads to a scripted model and nowhere else, with every first question answered. */
import { mkdir, writeFile } from "node:fs/promises";
import { delimiter, dirname, join } from "node:path";

const KEY = "sk-ant-dummy-key-of-a-test";

/** What the client is told. */
export interface ClaudeHomeOptions {
  /** The address of the scripted model. */
  readonly modelUrl: string;
  /** The folder that the client will work in, so that it is trusted. */
  readonly work: string;
  /** Folders that come first on PATH. */
  readonly path?: readonly string[];
  /** Further variables; they win. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Writes `<folder>/home` and returns the client's whole environment. Everything the client, its tools and its hooks
 * write goes below the folder; a process of theirs that outlives the test is found by its `CODEX_COMPANION_HOME`.
 */
export async function writeClaudeHome(folder: string, options: ClaudeHomeOptions): Promise<Record<string, string>> {
  const [home, temporary] = [join(folder, "home"), join(folder, "tmp")];
  await mkdir(join(home, ".claude"), { recursive: true });
  await mkdir(temporary, { recursive: true });
  await writeFile(join(home, ".claude.json"), JSON.stringify(answers(options.work), null, 2), { mode: 0o600 });
  await writeFile(join(home, ".claude", "settings.json"), JSON.stringify(SETTINGS, null, 2));
  return {
    PATH: [...(options.path ?? []), dirname(process.execPath), process.env["PATH"] ?? ""].join(delimiter),
    HOME: home,
    TMPDIR: temporary,
    LANG: "C.UTF-8",
    CODEX_COMPANION_HOME: join(folder, "companion"),
    ANTHROPIC_API_KEY: KEY,
    ANTHROPIC_BASE_URL: options.modelUrl,
    // The client refuses to skip its permissions for root, except if it is told that this is no real machine.
    IS_SANDBOX: "1",
    CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: "1",
    DISABLE_AUTOUPDATER: "1",
    DISABLE_TELEMETRY: "1",
    DISABLE_ERROR_REPORTING: "1",
    // Otherwise a scripted error 500 or 429 is repeated ten times, with growing pauses.
    CLAUDE_CODE_MAX_RETRIES: "1",
    ...options.env,
  };
}

const SETTINGS = { skipDangerousModePermissionPrompt: true };

// What a user answers once: theme and welcome, this key, this folder, running without permissions.
function answers(work: string): object {
  return {
    hasCompletedOnboarding: true,
    lastOnboardingVersion: "2.1.329",
    theme: "dark",
    bypassPermissionsModeAccepted: true,
    customApiKeyResponses: { approved: [KEY.slice(-20)], rejected: [] },
    projects: { [work]: { hasTrustDialogAccepted: true, hasCompletedProjectOnboarding: true, allowedTools: [] } },
  };
}
