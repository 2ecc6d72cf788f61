import { Play } from 'lucide-react';
import { glyphPoints } from '../../data/glyph.ts';
import { findLaw } from '../../data/index.ts';
import type { DecodedLink } from '../../experiment/link.ts';
import { findPreset } from '../../experiment/presets/index.ts';
import { embed } from '../../i18n/embed.ts';
import { shell } from '../../i18n/shell.ts';
import { useSay } from '../hooks.ts';
import { canTrain } from '../shell/support.ts';

interface PosterProps {
  readonly asked: DecodedLink;
  readonly onPlay: () => void;
}

/** What stands in a page until the figure is wanted: what it is about, its data, and Play. Nothing trains, and no worker is there. */
export function Poster({ asked, onPlay }: PosterProps) {
  const say = useSay();
  const points = glyphPoints(findLaw(asked.experiment.data.id));
  const title = say(findPreset(asked.preset).title);
  return (
    <main className="embed" data-state="poster" data-testid="embed">
      <div className="embed-poster">
        <svg viewBox="-0.06 -0.06 1.12 1.12" aria-hidden="true">
          {Array.from({ length: points.length / 2 }, (_, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: points of a fixed picture
            <circle key={i} cx={points[2 * i]} cy={points[2 * i + 1]} r={0.014} />
          ))}
        </svg>
        <h1>{title}</h1>
        <p>{say(canTrain() ? embed.promise : embed.unable)}</p>
        {canTrain() && (
          <button type="button" className="embed-play" onClick={onPlay} data-testid="embed-open">
            <Play size="1.25rem" fill="currentColor" aria-hidden="true" />
            {say(shell.transport.play)}
          </button>
        )}
      </div>
    </main>
  );
}
