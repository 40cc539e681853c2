/** The characters of a text, each once, in the order of their code units. A text may be as long as a book. */
export function charactersOf(text: string): string {
  const isSeen = new Uint8Array(0x1_0000);
  for (let at = 0; at < text.length; at += 1) isSeen[text.charCodeAt(at)] = 1;
  const characters: string[] = [];
  for (const [unit, seen] of isSeen.entries()) {
    const isHalf = unit >= 0xd800 && unit <= 0xdfff;
    if (seen === 1 && !isHalf) characters.push(String.fromCharCode(unit));
  }
  // Those beyond the first plane are two units each.
  const pairs = /[\ud800-\udbff][\udc00-\udfff]/.test(text)
    ? text.match(/[\u{10000}-\u{10ffff}]/gu)
    : [];
  return [...characters, ...new Set(pairs)].toSorted().join("");
}
