import { z } from "zod";
import { BookError } from "../../lib/problem.ts";
import type { LoaderOf } from "./loader.ts";
import { orderReadings, readJsonText, type Reading } from "./reading.ts";

const answerSchema = z.tuple([
  z.object({ page: z.number(), pages: z.number(), total: z.number() }),
  z
    .array(
      z.object({
        indicator: z.object({ id: z.string() }),
        country: z.object({ id: z.string() }),
        date: z.string().regex(/^\d{4}$/),
        value: z.number().nullable(),
      }),
    )
    .nullable(),
]);

/** Reads yearly denominators of the World Bank's API, such as populations. */
export function readWorldBank(
  text: string,
  { series }: LoaderOf<"world-bank">,
  name: string,
): Reading[] {
  const parsed = answerSchema.safeParse(readJsonText(text, name));
  if (!parsed.success)
    throw new BookError(
      `${name} does not have the form of the World Bank’s answers. Nothing was changed.`,
    );
  const [{ pages, total }, rows] = parsed.data;
  if (pages > 1 || (rows?.length ?? 0) !== total)
    throw new BookError(
      `${name} is only a part of ${total} rows; ask for all with per_page in the address. Nothing was changed.`,
    );
  const readings = series.flatMap(({ prefix, country, indicator }) =>
    (rows ?? []).flatMap(({ country: { id }, indicator: { id: of }, date, value }): Reading[] =>
      id !== country || of !== indicator || value === null
        ? []
        : [{ series: prefix, moment: date, period: date, value, status: "final" }],
    ),
  );
  return orderReadings(readings, name);
}
