import type { Job } from "./edition.ts";
import type { Pagination } from "./paginate.ts";

/**
 * Readies the pages of the print edition: laid out when the first edition asks, and once for all that do. Whoever asks
 * first is told how far it has come.
 */
export function openPagination(shared: Omit<Job, "paginate" | "report">): Job["paginate"] {
  let pages: Promise<Pagination> | undefined;
  return (report) => {
    pages ??= import("./print.ts").then(({ paginateBook }) => paginateBook({ ...shared, report }));
    return pages;
  };
}
