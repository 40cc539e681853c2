import { isRefused, nearestHint, type Problems } from "../lib/problem.ts";
import type { Tree } from "../lib/tree.ts";
import type { Book } from "./book.ts";
import type { Metadata } from "./metadata.ts";

/** The figures that stand for the book must be charts that a chapter places, for that is where they lead. */
export function checkFindings(
  { metadata, tree }: { readonly metadata: Metadata; readonly tree: Tree },
  placements: Book["placements"],
  problems: Problems,
): void {
  const charts = [...placements.values()].filter(({ figure }) => figure.kind === "figure");
  const placed = charts.map(({ figure }) => figure.id);
  metadata.findings.forEach((id, index) => {
    if (placed.includes(id) || isRefused(problems, "figure", id)) return;
    if (problems.refused("chapter").size > 0) return;
    problems.add(
      "finding-unplaced",
      tree.placeOf(["findings", index]),
      `No chapter places a figure “${id}”.`,
      nearestHint(id, placed, "data/figures/ and placed by ::figure[…]"),
    );
  });
}
