import { expect, test } from "vitest";
import { doAside } from "../../scripts/lib/aside.ts";

const sum = new URL("../fixtures/aside-sum.ts", import.meta.url);

test("work done aside gives what it makes", async () => {
  expect(await Promise.all([doAside(sum, [1, 2]), doAside(sum, [3])])).toEqual([3, 3]);
});

test("what fails aside fails here, with its words", async () => {
  await expect(doAside(sum, [])).rejects.toThrow("there is nothing to add");
  const nowhere = new URL("../fixtures/aside-nothing.ts", import.meta.url);
  await expect(doAside(nowhere, [])).rejects.toThrow("aside-nothing");
});
