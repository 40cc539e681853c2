import { formatNumber } from "../../data/number.ts";
import { formatPeriod } from "../../data/period.ts";
import type { CslItem } from "../../data/source.ts";
import { units } from "../../data/unit.ts";
import { html, type Html } from "../../lib/html.ts";

/** Words a count, with a no-break space: `1 row`, `1,500 rows`. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  const unit = units.get("count");
  const number = unit === undefined ? String(count) : formatNumber({ value: count, unit });
  return `${number}\u00A0${count === 1 ? one : many}`;
}

const periodForm = /^[^/\s]*\d{4}[^/\s]*(?:\/\S*)?$/;

/** Words what may be a period or a sentence, e.g. when a value is due: `2027-04` → `April 2027`. */
export function formatDue(text: string): string {
  return periodForm.test(text) ? formatPeriod(text) : text;
}

/** A source in short, for cells and lists: `Federal Bureau of Investigation 2018`. */
export function sourceName(item: CslItem): string {
  const year = item.issued?.["date-parts"][0]?.[0];
  const name = sourceBody(item);
  return year === undefined ? name : `${name} ${year}`;
}

/** Who stands behind a source, or where it appeared, e.g. `Federal Bureau of Investigation`; never empty. */
export function sourceBody(item: CslItem): string {
  return whoOf(item) ?? item["container-title"] ?? item["title-short"] ?? item.title;
}

/** A source in full, for a list: who, what, where, when; its title leads to its address. */
export function describeSource(item: CslItem): Html {
  const { title, version, URL: address } = item;
  const who = whoOf(item);
  const where = item["container-title"] === who ? undefined : item["container-title"];
  const rest = [version, where, item.archive, dateOf(item)].filter((part) => part !== undefined);
  const after = rest.length === 0 ? undefined : ` ${withStop(rest.join(", "))}`;
  const name = html`<cite>${title}</cite>`;
  const linked = address === undefined ? name : html`<a href="${address}">${name}</a>`;
  return html`${who === undefined ? undefined : `${withStop(who)} `}${linked}${withStop(title).slice(title.length)}${after}`;
}

function withStop(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** When a source appeared, in words; undefined when that is not known. */
export function dateOf({ issued }: CslItem): string | undefined {
  const parts = issued?.["date-parts"][0];
  if (parts === undefined) return undefined;
  return formatPeriod(parts.map((part) => String(part).padStart(2, "0")).join("-"));
}

/** Who stands for a source: its first author with “et al.” for more, else its publisher; undefined when neither is known. */
export function whoOf({ author, publisher }: CslItem): string | undefined {
  const [first, ...others] = author ?? [];
  const name = first?.literal ?? first?.family;
  if (name === undefined) return publisher;
  return others.length === 0 ? name : `${name} et al.`;
}
