/**
 * What of Eleventy 3 is used here: it ships no types. Everything Eleventy-shaped in the project is in this file,
 * site.ts and eleventy.config.ts.
 */
export interface EleventyConfig {
  /** Globs of files that are no templates. */
  readonly ignores: Set<string>;
  setLibrary(extension: "md", library: { render(text: string, data: PageData): string }): void;
  setTemplateFormats(formats: readonly string[]): void;
  setLayoutsDirectory(path: string): void;
  setIncludesDirectory(path: string): void;
  setDataDirectory(path: string): void;
  setUseGitIgnore(use: boolean): void;
  setQuietMode(quiet: boolean): void;
  setNunjucksEnvironmentOptions(options: { throwOnUndefined: boolean; autoescape: boolean }): void;
  addGlobalData(name: string, data: unknown): void;
  addTemplate(path: string, content: string, data?: Record<string, unknown>): void;
  addPassthroughCopy(paths: Record<string, string>): void;
  addWatchTarget(path: string): void;
  on(event: "eleventy.before" | "eleventy.after", listener: (event: unknown) => unknown): void;
  setChokidarConfig(options: Record<string, unknown>): void;
  setServerOptions(options: Record<string, unknown>): void;
}

/** The data a template is rendered with. */
export interface PageData {
  readonly page: { readonly inputPath: string; readonly url: string };
}

/** One page as Eleventy hands it out in memory. */
export interface EleventyPage {
  readonly url: string | false;
  readonly outputPath: string | false;
  readonly content: string;
}
