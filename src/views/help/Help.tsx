// The help: keys, recipes and the way into the tour. Fetched when it is first asked for.
import { useState } from "react";
import {
  Dialog,
  Heading,
  Modal,
  ModalOverlay,
  Tab,
  TabList,
  TabPanel,
  Tabs,
} from "react-aria-components";
import { help as say } from "#words/zh-CN/help.ts";
import { meeting } from "#words/zh-CN/meeting.ts";
import { Tour } from "./Tour.tsx";
import "../styles/help.css";

export function Help({ onClose }: { onClose: () => void }) {
  const [touring, setTouring] = useState(false);
  if (touring) return <Tour onClose={onClose} />;
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => !open && onClose()}
      className="overlay"
    >
      <Modal className="modal is-wide">
        <Dialog className="dialog help">
          <Heading slot="title" className="dialog-title">
            {say.title}
          </Heading>
          <Tabs>
            <TabList aria-label={say.title} className="tab-list">
              {(["keys", "tour", "recipes"] as const).map((id) => (
                <Tab key={id} id={id} className="tab">
                  {say.tabs[id]}
                </Tab>
              ))}
            </TabList>
            <TabPanel id="keys" className="help-panel">
              <KeyGroups />
            </TabPanel>
            <TabPanel id="tour" className="help-panel">
              <p>{say.tourIntro}</p>
              <button type="button" className="button is-primary" onClick={() => setTouring(true)}>
                {say.tourStart}
              </button>
            </TabPanel>
            <TabPanel id="recipes" className="help-panel">
              <Recipes />
            </TabPanel>
          </Tabs>
          <div className="dialog-actions">
            <button type="button" className="button" onClick={onClose}>
              {say.close}
            </button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** The rows of the meeting are those that the show itself tells (meeting/KeysHelp.tsx). */
function KeyGroups() {
  const groups = [...say.keyGroups, { title: say.meetingKeys, rows: meeting.keys.rows }];
  return (
    <div className="help-keys">
      {groups.map(({ title, rows }) => (
        <section key={title}>
          <h3>{title}</h3>
          <dl>
            {rows.map(([keys, what]) => (
              <div key={keys}>
                <dt>{keys}</dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

const Recipes = () => (
  <>
    {say.recipes.map(({ title, steps }, index) => (
      <details key={title} className="recipe" open={index === 0}>
        <summary>{title}</summary>
        <ol>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </details>
    ))}
  </>
);
