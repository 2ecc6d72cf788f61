interface FilterProps<T extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: T; readonly name: string; readonly count: number }[];
  readonly chosen: T;
  readonly onChoose: (id: T) => void;
}

/** A row of buttons, one of which is on. */
export function Filter<T extends string>({ label, options, chosen, onChoose }: FilterProps<T>) {
  return (
    <fieldset className="claims-filter">
      <legend>{label}</legend>
      {options.map(({ id, name, count }) => (
        <button
          key={id}
          type="button"
          aria-pressed={id === chosen}
          data-testid={`filter-${id.replaceAll(' ', '-')}`}
          onClick={() => onChoose(id)}
        >
          {name} <small>{count}</small>
        </button>
      ))}
    </fieldset>
  );
}
