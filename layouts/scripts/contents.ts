/** Where the contents stand beside the text and need no opening. */
const isBeside = matchMedia("(min-width: 80rem)");

/** On narrower screens the link to the contents opens them over the page; without this it leads to them, at its end. */
export const openContents = (): void => {
  const nav = document.querySelector<HTMLElement>(".contents-nav");
  const opener = document.querySelector<HTMLAnchorElement>("[data-contents]");
  if (nav === null || opener === null) return;
  // Far down a long list, where one is would not be seen.
  const current = nav.querySelector<HTMLElement>("[aria-current]");
  if (current && isBeside.matches)
    nav.scrollTop = Math.max(0, current.offsetTop + current.offsetHeight - nav.clientHeight * 0.7);
  const others = [...document.querySelectorAll<HTMLElement>("main, .site-foot")];
  const show = (isOpen: boolean): void => {
    nav.classList.toggle("is-open", isOpen);
    opener.setAttribute("aria-expanded", String(isOpen));
    for (const other of others) other.inert = isOpen;
    if (isOpen)
      (nav.querySelector<HTMLElement>("[aria-current]") ?? nav.querySelector("a"))?.focus();
  };
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-expanded", "false");
  opener.addEventListener("click", (event) => {
    if (isBeside.matches) return;
    event.preventDefault();
    show(!nav.classList.contains("is-open"));
  });
  opener.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    opener.click();
  });
  nav.addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest("a")) show(false);
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !nav.classList.contains("is-open")) return;
    show(false);
    opener.focus();
  });
  isBeside.addEventListener("change", () => show(false));
};
