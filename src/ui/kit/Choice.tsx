import { ChevronDown } from 'lucide-react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue, Text } from 'react-aria-components';

export interface ChoiceItem {
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  /** Cannot be had now; `help` says why. */
  readonly isDisabled?: boolean;
}

interface ChoiceProps {
  readonly label: string;
  readonly items: readonly ChoiceItem[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly testId: string;
  readonly describedBy?: string | undefined;
}

/** One of several named options, with a line of explanation each where there is one. */
export function Choice({ label, items, value, onChange, testId, describedBy }: ChoiceProps) {
  return (
    <Select
      className="ctl-select"
      aria-label={label}
      {...(describedBy && { 'aria-describedby': describedBy })}
      selectedKey={value}
      onSelectionChange={(id) => onChange(String(id))}
    >
      <Button className="ctl-select-button" data-testid={testId}>
        <SelectValue className="ctl-select-value">{({ selectedText }) => selectedText}</SelectValue>
        <ChevronDown aria-hidden="true" />
      </Button>
      <Popover className="ctl-menu" offset={4}>
        <ListBox className="ctl-list" items={items}>
          {(item) => (
            <ListBoxItem
              id={item.id}
              textValue={item.label}
              isDisabled={item.isDisabled ?? false}
              className="ctl-option"
              data-testid={`option-${item.id}`}
            >
              <Text slot="label">{item.label}</Text>
              {item.help && <Text slot="description">{item.help}</Text>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
