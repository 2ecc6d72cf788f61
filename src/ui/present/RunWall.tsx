import { formatCount } from '../../i18n/format.ts';
import { useCaption } from '../caption/useCaption.ts';
import { useLab, useLanguage, useRun, useT } from '../hooks.ts';
import { ReadOut } from '../readout/ReadOut.tsx';
import { StagePlates } from '../shell/StagePlates.tsx';
import { useShowsImages } from '../space.ts';
import { AnyStage } from '../stage/AnyStage.tsx';

/** What the marks of the stage are; images need no words. */
function Marks() {
  const t = useT();
  const lab = useLab();
  if (useShowsImages() || lab === 'layers') return null;
  return (
    <ul className="wall-marks">
      {(['real', 'generated'] as const).map((mark) => (
        <li key={mark} data-mark={mark}>
          {t(`stage.layers.${mark}`)}
        </li>
      ))}
    </ul>
  );
}

/** The run of the playground for a room: its stage, its number with the shares, and one sentence. */
export function RunWall() {
  const t = useT();
  const language = useLanguage();
  const { id, voice, sentence } = useCaption(false);
  const step = useRun((run) => run.status.step);
  return (
    <>
      <div className="wall-body">
        <div className="shell-stage">
          <AnyStage />
          <Marks />
          <StagePlates />
        </div>
        <div className="wall-side">
          <ReadOut />
        </div>
      </div>
      <div className="wall-caption" data-voice={voice} data-caption={id} data-testid="wall-caption">
        <p role="status">{sentence}</p>
        <span data-testid="wall-step">{t('present.step', { step: formatCount(step, language) })}</span>
      </div>
    </>
  );
}
