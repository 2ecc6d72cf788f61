import { ChevronDown } from 'lucide-react';
import {
  Button,
  Header,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Popover,
  Select,
  SelectValue,
  Text,
} from 'react-aria-components';

export interface ChoiceItem {
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  /** Cannot be had now; `help` says why. */
  readonly isDisabled?: boolean;
  /** Heading that it stands under, together with its neighbours of the same. */
  readonly section?: string;
}

interface ChoiceProps {
  readonly label: string;
  readonly items: readonly ChoiceItem[];
  readonly value: string;
  readonly onChange: (id: string) => void;
  readonly testId: string;
  readonly describedBy?: string | undefined;
}

const option = ({ id, label, help, isDisabled = false }: ChoiceItem) => (
  <ListBoxItem
    key={id}
    id={id}
    textValue={label}
    isDisabled={isDisabled}
    className="ctl-option"
    data-testid={`option-${id}`}
  >
    <Text slot="label">{label}</Text>
    {help && <Text slot="description">{help}</Text>}
  </ListBoxItem>
);

/** One of several named options, with a line of explanation each where there is one. */
export function Choice({ label, items, value, onChange, testId, describedBy }: ChoiceProps) {
  const sections = [...new Set(items.flatMap(({ section }) => section ?? []))];
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
        <ListBox className="ctl-list">
          {items.filter(({ section }) => section === undefined).map(option)}
          {sections.map((section) => (
            <ListBoxSection key={section}>
              <Header className="ctl-section">{section}</Header>
              {items.filter((item) => item.section === section).map(option)}
            </ListBoxSection>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
