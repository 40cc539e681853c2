import type { Font } from "./font.ts";
import { formatNumber } from "./value.ts";

const setFont = /^\/(\S+) ([-.\d]+) Tf$/;
const setPlace = /^(?:[-.\d]+ ){6}Tm$/;
const show = /^(?:([-.\d]+) 0 Td )?<([\da-fA-F]+)> Tj$/;
const span = /^(?:\/Span.*BDC|EMC)$/;

/**
 * Writes text as runs of glyphs. Chromium places every glyph by itself, which makes files large and slow; where it stands
 * as far from the last one as the font says, nothing need be said, and elsewhere only the difference (kerning).
 * A block of another form than Chromium's is left as it is.
 */
export function packText(body: string, fontOf: (name: string) => Font): string {
  return body.replace(/^BT\n([\s\S]*?)^ET\n/gm, (block, inner: string) => {
    const lines = inner.split("\n").slice(0, -1);
    return packBlock(lines, fontOf) ?? block;
  });
}

function packBlock(lines: readonly string[], fontOf: (name: string) => Font): string | undefined {
  let content = "BT\n";
  let run: Run | undefined;
  // Where the line of text starts and where the glyph at hand stands, as Chromium counts them.
  let [start, offset] = [0, 0];
  let font: { readonly glyphs: Font; readonly size: number } | undefined;
  for (const line of lines) {
    const [, across, glyphs] = show.exec(line) ?? [];
    if (glyphs !== undefined && font) {
      offset += Number(across ?? 0);
      if (run === undefined && offset !== start)
        content += `${formatNumber(offset - start)} 0 Td\n`;
      if (run === undefined) start = offset;
      run ??= openRun(font.glyphs, font.size, offset);
      run.add(glyphs, offset);
      continue;
    }
    content += run?.close() ?? "";
    run = undefined;
    const [, name, size] = setFont.exec(line) ?? [];
    if (name !== undefined) font = { glyphs: fontOf(name), size: Number(size) };
    else if (setPlace.test(line)) [start, offset] = [0, 0];
    else if (!span.test(line)) return undefined;
    content += `${line}\n`;
  }
  return `${content}${run?.close() ?? ""}ET\n`;
}

/** Glyphs on their way into one operator. */
interface Run {
  /** Adds glyphs, in hexadecimal, whose first stands at an offset. */
  add(glyphs: string, offset: number): void;
  close(): string;
}

/** In thousandths of the font's size: what cannot be seen, and comes from rounding. */
const tolerance = 1.5;

function openRun(font: Font, size: number, offset: number): Run {
  let parts = "";
  let open = "";
  let reached = offset;
  return {
    add(glyphs, at) {
      const gap = ((at - reached) * 1000) / size;
      if (Math.abs(gap) > tolerance) {
        parts += `<${open}>${-Math.round(gap)}`;
        open = "";
        reached += (Math.round(gap) * size) / 1000;
      }
      open += glyphs;
      for (let index = 0; index < glyphs.length; index += 4)
        reached +=
          (font.widthOf(Number.parseInt(glyphs.slice(index, index + 4), 16)) * size) / 1000;
    },
    close: () => (parts === "" ? `<${open}> Tj\n` : `[${parts}<${open}>] TJ\n`),
  };
}
