/** A place on the globe: longitude, latitude, in degrees. */
export type Position = readonly [number, number];
export type Line = readonly Position[];
/** West, south, east, north, in degrees. */
export type Window = readonly [number, number, number, number];

/** Leaves out points that stand closer to the line than `tolerance` degrees; the ends stay. */
export function simplifyLine(line: Line, tolerance: number): Line {
  const [first, last] = [line[0], line.at(-1)];
  if (first === undefined || last === undefined || line.length < 3) return line;
  const distances = line.map((point) => distanceTo(point, first, last));
  const farthest = distances.indexOf(Math.max(...distances));
  if ((distances[farthest] ?? 0) <= tolerance) return [first, last];
  const before = simplifyLine(line.slice(0, farthest + 1), tolerance);
  return [...before, ...simplifyLine(line.slice(farthest), tolerance).slice(1)];
}

function distanceTo([x, y]: Position, [x1, y1]: Position, [x2, y2]: Position): number {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : ((x - x1) * dx + (y - y1) * dy) / length;
  const part = Math.min(1, Math.max(0, along));
  return Math.hypot(x - x1 - part * dx, y - y1 - part * dy);
}

/** The pieces of a line that lie in the window; cut points stand on its edge. */
export function clipLine(line: Line, window: Window): Line[] {
  const pieces: Position[][] = [];
  line.slice(1).forEach((end, index) => {
    const cut = clipSegment(line[index] ?? end, end, window);
    if (cut === undefined) return;
    const piece = pieces.at(-1);
    if (piece !== undefined && isSame(piece.at(-1), cut[0])) piece.push(cut[1]);
    else pieces.push([...cut]);
  });
  return pieces;
}

/** Liang and Barsky's way: the part of the segment between its entry and its exit. */
function clipSegment(
  [x1, y1]: Position,
  [x2, y2]: Position,
  [west, south, east, north]: Window,
): readonly [Position, Position] | undefined {
  const [dx, dy] = [x2 - x1, y2 - y1];
  let [from, to] = [0, 1];
  for (const [step, room] of [
    [-dx, x1 - west],
    [dx, east - x1],
    [-dy, y1 - south],
    [dy, north - y1],
  ] as const) {
    if (step === 0 && room < 0) return undefined;
    if (step < 0) from = Math.max(from, room / step);
    if (step > 0) to = Math.min(to, room / step);
  }
  if (from >= to) return undefined;
  return [
    [x1 + from * dx, y1 + from * dy],
    [x1 + to * dx, y1 + to * dy],
  ];
}

function isSame(one: Position | undefined, other: Position): boolean {
  return one !== undefined && one[0] === other[0] && one[1] === other[1];
}

/** The part of a closed ring that lies in the window, closed along its edge; empty when none does. */
export function clipRing(ring: Line, [west, south, east, north]: Window): Line {
  const edges: readonly (readonly [0 | 1, number, 1 | -1])[] = [
    [0, west, 1],
    [0, east, -1],
    [1, south, 1],
    [1, north, -1],
  ];
  const cut = edges.reduce<Line>((points, edge) => clipHalf(points, edge), ring.slice(0, -1));
  const [first] = cut;
  return first === undefined ? [] : [...cut, first];
}

/** Keeps what lies on one side of one edge, Sutherland and Hodgman's step. */
function clipHalf(points: Line, [axis, limit, side]: readonly [0 | 1, number, 1 | -1]): Line {
  const isIn = (point: Position): boolean => side * (point[axis] - limit) >= 0;
  return points.flatMap((point, index) => {
    const before = points.at(index - 1) ?? point;
    const kept = isIn(point) ? [point] : [];
    return isIn(point) === isIn(before) ? kept : [crossing(before, point, axis, limit), ...kept];
  });
}

function crossing(one: Position, other: Position, axis: 0 | 1, limit: number): Position {
  const part = (limit - one[axis]) / (other[axis] - one[axis]);
  return [one[0] + part * (other[0] - one[0]), one[1] + part * (other[1] - one[1])];
}

/** The area of a closed ring in square degrees: enough to tell an islet from an island. */
export function areaOf(ring: Line): number {
  const twice = ring.slice(1).reduce((sum, [x2, y2], index) => {
    const [x1, y1] = ring[index] ?? [x2, y2];
    return sum + x1 * y2 - x2 * y1;
  }, 0);
  return Math.abs(twice) / 2;
}
