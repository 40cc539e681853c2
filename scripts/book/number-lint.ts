const month =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December)";
const year = String.raw`(?:19|20)\d{2}`;

/** What may be typed by hand: dates, years, fiscal years. Names with digits are marked `:plain[…]`. */
const allowed = new RegExp(
  [
    String.raw`\b\d{1,2}(?:[–-]\d{1,2})? ${month}\b(?: ${year}\b)?`,
    String.raw`\b${month} \d{1,2}(?:[–-]\d{1,2})?\b(?:, ${year}\b)?`,
    String.raw`\bFY ?${year}(?:[–-]\d{2})?\b`,
    String.raw`\b${year}-\d{2}-\d{2}\b`,
    // Not an amount that looks like a year: US$ 2000, 2000 percent, 2000.5.
    String.raw`(?<![$€£¥][ \u00A0]?)\b${year}(?:[–-](?:${year}|\d{2}))?s?\b(?![,.]\d|%|[ \u00A0](?:percent|thousand|[mbtr]+illion)\b)`,
  ].join("|"),
  "g",
);

/** A number typed by hand in prose. */
export interface TypedNumber {
  readonly text: string;
  /** Offset in the prose given. */
  readonly at: number;
}

/** Finds the numbers in a text that no data stand behind; dates and years are not numbers in this sense. */
export function findTypedNumbers(prose: string): TypedNumber[] {
  const rest = prose.replace(allowed, (found) => " ".repeat(found.length));
  return [...rest.matchAll(/[$€£¥]?\d[\d.,]*(?:%|st\b|nd\b|rd\b|th\b)?/g)].map((match) => ({
    text: match[0].replace(/[.,]$/, ""),
    at: match.index,
  }));
}
