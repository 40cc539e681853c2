import { formatPeriod } from "../../data/period.ts";
import type { Person } from "../../data/person.ts";
import { html, joinHtml, type Html } from "../../lib/html.ts";
import { compareTexts } from "../../lib/order.ts";
import type { RenderContext } from "../render.ts";
import { recordAnchor } from "../target.ts";
import { sortKey } from "./sort-key.ts";
import { sourceNames } from "./source-names.ts";

const kinds = [
  ["person", "Persons"],
  ["organization", "Organizations"],
] as const;

/** `::list[people]`: the register, in alphabetical order, with role, status and the date on which that was seen. */
export function people(context: RenderContext): Html {
  const groups = kinds.map(([kind, title]) => {
    const own = context.book.listed.people
      .filter((person) => person.kind === kind)
      .toSorted((a, b) => compareTexts(sortKey(a.sortName), sortKey(b.sortName)));
    const entries = own.map((person) => entryOf(person, context));
    if (entries.length === 0) return html``;
    return html`<h2 class="list-head">${title}</h2>\n<dl class="people">${joinHtml(entries, "\n")}</dl>\n`;
  });
  return joinHtml(groups);
}

function entryOf(person: Person, context: RenderContext): Html {
  const { id, name, sortName, also, role, note, grade, sources } = person;
  const shown = also.filter((other) => !name.includes(other));
  const others =
    shown.length > 0 && html` <span class="person-also">also ${shown.join(", ")}</span>`;
  const more = note !== "" && html`<span class="person-note">${note}</span>`;
  const graded = grade !== "" && html`; grade ${grade}`;
  const origin = html`<span class="person-sources">${sourceNames(sources, context)}${graded}</span>`;
  const parts = [statusOf(person), more, origin].filter(
    (part) => part !== undefined && part !== false,
  );
  const stop = /[.!?]$/.test(role) ? "" : ".";
  return html`<dt id="${recordAnchor(id)}">${sortName}${others}</dt><dd>${role}${stop} ${joinHtml(parts, " ")}</dd>`;
}

/** `Charged, sanctioned (as of October 14, 2025).` Nothing where the register says that nothing is to be said. */
function statusOf({ statuses, asOf }: Person): Html | undefined {
  const shown = statuses.filter((status) => status !== noStatus).join(", ");
  if (shown === "") return undefined;
  const seen = asOf === "" ? "" : ` (as of ${formatPeriod(asOf)})`;
  return html`<strong>${shown.slice(0, 1).toUpperCase()}${shown.slice(1)}</strong>${seen}.`;
}

/** The status of who stands before no court and holds no office. */
const noStatus = "none";
