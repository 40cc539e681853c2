import type { Changes } from "../change.ts";
import { describeMargin } from "./claim.ts";
import type { Change } from "./difference.ts";
import { describeRevision } from "./observation.ts";

/** One line under an entry: how it was, how it is, or something to know. */
export interface ReportLine {
  readonly mark: "before" | "after" | "note";
  readonly text: string;
}

/** One thing that changed. */
export interface ReportEntry {
  readonly head: string;
  readonly lines: readonly ReportLine[];
  /** Id of the chart to show as it was and as it is. */
  readonly figure?: string;
}

/** Things of one kind that changed, in the order in which a reader asks for them. */
export interface ReportSection {
  readonly title: string;
  readonly entries: readonly ReportEntry[];
}

/** Words the changes once; a terminal, Markdown and the book's own page print the same report. Empty sections are left out. */
export function buildReport(changes: Changes): readonly ReportSection[] {
  const sections: readonly (readonly [string, readonly ReportEntry[]])[] = [
    ["Corrections", corrections(changes)],
    ["Rows revised", changes.observations.revised.map(revised)],
    ["Rows added", rowsByDataset(changes.observations.added)],
    ["Rows removed", rowsByDataset(changes.observations.removed)],
    ["Sentences that read differently", facts(changes)],
    ["Claims", claims(changes)],
    ["Figures and tables", figures(changes)],
    ["Sources", sources(changes)],
    ["Text", texts(changes)],
  ];
  return sections
    .filter(([, entries]) => entries.length > 0)
    .map(([title, entries]) => ({ title, entries }));
}

const note = (text: string): ReportLine => ({ mark: "note", text });

function both({ before, after }: Change<string>): ReportLine[] {
  const lines: ReportLine[] = [
    { mark: "before", text: before },
    { mark: "after", text: after },
  ];
  return lines.filter(({ text }) => text !== "");
}

function corrections({ corrections: made, observations }: Changes): ReportEntry[] {
  return made.map(({ date, what, effect, since, observations: rows }) => ({
    head: what,
    lines: [
      note(`Put right on ${date}; wrong since revision ${since}. ${effect}`),
      ...observations.corrected
        .filter(({ after }) => rows.includes(after.id))
        .flatMap((change) => [note(change.after.id), ...both(describeRevision(change))]),
    ],
  }));
}

function revised(change: Changes["observations"]["revised"][number]): ReportEntry {
  const { id, dataset } = change.after;
  return { head: `${id} (${dataset})`, lines: both(describeRevision(change)) };
}

/** Ids that are named; more are counted. */
const mostIds = 12;

function rowsByDataset(rows: Changes["observations"]["added"]): ReportEntry[] {
  return [...Map.groupBy(rows, ({ dataset }) => dataset)].map(([dataset, own]) => {
    const ids = own.slice(0, mostIds).map(({ id }) => id);
    const more = own.length > mostIds ? [`and ${own.length - mostIds} more`] : [];
    return {
      head: `${dataset}: ${own.length} ${own.length === 1 ? "row" : "rows"}`,
      lines: [note([...ids, ...more].join(", "))],
    };
  });
}

function facts({ facts: changed }: Changes): ReportEntry[] {
  // A fact that no sentence states is told by its row and its figure.
  const stated = changed.filter(({ sentences }) => sentences.length > 0);
  return stated.map(({ id, before, after, sentences }) => ({
    head: `${id}: ${before}, now ${after}`,
    lines: sentences.flatMap((sentence) => [note(sentence.place), ...both(sentence)]),
  }));
}

function claims({ claims: changed }: Changes): ReportEntry[] {
  const { turned, near, reworded, added, removed } = changed;
  return [
    ...turned.map(({ before, after }) => ({
      head: `${after.id} is ${after.holds ? "true" : "false"} now, and was ${before.holds ? "true" : "false"}`,
      lines: [note(after.formula), ...both({ before: before.evidence, after: after.evidence })],
    })),
    ...near.map(({ before, after }) => ({
      head: `${after.id} came near to turning`,
      lines: both({ before: describeMargin(before), after: describeMargin(after) }),
    })),
    ...reworded.map(({ before, after }) => ({
      head: `${after.id} is decided by another formula`,
      lines: both({ before: before.formula, after: after.formula }),
    })),
    ...added.map((claim) => ({
      head: `${claim.id} is new`,
      lines: [note([claim.formula, describeMargin(claim)].filter(Boolean).join("; "))],
    })),
    ...removed.map(({ id, formula }) => ({ head: `${id} is gone`, lines: [note(formula)] })),
  ];
}

function exhibitName({ kind, number }: { kind: string; number: number }): string {
  return `${kind === "figure" ? "Figure" : "Table"} ${number}`;
}

function figures({ figures: changed }: Changes): ReportEntry[] {
  return [
    ...changed.changed.map(({ before, after }) => {
      const words = (after.words ?? []).flatMap((text, index) => {
        const old = before.words?.[index] ?? "";
        return old === text || old === "" ? [] : both({ before: old, after: text });
      });
      const titles =
        before.title === after.title ? [] : both({ before: before.title, after: after.title });
      const head = `${exhibitName(after)}: ${after.title}`;
      const lines = [...titles, ...words];
      return after.kind === "figure" ? { head, lines, figure: after.id } : { head, lines };
    }),
    ...changed.added.map((figure) => ({
      head: `${exhibitName(figure)} is new: ${figure.title}`,
      lines: [],
    })),
    ...changed.removed.map(({ title }) => ({ head: `Gone: ${title}`, lines: [] })),
  ];
}

function sources({ sources: changed }: Changes): ReportEntry[] {
  return [...titled("added", changed.added), ...titled("no longer used", changed.removed)];
}

function titled(head: string, list: readonly { id: string; title: string }[]): ReportEntry[] {
  const lines = list.map(({ id, title }) => note(`${title} (${id})`));
  return list.length === 0 ? [] : [{ head: `${list.length} ${head}`, lines }];
}

function texts({ texts: changed }: Changes): ReportEntry[] {
  if (changed === undefined)
    return [
      { head: "One of the two editions kept no texts, so they cannot be compared.", lines: [] },
    ];
  return changed.map(({ title, kind, paragraphs }) => ({
    head:
      kind === "changed" ? title : `${title}: ${kind === "added" ? "a new chapter" : "left out"}`,
    lines: paragraphs.flatMap(both),
  }));
}
