import { dayOf, yearOf, type DatedEvent } from "../../data/event.ts";
import { html, joinHtml, type Html } from "../../lib/html.ts";
import type { RenderContext } from "../render.ts";
import { recordAnchor } from "../target.ts";
import { sourceNames } from "./source-names.ts";

/** `::list[timeline]`: every event under its year, dated as exactly as is known, with place, themes, grade and sources. */
export function timeline(context: RenderContext): Html {
  const { timeline: events } = context.book.listed;
  const years = [...new Set(events.map(yearOf))].map((year) => {
    const own = events.filter((event) => yearOf(event) === year);
    const entries = own.map((event) => entryOf(event, context));
    return html`<h2 class="list-head" id="${yearAnchor(year, context)}">${year}</h2>\n<ol class="timeline">${joinHtml(entries, "\n")}</ol>\n`;
  });
  return html`${joinHtml(years)}`;
}

function yearAnchor(year: string, { chapter, policy }: RenderContext): string {
  return policy.anchor(chapter.id, `year-${year}`);
}

function entryOf(event: DatedEvent, context: RenderContext): Html {
  const { id, date, title, what, isScheduled } = event;
  const scheduled = isScheduled && html` <em class="event-scheduled">(scheduled)</em>`;
  const details = what !== "" && html` <span class="event-what">${what}</span>`;
  const day = dayOf(event);
  const when = day !== "" && html`<p class="event-date"><time datetime="${date}">${day}</time></p>`;
  return html`<li class="event" id="${recordAnchor(id)}">${when}<p class="event-text"><b class="event-title">${title}</b>${scheduled}${details} <span class="event-meta">${metaOf(event, context)}</span></p></li>`;
}

/** Place, themes, grade, sources. */
function metaOf({ location, themes, grade, sources }: DatedEvent, context: RenderContext): Html {
  const before = [location, themes.join(", "), grade === "" ? "" : `grade ${grade}`];
  const parts = before.filter((part) => part !== "").map((part) => html`${part}`);
  return joinHtml([...parts, sourceNames(sources, context)], " · ");
}
