import { Brush, Eraser, Redo2, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { DRAWING_PRESETS } from '../../data/drawingPresets.ts';
import { drawn } from '../../data/drawn.ts';
import { LawError } from '../../data/law.ts';
import { AUTOMATIC } from '../../data/ownModes.ts';
import { BRUSH_RADII, type Dab, decodeStrokes, encodeStrokes } from '../../data/strokes.ts';
import { drawing } from '../../i18n/drawing.ts';
import { addTexts } from '../../i18n/index.ts';
import { session } from '../../store/session.ts';
import { useSay, useT } from '../hooks.ts';
import { PageDialog } from '../kit/PageDialog.tsx';
import { RadioRow } from '../kit/RadioRow.tsx';
import { SlideRule } from '../kit/SlideRule.tsx';
import { DrawingCanvas } from './DrawingCanvas.tsx';
import { type Drawing, drawingOf, fits, redo, redraw, type Tool, undo } from './drawing.ts';
import { ModeCount } from './ModeCount.tsx';
import { useDrawnLaw } from './useDrawnLaw.ts';

addTexts({ data: { draw: drawing } });

const BRUSH_RULE = { min: 0.05, max: BRUSH_RADII.max, scale: 'log', step: 0.05, whole: false } as const;
const DEFAULT_RADIUS = 0.25;

function dabsFrom(strokes: unknown): readonly Dab[] {
  try {
    return typeof strokes === 'string' ? decodeStrokes(strokes) : [];
  } catch (error) {
    if (error instanceof LawError) return [];
    throw error;
  }
}

/** Editor of a drawn law: brush and eraser, history, ready drawings, number of modes, and what comes of it. */
export function DrawingDialog({ onClose }: { readonly onClose: () => void }) {
  const [before] = useState(() => session().stores.experiment.getState().experiment.data);
  const wasDrawn = before.id === 'drawn';
  const [drawing, setDrawing] = useState<Drawing>(() => drawingOf(wasDrawn ? dabsFrom(before.strokes) : []));
  const [tool, setTool] = useState<Tool>('brush');
  const [radius, setRadius] = useState(DEFAULT_RADIUS);
  const [modes, setModes] = useState(wasDrawn ? Number(before.modes) : drawn.params.modes.default);
  const spread = wasDrawn ? Number(before.spread) : drawn.params.spread.default;
  const [full, setFull] = useState(false);
  const fitted = useDrawnLaw(drawing.dabs, modes, spread);
  const say = useSay();
  const t = useT();

  const onStroke = (stroke: readonly Dab[]): void => {
    const next = [...drawing.dabs, ...stroke];
    setFull(!fits(next));
    if (fits(next)) setDrawing(redraw(drawing, next));
  };
  const show = (next: Drawing): void => {
    setFull(false);
    setDrawing(next);
  };
  const done = (): void => {
    session().change({
      'data.id': 'drawn',
      'data.strokes': encodeStrokes(drawing.dabs),
      'data.modes': modes,
      'data.spread': spread,
    });
    onClose();
  };

  return (
    <PageDialog title={t('data.draw.title')} onClose={onClose}>
      <div className="data-draw">
        <div className="data-tools">
          <RadioRow
            label={t('data.draw.tool')}
            className="ctl-shapes data-tool"
            testId="drawing-tool"
            items={[
              { id: 'brush', label: t('data.draw.brush'), picture: <Brush aria-hidden="true" /> },
              { id: 'eraser', label: t('data.draw.eraser'), picture: <Eraser aria-hidden="true" /> },
            ]}
            value={tool}
            onChoose={(id) => setTool(id as Tool)}
          />
          <div className="data-history">
            {(
              [
                ['undo', Undo2, drawing.past.length > 0, () => undo(drawing)],
                ['redo', Redo2, drawing.future.length > 0, () => redo(drawing)],
                ['clear', Trash2, drawing.dabs.length > 0, () => redraw(drawing, [])],
              ] as const
            ).map(([id, Icon, enabled, next]) => (
              <button
                key={id}
                type="button"
                className="data-icon"
                aria-label={t(`data.draw.${id}`)}
                title={t(`data.draw.${id}`)}
                disabled={!enabled}
                data-testid={`drawing-${id}`}
                onClick={() => show(next())}
              >
                <Icon aria-hidden="true" />
              </button>
            ))}
          </div>
          <span className="ctl-label">{t('data.draw.size')}</span>
          <SlideRule
            label={t('data.draw.size')}
            rule={BRUSH_RULE}
            value={radius}
            valueText={String}
            onChange={setRadius}
            onReset={() => setRadius(DEFAULT_RADIUS)}
            testId="drawing-size"
          />
          <ModeCount
            value={modes}
            fitted={modes === AUTOMATIC && fitted ? fitted.law.modes.length : null}
            isEmpty={drawing.dabs.length === 0}
            onChange={setModes}
          />
          <span className="ctl-label">{t('data.draw.start')}</span>
          <div className="data-ready">
            {DRAWING_PRESETS.map(({ id, title, strokes }) => (
              <button
                key={id}
                type="button"
                className="ctl-button"
                data-testid={`drawing-${id}`}
                onClick={() => show(redraw(drawing, decodeStrokes(strokes())))}
              >
                {say(title)}
              </button>
            ))}
          </div>
        </div>
        <DrawingCanvas
          label={t('data.draw.canvas')}
          dabs={drawing.dabs}
          tool={tool}
          radius={radius}
          law={fitted?.law ?? null}
          points={fitted?.points ?? null}
          onStroke={onStroke}
        />
        <p className={full ? 'ctl-notice' : 'data-hint'} role="status">
          {t(full ? 'data.draw.full' : drawing.dabs.length === 0 ? 'data.draw.empty' : 'data.draw.hint')}
        </p>
        <div className="data-actions">
          <button type="button" className="ctl-button" onClick={onClose}>
            {t('data.draw.cancel')}
          </button>
          <button
            type="button"
            className="ctl-button"
            data-primary
            disabled={!fitted}
            data-testid="drawing-done"
            onClick={done}
          >
            {t('data.draw.done')}
          </button>
        </div>
      </div>
    </PageDialog>
  );
}
