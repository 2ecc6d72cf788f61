import { presetExperiment } from '../../experiment/presets/contract.ts';
import { type SettingDifference, settingDifferences } from '../controls/differences.ts';
import { useLanguage, useSay, useT } from '../hooks.ts';
import type { Told } from './told.ts';

const MOST = 7;

/** What a single run is set against: its data and its method as they are by default. */
const usualOf = ({ experiment: { data, method } }: Told) =>
  presetExperiment({ changes: { 'data.id': data.id, 'method.id': method.id } });

/** Settings in which two runs differ, or those of the only one that are not at their defaults. */
export function Settings({ told }: { readonly told: readonly Told[] }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  const [first, second] = told as readonly [Told, Told?];
  const all: readonly SettingDifference[] = second
    ? settingDifferences(first.experiment, second.experiment, language)
    : settingDifferences(usualOf(first), first.experiment, language).filter(({ key }) => key !== 'seed');
  const shown = all.slice(0, MOST);
  const more = all.length - shown.length;
  return (
    <section>
      <h3>{t('report.settings')}</h3>
      {shown.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('report.setting')}</span>
              </th>
              <th scope="col">{second ? 'A' : t('report.usual')}</th>
              <th scope="col">{second ? 'B' : t('report.given')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ key, label, a, b }) => (
              <tr key={key}>
                <th scope="row">{say(label)}</th>
                <td>{a ?? '–'}</td>
                <td>
                  <b>{b ?? '–'}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="report-note">
        {more > 0
          ? t('report.more', { count: more })
          : t(second ? 'report.same' : shown.length > 0 ? 'report.rest' : 'report.usualAll')}
      </p>
    </section>
  );
}
