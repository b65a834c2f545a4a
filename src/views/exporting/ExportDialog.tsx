// Export of the filtered or the whole ledger, the workbooks that are sent to offices, and the copy for a stick.
import { useState, type ReactNode } from "react";
import {
  Button,
  Dialog,
  Heading,
  Modal,
  ModalOverlay,
  Tab,
  TabList,
  TabPanel,
  Tabs,
} from "react-aria-components";
import { dayOf } from "#base/clock.ts";
import { messageOf } from "#base/messageOf.ts";
import { crsName, type Crs } from "#geo/crs.ts";
import { EXPORT_FORMATS, takesCrs, type ExportFormat } from "#ledger/exporting/exportLedger.ts";
import { selectMatching } from "#state/selectors.ts";
import { exportInWorker } from "#storage/exporting/exportInWorker.ts";
import { carry } from "#words/zh-CN/carry.ts";
import { desk } from "#words/zh-CN/desk.ts";
import { exportDialog as say } from "#words/zh-CN/exportDialog.ts";
import { CarryPanel } from "../carry/CarryPanel.tsx";
import { useDesk } from "../desk.ts";
import { downloadBytes, FILE_TYPES } from "../ui/download.ts";
import { useWork, WorkBar } from "../ui/Work.tsx";
import { OfficeBooks } from "./OfficeBooks.tsx";
import "../styles/exporting.css";

const SYSTEMS: readonly Crs[] = [
  "WGS84",
  "EPSG:4490",
  "GCJ-02",
  "BD-09",
  "EPSG:4525",
  "EPSG:4546",
  "EPSG:4508",
];

export function ExportDialog({ onClose }: { onClose: () => void }) {
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className="overlay"
    >
      <Modal className="modal is-medium">
        <Dialog className="dialog" aria-label={say.title}>
          <Tabs className="export-tabs">
            <TabList aria-label={say.title} className="tab-list">
              <Tab id="file" className="tab">
                {say.title}
              </Tab>
              <Tab id="office" className="tab">
                {say.office.open}
              </Tab>
              <Tab id="carry" className="tab">
                {carry.title}
              </Tab>
            </TabList>
            <TabPanel id="file" className="export-panel">
              <ExportFile onClose={onClose} />
            </TabPanel>
            <TabPanel id="office" className="export-panel">
              <OfficeBooks onClose={onClose} />
            </TabPanel>
            <TabPanel id="carry" className="export-panel">
              <CarryPanel onClose={onClose} />
            </TabPanel>
          </Tabs>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function ExportFile({ onClose }: { onClose: () => void }) {
  const ledger = useDesk((state) => state.ledger);
  const matching = useDesk(selectMatching);
  const [scope, setScope] = useState<"filtered" | "all">("filtered");
  const [format, setFormat] = useState<ExportFormat>("xlsx");
  const [crs, setCrs] = useState<Crs>("WGS84");
  const [said, setSaid] = useState<readonly string[]>([]);
  const working = useWork();
  const save = async () => {
    setSaid([]);
    const projects = scope === "all" ? ledger.projects : matching;
    const request = { format, crs, on: dayOf(Date.now()), of: ledger.projects.length };
    try {
      const done = await working.run(async (watch) => {
        const { value, issues } = await exportInWorker(projects, ledger, request, watch);
        downloadBytes(value.bytes, value.name, FILE_TYPES[value.type]);
        setSaid([say.saved(value.name), ...issues.map(({ message }) => message)]);
      });
      if (!done) setSaid([desk.work.cancelled]);
    } catch (cause) {
      setSaid([say.failed(messageOf(cause))]);
    }
  };
  return (
    <>
      <Heading slot="title" className="visually-hidden">
        {say.title}
      </Heading>
      <Choice label={say.scope.label}>
        <select
          aria-label={say.scope.label}
          value={scope}
          onChange={(event) => setScope(event.target.value as "filtered" | "all")}
        >
          <option value="filtered">{say.scope.filtered(matching.length)}</option>
          <option value="all">{say.scope.all(ledger.projects.length)}</option>
        </select>
      </Choice>
      <Choice label={say.format.label}>
        <select
          aria-label={say.format.label}
          value={format}
          onChange={(event) => setFormat(event.target.value as ExportFormat)}
        >
          {EXPORT_FORMATS.map((name) => (
            <option key={name} value={name}>
              {say.format[name]}
            </option>
          ))}
        </select>
      </Choice>
      <CrsChoice format={format} crs={crs} onChange={setCrs} />
      <p className="quiet">{say.formatHelp[format]}</p>
      <WorkBar working={working} label={say.saving} />
      <div role="status" className="export-said">
        {said.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <div className="dialog-actions">
        <Button className="button" onPress={onClose}>
          {say.close}
        </Button>
        <Button
          className="button is-primary"
          isPending={working.state !== null}
          onPress={() => void save()}
        >
          {say.save}
        </Button>
      </div>
    </>
  );
}

type CrsChoiceProps = { format: ExportFormat; crs: Crs; onChange: (crs: Crs) => void };

const CrsChoice = ({ format, crs, onChange }: CrsChoiceProps) => (
  <Choice label={say.crs}>
    <select
      aria-label={say.crs}
      value={takesCrs(format) ? crs : "WGS84"}
      disabled={!takesCrs(format)}
      onChange={(event) => onChange(event.target.value as Crs)}
    >
      {SYSTEMS.map((name) => (
        <option key={name} value={name}>
          {crsName(name)}
          {name.startsWith("EPSG") ? `（${name}）` : ""}
        </option>
      ))}
    </select>
  </Choice>
);

function Choice({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="export-choice">
      <span>{label}</span>
      {children}
    </div>
  );
}
