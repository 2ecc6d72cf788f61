import { FileDown, Pencil } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { Popover } from 'react-aria-components';
import { glyphPoints } from '../../data/glyph.ts';
import { findLaw, LAWS } from '../../data/index.ts';
import type { LawDeclaration } from '../../data/law.ts';
import { ruledOutLaws } from '../../experiment/compatibility.ts';
import { controls } from '../../i18n/controls.ts';
import { session } from '../../store/session.ts';
import { RadioRow } from '../controls/RadioRow.tsx';
import { newGesture } from '../controls/useSetting.ts';
import { useExperiment, useSay } from '../hooks.ts';
import { POINT_EDITORS } from './editors.ts';

const HOVER_MS = 400;

/** Icon of a law: its own samples, or the tool with which its points are made. */
function Glyph({ law }: { readonly law: LawDeclaration }) {
  if (law.id === 'drawn') return <Pencil strokeWidth={1.6} aria-hidden="true" />;
  if (law.id === 'imported') return <FileDown strokeWidth={1.6} aria-hidden="true" />;
  const points = glyphPoints(law);
  return (
    <svg viewBox="-0.06 -0.06 1.12 1.12" aria-hidden="true">
      {Array.from({ length: points.length / 2 }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: points of a fixed picture
        <circle key={i} cx={points[2 * i]} cy={points[2 * i + 1]} r={0.034} />
      ))}
    </svg>
  );
}

const glyphs = new Map<string, ReactNode>();
const glyphOf = (law: LawDeclaration): ReactNode => {
  const known = glyphs.get(law.id) ?? <Glyph law={law} />;
  glyphs.set(law.id, known);
  return known;
};

/** Every law as an icon of its own samples; the ones without numbers open their editor. */
export function DataPicker() {
  const experiment = useExperiment((state) => state.experiment);
  const { id } = experiment.data;
  const ruledOut = ruledOutLaws(experiment);
  const say = useSay();
  const anchor = useRef<HTMLElement | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [hovered, setHovered] = useState<string | null>(null);
  const law = hovered === null ? null : findLaw(hovered);
  return (
    <>
      <RadioRow
        label={say(controls.groups.data)}
        className="data-laws"
        testId="param-data.id"
        items={LAWS.map((each) => {
          const reason = ruledOut.get(each.id);
          return {
            id: each.id,
            label: say(each.title),
            picture: glyphOf(each),
            ...(reason && { reason: say(reason) }),
          };
        })}
        value={id}
        onChoose={(chosen) => {
          setHovered(null);
          clearTimeout(timer.current);
          newGesture();
          const edit = POINT_EDITORS[chosen];
          if (edit) edit();
          else session().change({ 'data.id': chosen });
        }}
        onHover={(over, element) => {
          clearTimeout(timer.current);
          timer.current = setTimeout(() => {
            anchor.current = element;
            setHovered(over);
          }, HOVER_MS);
        }}
        onLeave={() => {
          clearTimeout(timer.current);
          setHovered(null);
        }}
      />
      {law && (
        <Popover key={law.id} className="ctl-tip" isOpen isNonModal triggerRef={anchor} placement="bottom start">
          <div>
            <strong>{say(law.title)}</strong>
            <p>{say(ruledOut.get(law.id) ?? law.summary)}</p>
          </div>
        </Popover>
      )}
    </>
  );
}
