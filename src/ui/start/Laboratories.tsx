import { useSay, useT } from '../hooks.ts';
import { addressOfPreset } from './addresses.ts';
import { LABORATORIES, type Laboratory, presetsOf } from './laboratories.ts';

/** A laboratory: its name opens its first preset, and all that it has are listed below. */
function Card({ laboratory }: { readonly laboratory: Laboratory }) {
  const t = useT();
  const say = useSay();
  const presets = presetsOf(laboratory);
  const [first] = presets;
  if (!first) return null;
  return (
    <li data-testid={`laboratory-${laboratory.id}`}>
      <a className="start-laboratory" href={addressOfPreset(first)}>
        <b>{say(laboratory.title)}</b>
        <span>{say(laboratory.summary)}</span>
      </a>
      <details>
        <summary>{t('start.presets', { count: presets.length })}</summary>
        <ul>
          {presets.map((preset) => (
            <li key={preset.id}>
              <a href={addressOfPreset(preset)}>{say(preset.title)}</a>
            </li>
          ))}
        </ul>
      </details>
    </li>
  );
}

/** What can be played with freely, and every preset of it. */
export function Laboratories() {
  const t = useT();
  return (
    <section className="start-section" aria-labelledby="start-laboratories">
      <header>
        <h3 id="start-laboratories">{t('start.laboratories')}</h3>
      </header>
      <ul className="start-laboratories">
        {LABORATORIES.map((laboratory) => (
          <Card key={laboratory.id} laboratory={laboratory} />
        ))}
      </ul>
    </section>
  );
}
