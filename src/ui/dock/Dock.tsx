import './dock.css';
import { Suspense } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { prefsStore } from '../../store/prefsStore.ts';
import { usePrefs, useT } from '../hooks.ts';
import { instrumentOf, useInstruments } from './instruments.tsx';

/**
 * The band below the stage: the flow diagram, or one of the instruments, which take more of the stage's height. Only the
 * selected panel is mounted, so that no instrument measures what nobody sees.
 */
export function Dock() {
  const t = useT();
  const instruments = useInstruments();
  const selected = usePrefs((prefs) => instrumentOf(prefs.instrument, instruments).id);
  return (
    <Tabs
      className="dock"
      data-instrument={selected}
      selectedKey={selected}
      onSelectionChange={(key) => prefsStore.getState().set({ instrument: String(key) })}
    >
      <TabList className="dock-tabs" aria-label={t('instruments.title')}>
        {instruments.map(({ id }) => (
          <Tab key={id} id={id} className="dock-tab" data-testid={`instrument-${id}`}>
            {t(`instruments.names.${id}`)}
          </Tab>
        ))}
      </TabList>
      {instruments.map(({ id, Component }) => (
        <TabPanel key={id} id={id} className="dock-panel" data-panel={id}>
          <Suspense>
            <Component />
          </Suspense>
        </TabPanel>
      ))}
    </Tabs>
  );
}
