import { Pause, Play } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { formatFixed } from '../../i18n/format.ts';
import { useLanguage, useT } from '../hooks.ts';
import { type End, latentStore, useLatents } from '../images/latentStore.ts';
import { TileImage } from '../images/TileImage.tsx';
import { SlideRule } from '../kit/SlideRule.tsx';
import type { Rule } from '../kit/slideRule.ts';
import { walkShare, wholePath } from './path.ts';
import { useRendered } from './useRendered.ts';

const STEPS = 9;
/** Seconds from A to B. */
const ONE_WAY = 3;
const PLACE: Rule = { min: 0, max: 1, scale: 'linear', step: 0.01, whole: false };

/** Moves the place on the path to and fro while `isWalking`, from where it is. */
function useWalk(isWalking: boolean): void {
  useEffect(() => {
    if (!isWalking) return;
    const from = (Math.acos(1 - 2 * latentStore.getState().share) / Math.PI) * ONE_WAY;
    let start: number | undefined;
    let asked = 0;
    const move = (now: number): void => {
      start ??= now;
      latentStore.setState({ share: walkShare(from + (now - start) / 1_000, ONE_WAY) });
      asked = requestAnimationFrame(move);
    };
    asked = requestAnimationFrame(move);
    return () => cancelAnimationFrame(asked);
  }, [isWalking]);
}

interface LatentPathProps {
  readonly law: 'normal' | 'uniform';
  readonly ends: Readonly<Record<End, Float32Array>>;
  /** Class of every image, where the generator takes one. */
  readonly label: number | null;
}

/** The path from A to B in nine images, the place on it that is shown large, and a walk along it. */
export function LatentPath({ law, ends, label }: LatentPathProps) {
  const t = useT();
  const language = useLanguage();
  const share = useLatents((state) => state.share);
  const end = useLatents((state) => state.end);
  const [isWalking, setWalking] = useState(false);
  useWalk(isWalking);
  const wanted = useMemo(
    () => ({
      latents: wholePath(ends.a, ends.b, STEPS, law),
      ...(label !== null && { classes: new Uint16Array(STEPS).fill(label) }),
    }),
    [ends, law, label],
  );
  const tiles = useRendered(wanted);
  const percent = (at: number): string => formatFixed(100 * at, language, 0);
  const visit = (step: number): void => {
    setWalking(false);
    const at = step / (STEPS - 1);
    latentStore.setState({ share: at, ...(at === 0 && { end: 'a' }), ...(at === 1 && { end: 'b' }) });
  };

  return (
    <section className="latents-path">
      <div className="latents-strip">
        {Array.from({ length: STEPS }, (_, step) => {
          const at = step / (STEPS - 1);
          const name = step === 0 ? 'a' : step === STEPS - 1 ? 'b' : null;
          return (
            <button
              // biome-ignore lint/suspicious/noArrayIndexKey: a place is its index
              key={step}
              type="button"
              aria-label={
                name ? t('latents.end', { end: name.toUpperCase() }) : t('latents.between', { percent: percent(at) })
              }
              aria-pressed={Math.abs(share - at) < 0.5 / (STEPS - 1)}
              data-steered={name === end || undefined}
              data-testid={`latent-step-${step}`}
              onClick={() => visit(step)}
            >
              {tiles && step < tiles.count ? <TileImage tiles={tiles} index={step} /> : <span className="tile-image" />}
              {name && <b aria-hidden="true">{name.toUpperCase()}</b>}
            </button>
          );
        })}
      </div>
      <SlideRule
        label={t('latents.place')}
        rule={PLACE}
        value={share}
        valueText={(at) => t('latents.between', { percent: percent(at) })}
        onChange={(at) => {
          setWalking(false);
          latentStore.setState({ share: at });
        }}
        onReset={() => latentStore.setState({ share: 0 })}
        testId="latent-place"
      />
      <div className="latents-actions">
        <button
          type="button"
          className="ctl-button"
          aria-pressed={isWalking}
          onClick={() => setWalking(!isWalking)}
          data-testid="latent-walk"
        >
          {isWalking ? <Pause aria-hidden="true" /> : <Play aria-hidden="true" />}
          {t(isWalking ? 'latents.stop' : 'latents.walk')}
        </button>
        <p>{t(`latents.path.${law}`)}</p>
      </div>
    </section>
  );
}
