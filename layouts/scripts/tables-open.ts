import { loadScript, rootPath } from "./element.ts";

/** Pages with tables to sort or lists to filter load what that needs. */
export const openTables = (): void => {
  if (document.querySelector("[data-sortable], .table-figure, .list-tools") === null) return;
  void loadScript(`${rootPath()}assets/tables.js`);
};
