import { FileDown, Images, Pencil, SquareFunction } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';

import { Popover } from 'react-aria-components';
import { glyphPoints } from '../../data/glyph.ts';
import { findLaw, LAWS } from '../../data/index.ts';
import type { LawDeclaration } from '../../data/law.ts';
import { ruledOutLaws } from '../../experiment/compatibility.ts';
import { changesOfChoice } from '../../experiment/experiment.ts';
import type { Text } from '../../schema/text.ts';
import { session } from '../../store/session.ts';
import { useExperiment, useSay, useT } from '../hooks.ts';
import { newGesture } from '../kit/gesture.ts';
import { RadioRow } from '../kit/RadioRow.tsx';
import { EDITORS } from './editors.ts';

const HOVER_MS = 400;

/** Icon of a law: its own samples, or the tool with which its points are made. */
function Glyph({ law }: { readonly law: LawDeclaration }) {
  if (law.id === 'drawn') return <Pencil strokeWidth={1.6} aria-hidden="true" />;
  if (law.id === 'formula') return <SquareFunction strokeWidth={1.6} aria-hidden="true" />;
  if (law.id === 'imported') return <FileDown strokeWidth={1.6} aria-hidden="true" />;
  if (law.id === 'imported-images') return <Images strokeWidth={1.6} aria-hidden="true" />;
  if (law.picture) return <PixelGlyph rows={law.picture} />;
  if (law.space?.kind === 'image') return <ImageGlyph layers={law.space.channels} />;
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

/** A five, in as few pixels as show one. */
const FIVE = ['11111', '10000', '11110', '00001', '00001', '10001', '01110'];

/** Icon of images: a digit pixel by pixel, on as many sheets as the images have channels. */
function ImageGlyph({ layers }: { readonly layers: number }) {
  const shift = layers > 1 ? 1.6 : 0;
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      {Array.from({ length: layers - 1 }, (_, i) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: sheets of a fixed picture
          key={i}
          d={`M${8 - i * shift + 3.2} ${0.6 + i * shift}H${1.6 + (layers - 2 - i) * shift + 1}`}
          stroke="currentColor"
          strokeWidth="0.7"
        />
      ))}
      {FIVE.flatMap((row, y) =>
        [...row].map(
          (pixel, x) =>
            pixel === '1' && (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: pixels of a fixed picture
                key={`${x} ${y}`}
                x={(layers > 1 ? 2 : 3) + 1.25 * x}
                y={(layers > 1 ? 3.2 : 1.6) + 1.25 * y}
                width="1.2"
                height="1.2"
                fill="currentColor"
              />
            ),
        ),
      )}
    </svg>
  );
}

/** Icon of binary images: one of them, as large as the icon allows. */
function PixelGlyph({ rows }: { readonly rows: readonly string[] }) {
  const width = rows[0]?.length ?? 1;
  const pixel = 10 / Math.max(rows.length, width);
  const [left, top] = [(12 - width * pixel) / 2, (12 - rows.length * pixel) / 2];
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      {rows.flatMap((row, y) =>
        [...row].map(
          (on, x) =>
            on === '1' && (
              <rect
                // biome-ignore lint/suspicious/noArrayIndexKey: pixels of a fixed picture
                key={`${x} ${y}`}
                x={left + pixel * x}
                y={top + pixel * y}
                width={0.95 * pixel}
                height={0.95 * pixel}
                fill="currentColor"
              />
            ),
        ),
      )}
    </svg>
  );
}

const glyphs = new Map<string, ReactNode>();
const glyphOf = (law: LawDeclaration): ReactNode => {
  const known = glyphs.get(law.id) ?? <Glyph law={law} />;
  glyphs.set(law.id, known);
  return known;
};

const GROUPS = [
  { id: 'points', laws: LAWS.filter(({ space, isFormula }) => space?.kind !== 'image' && !isFormula) },
  { id: 'formulas', laws: LAWS.filter(({ isFormula }) => isFormula) },
  { id: 'images', laws: LAWS.filter(({ space }) => space?.kind === 'image') },
] as const;

/** What a law teaches, or why it cannot be chosen, once its words are there. */
function LawTip({ law, reason }: { readonly law: LawDeclaration; readonly reason: Text | undefined }) {
  const say = useSay();
  const [summary, setSummary] = useState<Text>();
  useEffect(() => {
    if (reason) return;
    let isHere = true;
    import('./lawSummaries.ts').then(
      ({ summaryOf }) => isHere && setSummary(summaryOf(law.id)),
      // Without a network the title is all there is to read.
      () => undefined,
    );
    return () => {
      isHere = false;
    };
  }, [law, reason]);
  const told = reason ?? summary;
  return (
    <div>
      <strong>{say(law.title)}</strong>
      {told && <p>{say(told)}</p>}
    </div>
  );
}

/** Every law as an icon of its own samples; the ones without numbers open their editor. */
export function DataPicker() {
  const experiment = useExperiment((state) => state.experiment);
  const ruledOut = ruledOutLaws(experiment);
  const say = useSay();
  const t = useT();
  const anchor = useRef<HTMLElement | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [hovered, setHovered] = useState<string | null>(null);
  const law = hovered === null ? null : findLaw(hovered);
  const rest = (): void => {
    clearTimeout(timer.current);
    setHovered(null);
  };
  const choose = (chosen: string): void => {
    rest();
    newGesture();
    const edit = EDITORS[chosen];
    if (edit) edit();
    else session().change(changesOfChoice('data.id', chosen, experiment));
  };
  return (
    <>
      {GROUPS.map(({ id, laws }) => (
        <div key={id} className="data-group">
          <p className="data-group-name" aria-hidden="true">
            {t(`data.groups.${id}`)}
          </p>
          <RadioRow
            label={t(`data.groups.${id}`)}
            className="data-laws"
            testId="param-data.id"
            items={laws.map((each) => {
              const reason = ruledOut.get(each.id);
              return {
                id: each.id,
                label: say(each.title),
                picture: glyphOf(each),
                ...(reason && { reason: say(reason) }),
              };
            })}
            value={experiment.data.id}
            onChoose={choose}
            onHover={(over, element) => {
              clearTimeout(timer.current);
              timer.current = setTimeout(() => {
                anchor.current = element;
                setHovered(over);
              }, HOVER_MS);
            }}
            onLeave={rest}
          />
        </div>
      ))}
      {law && (
        <Popover key={law.id} className="ctl-tip" isOpen isNonModal triggerRef={anchor} placement="bottom start">
          <LawTip law={law} reason={ruledOut.get(law.id)} />
        </Popover>
      )}
    </>
  );
}
