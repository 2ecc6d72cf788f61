const DOTS = 8;
const CENTRE = 12;
const RADIUS = 8.4;

/** The mark of the calm voice: eight solid dots in a ring. */
export function Ring() {
  return (
    <svg className="caption-ring" viewBox="0 0 24 24" aria-hidden="true">
      {Array.from({ length: DOTS }, (_, dot) => {
        const angle = (2 * Math.PI * dot) / DOTS;
        return (
          <circle
            key={angle}
            cx={CENTRE + RADIUS * Math.cos(angle)}
            cy={CENTRE + RADIUS * Math.sin(angle)}
            r={2.3}
            fill="currentColor"
          />
        );
      })}
    </svg>
  );
}
