import { expect, test } from "vitest";
import { chartKind, chartOf, formatUnit } from "../../scripts/book/chart.ts";
import { drawAhead } from "../../scripts/book/draw-ahead.ts";
import { renderChart } from "../../scripts/figures/chart.ts";
import { openMemory } from "../../scripts/lib/memory.ts";
import { readTinyBook } from "../fixtures/open-book.ts";

test("many charts are drawn aside as they are drawn here; one that cannot be drawn is left", async () => {
  const placement = readTinyBook().placements.get("umbrella-sales");
  if (placement === undefined) throw new Error("The tiny book has no such figure.");
  const { figure } = placement;
  const ids = Array.from({ length: 24 }, (_, index) => `sales-${index}`);
  const figures = [
    ...ids.map((id) => ({ ...figure, id })),
    { ...figure, id: "broken", spec: { mark: "no such mark" } },
  ];
  const placements = new Map(figures.map((each) => [each.id, { ...placement, figure: each }]));
  const memory = openMemory();
  await drawAhead({ placements }, 343, memory);
  for (const each of figures) {
    const chart = chartOf(each, 343);
    if (chart === undefined) throw new Error("It is no chart.");
    const drawn = memory.recall(chartKind, chart, () => "not drawn");
    if (each.id === "broken") expect(drawn).toBe("not drawn");
    else expect(drawn).toEqual(renderChart({ ...chart, formatUnit }));
  }
});
