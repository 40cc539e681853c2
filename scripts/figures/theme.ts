/** The ladder for up to four series: readable in color, in color-blind simulation and in grey. */
export const seriesColors = {
  light: ["#101820", "#7A1F5E", "#1F78A8", "#F26722"],
  dark: ["#FFF1DC", "#F4A259", "#4C9EB0", "#875BBE"],
} as const;

/** What charts are seen on: white paper and e-books, the site's page by day, and by night. */
export const grounds = [
  { scheme: "light", paper: "#ffffff" },
  { scheme: "light", paper: "#fdfbf7" },
  { scheme: "dark", paper: "#16191d" },
] as const;

/** Every color a chart may use, by the name an author writes in a spec. */
export const chartColors = {
  ink: { light: "#101820", dark: "#f3efe8" },
  muted: { light: "#58616b", dark: "#a9b0b8" },
  grid: { light: "#dcd8d0", dark: "#363b42" },
  /** Ground of a map. */
  land: { light: "#efebe3", dark: "#272c33" },
  paper: { light: "#ffffff", dark: "#16191d" },
  accent: { light: "#7A1F5E", dark: "#F4A259" },
  "series-1": { light: seriesColors.light[0], dark: seriesColors.dark[0] },
  "series-2": { light: seriesColors.light[1], dark: seriesColors.dark[1] },
  "series-3": { light: seriesColors.light[2], dark: seriesColors.dark[2] },
  "series-4": { light: seriesColors.light[3], dark: seriesColors.dark[3] },
} as const;

export type ChartColor = keyof typeof chartColors;

/** Says whether a word in a spec names a color of the theme, e.g. `accent`. */
export function isChartColor(name: string): name is ChartColor {
  return Object.hasOwn(chartColors, name);
}

/** Gives a theme color as markup: a custom property for the page, a literal for readers that know none. */
export function colorVariable(name: ChartColor): string {
  return `var(--chart-${name}, ${chartColors[name].light})`;
}

