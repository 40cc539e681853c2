import { openCards } from "./card.ts";
import { openContents } from "./contents.ts";
import { openCopying } from "./copy.ts";
import { fetchDetailsLater } from "./details.ts";
import { openFigureTools } from "./figure-tools.ts";
import { followCharts } from "./figure-values.ts";
import { openSideNotes } from "./notes.ts";
import { linkParagraphs } from "./paragraph-link.ts";
import { resumeReading } from "./resume.ts";
import { openTables } from "./tables-open.ts";
import { openSearch } from "./search-open.ts";
import { followSections } from "./where.ts";

/** What scripts add to a page that is whole without them; if one part fails, the others go on. */
const parts = [
  openFigureTools,
  openSideNotes,
  openCards,
  openContents,
  followSections,
  openSearch,
  openTables,
  linkParagraphs,
  followCharts,
  openCopying,
  resumeReading,
  fetchDetailsLater,
];

for (const part of parts) {
  try {
    part();
  } catch (error) {
    reportError(error);
  }
}
