import { afterAll, beforeAll, expect, test } from "vitest";
import { openScratch } from "../engine.ts";
import { openKillRange, type KillRange, type Moment } from "./kill-round.ts";

const scratch = openScratch();
afterAll(scratch.remove);

let range: KillRange;
beforeAll(async () => {
  range = await openKillRange(scratch.folder);
});

/** Shares of the time a whole build takes; fifty more, by chance, are in tests/prove. */
const shares = [0.1, 0.4, 0.6, 0.75, 0.9];

test.each(shares)("a build killed after %f of its time leaves one whole edition", async (share) => {
  const round = await range.run(Math.round(share * range.duration));
  expect(["old", "new"]).toContain(round.dist);
  expect(round).toMatchObject({ afterNext: ["dist"], next: "new" });
});

const steps: readonly (readonly [string, (files: number) => Moment, "old" | "new"])[] = [
  ["before its folder is made", () => "before make 1", "old"],
  ["when its folder is made", () => "after make 1", "old"],
  ["after the first file", () => "after write 1", "old"],
  ["halfway", (files) => `after write ${Math.round(files / 2)}`, "old"],
  ["after the last file", (files) => `after write ${files}`, "old"],
  ["when it has taken its place", () => "before remove 1", "new"],
  ["when the last edition is removed", () => "after remove 1", "new"],
];

test.each(steps)("a build killed %s leaves one whole edition", async (_when, moment, whose) => {
  const round = await range.run(moment(range.files));
  expect(round).toMatchObject({ wasKilled: true, dist: whose });
  expect(round).toMatchObject({ afterNext: ["dist"], next: "new" });
});
