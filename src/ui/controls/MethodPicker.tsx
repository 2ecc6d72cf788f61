import { ruledOutMethods } from '../../experiment/compatibility.ts';
import { changesOfChoice } from '../../experiment/experiment.ts';
import { controls } from '../../i18n/controls.ts';
import type { Formula as MethodFormula } from '../../methods/contract.ts';
import { findMethod, METHODS, type Method } from '../../methods/index.ts';
import { session } from '../../store/session.ts';
import { Formula } from '../Formula.tsx';
import { FormulaNotes } from '../FormulaNotes.tsx';
import { useExperiment, useHold, useSay, useT } from '../hooks.ts';
import { Choice } from '../kit/Choice.tsx';
import { newGesture } from '../kit/gesture.ts';
import { useTip } from '../kit/Tip.tsx';
import { LockedChoice } from './LockedChoice.tsx';
import { PaperLink } from './ParamTip.tsx';

/** What each actor minimises, in the order of the phases. */
function formulasOf({ formula }: { readonly formula: MethodFormula }): string[] {
  const { critic, score, generator, particles, bottom, top } = formula;
  return [critic, score, generator, particles, top, bottom].filter((each) => each !== undefined);
}

/** Both objectives of a method, what it does in one sentence, and its paper. */
function MethodTip({ method }: { readonly method: Method }) {
  const say = useSay();
  return (
    <>
      <strong>{say(method.title)}</strong>
      <p>{say(method.summary)}</p>
      {formulasOf(method).map((formula) => (
        <Formula key={formula} of={formula} className="ctl-formula" />
      ))}
      <FormulaNotes />
      <PaperLink {...method.paper} />
    </>
  );
}

/** The method: choice, objective, summary and paper. Choosing one also applies the settings it recommends. */
export function MethodPicker() {
  const experiment = useExperiment((state) => state.experiment);
  const hold = useHold('method.id');
  const { id } = experiment.method;
  const method = findMethod(id);
  const ruledOut = ruledOutMethods(experiment);
  const say = useSay();
  const t = useT();
  const tip = useTip(() => <MethodTip method={method} />);
  if (hold === 'hidden') return null;
  return (
    <div className="ctl-method">
      {hold === 'locked' ? (
        <LockedChoice name="method.id" title={say(method.title)} />
      ) : (
        <Choice
          label={say(controls.groups.method)}
          items={METHODS.map(({ id: value, lab, title, summary }) => {
            const reason = ruledOut.get(value);
            return {
              id: value,
              label: say(title),
              help: say(reason ?? summary),
              isDisabled: reason !== undefined,
              section: say(controls.labs[lab]),
            };
          })}
          value={id}
          onChange={(chosen) => {
            newGesture();
            session().change(changesOfChoice('method.id', chosen, experiment));
          }}
          testId="param-method.id"
        />
      )}
      <Formula of={formulasOf(method).at(-1) ?? ''} className="ctl-formula" />
      <FormulaNotes of="generator" />
      <div {...tip.row} data-tip="method.id">
        <button type="button" className="ctl-about" {...tip.hover} onClick={tip.enter}>
          {t('controls.aboutMethod')}
        </button>
      </div>
    </div>
  );
}
