/** Makes an element. Its text is text: nothing from the data ever becomes markup here. */
export const make = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  { text, ...attributes }: Readonly<Record<string, string>> = {},
  ...children: readonly Node[]
): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  element.append(...children);
  return element;
};

/** Loads a script of the site once, however often it is asked for; also from a folder on a disk. */
export const loadScript = (address: string): Promise<void> => {
  const known = loaded.get(address);
  if (known !== undefined) return known;
  const loading = new Promise<void>((resolve, reject) => {
    const script = make("script", { src: address });
    script.addEventListener("load", () => resolve());
    script.addEventListener("error", () => reject(new Error(`${address} cannot be loaded.`)));
    document.head.append(script);
  });
  loaded.set(address, loading);
  return loading;
};
const loaded = new Map<string, Promise<void>>();

/** The way to the site's root from this page, e.g. `../`. */
export const rootPath = (): string =>
  document.querySelector<HTMLElement>("script[data-root]")?.dataset["root"] ?? "./";

/** Reads what this browser keeps for the site; undefined where it keeps nothing. */
export const readKept = (key: string): string | undefined => {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
};

/** Keeps a text in this browser, where it lets us. */
export const keep = (key: string, value: string): void => {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing is lost but the convenience.
  }
};
