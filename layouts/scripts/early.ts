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

const { root = "", fonts = "" } = document.currentScript?.dataset ?? {};

const addLink = (attributes: Readonly<Record<string, string>>): void => {
  const link = document.createElement("link");
  for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
  document.head.append(link);
};

if (location.protocol.startsWith("http")) {
  const font = { rel: "preload", as: "font", type: "font/woff2", crossorigin: "" };
  for (const name of fonts.split(" ")) addLink({ ...font, href: `${root}assets/fonts/${name}` });
} else {
  // From a disk no font can be asked for ahead, and none comes late: these rules wait for them.
  addLink({ rel: "stylesheet", href: `${root}assets/fonts.css`, blocking: "render" });
}
