// The top bar: whose map this is, the totals that always add up, search, panels, theme and link.
import { memo } from "react";
import { setTheme } from "#state/actions/look.ts";
import { selectMatches } from "#state/selectors.ts";
import { THEMES, type ThemeChoice } from "#state/view.ts";
import { words } from "#words/words.ts";
import { layout } from "#words/zh-CN/layout.ts";
import { useDesk, useDispatch } from "../desk.ts";
import { nextDeskTextSize, useDeskTextSize } from "../deskTextSize.ts";
import { UndoButtons } from "../changes/UndoButtons.tsx";
import { ExportEntry } from "../exporting/ExportEntry.tsx";
import { HelpEntry } from "../help/HelpEntry.tsx";
import { ImportButton } from "../importing/ImportButton.tsx";
import { SheetHead } from "../layout/SheetHead.tsx";
import { usePhone } from "../layout/useMedia.ts";
import { MeetingEntry } from "../meeting/MeetingEntry.tsx";
import { PrintEntry } from "../print/PrintEntry.tsx";
import { SaveState } from "../storage/SaveState.tsx";
import { Icon } from "../ui/Icon.tsx";
import { SearchBox } from "./SearchBox.tsx";
import { ShareButton } from "./ShareButton.tsx";

const say = words.desk;

export function Header() {
  const town = useDesk(({ ledger }) => ledger.town);
  return (
    <header className="header" aria-label={say.headerLabel}>
      <h1 className="brand">
        <span className="brand-mark">{say.product}</span>
        <span className="brand-town">{town.name}</span>
      </h1>
      <CountsLine />
      <SaveState />
      <UndoButtons />
      <SearchBox />
      <HeaderTools />
    </header>
  );
}

/** In a row at the desk; on a phone a sheet of their own, in which each has its name beside it. */
function HeaderTools() {
  const isPhone = usePhone();
  return (
    <div className="header-tools" data-sheet-of="more">
      <SheetHead name="more" title={layout.sheets.more} />
      {isPhone && <SaveState />}
      <ImportButton />
      <ExportEntry />
      <PrintEntry />
      <MeetingEntry />
      <ShareButton />
      <HelpEntry />
      <TextSizeButton />
      <ThemeButton />
    </div>
  );
}

const CountsLine = memo(function CountsLine() {
  const counts = useDesk((state) => selectMatches(state).counts);
  const loaded = useDesk((state) => state.loaded);
  if (!loaded)
    return (
      <p className="counts" role="status">
        {say.loading}
      </p>
    );
  const parts = [
    ["tasks", counts.tasks],
    ["projects", counts.projects],
    ...(counts.sites > 0 ? ([["sites", counts.sites]] as const) : []),
    ["shown", counts.shown],
    ["shelf", counts.shelf],
    ["unverified", counts.unverified],
  ] as const;
  return (
    <p
      className="counts"
      role="status"
      aria-label={say.counts.sentence(counts)}
      data-testid="counts"
    >
      {parts.map(([key, value], index) => (
        <span key={key}>
          {index > 0 && <span className="dot"> · </span>}
          {say.counts[key](value)}
        </span>
      ))}
    </p>
  );
});

function TextSizeButton() {
  const size = useDeskTextSize();
  const label = `${say.textSize.label}：${say.textSize[size]}`;
  return (
    <button
      type="button"
      className={`icon-button desk-text-size is-${size}`}
      title={label}
      aria-label={label}
      onClick={nextDeskTextSize}
    >
      <span data-mark={say.textSize.mark} />
      <span className="sheet-word">{label}</span>
    </button>
  );
}

const ICONS = { auto: "auto", light: "sun", dark: "moon" } as const;

function ThemeButton() {
  const theme = useDesk(({ view }) => view.theme);
  const dispatch = useDispatch();
  const next: ThemeChoice = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!;
  const label = `${say.theme.label}：${say.theme[theme]}`;
  return (
    <button
      type="button"
      className="icon-button"
      title={label}
      aria-label={label}
      onClick={() => dispatch(setTheme(next))}
    >
      <Icon name={ICONS[theme]} />
      <span className="sheet-word">{label}</span>
    </button>
  );
}
