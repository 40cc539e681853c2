import { chartWidth } from "../../book/draw.ts";
import { nameOf } from "../../book/naming.ts";
import type { Figure } from "../../figures/figure.ts";
import { withGround } from "../../figures/map.ts";
import { renderPng } from "../../figures/png.ts";
import { renderStandalone } from "../../figures/standalone.ts";
import { chartRows } from "../../figures/table.ts";
import type { Job } from "../edition.ts";

/** Publishes each figure by itself. PNGs are made off the main thread, so all are asked for at once. */
export async function publishFigures(job: Job): Promise<void> {
  const placed = [...job.book.placements.values()];
  await Promise.all(
    placed.map(async (placement) => {
      const { figure } = placement;
      job.output.write(`figures/${figure.id}.csv`, rowsAsCsv(figure));
      if (figure.kind === "table") return;
      const input = {
        id: `${figure.id}-file`,
        chart: job.drawChart(figure, chartWidth),
        label: nameOf(placement),
        title: figure.title,
        subtitle: figure.subtitle,
        notes: [figure.note === "" ? "" : `Note: ${figure.note}`, sourceLine(figure, job)],
        description: figure.alt,
      };
      const svg = job.memory.recall("charts apart", input, () => renderStandalone(input));
      job.output.write(`figures/${figure.id}.svg`, svg);
      job.output.write(`figures/${figure.id}.json`, specWithRows(figure));
      job.output.write(`figures/${figure.id}.png`, await renderPng(svg, {}, job.memory));
    }),
  );
}

/** The header and the rows as the dataset has them. */
function rowsAsCsv({ dataset, rows, records }: Figure): string {
  const lines = dataset.text.split("\n");
  const places = [...rows.map(({ place }) => place), ...records.map((row) => row["id"]?.place)];
  return [lines[0], ...places.map((place) => lines[(place?.line ?? 1) - 1]), ""].join("\n");
}

/** A spec that stands alone: the rows are in it, the texts are in words. */
function specWithRows(figure: Figure): string {
  const { spec = {}, map, title, subtitle, note, alt } = figure;
  const whole = {
    ...(map === undefined ? spec : withGround(spec, map)),
    data: { values: chartRows(figure) },
    usermeta: { title, subtitle, note, alt },
  };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}

function sourceLine({ sources }: Figure, { book }: Job): string {
  const names = sources
    .map((id) => book.sources.get(id)?.item)
    .map((item) => item?.publisher ?? item?.title ?? "");
  const { title, issued } = book.metadata;
  return `Source: ${[...new Set(names)].join("; ")}. From “${title}”, edition of ${issued}.`;
}
