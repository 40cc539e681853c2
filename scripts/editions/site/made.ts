import type { Site } from "../site.ts";
import { accessibilityPage } from "./accessibility.ts";
import { datasetPages } from "./dataset.ts";
import { factsPage } from "./facts.ts";
import { figureListPage } from "./figure-list.ts";
import { figurePages } from "./figure.ts";
import { searchPage } from "./search.ts";
import type { MadePage } from "./page.ts";

/** Kinds of pages the site makes by itself; a kind is added by a line here. */
const kinds: readonly ((site: Site) => MadePage | readonly MadePage[])[] = [
  figureListPage,
  figurePages,
  factsPage,
  datasetPages,
  searchPage,
  accessibilityPage,
];

/** Every page of the site that is no chapter. */
export function madePages(site: Site): MadePage[] {
  return kinds.flatMap((build) => build(site));
}
