import { dict, isDict, name, type Value } from "../value.ts";
import { element, isElement, type Element, type Kid } from "./element.ts";

/** Gives every element the type and the parts that PDF/UA wants it to have. */
export function tidyStructure(node: Element): Element {
  const kids = node.kids.map((kid) => (isElement(kid) ? tidyStructure(kid) : kid));
  const rule =
    Object.entries(byHint).find(([hint]) => node.hints.has(hint))?.[1] ?? byType[node.type];
  const tidied = { ...node, kids, attributes: undefined };
  return rule ? rule(tidied, node) : tidied;
}

type Rule = (tidied: Element, before: Element) => Element;

const byHint: Readonly<Record<string, Rule>> = {
  n: (node) => ({ ...node, type: "Note" }),
  sect: (node) => ({ ...node, type: "Sect" }),
  dl: definitionList,
  dt: (node) => ({ ...node, type: "Lbl" }),
  dd: (node) => ({ ...node, type: "LBody" }),
  toc: contents,
};

const byType: Readonly<Record<string, Rule>> = {
  NonStruct: (node) => ({ ...node, type: "Div" }),
  L: (node, { attributes }) => ({ ...node, attributes: keep(attributes, ["ListNumbering"]) }),
  LI: listItem,
  Table: table,
  TR: row,
  TH: cell,
  TD: cell,
};

/** All of an item but its label goes into one body. */
function listItem(node: Element): Element {
  const labels = node.kids.filter(isLabel);
  const rest = node.kids.filter((kid) => !isLabel(kid));
  const kids: Kid[] = rest.length === 0 ? labels : [...labels, element("LBody", rest)];
  return { ...node, kids };
}

function isLabel(kid: Kid): boolean {
  return isElement(kid) && kid.type === "Lbl";
}

/** PDF knows terms and definitions as items of a list. */
function definitionList(node: Element): Element {
  const items: Element[] = [];
  for (const kid of node.kids) {
    const startsItem = isLabel(kid);
    const last = items.at(-1);
    if (startsItem || last === undefined) items.push(element("LI", [kid]));
    else last.kids.push(kid);
  }
  const bodied: Kid[] = items.map((item) => (item.kids.length > 2 ? joinBodies(item) : item));
  const unnumbered = dict({ O: name("List"), ListNumbering: name("None") });
  return { ...element("L", bodied, unnumbered), hints: node.hints };
}

function joinBodies(item: Element): Element {
  const [label, ...bodies] = item.kids;
  const inner = bodies.map((body): Kid => (isElement(body) ? { ...body, type: "Div" } : body));
  const kids: Kid[] = label === undefined ? [] : [label];
  return { ...item, kids: [...kids, element("LBody", inner)] };
}

/** A list of contents: each entry refers to its place. */
function contents(node: Element): Element {
  const kids = node.kids.map((kid): Kid => {
    if (!isElement(kid) || kid.type !== "LI") return kid;
    const inner = kid.kids.flatMap((part): Kid[] =>
      isElement(part) && part.type === "LBody" ? part.kids : [part],
    );
    return { ...kid, type: "TOCI", kids: [element("Reference", inner)] };
  });
  return { ...node, type: "TOC", kids, attributes: undefined };
}

/** Chromium leaves out the caption of a table when there are lines in it. */
function table(node: Element): Element {
  const first = node.kids.findIndex((kid) => isElement(kid) && kid.type === "TR");
  const [above, rows] = [node.kids.slice(0, first), node.kids.slice(first)];
  const hasCaption = above.some((kid) => isElement(kid) && kid.type === "Caption");
  return above.length === 0 || hasCaption
    ? node
    : { ...node, kids: [element("Caption", above), ...rows] };
}

/** Chromium leaves out most cells with nothing in them, and their row is too short then. The hint has a bit for each. */
function row(node: Element): Element {
  const kids = [...node.kids];
  const empty = node.hints.get("e") ?? 0;
  for (let column = 0; empty >> column > 0; column += 1) {
    const isThere = isEmpty(kids[column]);
    if ((empty >> column) % 2 === 1 && !isThere) kids.splice(column, 0, element("TD", []));
  }
  return { ...node, kids };
}

function isEmpty(kid: Kid | undefined): boolean {
  return kid !== undefined && isElement(kid) && kid.kids.length === 0;
}

function cell(node: Element, { attributes }: Element): Element {
  return { ...node, attributes: keep(attributes, ["Scope", "RowSpan", "ColSpan"]) };
}

/** Keeps what an attribute says that goes without saying otherwise. */
function keep(attributes: Value | undefined, keys: readonly string[]): Value | undefined {
  const all = Array.isArray(attributes) ? attributes : [attributes];
  const kept = all.filter((each) => {
    if (!isDict(each)) return false;
    const key = [...each.keys()].find((own) => own !== "O");
    return key !== undefined && keys.includes(key) && each.get(key) !== 1;
  }) as Value[];
  if (kept.length === 0) return undefined;
  return kept.length === 1 ? kept[0] : kept;
}
