import { readBook, type Book } from "./book/book.ts";
import { checkDrawings, openDrawing } from "./book/draw.ts";
import { bookFolder } from "./book/folder.ts";
import { describeOverdue, statusOf } from "./book/desk/status.ts";
import { measureReading } from "./book/reading.ts";
import { reportProblems, runCommand, type Command } from "./lib/command.ts";
import { formatColumns } from "./lib/columns.ts";
import { openLastingMemory } from "./lib/memory.ts";
import { collectProblems } from "./lib/problem.ts";

/** How each chapter reads, as a table; chapters of a few lines say nothing. */
function formatReading(book: Book, language: string): string {
  const measured = measureReading(book, language).filter(({ sentences }) => sentences >= 10);
  const rows = measured.map(({ chapter, words, sentences, longest, ease }) => [
    chapter,
    String(words),
    (words / sentences).toFixed(1),
    String(longest),
    ease.toFixed(1),
  ]);
  if (rows.length === 0) return "";
  const head = ["chapter", "words", "words a sentence", "longest", "reading ease"];
  return `${formatColumns([head, ...rows])}\n`;
}

const command: Command = {
  usage: "npm run check --",
  purpose:
    "Check everything that can be known without building: data, references, numbers, claims, prose, charts.",
  options: {
    book: { type: "string", value: "DIR", help: "the folder of the book; this one when not given" },
  },
  run: ({ book: folder }) => {
    const problems = collectProblems();
    const memory = openLastingMemory();
    const book = readBook(bookFolder(folder), problems, memory);
    if (book) checkDrawings(book, openDrawing(problems, memory));
    const code = reportProblems(problems.list);
    if (book && code === 0) {
      const { spine, data, facts, claims, placements } = book;
      const { language } = book.metadata;
      if (language.startsWith("en")) process.stdout.write(formatReading(book, language));
      const late = describeOverdue(statusOf(book, book.metadata.issued), book.metadata.issued);
      if (late !== "") console.log(late);
      console.log(
        `Fine: ${spine.length} chapters, ${data.observations.size} observations, ${facts.size - data.observations.size} derived facts, ${claims.size} claims, ${placements.size} figures and tables.`,
      );
    }
    return Promise.resolve(code);
  },
};

if (import.meta.main) await runCommand(command, process.argv.slice(2));
