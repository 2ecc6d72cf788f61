import { X } from 'lucide-react';
import { useStore } from 'zustand';
import type { Demo } from '../../experiment/demos/contract.ts';
import type { DemoRun } from '../../store/demo/demoStore.ts';
import { hashOf } from '../../store/pageStore.ts';
import { useSay, useT } from '../hooks.ts';
import { rem } from '../typeScale.ts';

/** Title, the row of scenes, and the way out. A scene that was shown can be gone back to. */
export function DemoBar({ run, demo }: { readonly run: DemoRun; readonly demo: Demo }) {
  const t = useT();
  const say = useSay();
  const { at, state } = useStore(run.store, ({ moment }) => moment);
  const isEnded = state === 'ended';
  return (
    <header className="demo-bar">
      <h2>{say(demo.title)}</h2>
      <ol className="demo-scenes" aria-label={t('demos.scenes')}>
        {demo.scenes.map((scene, i) => {
          const isNow = !isEnded && i === at;
          return (
            <li key={scene.name.en} data-state={isNow ? 'now' : isEnded || i < at ? 'done' : 'later'}>
              <button
                type="button"
                disabled={!isEnded && i > at}
                aria-current={isNow ? 'step' : undefined}
                aria-label={t('demos.scene', { number: i + 1, name: say(scene.name) })}
                onClick={() => run.goTo(i)}
              >
                <i aria-hidden="true" />
                <span>{say(scene.name)}</span>
              </button>
            </li>
          );
        })}
      </ol>
      <a className="demo-exit" href={hashOf('demos')}>
        <X size={rem(16)} aria-hidden="true" />
        {t('demos.exit')} <kbd>Esc</kbd>
      </a>
    </header>
  );
}