/** Puts literals where the custom properties stand: for PNG, EPUB and downloaded files. */
export function flattenColors(svg: string, ground: "light" | "dark" = "light"): string {
  return svg.replace(
    /var\(--chart-([a-z0-9-]+), (#[0-9a-fA-F]{3,8})\)/g,
    (_, name: string, literal: string) =>
      isChartColor(name) ? chartColors[name][ground] : literal,
  );
}

/** CSS that gives the custom properties their values on light and dark ground; goes into the page's styles. */
export const chartStyles: string = [
  `:root { ${properties("light")} }`,
  `@media (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { ${properties("dark")} } }`,
  `:root[data-theme="dark"] { ${properties("dark")} }`,
  "",
].join("\n");

function properties(ground: "light" | "dark"): string {
  return Object.entries(chartColors)
    .map(([name, color]) => `--chart-${name}: ${color[ground]};`)
    .join(" ");
}

/** The family of all chart text, as Vega names it. */
export const chartFont = "Source Sans 3";

const seriesNames: readonly ChartColor[] = ["series-1", "series-2", "series-3", "series-4"];

/** Dash patterns of the ladder, so that series differ in grey print too. */
export const seriesDashes: readonly (readonly number[])[] = [
  [1, 0],
  [6, 3],
  [2, 2],
  [8, 3, 2, 3],
];

/** Point shapes of the ladder. */
export const seriesShapes: readonly string[] = ["circle", "square", "triangle-up", "diamond"];

/** Statuses whose values may still change or were never counted: they look hollow or dashed. */
export const provisionalStatuses: readonly string[] = [
  "provisional",
  "predicted",
  "estimate",
  "claimed",
];

const ink = colorVariable("ink");
const muted = colorVariable("muted");
const grid = colorVariable("grid");
const single = colorVariable("series-3");

/** Builds the Vega-Lite config for a chart so many px wide: narrow charts get fewer ticks. Made once per width. */
export function chartTheme(width: number): Readonly<Record<string, unknown>> {
  let theme = themes.get(width);
  if (theme === undefined) {
    theme = buildTheme(width);
    themes.set(width, theme);
  }
  return theme;
}
const themes = new Map<number, Readonly<Record<string, unknown>>>();

function buildTheme(width: number): Record<string, unknown> {
  return {
    aria: false,
    autosize: "none",
    background: null,
    customFormatTypes: true,
    font: chartFont,
    padding: 0,
    view: view(width),
    ...axes(width),
    ...marks(),
    ...titles(),
    facet: { spacing: 28 },
    concat: { spacing: 28 },
    legend: legend(width),
    range: { category: seriesNames.map(colorVariable), symbol: seriesShapes },
  };
}

function view(width: number): Record<string, unknown> {
  return {
    stroke: null,
    continuousWidth: width,
    discreteWidth: width,
    continuousHeight: 280,
    discreteHeight: { step: 28 },
  };
}

/** Of the parts of a chart that is repeated, and of a part by itself. */
function titles(): Record<string, unknown> {
  return {
    header: {
      labelAnchor: "start",
      labelColor: ink,
      labelFontSize: 13,
      labelFontWeight: 600,
      labelPadding: 8,
      title: null,
    },
    title: {
      anchor: "start",
      color: ink,
      fontSize: 13,
      fontWeight: 600,
      frame: "group",
      offset: 10,
    },
  };
}

function legend(width: number): Record<string, unknown> {
  return {
    columns: width < 480 ? 2 : 4,
    columnPadding: 16,
    labelColor: ink,
    labelFontSize: 12,
    labelLimit: 0,
    layout: { top: { anchor: "start" } },
    offset: 12,
    orient: "top",
    // A dashed line has a dashed legend line, but its dots stay whole.
    symbolDash: [],
    symbolSize: 90,
    symbolStrokeWidth: 2,
    title: null,
  };
}

/** How many ticks a number axis aims at: few, and fewer on a narrow chart. */
export function tickCount(channel: "x" | "y", width: number): number {
  return channel === "y" ? 5 : Math.max(3, Math.min(6, Math.floor(width / 105)));
}

function axes(width: number): Record<string, unknown> {
  const ticks = tickCount("x", width);
  return {
    axis: {
      domain: false,
      domainColor: ink,
      domainWidth: 1,
      grid: false,
      gridColor: grid,
      gridWidth: 1,
      labelAngle: 0,
      labelColor: muted,
      labelFontSize: 12,
      labelLimit: 0,
      labelOverlap: "parity",
      labelPadding: 6,
      labelSeparation: 4,
      tickColor: ink,
      ticks: false,
      tickSize: 4,
      title: null,
      titleColor: muted,
      titleFontSize: 12,
      titleFontWeight: 400,
    },
    axisX: { domain: true },
    axisXQuantitative: { domain: false, grid: true, tickCount: ticks },
    axisYQuantitative: { grid: true, tickCount: tickCount("y", width) },
    axisXTemporal: { domain: true, tickCount: ticks, ticks: true },
    // Names of categories are all shown, however close: a bar without a name says nothing.
    axisYBand: { labelColor: ink, labelOverlap: false, labelPadding: 8 },
    axisYPoint: { grid: true, labelColor: ink, labelOverlap: false, labelPadding: 8 },
  };
}

function marks(): Record<string, unknown> {
  return {
    arc: { color: single },
    area: { color: single, fillOpacity: 0.2, line: false },
    bar: { color: single, discreteBandSize: { band: 0.74 } },
    line: { color: single, strokeWidth: 2, strokeJoin: "round" },
    point: { color: single, filled: true, size: 64, opacity: 1, strokeWidth: 2 },
    circle: { color: single, size: 64, opacity: 1 },
    square: { color: single, size: 64, opacity: 1 },
    geoshape: { clip: true },
    rule: { color: muted, strokeWidth: 1 },
    tick: { color: single, thickness: 2 },
    trail: { color: single },
    text: { color: ink, fontSize: 12 },
  };
}

/** Looks an author asks for by name: `"mark": { "type": "rule", "style": "range" }`. */
export const markStyles: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  range: { color: muted, strokeWidth: 3 },
  connector: { color: muted, strokeWidth: 2 },
  reference: { color: muted, strokeWidth: 1, strokeDash: [4, 3] },
  provisional: {
    color: single,
    fillOpacity: 0.25,
    stroke: single,
    strokeDash: [3, 2],
    strokeWidth: 1.5,
  },
  hollow: { fill: colorVariable("paper"), stroke: single, strokeWidth: 2 },
  status: { stroke: single, strokeWidth: 1.5 },
  label: {},
  "label-above": { align: "center", baseline: "bottom", dy: -4 },
  "label-below": { align: "center", baseline: "top", dy: 6 },
  "label-right": { align: "left", baseline: "middle", dx: 6 },
  "label-left": { align: "right", baseline: "middle", dx: -6 },
  // Where these stand differs from row to row: see label.ts.
  "label-beside": { baseline: "middle" },
  "label-place": { baseline: "middle" },
  "label-link": { baseline: "middle" },
  "label-end": { align: "left", baseline: "middle", dx: 8, fontWeight: 600 },
  annotation: { align: "left", baseline: "top", color: muted, dx: 5 },
};
