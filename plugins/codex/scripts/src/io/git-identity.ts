// Who the user is to Git: the committer of what is committed for them.

import type { OpenGit } from "./git.ts";

/** A name and an address, without the characters that Git does not take in them. */
export interface GitIdentity {
  readonly name: string;
  readonly email: string;
}

/** As Git would say it: by variables, else by the configuration; null if neither says both. */
export function userIdentity({ place, settings }: OpenGit): GitIdentity | null {
  const name = clean(place.env["GIT_COMMITTER_NAME"] || settings["user.name"]);
  const email = clean(place.env["GIT_COMMITTER_EMAIL"] || settings["user.email"]);
  return name === "" || email === "" ? null : { name, email };
}

function clean(text = ""): string {
  return text.replaceAll(/[<>\n\r\0]/g, "").trim();
}

/** `NAME <EMAIL> SECONDS ZONE`, as it stands in commits and reflogs. */
export function identityStamp({ name, email }: GitIdentity, atMs: number): string {
  const minutes = -new Date(atMs).getTimezoneOffset();
  const digits = (count: number) => `${Math.trunc(count)}`.padStart(2, "0");
  const zone = `${minutes < 0 ? "-" : "+"}${digits(Math.abs(minutes) / 60)}${digits(Math.abs(minutes) % 60)}`;
  return `${name} <${email}> ${Math.floor(atMs / 1_000)} ${zone}`;
}
