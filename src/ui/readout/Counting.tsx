import { counting } from '../../i18n/counting.ts';
import { useSay } from '../hooks.ts';

/** What mode, captured, on them and strict mean. */
export function Counting() {
  const say = useSay();
  return (
    <dl>
      {Object.entries(counting).map(([id, { term, about }]) => (
        <div key={id}>
          <dt>{say(term)}</dt>
          <dd>{say(about)}</dd>
        </div>
      ))}
    </dl>
  );
}
