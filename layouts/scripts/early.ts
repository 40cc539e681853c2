/**
 * Runs in the head, before anything is painted: says that scripts run, sets the ground a reader has chosen, and asks for
 * the fonts while the style sheet is on its way.
 */
const page = document.documentElement;
page.dataset["scripts"] = "on";

/** Unset follows the reader's system. */
const grounds = ["", "light", "dark"];

const showGround = (ground: string): void => {
  if (ground === "") delete page.dataset["theme"];
  else page.dataset["theme"] = ground;
};

try {
  showGround(localStorage.getItem("theme") ?? "");
} catch {
  // A browser that keeps nothing shows what the system asks for.
}

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("[data-theme-switch]") : null;
  if (button === null) return;
  const ground = grounds[(grounds.indexOf(page.dataset["theme"] ?? "") + 1) % 3] ?? "";
  showGround(ground);
  button.setAttribute("aria-label", `Colors: ${ground === "" ? "as your system" : ground}`);
  try {
    localStorage.setItem("theme", ground);
  } catch {
    // The choice holds for this page.
  }
});

const own = document.currentScript?.dataset ?? {};
// From a folder on a disk a font cannot be asked for ahead.
const names = location.protocol.startsWith("http") ? (own["fonts"] ?? "").split(" ") : [];
for (const name of names) {
  const link = document.createElement("link");
  link.rel = "preload";
  link.as = "font";
  link.type = "font/woff2";
  link.crossOrigin = "";
  link.href = `${own["root"]}assets/fonts/${name}`;
  document.head.append(link);
}
