import { Check, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { useLab, useSay, useT } from '../hooks.ts';
import { useShowsImages } from '../space.ts';
import { rem } from '../typeScale.ts';
import { StripAbout } from './StripAbout.tsx';
import { offered, type Strip } from './strips.ts';

interface StripMenuProps {
  readonly strip: Strip;
  readonly title: string;
  readonly log: boolean;
  readonly onLog: (log: boolean) => void;
  readonly onShow: (id: string) => void;
  readonly onCsv: () => void;
  readonly onPng: () => void;
}

const Mark = ({ on }: { readonly on: boolean }) => (
  <span className="charts-check" aria-hidden="true">
    {on && <Check size={rem(14)} />}
  </span>
);

/** The title of a strip is its menu: what it means, how it is drawn, its data, and what to show instead. */
export function StripMenu({ strip, title, log, onLog, onShow, onCsv, onPng }: StripMenuProps) {
  const t = useT();
  const say = useSay();
  const [about, setAbout] = useState(false);
  const lab = useLab();
  const space = useShowsImages() ? 'image' : 'plane';
  return (
    <>
      <MenuTrigger>
        <Button
          className="charts-title"
          aria-label={t('charts.menu.label', { title })}
          data-testid={`strip-menu-${strip.id}`}
        >
          {title}
          <ChevronDown className="charts-chevron" size={rem(12)} aria-hidden />
        </Button>
        <Popover className="shell-popover" placement="bottom start">
          <Menu className="shell-menu" aria-label={t('charts.menu.label', { title })}>
            <MenuItem id="about" onAction={() => setAbout(true)}>
              {t('charts.menu.about')}
            </MenuItem>
            {strip.mayBeLog && (
              <MenuItem id="log" textValue={t('charts.menu.logScale')} onAction={() => onLog(!log)}>
                {t('charts.menu.logScale')}
                <Mark on={log} />
              </MenuItem>
            )}
            <MenuItem id="csv" onAction={onCsv}>
              {t('charts.menu.csv')}
            </MenuItem>
            <MenuItem id="png" onAction={onPng}>
              {t('charts.menu.png')}
            </MenuItem>
            <Separator />
            <MenuSection>
              <Header>{t('charts.menu.show')}</Header>
              {offered(space, lab).map((other) => (
                <MenuItem
                  key={other.id}
                  id={`show-${other.id}`}
                  textValue={say(other.title)}
                  onAction={() => onShow(other.id)}
                >
                  {say(other.title)}
                  <Mark on={other.id === strip.id} />
                </MenuItem>
              ))}
            </MenuSection>
          </Menu>
        </Popover>
      </MenuTrigger>
      {about && <StripAbout strip={strip} title={title} onClose={() => setAbout(false)} />}
    </>
  );
}
