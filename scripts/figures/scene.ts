import { measureText } from "./font.ts";
import type { FontWeight, TextStyle } from "./font.ts";

/** A box in CSS px. */
export interface Bounds {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

/** What Vega has laid out, as far as we look at it: marks hold items, and items that are groups hold marks. */
export interface Scene {
  readonly root: SceneMark;
}

/** Items of one kind. */
export interface SceneMark {
  readonly marktype: string;
  readonly role?: string;
  readonly name?: string;
  readonly items: SceneItem[];
}

/** One thing drawn. */
export interface SceneItem extends TextItem {
  readonly items?: SceneMark[];
  readonly bounds: Bounds;
  readonly datum?: Readonly<Record<string, unknown>>;
  readonly opacity?: number;
  readonly fill?: string;
  readonly fillOpacity?: number;
  readonly stroke?: string;
  readonly strokeOpacity?: number;
  readonly strokeWidth?: number;
  strokeDash?: readonly number[] | undefined;
  readonly shape?: string;
  readonly angle?: number;
  readonly interpolate?: string;
  readonly size?: number;
  x?: number;
  y?: number;
  readonly x2?: number;
  readonly y2?: number;
  readonly width?: number;
  readonly height?: number;
}

/** A piece of text in a scene. */
export interface TextItem {
  readonly align?: string;
  readonly baseline?: string;
  readonly dx?: number;
  dy?: number;
  readonly font?: string;
  readonly fontSize?: number;
  readonly fontStyle?: string;
  readonly fontWeight?: string | number;
  readonly text?: unknown;
}

/**
 * Tells everything a scene inks: plots, axes, labels. Vega leaves out labels that did not fit in an earlier round and do
 * now, so that they are looked at one by one. A copy: Vega moves its own when the view runs again.
 */
export function boundsOf(scene: Scene): Bounds {
  const { x1, y1, x2, y2 } = scene.root.items[0]?.bounds ?? { x1: 0, y1: 0, x2: 0, y2: 0 };
  const boxes = textsIn(scene).map(({ box }) => box);
  return {
    x1: Math.min(x1, ...boxes.map((box) => box.x1)),
    y1,
    x2: Math.max(x2, ...boxes.map((box) => box.x2)),
    y2,
  };
}

/** Does by hand what Vega leaves undone: names of several lines stand level with their tick, line ends' labels make room for each other. */
export function finishScene(scene: Scene, endLabels: readonly string[]): void {
  visitMarks(scene.root, (mark) => {
    if (mark.role === "legend-symbol") mark.items.forEach(mendDot);
    if (mark.marktype !== "text") return;
    mark.items.forEach(centerLines);
    if (mark.name !== undefined && endLabels.includes(mark.name)) partLabels(mark.items);
  });
}

/** A piece of text that can be seen, and the room it takes in the scene. */
export interface ShownText {
  readonly text: string;
  readonly box: Bounds;
  readonly item: SceneItem;
}

/** Lists every text of a scene that can be seen, in reading order. */
export function textsIn(scene: Scene): ShownText[] {
  const shown: ShownText[] = [];
  visitMarks(scene.root, (mark, x, y) => {
    if (mark.marktype !== "text") return;
    for (const item of mark.items) {
      const text = linesOf(item).join(" ");
      if (text !== "" && item.opacity !== 0) shown.push({ text, box: boxOf(item, x, y), item });
    }
  });
  return shown;
}

/** Finds pairs of texts that run into each other, in reading order. */
export function overlapsIn(scene: Scene): [string, string][] {
  const shown = textsIn(scene);
  return shown.flatMap((one, index) =>
    shown
      .slice(index + 1)
      .filter((other) => isOverlap(one.box, other.box))
      .map((other): [string, string] => [one.text, other.text]),
  );
}

/** Says how a text of the scene is set. */
export function styleOf(item: TextItem): TextStyle {
  const weight = item.fontWeight === "bold" ? 700 : Number(item.fontWeight ?? 400) || 400;
  return {
    size: item.fontSize ?? 11,
    style: item.fontStyle === "italic" ? "italic" : "normal",
    weight: nearestWeight(weight),
  };
}

function nearestWeight(weight: number): FontWeight {
  if (weight < 500) return 400;
  return weight < 650 ? 600 : 700;
}

type Visit = (mark: SceneMark, x: number, y: number) => void;

/** Calls `visit` for each mark of a scene, with the position its items count from. */
export function visitMarks(mark: SceneMark, visit: Visit, x = 0, y = 0): void {
  visit(mark, x, y);
  for (const item of mark.items) {
    for (const child of item.items ?? [])
      visitMarks(child, visit, x + (item.x ?? 0), y + (item.y ?? 0));
  }
}

function linesOf({ text }: TextItem): string[] {
  if (text === undefined || text === null) return [];
  return (Array.isArray(text) ? text : [text]).map(String).filter((line) => line !== "");
}

/** A dashed line has a dashed sample in its legend; a dot there stays whole. */
function mendDot(item: SceneItem): void {
  if (item.shape !== "stroke") item.strokeDash = undefined;
}

const leading = 2;

/** Vega hangs further lines below the first, wherever the text is anchored: lines in the middle or above move up. */
function centerLines(item: SceneItem): void {
  const extra = linesOf(item).length - 1;
  const part = { middle: 0.5, bottom: 1 }[item.baseline ?? ""] ?? 0;
  if (extra > 0) item.dy = (item.dy ?? 0) - extra * part * ((item.fontSize ?? 11) + leading);
}

/** Moves labels at the ends of lines apart, each as little as possible, in the order of their lines. */
function partLabels(items: readonly SceneItem[]): void {
  const labels = items
    .filter((item) => linesOf(item).length > 0)
    .sort((a, b) => (a.y ?? 0) - (b.y ?? 0));
  for (let round = 0; round < 40; round += 1) {
    labels.forEach((lower, index) => {
      const upper = labels[index - 1];
      if (upper === undefined || !isBeside(upper, lower)) return;
      const lack = (upper.fontSize ?? 11) + leading - ((lower.y ?? 0) - (upper.y ?? 0));
      if (lack <= 0.01) return;
      upper.y = (upper.y ?? 0) - lack / 2;
      lower.y = (lower.y ?? 0) + lack / 2;
    });
  }
}

function isBeside(one: SceneItem, other: SceneItem): boolean {
  const [left, right] = (one.x ?? 0) <= (other.x ?? 0) ? [one, other] : [other, one];
  return (left.x ?? 0) + widthOf(left) > (right.x ?? 0);
}

function widthOf(item: SceneItem): number {
  return Math.max(0, ...linesOf(item).map((line) => measureText(line, styleOf(item))));
}

/** Heights of capitals and descenders in em: what of a line can really touch another. */
const [capital, descender] = [0.66, 0.2];

function boxOf(item: SceneItem, x: number, y: number): Bounds {
  const width = widthOf(item);
  const size = item.fontSize ?? 11;
  const extra = (linesOf(item).length - 1) * (size + leading);
  const left =
    x +
    (item.x ?? 0) +
    (item.dx ?? 0) -
    width * ({ left: 0, center: 0.5, right: 1 }[item.align ?? "left"] ?? 0);
  const line = { top: 0.79, middle: 0.3, bottom: -0.21 }[item.baseline ?? "alphabetic"] ?? 0;
  const base = y + (item.y ?? 0) + (item.dy ?? 0) + line * size;
  return {
    x1: left,
    x2: left + width,
    y1: base - capital * size,
    y2: base + descender * size + extra,
  };
}

/** Says whether two boxes share more than a hair. */
export function isOverlap(one: Bounds, other: Bounds): boolean {
  const slack = 0.5;
  return (
    one.x1 < other.x2 - slack &&
    other.x1 < one.x2 - slack &&
    one.y1 < other.y2 - slack &&
    other.y1 < one.y2 - slack
  );
}
