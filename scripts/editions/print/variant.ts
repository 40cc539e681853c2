import { sheets } from "../paged/sheet.ts";
import type { FinishedPdf } from "../pdf.ts";
import type { Binding, BindingOutput } from "./bind.ts";
import { imposePages } from "../pdf/booklet.ts";

/** Writes the finished pages once more in the forms that were asked for. */
export function writeVariants(
  finished: FinishedPdf,
  pages: number,
  { options, output }: Pick<Binding, "options"> & BindingOutput,
): void {
  for (const sheet of sheets) {
    if (options.hasPress === true)
      output.write(`print/press/briefing-book-${sheet.name}.pdf`, finished.savePress(sheet), pages);
    if (options.hasBooklet === true) {
      const path = `print/booklet/briefing-book-${sheet.double}.pdf`;
      output.write(path, finished.saveBooklet(sheet), imposePages(pages).length);
    }
  }
}
