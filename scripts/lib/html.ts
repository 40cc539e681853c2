/** Markup that is known to be well formed; everything else is text and is escaped. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | undefined | false | readonly Part[];

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Makes text safe as element content and as a quoted attribute, in HTML and in XML alike. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

/** Declares that a string is markup. The name is meant to be seen in review. */
export function unsafeHtml(markup: string): Html {
  return { markup };
}

/** The one way text becomes markup: every value is escaped unless it is `Html` itself. Empty for undefined and false. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Html {
  let markup = strings[0] ?? "";
  values.forEach((value, index) => {
    markup += markupOf(value) + (strings[index + 1] ?? "");
  });
  return { markup };
}

/** Puts pieces of markup side by side, e.g. the rows of a table. */
export function joinHtml(parts: readonly Html[], between = ""): Html {
  return { markup: parts.map((part) => part.markup).join(between) };
}

function markupOf(value: Part): string {
  if (value === undefined || value === false) return "";
  if (typeof value === "string") return escapeText(value);
  if (typeof value === "number") return String(value);
  if (isParts(value)) return value.map(markupOf).join("");
  return value.markup;
}

function isParts(value: Html | readonly Part[]): value is readonly Part[] {
  return Array.isArray(value);
}
