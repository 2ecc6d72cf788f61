import { useEffect, useState } from 'react';

/** Light modules round a code, as readers want them. */
const QUIET = 4;

/** Dark modules as one path, a run of them in a row at a time: x and y in modules. */
const pathOf = (rows: readonly (readonly boolean[])[]): string =>
  rows
    .flatMap((row, y) =>
      row.flatMap((isDark, x) => {
        if (!isDark || row[x - 1]) return [];
        const end = row.indexOf(false, x);
        return [`M${x} ${y}h${(end < 0 ? row.length : end) - x}v1H${x}z`];
      }),
    )
    .join('');

interface QrProps {
  readonly text: string;
  /** What a screen reader says in place of the picture. */
  readonly label: string;
}

/** A text as a QR code, dark on light whatever the theme; what writes it is fetched when one is shown. Nothing where the text is too long for one. */
export function Qr({ text, label }: QrProps) {
  const [rows, setRows] = useState<readonly (readonly boolean[])[] | null>(null);
  useEffect(() => {
    let isShown = true;
    import('uqr')
      .then(({ encode }) => isShown && setRows(encode(text, { ecc: 'M', border: 0 }).data))
      .catch(() => isShown && setRows(null));
    return () => {
      isShown = false;
    };
  }, [text]);
  if (!rows) return null;
  const side = rows.length + 2 * QUIET;
  return (
    <svg
      className="qr"
      viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
      <path d={pathOf(rows)} fill="#000" />
    </svg>
  );
}
