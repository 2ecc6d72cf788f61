import { formatCount } from '../../i18n/format.ts';
import { session } from '../../store/session.ts';
import { useLanguage, usePrefs, useT } from '../hooks.ts';
import { rem } from '../typeScale.ts';
import { SPEEDS, speedAt, speedIndex } from './speed.ts';

const LAST = SPEEDS.length - 1;

/** From slow motion to full speed; the current speed stands beside the track in words, or above it where the bar is short. */
export function SpeedSlider() {
  const t = useT();
  const language = useLanguage();
  const speed = usePrefs((prefs) => prefs.speed);
  const index = speedIndex(speed);
  const name = (perSecond: string): string =>
    speed === 'stages'
      ? t('shell.transport.slowMotion')
      : speed === 'max'
        ? t('shell.transport.full')
        : t(perSecond, { rate: formatCount(speed, language) });
  return (
    <label className="transport-speed">
      <span className="transport-speed-label">{t('shell.transport.speed')}</span>
      <span className="transport-track">
        <svg aria-hidden="true">
          <line className="transport-track-rest" x1="0" x2="100%" y1={rem(16)} y2={rem(16)} />
          <line className="transport-track-done" x1="0" x2={`${(100 * index) / LAST}%`} y1={rem(16)} y2={rem(16)} />
          {SPEEDS.map((stop, place) => {
            const x = `${(100 * place) / LAST}%`;
            const end = place === 0 || place === LAST;
            return (
              <line key={stop} className="transport-track-tick" x1={x} x2={x} y1={rem(20)} y2={rem(end ? 27 : 24)} />
            );
          })}
        </svg>
        <input
          type="range"
          data-testid="speed"
          min={0}
          max={LAST}
          step={1}
          value={index}
          aria-label={t('shell.transport.speed')}
          aria-valuetext={name('shell.transport.perSecond')}
          onChange={(event) => session().setSpeed(speedAt(event.target.valueAsNumber))}
        />
      </span>
      <span className="transport-speed-value">{name('shell.engine.rateShort')}</span>
    </label>
  );
}
