/** How bad a problem is, and what its code stands for. */
interface CodeMeaning {
  readonly severity: "error" | "warning";
  readonly meaning: string;
}

const error = (meaning: string): CodeMeaning => ({ severity: "error", meaning });
const warning = (meaning: string): CodeMeaning => ({ severity: "warning", meaning });

/**
 * Every problem the engine can report, in one place. Codes are stable: tests, editors and people look them up.
 * Each has a folder of its own in tests/problems/ that shows it.
 */
export const codes = {
  // Files
  "file-missing": error("A file the book needs is not there."),
  "file-unreadable": error("A file is there but cannot be read."),
  "file-empty": error("A file has nothing in it."),
  "file-too-large": error("A file is larger than a text of a book can be."),
  "file-not-utf8": error("A file is not encoded in UTF-8."),
  "file-byte-order-mark": warning(
    "A file starts with a byte order mark, which some programs choke on.",
  ),
  "file-line-endings": warning("A file uses Windows line endings (CRLF)."),
  "file-name-invalid": error("A file name cannot serve as an id."),
  "path-outside-book": error("A path leads out of the book's folder."),
  // Structure of YAML and JSON
  "syntax-invalid": error("A YAML or JSON file cannot be parsed."),
  "key-unknown": error("A key is not one the file may have."),
  "key-missing": error("A key that must be there is missing."),
  "key-duplicate": error("A key stands twice in one mapping."),
  "value-type": error("A value is of the wrong type."),
  "value-invalid": error("A value is of the right type but not allowed."),
  "id-invalid": error("An id has characters other than a–z, 0–9 and hyphens."),
  "id-duplicate": error("An id is defined twice."),
  // CSV
  "csv-syntax": error("A CSV file cannot be parsed."),
  "csv-header": error("A CSV header differs from its schema."),
  "csv-row-length": error("A row has more or fewer cells than the header."),
  "cell-missing": error("A cell that must be filled is empty."),
  "cell-type": error("A cell is not of its column's type."),
  "cell-constraint": error("A cell breaks a constraint of its column."),
  "cell-line-break": error("A cell holds a line break."),
  "cell-markup": error("A cell holds HTML or a script."),
  "source-unused": warning("A source is cited nowhere."),
  "cell-space": error("A cell begins or ends with a space."),
  "dataset-undeclared": error("A CSV file is not declared in datapackage.json."),
  // Observations
  "unit-unknown": error("A unit is not in the closed list."),
  "period-invalid": error("A period is not in a known form."),
  "bounds-reversed": error("Lower, value and upper are not in order."),
  "value-absent": error("An observation has neither a value nor a bound."),
  "grade-refused": error("An observation is graded D, which the book does not use."),
  "source-unknown": error("A source is not in sources.json."),
  "address-duplicate": error("Two sources have one address and no version tells them apart."),
  "row-unknown": error("A row names a row of another dataset that does not exist."),
  "evidence-unknown": error("A record names evidence that the data do not hold."),
  // Rules of datasets
  "rule-broken": error("Rows no longer keep a rule that their dataset declares."),
  "rule-unknown-rows": error("A rule names rows that do not exist."),
  "rows-computed-together": error("A formula computes with rows that must be kept apart."),
  "rows-drawn-together": error("A figure draws rows that must be kept apart."),
  // Formulas, facts, claims
  "formula-syntax": error("A formula cannot be parsed."),
  "formula-unknown-id": error("A formula names an observation or fact that does not exist."),
  "formula-unknown-function": error("A formula calls a function that does not exist."),
  "formula-unit": error("A formula mixes units."),
  "formula-type": error("A formula gives the wrong kind of result."),
  "formula-value": error("A formula cannot be computed from the data as they are."),
  "formula-cycle": error("Facts are defined by each other."),
  "claim-false": error("A claim is no longer true of the data."),
  "claim-unused": warning("A claim is used nowhere."),
  "fact-unused": warning("A fact is used nowhere."),
  // Loaders
  "loader-unknown": error("A loader names a dataset, source or series that does not exist."),
  // Editions kept
  "edition-unreadable": error("The record of an earlier edition cannot be read."),
  // Figures and tables
  "figure-field-unknown": error("A figure uses a column that its dataset lacks."),
  "figure-rows-empty": error("A figure or table selects no rows."),
  "figure-dataset-unknown": error("A figure or table names a dataset that does not exist."),
  "figure-map-unknown": error("A chart is drawn on a map that does not exist."),
  "figure-spec": error("A figure's spec breaks a rule of the house."),
  "figure-labels-overlap": error("Labels of a chart run into each other."),
  "figure-illegible": error("A part of a chart is too small, too faint or covered."),
  "figure-render": error("A chart cannot be drawn from its spec and rows."),
  "figure-claim-absent": error("A chart has neither a claim nor a reason for having none."),
  "figure-uncertainty-hidden": error("A chart hides a range, or that values are not settled."),
  "figure-title-length": error("The title of a chart or table is longer than a reader takes in."),
  "figure-alt-length": error("A text alternative is longer than 150 characters."),
  "figure-unplaced": warning("A figure or table is placed in no chapter."),
  "finding-unplaced": error("A finding that data/book.yaml names is placed in no chapter."),
  "figure-placed-twice": error("A figure or table is placed twice."),
  // Chapters
  "chapter-missing": error("A chapter that data/book.yaml names has no file."),
  "chapter-unlisted": error("A chapter file is not listed in data/book.yaml."),
  "chapter-title": error("A chapter does not start with one title."),
  "heading-skipped": error("A heading skips a level."),
  "heading-duplicate": error("Two headings of a chapter would have the same address."),
  "directive-unknown": error("A directive has an unknown name."),
  "directive-syntax": error("A directive is not closed or lacks a part."),
  "fact-unknown": error("A chapter names a fact that does not exist."),
  "claim-unknown": error("A chapter or figure names a claim that does not exist."),
  "figure-unknown": error("A chapter places a figure that does not exist."),
  "table-unknown": error("A chapter places a table that does not exist."),
  "list-dataset-missing": error("A list is made from a dataset that the book does not name."),
  "list-dataset-unknown": error("A list is to be made from a dataset that does not exist."),
  "list-column-missing": error("A dataset lacks a column that its list needs."),
  "index-entry-unknown": error("An entry of the index names another that does not exist."),
  "index-entry-unused": warning("The words of an index entry stand in no chapter."),
  "reference-unknown": error("A cross reference leads nowhere."),
  "term-unknown": error("A chapter uses a term the glossary lacks."),
  "person-unknown": error("A chapter names someone the register lacks."),
  "statement-chapter-unknown": error("A statement names a chapter that does not exist."),
  "citation-unknown": error("A citation names a source that does not exist."),
  "footnote-unknown": error("A footnote mark has no footnote."),
  "footnote-unused": error("A footnote is never referred to."),
  "footnote-repeated": error("A footnote is referred to twice."),
  "link-unknown": error("A link leads to a chapter, heading or file that does not exist."),
  "image-refused": error("A picture is placed by hand instead of as a figure."),
  "number-unbound": error("A number is typed by hand."),
  "grade-c-unattributed": error(
    "A sentence states evidence of grade C without saying whose it is.",
  ),
  "figure-unmentioned": error("A figure or table stands before the text has spoken of it."),
  "term-unused": warning("A term of the glossary is used nowhere."),
  "paragraph-unsourced": error("A paragraph states facts and names no source."),
  "word-refused": error("A text uses a word that the book refuses."),
  "standing-contradicted": error(
    "A sentence says of someone what the register does not: charged, convicted and the like.",
  ),
  "sentence-long": warning("A sentence is long."),
  "sentence-too-long": error("A sentence is far too long."),
  "reading-ease-low": error("A chapter of the body reads harder than the book allows."),
  "markup-in-text": error("A chapter holds raw HTML."),
  // Editions
  "print-text-lost": error("Words of the book are missing from the printed pages."),
  "print-glyph-missing": error("A character is in none of the fonts of the book."),
  "print-too-high": error("Something is higher than a printed page and cannot be cut."),
  "print-page-overfull": error("A printed page does not fit its text block."),
  "site-name-taken": error("A chapter has the name of a folder that the site needs."),
  "brief-sides": error("The brief is not divided into two sides."),
  "brief-overfull": error("A side of the brief does not fit its sheet."),
} as const satisfies Record<string, CodeMeaning>;

export type ProblemCode = keyof typeof codes;
