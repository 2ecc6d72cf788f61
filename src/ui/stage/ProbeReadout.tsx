import { type Ref, useImperativeHandle, useRef } from 'react';
import { formatFixed, formatValue } from '../../i18n/format.ts';
import { ownCoordinate } from '../../i18n/lengths.ts';
import { findMethod } from '../../methods/index.ts';
import type { Reading } from '../../worker/protocol.ts';
import { useExperiment, useLanguage, useSession, useT } from '../hooks.ts';
import { placeReadout } from './placeReadout.ts';
import { stageView } from './stageView.ts';
import { toPixel } from './transform.ts';

const READ_EVERY_MS = 100;
const ANNOUNCE_AFTER_MS = 400;
/** Densities below this are written as "< 0.001". */
const LEAST_DENSITY = 1e-3;

export interface ProbeReadoutHandle {
  /** Shows the values at a data point, or nothing. With `isSpoken`, a screen reader hears them once the point rests. */
  show(probe: readonly [number, number] | null, isSpoken: boolean): void;
  /** Reads again where it stands: the run has moved on. */
  refresh(): void;
}

/** Values under the pointer. Written straight into the page, because they change with every move and every frame. */
export function ProbeReadout({ ref }: { readonly ref: Ref<ProbeReadoutHandle> }) {
  const t = useT();
  const language = useLanguage();
  const session = useSession();
  const symbol = useExperiment(({ experiment }) => findMethod(experiment.method.id).field.symbol);
  const box = useRef<HTMLDListElement>(null);
  const spoken = useRef<HTMLParagraphElement>(null);
  const state = useRef({
    probe: null as readonly [number, number] | null,
    isReading: false,
    lastRead: 0,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
    speech: undefined as ReturnType<typeof setTimeout> | undefined,
  });

  useImperativeHandle(ref, () => {
    const write = (name: string, value: string): void => {
      const cell = box.current?.querySelector(`[data-value="${name}"]`);
      if (cell) cell.textContent = value;
    };
    const density = (value: number | null): string =>
      value !== null && value < LEAST_DENSITY
        ? `< ${formatFixed(LEAST_DENSITY, language, 3)}`
        : formatFixed(value, language, 3);
    const place = (): void => {
      const element = box.current;
      const { probe } = state.current;
      if (!element || !probe) return;
      const { transform } = stageView.getState();
      const at = toPixel(transform, ...probe);
      const [left, top] = placeReadout(
        at,
        [element.offsetWidth, element.offsetHeight],
        [transform.width, transform.height],
      );
      element.style.transform = `translate(${left}px, ${top}px)`;
      const original = session.stores.run.getState().law?.original;
      const own = probe.map((value, axis) => ownCoordinate(value, axis, original));
      write(
        'x',
        own.map((value) => (original ? formatValue(value, language, 4) : formatFixed(value, language, 2))).join(', '),
      );
    };
    const receive = (reading: Reading | null): void => {
      write('critic', reading ? formatFixed(reading.critic, language, 2) : '–');
      write('real', reading ? density(reading.density) : '–');
      write('generated', reading ? density(reading.generatedDensity) : '–');
    };
    const read = async (): Promise<void> => {
      const now = state.current;
      now.timer = undefined;
      if (!now.probe || now.isReading) return;
      now.isReading = true;
      now.lastRead = performance.now();
      const asked = now.probe;
      // A trainer that cannot answer (restarting, gone) leaves dashes; the next frame asks again.
      receive(await session.trainer.read(...asked).catch(() => null));
      now.isReading = false;
      if (now.probe && now.probe !== asked) readSoon();
    };
    const readSoon = (): void => {
      const now = state.current;
      if (now.timer !== undefined || !now.probe) return;
      now.timer = setTimeout(read, Math.max(0, now.lastRead + READ_EVERY_MS - performance.now()));
    };
    return {
      show(probe, isSpoken) {
        const now = state.current;
        const element = box.current;
        if (!element) return;
        now.probe = probe;
        element.hidden = probe === null;
        clearTimeout(now.speech);
        if (spoken.current) spoken.current.textContent = '';
        if (!probe) return;
        place();
        readSoon();
        if (!isSpoken) return;
        now.speech = setTimeout(() => {
          const rows = [...element.querySelectorAll('div')].map((row) => row.textContent).join('; ');
          if (spoken.current) spoken.current.textContent = rows;
        }, ANNOUNCE_AFTER_MS);
      },
      refresh() {
        place();
        readSoon();
      },
    };
  }, [language, session]);

  return (
    <>
      <dl ref={box} className="stage-readout" hidden data-testid="stage-readout">
        <div>
          <dt>{t('stage.readout.position')}</dt> <dd data-value="x" />
        </div>
        <div>
          <dt>{t('stage.readout.critic', { symbol: symbol.replace('(x)', '') })}</dt> <dd data-value="critic">–</dd>
        </div>
        <div className="stage-readout-real">
          <dt>{t('stage.readout.real')}</dt> <dd data-value="real">–</dd>
        </div>
        <div className="stage-readout-generated">
          <dt>{t('stage.readout.generated')}</dt> <dd data-value="generated">–</dd>
        </div>
      </dl>
      <p ref={spoken} className="visually-hidden" aria-live="polite" />
    </>
  );
}
