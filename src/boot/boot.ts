// Runs before anything else is asked for, as a script inside the page: the one policy of Trusted Types, and the hosts that this
// browser has stored. The build puts it after the policy that is the same for everybody.
import { hostPolicy } from "#base/contentPolicy.ts";
import { HOSTS_ATTRIBUTE, storedHosts } from "#storage/hosts.ts";
import { rulesFor, type PolicyRules } from "./trustedTypes.ts";

type Factory = { createPolicy: (name: string, rules: PolicyRules) => unknown };

(window as { trustedTypes?: Factory }).trustedTypes?.createPolicy(
  "default",
  rulesFor(location.href),
);

const meta = document.createElement("meta");
meta.httpEquiv = "Content-Security-Policy";
meta.content = hostPolicy(storedHosts());
meta.setAttribute(HOSTS_ATTRIBUTE, "");
document.head.append(meta);
