// The quiet way into the example, and from it back to the town's own ledger. A page that carries its files has neither.
import { isCarried } from "#storage/carry/carried.ts";
import { exampleAddress, ownAddress } from "#storage/examplePage.ts";
import { example } from "#words/zh-CN/example.ts";
import { useDesk } from "../desk.ts";

export function ExampleWay() {
  const isExample = useDesk(({ ledger }) => ledger.town.isExample);
  if (isCarried()) return null;
  return (
    <p className="quiet example-way">
      {isExample ? (
        <a href={ownAddress()}>{example.back}</a>
      ) : (
        <a href={exampleAddress()} title={example.openHelp}>
          {example.open}
        </a>
      )}
    </p>
  );
}
