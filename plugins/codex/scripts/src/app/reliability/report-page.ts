// Stores the report's page where the user wants it.

import { writeOwnFile } from "../../io/own-page.ts";

/** Writes a page that begins with `start`; false if something else than such a page is there. */
export const writeOwnPage: (path: string, page: string, start: string) => boolean = writeOwnFile;
