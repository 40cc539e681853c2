import { point, type Box } from "./box.ts";
import { formatNumber } from "./value.ts";

/** How far from the edge of the page marks begin and end, in millimeters: none stands where the bleed is. */
const reach = { from: 4, to: 9, target: 6.5, radius: 1.5 } as const;

/** Lines where to cut at the corners, and crosses in circles between them; they are no part of the text. */
export function drawMarks(trim: Box, ink: string): string {
  const { left, bottom, right, top } = trim;
  const [from, to] = [reach.from * point, reach.to * point];
  const outward = [
    [left, -1],
    [right, 1],
  ] as const;
  const upward = [
    [bottom, -1],
    [top, 1],
  ] as const;
  const cuts = outward.flatMap(([x, across]) =>
    upward.flatMap(([y, up]) => [
      line([x + across * from, y], [x + across * to, y]),
      line([x, y + up * from], [x, y + up * to]),
    ]),
  );
  const [middle, center] = [(left + right) / 2, (bottom + top) / 2];
  const away = reach.target * point;
  const targets = [
    drawTarget(left - away, center),
    drawTarget(right + away, center),
    drawTarget(middle, bottom - away),
    drawTarget(middle, top + away),
  ];
  const strokes = [...cuts, ...targets].join("");
  return `/Artifact BMC\nq\n/${ink} CS\n1 SCN\n.25 w\n${strokes}Q\nEMC\n`;
}

type Spot = readonly [x: number, y: number];

function line(from: Spot, to: Spot): string {
  return `${spot(from)} m\n${spot(to)} l\nS\n`;
}

/** Where a circle's curves are bent for it to look round. */
const roundness = 0.5523;

function drawTarget(x: number, y: number): string {
  const arm = ((reach.to - reach.from) / 2) * point;
  const r = reach.radius * point;
  const k = r * roundness;
  const curve = (...spots: Spot[]): string => `${spots.map(spot).join(" ")} c\n`;
  const circle =
    `${spot([x + r, y])} m\n` +
    curve([x + r, y + k], [x + k, y + r], [x, y + r]) +
    curve([x - k, y + r], [x - r, y + k], [x - r, y]) +
    curve([x - r, y - k], [x - k, y - r], [x, y - r]) +
    curve([x + k, y - r], [x + r, y - k], [x + r, y]);
  return `${line([x - arm, y], [x + arm, y])}${line([x, y - arm], [x, y + arm])}${circle}S\n`;
}

function spot([x, y]: Spot): string {
  return `${formatNumber(round(x))} ${formatNumber(round(y))}`;
}

/** The operands of a rectangle. */
export function rectangle({ left, bottom, right, top }: Box): string {
  return [left, bottom, right - left, top - bottom]
    .map((value) => formatNumber(round(value)))
    .join(" ");
}

function round(points: number): number {
  return Math.round(points * 1000) / 1000;
}
