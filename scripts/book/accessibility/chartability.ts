import type { Criterion } from "./criterion.ts";

/** A heuristic, by its name in the workbook; `critical` where the workbook calls it so. */
function heuristic(
  title: string,
  looked: Omit<Criterion, "id" | "title" | "level">,
  level = "",
): Criterion {
  return { id: title, title, level, ...looked };
}

const critical = "critical";
const screenReaders = "No screen reader was listened to.";

/** The fifty heuristics of Chartability (Elavsky and others, POUR-CAF, version of March 2025), each worded as a failure. */
export const chartability: readonly Criterion[] = [
  // Perceivable
  heuristic("Low contrast", { refused: ["figure-illegible"], rules: ["color-contrast"] }, critical),
  heuristic("Content is only visual", { measures: ["charts"], open: screenReaders }, critical),
  heuristic(
    "Small text size",
    { measures: ["chart-text", "least-text"], refused: ["figure-illegible"] },
    critical,
  ),
  heuristic("Visual presents seizure risk", { measures: ["motion"] }, critical),
  heuristic("Color is used alone to communicate meaning", { refused: ["figure-spec"] }),
  heuristic("Meaningful elements can be distinguished from each other", {
    refused: ["figure-labels-overlap", "figure-illegible"],
  }),
  heuristic("Not CVD-friendly", {
    tests: ["figures/color.test.ts: series %i and %i are told apart by everyone"],
  }),
  heuristic("Spacing is inappropriate", { open: "Whether space is well used." }),
  // Operable
  heuristic(
    "Interaction modality only has one input type",
    {
      tests: [
        "browser/figure.test.ts: tells its values to the keyboard",
        "browser/figure.test.ts: tells its values to a pointer",
        "browser/figure.test.ts: moves, with everything that takes",
      ],
      open: screenReaders,
    },
    critical,
  ),
  heuristic(
    "No interaction cues or instructions",
    { tests: ["browser/figure.test.ts: moves, with everything that takes"] },
    critical,
  ),
  heuristic(
    "Controls override AT controls",
    { measures: ["keys"], open: `Ctrl+K opens the search on every page. ${screenReaders}` },
    critical,
  ),
  heuristic("Low contrast on interactive elements", {
    measures: ["focus"],
    open: "How a series that is picked differs from one that is not.",
  }),
  heuristic("Keyboard focus indicator missing, obscured, or low contrast", { measures: ["focus"] }),
  heuristic("Inappropriate tab stops", {
    measures: ["charts"],
    tests: ["browser/figure.test.ts: has all its tools behind one stop"],
  }),
  heuristic("Complex actions have no alternatives", {
    tests: ["browser/figure.test.ts: moves, with everything that takes"],
  }),
  heuristic("Target pointer interaction size is too small", { rules: ["target-size"] }),
  // Understandable
  heuristic(
    "No explanation for purpose or for how to read",
    { measures: ["figures"], open: "Whether subtitle and note explain enough." },
    critical,
  ),
  heuristic("No title, summary, or caption", { measures: ["figures", "charts"] }, critical),
  heuristic("Reading level inappropriate", { measures: ["reading"] }, critical),
  heuristic("Interactive context is not clear", {
    tests: ["browser/figure.test.ts: tells its values to the keyboard"],
  }),
  heuristic("Information complexity is inappropriate", {
    refused: ["figure-spec"],
    open: "Whether a chart asks too much.",
  }),
  heuristic("Changes are not easy to follow", {
    absent: "No chart changes its data.",
    measures: ["motion"],
  }),
  heuristic("Metrics and variables are undefined", { measures: ["figures"] }),
  heuristic("Statistical uncertainty isn’t clearly communicated", {
    refused: ["figure-uncertainty-hidden"],
  }),
  heuristic("Axis labels are unclear or missing", { refused: ["figure-spec"] }),
  heuristic("Controls are inappropriate", { open: "Whether each tool of a chart is wanted." }),
  // Robust
  heuristic("Does not conform to standards", {
    known: "By its own rule a failure until people have evaluated the whole; nobody has.",
  }),
  heuristic("Semantically invalid", {
    rules: ["svg-img-alt", "aria-allowed-attr", "aria-required-attr", "aria-roles"],
    tests: ["build/html.test.ts: has pages of sound HTML"],
    open: screenReaders,
  }),
  heuristic("Fragile technology support", {
    measures: ["scripts-off"],
    tests: ["browser/figure.test.ts: has its table, files and citation in a fold without scripts"],
    open: "Browsers other than Chromium.",
  }),
  // Compromising
  heuristic("No table", { measures: ["charts"] }, critical),
  heuristic("Information can only be reached through single process", {
    measures: ["ways", "figures"],
  }),
  heuristic("Location and history is unclear", {
    tests: ["browser/reading.test.ts: say where one is"],
  }),
  heuristic("Interactions are not forgivable", {
    tests: ["browser/figure.test.ts: tells its values to the keyboard"],
  }),
  heuristic("Information cannot be navigated according to narrative or structure", {
    tests: ["browser/figure.test.ts: tells its values to the keyboard"],
  }),
  heuristic("Table/data is static", {
    measures: ["figures"],
    tests: ["browser/site.test.ts: a table of data is sorted by its heads"],
  }),
  heuristic("State is not easy to share and reproduce", {
    known:
      "A filter of a list, and what is picked or enlarged in a chart, have no address of their own.",
  }),
  // Assistive
  heuristic(
    "Data density is inappropriate",
    { open: "Whether a chart shows too much at once." },
    critical,
  ),
  heuristic(
    "Navigation and interaction is tedious",
    {
      measures: ["keyboard", "charts"],
      tests: ["browser/site.test.ts: leads from the skip link into the text"],
    },
    critical,
  ),
  heuristic("Visually apparent features and relationships are not described", {
    measures: ["charts"],
    tests: ["figures/describe.test.ts: a series over time: first, last"],
    open: "Whether the description has all that an eye sees.",
  }),
  heuristic("Data in text is not human-readable", {
    tests: ["figures/chart.test.ts: axes print what the one formatter says"],
    open: screenReaders,
  }),
  heuristic("Space does not handle extremes", {
    open: "Whether the smallest values can be made out.",
  }),
  heuristic("No default “build-your-own” provided", {
    absent: "No reader has to build a chart.",
    measures: ["charts"],
  }),
  // Flexible
  heuristic(
    "User style change not respected",
    {
      measures: ["text-spacing", "text-size"],
      tests: ["browser/layout.test.ts: draws its charts in the system's colors"],
    },
    critical,
  ),
  heuristic("Long animations cannot be controlled", {
    absent: "Nothing is animated.",
    measures: ["motion"],
  }),
  heuristic("Scrolling experiences cannot be altered", {
    absent: "Scrolling does nothing but scroll.",
    measures: ["motion"],
  }),
  heuristic("Zoom and reflow are not supported", { measures: ["reflow", "chart-text"] }),
  heuristic("User’s text adjustments are not respected", {
    measures: ["text-size", "text-spacing"],
    open: "Text in charts keeps its spacing and grows with the zoom only.",
  }),
  heuristic("Design is not consistent and familiar", {
    tests: ["figures/theme.test.ts: one theme per width"],
  }),
  heuristic("Contrast and textures cannot be adjusted", {
    tests: [
      "browser/layout.test.ts: draws its charts in the system's colors",
      "figures/theme.test.ts: the styles give every color for light",
    ],
  }),
  heuristic("Difficult chart type has no alternative", { measures: ["charts"] }),
];
