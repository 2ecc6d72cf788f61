import type { Question } from '../../../experiment/demos/contract.ts';
import { formatValue } from '../../../schema/numbers.ts';
import type { Text } from '../../../schema/text.ts';
import { valueText } from '../../demos/valueText.ts';
import { useLanguage, useSay, useT } from '../../hooks.ts';

const [WIDTH, HEIGHT] = [420, 110];
/** Lines across the field that a curve is drawn in. */
const LINES = [0, 0.25, 0.5, 0.75, 1] as const;

/** Room to answer a question by hand. */
export function Blank({ question, names }: { readonly question: Question; readonly names: readonly Text[] }) {
  const t = useT();
  const say = useSay();
  const language = useLanguage();
  switch (question.kind) {
    case 'choice':
      return (
        <ul className="worksheet-options">
          {question.options.map((option) => (
            <li key={option.text.en}>{say(option.text)}</li>
          ))}
        </ul>
      );
    case 'number': {
      const [min, max] = [question.min, question.max].map((end) => valueText(end, question.as, language));
      return (
        <p className="worksheet-line">
          <i /> <small>{t('worksheet.between', { min, max })}</small>
        </p>
      );
    }
    case 'count':
      return <p className="worksheet-line">{t('worksheet.ofTwenty')}</p>;
    case 'chips':
      return (
        <div>
          <p>{t('worksheet.chips')}</p>
          <table className="worksheet-chips">
            <thead>
              <tr>
                {question.outcomes.map((outcome) => (
                  <th key={outcome}>{outcome}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr>
                {question.outcomes.map((outcome) => (
                  <td key={outcome} />
                ))}
              </tr>
            </tbody>
          </table>
        </div>
      );
    case 'curve': {
      const x = (i: number): number => 40 + ((i + 0.5) / question.ticks.length) * (WIDTH - 50);
      return (
        <figure>
          <svg
            className="worksheet-curve"
            viewBox={`0 0 ${WIDTH} ${HEIGHT + 36}`}
            role="img"
            aria-label={t('worksheet.draw')}
          >
            {LINES.map((share) => (
              <line key={share} x1={40} x2={WIDTH - 10} y1={8 + share * HEIGHT} y2={8 + share * HEIGHT} />
            ))}
            {question.ticks.map((tick, i) => (
              <line key={tick} x1={x(i)} x2={x(i)} y1={8} y2={8 + HEIGHT} />
            ))}
            {[question.min, question.max].map((end, i) => (
              <text key={end} x={36} y={12 + (1 - i) * HEIGHT} textAnchor="end">
                {valueText(end, question.as, language)}
              </text>
            ))}
            {question.ticks.map((tick, i) => (
              <text key={tick} x={x(i)} y={HEIGHT + 22} textAnchor="middle">
                {formatValue(tick, language)}
              </text>
            ))}
            <text x={WIDTH - 10} y={HEIGHT + 35} textAnchor="end">
              {say(question.along)}
            </text>
          </svg>
          <figcaption>{t('worksheet.draw')}</figcaption>
        </figure>
      );
    }
    case 'modes':
      return (
        <div>
          <ul className="worksheet-modes">
            {Array.from({ length: question.count }, (_, i) => {
              const name = names[i] ? say(names[i]) : String(i + 1);
              return <li key={name}>{name}</li>;
            })}
          </ul>
          <p>{t('worksheet.cross')}</p>
        </div>
      );
  }
}
