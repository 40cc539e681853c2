/** What a name or a term is sorted by, the same on every machine: small letters without accents, marks or leading articles. */
export function sortKey(text: string): string {
  const letters = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{Mark}+/gu, "")
    .replace(/[^\p{Letter}\p{Number}]+/gu, " ")
    .trim();
  return letters.replace(/^(?:the|an?) (?=.)/, "");
}
