import { childrenOf, type Report, type SpecPath, type ViewPart } from "./axis-check.ts";
import { areApart, apart, differenceOf } from "./color.ts";
import { isJsonObject, type Json, type JsonObject } from "./spec.ts";
import { chartColors, isChartColor } from "./theme.ts";

const colorChannels = new Set(["color", "fill", "stroke"]);
/** Channels that tell series apart for those who see no colors. */
const otherChannels = new Set(["shape", "strokeDash", "text", "x", "y"]);

interface Channel {
  readonly name: string;
  readonly definition: JsonObject;
  readonly path: SpecPath;
}

/** Checks each plot of a spec: its series are told apart by everyone, and not by color alone. */
export function checkSeriesLook(view: JsonObject, path: SpecPath, report: Report): void {
  if ("layer" in view || "mark" in view) return checkPlot({ view, path }, report);
  for (const child of childrenOf(view))
    checkSeriesLook(child.view, [...path, ...child.path], report);
}

function checkPlot(plot: ViewPart, report: Report): void {
  const channels = channelsOf(plot);
  const others = channels.filter(({ name }) => otherChannels.has(name));
  const shown = new Set(others.flatMap(({ definition }) => fieldsIn(definition)));
  for (const { name, definition, path } of channels) {
    if (!colorChannels.has(name)) continue;
    const field = definition["field"];
    if (typeof field === "string" && isNamed(definition) && !shown.has(field)) {
      report(
        path,
        `“${field}” tells series apart by color alone.`,
        "give it a shape or a dash too, or label each series.",
      );
    }
    const pair = pairsOf(colorsOf(definition)).find(([one, other]) => !isToldApart(one, other));
    if (pair !== undefined) {
      report(
        path,
        `“${pair[0]}” and “${pair[1]}” cannot be told apart by everyone or in grey print.`,
        "use colors of the ladder, series-1 to series-4, or tell them apart by shape.",
      );
    }
  }
}

/** The columns a channel shows, always or under a condition. */
function fieldsIn({ field, condition }: JsonObject): (Json | undefined)[] {
  return [field, ...conditionsOf(condition).map((one) => one["field"])];
}

function conditionsOf(condition: Json | undefined): JsonObject[] {
  const all: readonly (Json | undefined)[] = Array.isArray(condition) ? condition : [condition];
  return all.filter((one) => isJsonObject(one));
}

function isNamed({ type }: JsonObject): boolean {
  return type === "nominal" || type === "ordinal";
}

/** Every channel of a plot, of its layers too. */
function channelsOf({ view, path }: ViewPart): Channel[] {
  const encoding = isJsonObject(view["encoding"]) ? view["encoding"] : {};
  const own = Object.entries(encoding).flatMap(([name, definition]) =>
    isJsonObject(definition) ? [{ name, definition, path: [...path, "encoding", name] }] : [],
  );
  const inner = childrenOf(view).flatMap((child) =>
    channelsOf({ view: child.view, path: [...path, ...child.path] }),
  );
  return [...own, ...inner];
}

/** The theme's colors that a channel can take, by name. */
function colorsOf({ scale, condition, value }: JsonObject): (keyof typeof chartColors)[] {
  const range: Json = isJsonObject(scale) ? (scale["range"] ?? []) : [];
  const values = conditionsOf(condition).map((one) => one["value"]);
  const named = [...(Array.isArray(range) ? range : []), ...values, value];
  return [...new Set(named)].filter((name) => typeof name === "string").filter(isChartColor);
}

function pairsOf<Item>(items: readonly Item[]): [Item, Item][] {
  return items.flatMap((one, index) =>
    items.slice(index + 1).map((other): [Item, Item] => [one, other]),
  );
}

/** On paper by everyone and in grey; on a dark screen by everyone. */
function isToldApart(one: keyof typeof chartColors, other: keyof typeof chartColors): boolean {
  const [first, second] = [chartColors[one], chartColors[other]];
  return (
    areApart(first.light, second.light) && differenceOf(first.dark, second.dark) >= apart.difference
  );
}
