import type { SourceEntry } from "../../book/dictionary.ts";
import { describeSource, formatCount, sourceName } from "../../book/dictionary/words.ts";
import { html, joinHtml } from "../../lib/html.ts";
import type { DatasetContext } from "./dataset.ts";
import type { PageSection } from "./page.ts";

/** The id of a source on its dataset's page; with an underscore it can be the id of no row. */
export function sourceAnchor(id: string): string {
  return `source_${id}`;
}

/** Every source of the rows, by name, with the number of rows that rest on it; none where rows name no source. */
export function sourcesSection({ entry }: DatasetContext): PageSection[] {
  if (entry.sources.length === 0) return [];
  const named = entry.sources.map((source) => ({
    source,
    key: `${sourceName(source.source.item).toLowerCase()} ${source.source.id}`,
  }));
  const items = named
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(
      ({ source }) =>
        html`<li id="${sourceAnchor(source.source.id)}">${describeSource(source.source.item)} <span>${roleOf(source)}</span></li>`,
    );
  return [
    {
      title: "Sources",
      content: html`<ul class="dataset-sources">${joinHtml(items, "\n")}</ul>`,
    },
  ];
}

function roleOf({ primary, reporting }: SourceEntry): string {
  const roles = [
    primary > 0 && `Source of ${formatCount(primary, "row")}`,
    reporting > 0 && `${primary > 0 ? "reports" : "Reports"} ${formatCount(reporting, "row")}`,
  ];
  return `${roles.filter((role) => role !== false).join("; ")}.`;
}
