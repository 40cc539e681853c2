import { copyText } from "./copy.ts";
import { make } from "./element.ts";

/**
 * Gives each paragraph and section a link to itself, in the gap at its left. All are one stop of the Tab key: the arrow
 * keys go from one to the next.
 */
export const linkParagraphs = (): void => {
  const main = document.querySelector<HTMLElement>("main.chapter");
  const named = [
    ...(main?.querySelectorAll<HTMLElement>(
      ":scope > :is(p, h2, h3)[id], :is(.ledger-entry, .event)[id]",
    ) ?? []),
  ];
  if (main === null || named.length === 0) return;
  let near: HTMLElement | undefined;
  const links = named.map((block) => {
    const what = { p: "paragraph", li: "entry" }[block.localName] ?? "section";
    const link = make("a", {
      class: "paragraph-link",
      href: `#${block.id}`,
      text: "¶",
      "aria-label": `Copy the link to this ${what}`,
      tabindex: "-1",
      "data-made": "",
    });
    link.addEventListener("click", () => {
      const { href } = link;
      void copyText(href, "Link");
    });
    block.classList.add("has-link");
    block.prepend(link);
    block.addEventListener("pointerenter", () => {
      near?.classList.remove("is-near");
      near = link;
      link.classList.add("is-near");
    });
    // A finger leaves as soon as it is lifted: the link stays for it until another paragraph is touched.
    block.addEventListener("pointerleave", ({ pointerType }) => {
      if (pointerType === "mouse") link.classList.remove("is-near");
    });
    return link;
  });
  const go = (to: number): void => {
    const next = links[Math.max(0, Math.min(links.length - 1, to))];
    for (const link of links) link.tabIndex = link === next ? 0 : -1;
    next?.focus();
  };
  const [first] = links;
  if (first) first.tabIndex = 0;
  main.addEventListener("keydown", (event) => {
    const at = links.findIndex((link) => link === event.target);
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -links.length, End: links.length }[event.key];
    if (at === -1 || step === undefined) return;
    event.preventDefault();
    go(at + step);
  });
};
