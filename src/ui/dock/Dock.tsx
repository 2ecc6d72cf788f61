import './dock.css';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { Suspense, useEffect, useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { prefsStore } from '../../store/prefsStore.ts';
import { useArm, usePrefs, useT } from '../hooks.ts';
import { IconButton } from '../kit/IconButton.tsx';
import { Letter } from '../kit/Letter.tsx';
import { rem } from '../typeScale.ts';
import { instrumentOf, useInstruments } from './instruments.tsx';

/**
 * The band below the stage: the flow diagram, or one of the instruments, which take more of the stage's height. Only the
 * selected panel is mounted, so that no instrument measures what nobody sees.
 */
export function Dock() {
  const t = useT();
  const instruments = useInstruments();
  const selected = usePrefs((prefs) => instrumentOf(prefs.instrument, instruments).id);
  // Two stages need the room: the panels are folded away until one is asked for.
  const arm = useArm();
  const [isUnfolded, setUnfolded] = useState(false);
  const isOpen = arm === null || isUnfolded;
  const tabs = useRef<HTMLDivElement>(null);
  // Where the tabs are wider than their row, the chosen one is not left half out of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another one is chosen
  useEffect(() => {
    // Its answer, a promise in some browsers, would be taken for what ends the effect.
    tabs.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selected]);
  return (
    <Tabs
      className="dock"
      data-open={isOpen || undefined}
      data-instrument={selected}
      selectedKey={selected}
      onSelectionChange={(key) => {
        setUnfolded(true);
        prefsStore.getState().set({ instrument: String(key) });
      }}
    >
      <TabList ref={tabs} className="dock-tabs" aria-label={t('instruments.title')}>
        {instruments.map(({ id }) => (
          <Tab key={id} id={id} className="dock-tab" data-testid={`instrument-${id}`}>
            {t(`instruments.names.${id}`)}
          </Tab>
        ))}
      </TabList>
      {arm !== null && (
        <span className="dock-fold">
          <Letter arm={arm} />
          <IconButton
            label={t(isUnfolded ? 'shell.dock.fold' : 'shell.dock.unfold')}
            data-testid="dock-fold"
            onPress={() => setUnfolded(!isUnfolded)}
          >
            {isUnfolded ? <ChevronDown size={rem(16)} /> : <ChevronUp size={rem(16)} />}
          </IconButton>
        </span>
      )}
      {instruments.map(({ id, Component }) => (
        <TabPanel key={id} id={id} className="dock-panel" data-panel={id}>
          <Suspense>{isOpen && <Component />}</Suspense>
        </TabPanel>
      ))}
    </Tabs>
  );
}
