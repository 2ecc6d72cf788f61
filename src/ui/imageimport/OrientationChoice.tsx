import { useId, useMemo } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { ORIENTATIONS, type Orientation } from '../../data/images/orientation.ts';
import type { Tiles } from '../../train/frame.ts';
import { useT } from '../hooks.ts';
import { TileImage } from '../images/TileImage.tsx';
import { turnTiles } from './summary.ts';

interface OrientationChoiceProps {
  /** Images as they are stored; the first stands for all. */
  readonly tiles: Tiles;
  /** Whether the guess is that they lie on their side. */
  readonly isLying: boolean;
  readonly orientation: Orientation;
  readonly onTurn: (orientation: Orientation) => void;
}

/** The same image in every orientation, to choose the one that is upright; what is guessed is said, not done. */
export function OrientationChoice({ tiles, isLying, orientation, onTurn }: OrientationChoiceProps) {
  const t = useT();
  const titleId = useId();
  const ways = useMemo(() => ORIENTATIONS.map((way) => ({ way, turned: turnTiles(tiles, way) })), [tiles]);
  return (
    <div className="imgimport-turn">
      <h3 id={titleId}>{t('imageImport.upright')}</h3>
      {isLying && <p data-testid="images-lying">{t('imageImport.lying')}</p>}
      <ToggleButtonGroup
        className="imgimport-turns"
        aria-labelledby={titleId}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[orientation]}
        onSelectionChange={(keys) => onTurn(ORIENTATIONS.find((way) => keys.has(way)) ?? 'stored')}
      >
        {ways.map(({ way, turned }) => (
          <ToggleButton key={way} id={way} className="imgimport-class" data-testid={`turn-${way}`}>
            <TileImage tiles={turned} index={0} />
            <small>{t(`imageImport.orientations.${way}`)}</small>
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </div>
  );
}
