import { html, joinHtml, unsafeHtml, type Html } from "../../lib/html.ts";

/** What a PDF says about itself, to readers, libraries and search engines. */
export interface PdfMetadata {
  readonly title: string;
  readonly authors: readonly string[];
  readonly subject: string;
  readonly keywords: readonly string[];
  /** BCP 47, e.g. `en-US`. */
  readonly language: string;
  /** ISO date of the edition, e.g. `2026-11-01`: the only date in the file. */
  readonly issued: string;
  /** Which edition it is, counted from 1. */
  readonly revision?: number | undefined;
  readonly publisher?: string | undefined;
  readonly rights?: string | undefined;
  readonly identifier?: string | undefined;
  /** Claims PDF/UA-1; only to be set once the claim has been checked. */
  readonly isAccessible?: boolean | undefined;
}

/** The program named in every PDF. */
export const producer = "Common Cause";

/** Writes the XMP packet: the metadata in the form archives and screen readers look for. */
export function buildXmp(metadata: PdfMetadata): string {
  const date = `${metadata.issued}T00:00:00Z`;
  const { publisher, rights, identifier } = metadata;
  const parts: (Html | false | undefined)[] = [
    html`<dc:format>application/pdf</dc:format>`,
    html`<dc:title>${alternatives(metadata.title)}</dc:title>`,
    metadata.authors.length > 0 &&
      html`<dc:creator><rdf:Seq>${items(metadata.authors)}</rdf:Seq></dc:creator>`,
    html`<dc:description>${alternatives(metadata.subject)}</dc:description>`,
    metadata.keywords.length > 0 &&
      html`<dc:subject><rdf:Bag>${items(metadata.keywords)}</rdf:Bag></dc:subject>`,
    html`<dc:language><rdf:Bag>${items([metadata.language])}</rdf:Bag></dc:language>`,
    publisher !== undefined &&
      html`<dc:publisher><rdf:Bag>${items([publisher])}</rdf:Bag></dc:publisher>`,
    rights !== undefined && html`<dc:rights>${alternatives(rights)}</dc:rights>`,
    identifier !== undefined && html`<dc:identifier>${identifier}</dc:identifier>`,
    html`<pdf:Keywords>${metadata.keywords.join(", ")}</pdf:Keywords>`,
    html`<pdf:Producer>${producer}</pdf:Producer>`,
    html`<xmp:CreatorTool>${producer}</xmp:CreatorTool>`,
    html`<xmp:CreateDate>${date}</xmp:CreateDate>`,
    html`<xmp:ModifyDate>${date}</xmp:ModifyDate>`,
    html`<xmp:MetadataDate>${date}</xmp:MetadataDate>`,
    metadata.revision !== undefined &&
      html`<xmpMM:VersionID>${metadata.revision}</xmpMM:VersionID>`,
    metadata.isAccessible === true && html`<pdfuaid:part>1</pdfuaid:part>`,
  ];
  const body = joinHtml(
    parts.flatMap((part) => part || []),
    "\n",
  );
  return html`${unsafeHtml('<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>')}
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
${body}
</rdf:Description></rdf:RDF></x:xmpmeta>
${unsafeHtml('<?xpacket end="r"?>')}`.markup;
}

function alternatives(text: string): Html {
  return html`<rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt>`;
}

function items(texts: readonly string[]): Html {
  return joinHtml(texts.map((text) => html`<rdf:li>${text}</rdf:li>`));
}
