import { make } from "./element.ts";

/** Says to everyone, screen readers included, that something was done. */
export const announce = (words: string): void => {
  let line = document.querySelector<HTMLElement>(".announcement");
  if (line === null) {
    line = make("p", { class: "announcement", role: "status", "data-made": "" });
    document.querySelector("main")?.append(line);
  }
  line.textContent = words;
  clearTimeout(Number(line.dataset["timer"]));
  const shown = line;
  line.dataset["timer"] = String(setTimeout(() => (shown.textContent = ""), 2500));
};

/** Puts a text on the clipboard; where the browser forbids that, says so. */
export const copyText = async (text: string, what: string): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text);
    announce(`${what} copied`);
  } catch {
    announce("This browser does not let the page copy; select the text instead.");
  }
};

/** Puts a button to each form of a citation. */
export const openCopying = (): void => {
  for (const words of document.querySelectorAll<HTMLElement>(".cite-words, .cite pre")) {
    const button = make("button", { type: "button", class: "copy", text: "Copy", "data-made": "" });
    const text = words.textContent ?? "";
    button.addEventListener("click", () => void copyText(text, "Citation"));
    words.append(button);
  }
};
