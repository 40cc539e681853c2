import { make } from "./element.ts";

/** Says in the bar and in the contents which section is being read. */
export const followSections = (): void => {
  const shown = document.querySelector<HTMLElement>("[data-section]");
  const links = new Map(
    [...document.querySelectorAll<HTMLAnchorElement>(".contents-nav a[href^='#']")].map((link) => [
      decodeURIComponent(link.hash.slice(1)),
      link,
    ]),
  );
  const headings = [...document.querySelectorAll<HTMLElement>("main h2[id]")].filter(({ id }) =>
    links.has(id),
  );
  if (shown === null) return;
  let current: HTMLElement | undefined;
  const follow = (): void => {
    document.documentElement.toggleAttribute("data-scrolled", scrollY > 240);
    const read = headings.findLast((heading) => heading.getBoundingClientRect().top < 120);
    if (read === current) return;
    if (current) links.get(current.id)?.removeAttribute("aria-current");
    if (read) links.get(read.id)?.setAttribute("aria-current", "location");
    const name = read && links.get(read.id)?.textContent;
    shown.replaceChildren(
      ...(name ? [make("span", { class: "section-mark", text: " · " }), name] : []),
    );
    current = read;
  };
  let isWaiting = false;
  addEventListener(
    "scroll",
    () => {
      if (isWaiting) return;
      isWaiting = true;
      requestAnimationFrame(() => {
        isWaiting = false;
        follow();
      });
    },
    { passive: true },
  );
  follow();
};
