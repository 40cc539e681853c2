/** What is looked for inside a page. The functions run in the browser; most answer with what is wrong, a line a thing. */

/**
 * What runs over the side of the window, and what cuts off its words. Left out is what repeats words that stand whole
 * elsewhere: the head's line with the book's title and where one is, and notes in the margin.
 */
export function findOverruns(): string[] {
  const root = document.documentElement;
  const wide =
    root.scrollWidth > innerWidth ? [`${root.scrollWidth} px wide in ${innerWidth}`] : [];
  const cut = [...document.querySelectorAll<HTMLElement>("body *")].filter((each) => {
    if (
      !(each instanceof HTMLElement) ||
      each.matches(".unseen, .skip-link, .site-title, .site-where, .side-note")
    )
      return false;
    const { overflowX, overflowY } = getComputedStyle(each);
    const isCut =
      (["hidden", "clip"].includes(overflowX) && each.scrollWidth > each.clientWidth + 1) ||
      (["hidden", "clip"].includes(overflowY) && each.scrollHeight > each.clientHeight + 4);
    const says = each.textContent.trim() !== "";
    // What only screen readers are told is a pixel large.
    const isShown = each.clientWidth > 1 && each.clientHeight > 1 && each.checkVisibility();
    return isCut && says && isShown;
  });
  return [...wide, ...cut.map((each) => `${each.localName}.${each.className} cuts off its words`)];
}

/** Text smaller than 12 px; the size of text in a chart follows its width. */
export function findSmallText(): {
  readonly texts: string[];
  readonly charts: string[];
  readonly seen: number;
} {
  const texts = new Set<string>();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node !== null; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (
      parent === null ||
      node.textContent?.trim() === "" ||
      parent.closest("svg, script, .unseen")
    )
      continue;
    const size = Number.parseFloat(getComputedStyle(parent).fontSize);
    if (size < 11.995 && parent.checkVisibility())
      texts.add(`${parent.localName}.${parent.className}: ${size} px`);
  }
  const charts = [...document.querySelectorAll<SVGSVGElement>("svg.chart")].filter((each) =>
    each.checkVisibility(),
  );
  const small = charts.filter(
    (each) => (12 * each.getBoundingClientRect().width) / each.viewBox.baseVal.width < 11.99,
  );
  return {
    texts: [...texts],
    charts: small.map((each) => each.querySelector("title")?.textContent ?? ""),
    seen: charts.length,
  };
}

/** What moves by itself, or would where less motion is asked for. */
export function findMotion(isReduced: boolean): string[] {
  const running = document
    .getAnimations()
    .map((each) => `an animation runs: ${each.id || "unnamed"}`);
  if (!isReduced) return running;
  const moving = [...document.querySelectorAll("*")].filter((each) => {
    const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(each);
    return (
      /[1-9]/.test(transitionDuration) || animationName !== "none" || scrollBehavior !== "auto"
    );
  });
  return [...running, ...moving.map((each) => `${each.localName}.${each.className} can move`)];
}

/** Sound, video, frames, plug-ins, pictures, forms that send, fields about the reader, reloading. */
export function findMedia(): string[] {
  const sought =
    "audio, video, iframe, object, embed, canvas, img, picture, marquee, blink, form, meta[http-equiv='refresh'], [autocomplete]:not([autocomplete='off']), input:not([type='search'])";
  return [...document.querySelectorAll(sought)].map((each) => `<${each.localName}>`);
}

/** What stands elsewhere than in its place in the source. */
export function findDisorder(): string[] {
  return [...document.querySelectorAll<HTMLElement>("body *")]
    .filter((each) => {
      const { order, flexDirection, flexWrap } = getComputedStyle(each);
      return each.tabIndex > 0 || order !== "0" || /reverse/.test(flexDirection + flexWrap);
    })
    .map((each) => `${each.localName}.${each.className}`);
}

/** Keys that do something by themselves. */
export function findKeys(): string[] {
  const before = document.body.innerHTML.length;
  const keys = [..."abcdefghijklmnopqrstuvwxyz0123456789/?.,;:'\"[]{}()+-*=<>!@#$%&_~^|\\`"];
  const taken = keys.filter((key) => {
    const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
    const isTaken = !document.body.dispatchEvent(event);
    return (
      isTaken ||
      document.activeElement !== document.body ||
      document.querySelector("dialog[open]") !== null
    );
  });
  const after = document.body.innerHTML.length;
  return [...taken, ...(after === before ? [] : ["the page changes"])];
}

