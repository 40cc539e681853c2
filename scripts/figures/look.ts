import { blend, contrastOf } from "./color.ts";
import { isOverlap, textsIn, visitMarks } from "./scene.ts";
import type { Bounds, Scene, SceneItem, SceneMark, ShownText } from "./scene.ts";
import { chartColors, grounds, isChartColor } from "./theme.ts";

type Ground = (typeof grounds)[number];

/** Least contrast of what must be made out, of what must be read, and the least size of text in CSS px. */
export const least = { mark: 3, text: 4.5, size: 12 } as const;

/** Finds what a reader could not make out in a drawing, a sentence each: too small, too faint, turned, or covered. */
export function faultsIn(scene: Scene): string[] {
  const texts = textsIn(scene);
  const marks = marksIn(scene);
  return [
    ...new Set([
      ...texts.flatMap(({ text, item }) => faultsOfText(text, item)),
      ...texts.flatMap((text) => faultsOfGround(text, marks)),
      ...marks.flatMap(faultsOfMark),
    ]),
  ];
}

/** A mark that carries data, or stands for one in a legend, where it stands in the scene. */
interface ShownMark {
  readonly type: string;
  readonly name: string;
  readonly item: SceneItem;
  readonly x: number;
  readonly y: number;
}

function marksIn(scene: Scene): ShownMark[] {
  const shown: ShownMark[] = [];
  visitMarks(scene.root, (mark, x, y) => {
    if (mark.role !== "mark" && mark.role !== "legend-symbol") return;
    if (mark.marktype === "text" || mark.marktype === "group") return;
    const items = mark.marktype === "line" ? segmentsOf(mark.items) : mark.items;
    for (const item of items.filter(isSeen)) shown.push(shownMark(mark, item, x, y));
  });
  return shown;
}

/** A line as the strokes between its positions; a step is two of them. */
function segmentsOf(items: readonly SceneItem[]): SceneItem[] {
  return items.slice(1).flatMap((end, index) => {
    const start = items[index] ?? end;
    const whole = { ...start, x2: end.x ?? 0, y2: end.y ?? 0 };
    if (!/step-after/.test(start.interpolate ?? "")) return [whole];
    return [
      { ...whole, y2: start.y ?? 0 },
      { ...whole, x: end.x ?? 0 },
    ];
  });
}

function shownMark({ marktype }: SceneMark, item: SceneItem, x: number, y: number): ShownMark {
  const name = String(item.datum?.["id"] ?? marktype);
  return { type: marktype, name, item, x, y };
}

function isSeen({ opacity, size, fill, stroke }: SceneItem): boolean {
  return opacity !== 0 && size !== 0 && (fill !== undefined || stroke !== undefined);
}

function faultsOfText(text: string, { fontSize = 11, angle = 0 }: SceneItem): string[] {
  return [
    ...(fontSize < least.size
      ? [`“${text}” is ${fontSize} px high; ${least.size} is the least.`]
      : []),
    ...(angle % 360 === 0 ? [] : [`“${text}” is turned.`]),
  ];
}

/** A text must be read on the paper and on every bar it stands on, and no point or line may run through it. */
function faultsOfGround({ text, box, item }: ShownText, marks: readonly ShownMark[]): string[] {
  const color = item.fill ?? "";
  const room = widened(box, clearance);
  const bars = marks.filter((mark) => mark.type === "rect" && isOverlap(boxOf(mark), room));
  const faint = grounds.filter((ground) => {
    const papers = [ground.paper, ...bars.map((bar) => fillOn(bar.item, ground) ?? ground.paper)];
    return papers.some((paper) => contrastOf(inkOf(color, ground), paper) < least.text);
  });
  const [bar] = bars;
  const crossing = marks.find((mark) => isCrossing(mark, box));
  return [
    ...(faint.length === 0
      ? []
      : [
          bar === undefined
            ? `“${text}” is too faint.`
            : `“${text}” cannot be read on “${bar.name}”.`,
        ]),
    ...(crossing === undefined
      ? []
      : [`“${text}” runs into the ${crossing.type} of “${crossing.name}”.`]),
  ];
}

function faultsOfMark(mark: ShownMark): string[] {
  const { item, type, name } = mark;
  // Land is a ground, not a mark; what is drawn on it is tested like all else.
  if (item.fill !== undefined && item.fill.includes("--chart-land")) return [];
  const isFaint = grounds.some((ground) => {
    const seen = [fillOn(item, ground), strokeOn(item, ground)].filter(
      (color) => color !== undefined,
    );
    return Math.max(0, ...seen.map((color) => contrastOf(color, ground.paper))) < least.mark;
  });
  return isFaint ? [`The ${type} of “${name}” is too faint.`] : [];
}

function fillOn(
  { fill, fillOpacity = 1, opacity = 1 }: SceneItem,
  ground: Ground,
): string | undefined {
  if (fill === undefined || fill === "transparent" || fill === "none") return undefined;
  return blend(inkOf(fill, ground), fillOpacity * opacity, ground.paper);
}

function strokeOn(item: SceneItem, ground: Ground): string | undefined {
  const { stroke, strokeWidth = 1, strokeOpacity = 1, opacity = 1 } = item;
  if (stroke === undefined || stroke === "transparent" || strokeWidth === 0) return undefined;
  return blend(inkOf(stroke, ground), strokeOpacity * opacity, ground.paper);
}

/** The color that a theme's property stands for on a ground. */
function inkOf(color: string, { scheme, paper }: Ground): string {
  const [, name = "", literal = color] =
    /^var\(--chart-([a-z0-9-]+), (#[0-9a-fA-F]+)\)$/.exec(color) ?? [];
  if (name === "paper") return paper;
  return isChartColor(name) ? chartColors[name][scheme] : literal;
}

/** CSS px that part a text from a bar it does not stand on. */
const clearance = 2;

function widened({ x1, y1, x2, y2 }: Bounds, by: number): Bounds {
  return { x1: x1 - by, y1: y1 - by, x2: x2 + by, y2: y2 + by };
}

function boxOf({ item, x, y }: ShownMark): Bounds {
  const { x: left = 0, y: top = 0, width = 0, height = 0 } = item;
  return { x1: x + left, y1: y + top, x2: x + left + width, y2: y + top + height };
}

/** Points and lines through a text spoil it whatever their color; a map's ground lies under all names. */
function isCrossing(mark: ShownMark, box: Bounds): boolean {
  const { item, type, x, y } = mark;
  const [left, top] = [x + (item.x ?? 0), y + (item.y ?? 0)];
  if (type === "symbol") {
    const radius = Math.sqrt((item.size ?? 64) / Math.PI);
    return isOverlap(
      { x1: left - radius, x2: left + radius, y1: top - radius, y2: top + radius },
      box,
    );
  }
  if (type !== "rule" && type !== "line") return false;
  const end = [x + (item.x2 ?? item.x ?? 0), y + (item.y2 ?? item.y ?? 0)] as const;
  return cuts([left, top], end, box);
}

/** Says whether the line between two positions runs through a box. */
function cuts(
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  box: Bounds,
): boolean {
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [x1 - x2, x1 - box.x1],
    [x2 - x1, box.x2 - x1],
    [y1 - y2, y1 - box.y1],
    [y2 - y1, box.y2 - y1],
  ] as const) {
    if (step === 0 && room < 0) return false;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  return from < to;
}
