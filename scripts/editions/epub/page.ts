import { html, type Html } from "../../lib/html.ts";

/** One document of the EPUB. */
export interface Page {
  /** For the head; readers show it in lists of open places. */
  readonly title: string;
  /** BCP 47, e.g. `en-US`. */
  readonly language: string;
  /** Names from EPUB's structural vocabulary for the whole page, e.g. `bodymatter`. */
  readonly type: string;
  /** Path from this page to the package's folder: empty, or `../`. */
  readonly root: "" | "../";
  readonly content: Html;
}

/** Where the style sheet lies in the package. */
export const stylePath = "styles/book.css";

/** Wraps content into a complete XHTML document. */
export function renderPage({ title, language, type, root, content }: Page): string {
  return html`<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}">
<head>
<meta charset="utf-8"/>
<title>${title}</title>
<link rel="stylesheet" type="text/css" href="${root}${stylePath}"/>
</head>
<body epub:type="${type}">
${content}
</body>
</html>
`.markup;
}
