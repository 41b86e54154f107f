// The form of a command line that is passed on as it is: known flags, ids of jobs or their beginnings, single blanks.
// Nothing that a shell could take otherwise is among its characters.

const JOB = /^[0-9a-z][0-9a-z-]{0,31}$/;

/** What may follow a command. */
export interface Form {
  readonly mostJobs: number;
  readonly flags: readonly string[];
}

/** True if the words are flags of the form, each at most once, and no more jobs than it takes. */
export function fitsForm({ mostJobs, flags }: Form, words: readonly string[]): boolean {
  const jobs = words.filter((word) => !flags.includes(word));
  const given = words.filter((word) => flags.includes(word));
  return jobs.every((word) => JOB.test(word)) && jobs.length <= mostJobs && new Set(given).size === given.length;
}
