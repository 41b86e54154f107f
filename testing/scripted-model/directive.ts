/** The directives of a prompt: `[[name]]`, `[[name:argument]]`, and `*N` behind a failure. */
import { failureNamed } from "./failures.ts";

/** One directive. */
export interface Directive {
  readonly name: string;
  readonly argument: string;
  /** How many requests a failure takes; infinite unless the directive says `*N`. */
  readonly times: number;
  readonly key: string;
}

/** The directives of the prompt, in order. */
export function parseDirectives(prompt: string): Directive[] {
  return [...prompt.matchAll(/\[\[([a-z]+(?:[:*][\s\S]*?)?)\]\]/gu)].map(([, text = ""], index) => {
    const [, failure = "", times] = /^(.*?)(?:\*(\d+))?$/su.exec(text) ?? [];
    const key = `${index} ${text}`;
    if (failureNamed(failure)) return { name: failure, argument: "", times: Number(times ?? Infinity), key };
    const [, name = "", argument = ""] = /^([a-z]+):?([\s\S]*)$/u.exec(text) ?? [];
    return { name, argument, times: 0, key };
  });
}
