import { unsafeHtml, type Html } from "../lib/html.ts";
import type { Policy } from "./policy.ts";

/** Words the addresses in typeset sources as an edition wants them: spelled out, as the name of their host, or left out. */
export function wordAddresses(source: Html, addresses: Policy["noteAddresses"]): Html {
  if (addresses === true) return source;
  return addresses === "host" ? withHosts(source) : withoutAddresses(source);
}

/** Chicago sets an address last, after a comma. */
function withoutAddresses({ markup }: Html): Html {
  return unsafeHtml(markup.replace(/,? <a href="[^"]*">[^<]*<\/a>/g, "").replace(/\.\.$/, "."));
}

/** An address is long and says little to a reader: the name of its host says whose it is. */
function withHosts({ markup }: Html): Html {
  return unsafeHtml(
    markup.replace(/(<a href="https?:\/\/(?:www\.)?([^/"]+)[^"]*">)https?:[^<]*(?=<\/a>)/g, "$1$2"),
  );
}
