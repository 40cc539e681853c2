/** Eleventy ships no types; eleventy.ts has the shapes used here. */
declare module "@11ty/eleventy" {
  export default class Eleventy {
    constructor(input: string, output: string, options: Record<string, unknown>);
    toJSON(): Promise<{ url: string | false; outputPath: string | false; content: string }[]>;
    init(): Promise<void>;
    watch(): Promise<void>;
    serve(port: number): Promise<void>;
  }
}
