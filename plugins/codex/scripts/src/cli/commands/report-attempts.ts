// report --attempts: the attempts that were launched, side by side, and in which column good and bad ones part.

import { listAttempts } from "../../app/read/attempts.ts";
import type { Context } from "../../app/scope/context.ts";
import { partings } from "../../core/reliability/partings.ts";
import { EXIT } from "../errors.ts";
import type { Output } from "../output.ts";
import { attemptsText } from "../render/attempts.ts";

/** Shows the newest so many, the newest last. */
export function showAttempts(last: number, context: Context, output: Output): number {
  const attempts = listAttempts(context, last);
  const parted = partings(attempts);
  output.answer({ attempts, partings: parted });
  output.say(attemptsText(attempts, parted, output));
  return EXIT.ok;
}
