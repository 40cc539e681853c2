import type { Problems } from "../lib/problem.ts";
import type { Parts } from "./check.ts";
import { paragraphsOf } from "./paragraph.ts";
import { measureReading, wordsOf } from "./reading.ts";

/** Sentences are held to the length, and chapters of the body to the ease, that data/style.yaml asks for. English only. */
export function checkReading(parts: Parts, problems: Problems): void {
  if (parts.language?.startsWith("en") !== true) return;
  checkSentences(parts, parts.language, problems);
  checkEase(parts, parts.language, problems);
}

function checkSentences(parts: Parts, language: string, problems: Problems): void {
  const { "long-sentence": long = Infinity, "longest-sentence": longest = Infinity } =
    parts.style.limits;
  if (Math.min(long, longest) === Infinity) return;
  for (const { block, sentences } of paragraphsOf(parts, language)) {
    for (const { text } of sentences) {
      const count = wordsOf(text).length;
      if (count <= Math.min(long, longest)) continue;
      problems.add(
        count > longest ? "sentence-too-long" : "sentence-long",
        block.placeAt(0),
        `The sentence that begins “${text.split(" ").slice(0, 6).join(" ")} …” has ${count} words.`,
        "make two of it.",
      );
    }
  }
}

function checkEase(parts: Parts, language: string, problems: Problems): void {
  const limit = parts.style.limits["reading-ease"];
  if (limit === undefined) return;
  const body = new Map(
    parts.spine.filter(({ matter }) => matter === "body").map((chapter) => [chapter.id, chapter]),
  );
  for (const { chapter: id, ease } of measureReading(parts, language)) {
    const chapter = body.get(id);
    if (chapter === undefined || ease >= limit) continue;
    problems.add(
      "reading-ease-low",
      chapter.blocks[0]?.placeAt(0) ?? chapter.place,
      `“${chapter.title}” has a reading ease of ${ease.toFixed(1)}, below ${limit}.`,
      "use shorter sentences and shorter words.",
    );
  }
}
