import { dictAt, type PdfFile } from "./file.ts";
import { dict, name, text, type Value } from "./value.ts";
import { buildXmp, producer, type PdfMetadata } from "./xmp.ts";

/** Says in a file what it is, where readers and archives look for it. */
export function describeFile(file: PdfFile, metadata: PdfMetadata): void {
  const catalog = dictAt(file, file.root);
  const packet = new TextEncoder().encode(buildXmp(metadata));
  catalog.set("Metadata", file.add(dict({ Type: name("Metadata"), Subtype: name("XML") }), packet));
  catalog.set("Lang", text(metadata.language));
  catalog.set("ViewerPreferences", dict({ DisplayDocTitle: true }));
}

/** The same in the older form. */
export function infoOf(metadata: PdfMetadata): Value {
  const date = text(`D:${metadata.issued.replaceAll("-", "")}000000Z`);
  return dict({
    Title: text(metadata.title),
    Author: text(metadata.authors.join(", ")),
    Subject: text(metadata.subject),
    Keywords: text(metadata.keywords.join(", ")),
    Creator: text(producer),
    Producer: text(producer),
    CreationDate: date,
    ModDate: date,
  });
}
