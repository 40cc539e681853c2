import { afterAll, beforeAll, expect, test } from "vitest";
import { openKillRange, type KillRange } from "../build/kill-round.ts";
import { openDice } from "../dice.ts";
import { openScratch } from "../engine.ts";

const scratch = openScratch();
afterAll(scratch.remove);

let range: KillRange;
beforeAll(async () => {
  range = await openKillRange(scratch.folder);
});

const dice = openDice(20_260_115);
/** Thousandths of the time a build takes; a few come after its end. */
const moments = Array.from({ length: 50 }, () => dice.below(1_100));

test.each(moments)(
  "a build killed after %i thousandths of its time leaves one whole edition",
  async (moment) => {
    const round = await range.run(Math.round((moment / 1_000) * range.duration));
    expect(["old", "new"]).toContain(round.dist);
    expect(round).toMatchObject({ afterNext: ["dist"], next: "new" });
  },
);
