import type { Report } from "../../../core/reliability/report.ts";
export function reportPage(report: Report): string {
  return JSON.stringify(report);
}
