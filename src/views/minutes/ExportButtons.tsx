// The 督办清单 as a file. What writes it is fetched when somebody asks for one.
import { useState } from "react";
import { dayOf } from "#base/clock.ts";
import { superviseTable } from "#ledger/meeting/minutes.ts";
import { minutes as words } from "#words/zh-CN/minutes.ts";
import { useDeskStore } from "../desk.ts";
import { downloadBytes, FILE_TYPES } from "../ui/download.ts";
import { loadPart } from "#base/loadPart.ts";
import { messageOf } from "#base/messageOf.ts";

const say = words.export;
/** Characters that a file's name cannot hold on Windows. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]/gu;
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

export function ExportButtons({ meeting }: { meeting: string }) {
  const store = useDeskStore();
  const [said, setSaid] = useState<{ text: string; bad: boolean } | null>(null);
  const write = async (format: "xlsx" | "docx"): Promise<void> => {
    const {
      ledger,
      meeting: { minutes },
    } = store.get();
    const today = dayOf(Date.now());
    const name = `${say.file(ledger.town.name, meeting).replaceAll(FORBIDDEN, "-").slice(0, 100)}.${format}`;
    try {
      if (format === "xlsx") {
        const { writeXlsx } = await loadPart(() => import("#ledger/formats/xlsx/writeXlsx.ts"));
        downloadBytes(
          await writeXlsx({ sheets: [superviseTable(minutes, meeting, ledger, today)] }),
          name,
          FILE_TYPES.xlsx,
        );
      } else {
        const [{ writeDocx }, { superviseDocx }] = await Promise.all([
          loadPart(() => import("#ledger/formats/docx/writeDocx.ts")),
          loadPart(() => import("#ledger/meeting/minutesDocx.ts")),
        ]);
        downloadBytes(await writeDocx(superviseDocx(minutes, meeting, ledger, today)), name, DOCX);
      }
      setSaid({ text: say.done(name), bad: false });
    } catch (cause) {
      setSaid({
        text: say.failed(messageOf(cause)),
        bad: true,
      });
    }
  };
  return (
    <div className="minutes-export">
      <div className="room-actions">
        <button type="button" className="button" onClick={() => void write("xlsx")}>
          {say.xlsx}
        </button>
        <button type="button" className="button" onClick={() => void write("docx")}>
          {say.docx}
        </button>
      </div>
      <p role="status" className={said?.bad ? "outcome is-bad" : "outcome"}>
        {said?.text}
      </p>
    </div>
  );
}