/** The ways every page offers, by where they stand; addresses as they are seen from the root. */
export function readWays(root: string): Record<string, string> {
  const here = location.href.replace(/#.*/, "");
  const places = {
    head: ".site-head a",
    contents: ".contents-nav > ol:last-of-type > li > a",
    foot: ".site-foot a",
  };
  const wordsOf = (link: HTMLAnchorElement): string =>
    `${link.textContent.trim()} ${link.href.replace(`${here}#`, "#").replace(root, "")}`;
  return Object.fromEntries(
    Object.entries(places).map(([name, place]) => [
      name,
      [...document.querySelectorAll<HTMLAnchorElement>(place)].map(wordsOf).join("; "),
    ]),
  );
}

/** What each figure and each chart lacks. */
export function findLacks(): Record<
  "figures" | "charts",
  { readonly looked: number; readonly found: string[] }
> {
  const chapter = "main[data-chapter] :is(figure.figure, .table-figure)";
  const figures = [...document.querySelectorAll<HTMLElement>(chapter)];
  const charted = figures.filter((each) => each.querySelector("svg.chart"));
  return {
    figures: { looked: figures.length, found: figures.flatMap(lacksOfFigure) },
    charts: { looked: charted.length, found: charted.flatMap(lacksOfChart) },
  };
}

function lacksOfFigure(figure: HTMLElement): string[] {
  const needed = [".figure-number", ".figure-title", ".figure-notes", "a[href$='.csv']"];
  return needed
    .filter((part) => !figure.querySelector(part)?.textContent?.trim())
    .map((part) => `${figure.id} has no ${part}`);
}

function lacksOfChart(figure: HTMLElement): string[] {
  const charts = [...figure.querySelectorAll("svg.chart")];
  const names = charts.map((each) => each.querySelector("title")?.textContent?.trim() ?? "");
  const isNamed = charts.every((each, at) => each.getAttribute("role") === "img" && names[at]);
  const stops = [...figure.querySelectorAll<HTMLElement>("button, summary, [tabindex]")].filter(
    (each) => each.tabIndex >= 0 && each.checkVisibility(),
  );
  const checks: [boolean, string][] = [
    [isNamed, "has no name"],
    [names.every((name) => name.length <= 150), "has a name of more than 150 characters"],
    [Boolean(figure.querySelector(".figure-description")?.textContent?.trim()), "is not described"],
    [figure.querySelector(".figure-tools table tbody td") !== null, "has no table"],
    [stops.length <= 1, `has ${stops.length} tab stops`],
  ];
  return checks.filter(([holds]) => !holds).map(([, words]) => `${figure.id} ${words}`);
}

/** One stop of the Tab key. */
export interface Stop {
  /** E.g. `a Skip to the text`. */
  readonly name: string;
  /** What is wrong with how the focus is shown there; empty when nothing is. */
  readonly faults: readonly string[];
}

/** Where the focus is, and how it is shown; null once it has left the page or comes round again. */
export function describeFocus(): Stop | null {
  const at = document.activeElement;
  if (!(at instanceof HTMLElement || at instanceof SVGElement)) return null;
  if (at === document.body || at.dataset["stopped"]) return null;
  at.dataset["stopped"] = "yes";
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(at);
  const boxes = [...at.getClientRects()].filter(isInWindow);
  const isOutlined = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  const contrast = contrastOf(outlineColor, groundOf(at.parentElement));
  return {
    name: `${at.localName} ${(at.textContent ?? "").trim().slice(0, 40)}`,
    faults: [
      ...(boxes.length > 0 ? [] : ["out of sight"]),
      ...(boxes.length === 0 || boxes.some((box) => isUncovered(box, at)) ? [] : ["covered"]),
      ...(isOutlined ? [] : ["no outline of 2 px"]),
      ...(isOutlined && contrast < 4.5 ? [`an outline of ${contrast.toFixed(1)}:1`] : []),
    ],
  };
}

function isInWindow({ left, top, right, bottom }: DOMRect): boolean {
  return right > Math.max(left, 0) && bottom > 0 && left < innerWidth && top < innerHeight;
}

function isUncovered({ left, top, width, height }: DOMRect, element: Element): boolean {
  // Of what is higher than the window, the part that is in it.
  const [first, last] = [Math.max(top, 0), Math.min(top + height, innerHeight)];
  return [0.1, 0.5, 0.9].some((part) => {
    const found = document.elementFromPoint(left + width * part, (first + last) / 2);
    return found !== null && (element.contains(found) || found.contains(element));
  });
}

/** The color that an element stands on. */
function groundOf(element: Element | null): string {
  if (element === null) return "white";
  const { backgroundColor } = getComputedStyle(element);
  return /, 0\)$|transparent/.test(backgroundColor)
    ? groundOf(element.parentElement)
    : backgroundColor;
}

/** The contrast of two colors after WCAG. */
function contrastOf(one: string, other: string): number {
  const [light, dark] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

/** Asks the browser itself what a color is, once for each. */
function luminanceOf(color: string): number {
  const known = ((globalThis as { luminances?: Map<string, number> }).luminances ??= new Map());
  const luminance = known.get(color) ?? paintedLuminance(color);
  known.set(color, luminance);
  return luminance;
}

function paintedLuminance(color: string): number {
  const size = { width: 1, height: 1 };
  const canvas = Object.assign(document.createElement("canvas"), size).getContext("2d");
  if (canvas === null) return Number.NaN;
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map((each) =>
    each <= 10 ? each / 3294.6 : ((each / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** What the functions above call, for the browser, which is given each of them by itself. */
export const shared: string = [
  lacksOfFigure,
  lacksOfChart,
  isInWindow,
  isUncovered,
  groundOf,
  contrastOf,
  luminanceOf,
  paintedLuminance,
].join("\n");
