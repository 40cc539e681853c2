import type { Book } from "../../book/book.ts";
import type { Chapter } from "../../book/chapter.ts";

/** The text the two-page brief is made of: one that stands apart from the spine. A book without it has no brief. */
export function briefOf({ apart }: Pick<Book, "apart">): Chapter | undefined {
  return apart.find(({ id }) => id === "brief");
}
