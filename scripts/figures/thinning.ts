import { measureText } from "./font.ts";

/** Of the picture's width: what the plot has at least where numbers stand at its left. */
const plotShare = 0.8;
/** In px, from label to label. */
const gap = 4;

/**
 * The names that a horizontal axis has room for: all, else every second, third … counted from the last, which is the
 * newest and the one that notes speak of. Vega counts from the first.
 */
export function thinLabels(names: readonly string[], width: number): readonly string[] {
  const widest = Math.max(0, ...names.map((name) => measureText(name, { size: 12 })));
  const room = (width * plotShare) / Math.max(1, names.length);
  const step = Math.ceil((widest + gap) / room);
  return names.filter((_, index) => (names.length - 1 - index) % step === 0);
}
