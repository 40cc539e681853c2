import { loadScript, make, rootPath } from "./element.ts";

/** Loads what searching needs: the library, what can be found, and the search itself. */
const loadSearch = async (): Promise<void> => {
  const assets = `${rootPath()}assets/`;
  await Promise.all(["minisearch.js", "search.js"].map((name) => loadScript(assets + name)));
  await loadScript(`${assets}search-index.js`);
};

let dialog: HTMLDialogElement | undefined;

const openDialog = async (): Promise<void> => {
  await loadSearch();
  if (dialog === undefined) {
    const place = make("div", { "data-search": "" });
    dialog = make(
      "dialog",
      { class: "search-dialog", "aria-label": "Search", "data-made": "" },
      place,
    );
    document.body.append(dialog);
    const shown = dialog;
    // A click on the ground around the dialog closes it.
    shown.addEventListener("click", ({ target }) => target === shown && shown.close());
    globalThis.mountSearch?.(place, () => shown.close());
    // For fingers, which have no Escape.
    const closer = make("button", {
      class: "search-close",
      type: "button",
      "aria-label": "Close the search",
      text: "×",
    });
    closer.addEventListener("click", () => shown.close());
    place.querySelector(".search-field")?.append(closer);
  }
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("input")?.select();
};

/** The link to the search opens it over the page, and so does Ctrl+K; on the page of the search it stands in the page. */
export const openSearch = (): void => {
  const page = document.querySelector<HTMLElement>("main [data-search]");
  const run = (): void => {
    if (page === null) void openDialog();
    else page.querySelector("input")?.focus();
  };
  if (page !== null) void loadSearch().then(() => globalThis.mountSearch?.(page, () => undefined));
  const opener = document.querySelector("[data-search-open]");
  opener?.setAttribute("aria-keyshortcuts", "Control+K");
  opener?.setAttribute("title", "Ctrl+K");
  opener?.addEventListener("click", (event) => {
    event.preventDefault();
    run();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    run();
  });
};
