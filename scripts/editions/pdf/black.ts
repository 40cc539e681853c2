import { formatNumber } from "./value.ts";

const setColor = /^([\d.]+) ([\d.]+) ([\d.]+) RG \1 \2 \3 rg$/;

/** Of black text: what is nearly black is printed solid, for a screened letter has ragged edges. */
const solid = 0.12;

/** By how much the parts of a grey may differ: the inks of charts are a little blue. */
const tinge = 0.08;

/**
 * Sets what is grey with black ink alone: what has no tinge at all, and all text that is nearly so. On a press, a letter
 * made of four inks has colored fringes where these do not meet.
 */
export function setBlack(content: string): string {
  let text: number | undefined;
  const open: (number | undefined)[] = [];
  const lines = content.split("\n").map((line) => {
    if (line === "q") open.push(text);
    else if (line === "Q") text = open.pop();
    else if (line === "BT" && text !== undefined) return `q\n${greyOf(text, "g")}\nBT`;
    else if (line === "ET" && text !== undefined) return "ET\nQ";
    const parts = setColor.exec(line)?.slice(1).map(Number);
    if (parts === undefined) return line;
    const [red = 0, green = 0, blue = 0] = parts;
    const spread = Math.max(red, green, blue) - Math.min(red, green, blue);
    const grey = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    text = spread > 0 && spread <= tinge ? grey : undefined;
    return spread === 0 ? `${greyOf(grey, "G")} ${greyOf(grey, "g")}` : line;
  });
  return lines.join("\n");
}

function greyOf(grey: number, operator: "g" | "G"): string {
  return `${grey <= solid ? 0 : formatNumber(Number(grey.toFixed(4)))} ${operator}`;
}
