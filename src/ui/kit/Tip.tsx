import {
  createContext,
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Popover } from 'react-aria-components';
import { fetchTold } from '../../store/toldStore.ts';
import './tip.css';
import { PHONE, useMedia } from './media.ts';

const HOVER_MS = 400;
const LONG_PRESS_MS = 500;
const LEAVE_MS = 180;

interface Shown {
  readonly anchor: HTMLElement;
  readonly content: () => ReactNode;
  readonly enter: boolean;
}

interface TipApi {
  /** `enter`: the tip takes the focus, so that its links and buttons can be used by keyboard. */
  readonly open: (anchor: HTMLElement, content: () => ReactNode, delayMs: number, enter?: boolean) => void;
  readonly close: (delayMs?: number) => void;
}

const TipContext = createContext<TipApi>({ open: () => undefined, close: () => undefined });

/** The last thing pressed was a key: only then does focus bring up a tip, a click would be in its way. */
let byKeyboard = false;
const noteKey = (): void => {
  byKeyboard = true;
};
const notePointer = (): void => {
  byKeyboard = false;
};

interface TipBodyProps {
  readonly enter: boolean;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
  readonly onEscape: () => void;
  readonly children: ReactNode;
}

/** Inside of a tip: stays while the pointer or the focus is in it. */
function TipBody({ enter, onEnter, onLeave, onEscape, children }: TipBodyProps) {
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (enter) body.current?.querySelector<HTMLElement>('a, button')?.focus();
  }, [enter]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: notices pointer, focus and Escape of what is in it
    <div
      ref={body}
      onPointerEnter={onEnter}
      onPointerLeave={(event) => event.pointerType === 'mouse' && onLeave()}
      onFocus={onEnter}
      onBlur={onLeave}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onEscape();
      }}
    >
      {children}
    </div>
  );
}

/** Holds the one tip of the controls inside it. Opening and closing renders nothing but the tip. */
export function TipProvider({ children }: { readonly children: ReactNode }) {
  const phone = useMedia(PHONE);
  const [shown, setShown] = useState<Shown>();
  const anchor = useRef<HTMLElement | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const api = useMemo<TipApi>(() => {
    const later = (action: () => void, delayMs: number): void => {
      clearTimeout(timer.current);
      if (delayMs === 0) action();
      else timer.current = setTimeout(action, delayMs);
    };
    return {
      open: (element, content, delayMs, enter = false) =>
        later(() => {
          anchor.current = element;
          setShown({ anchor: element, content, enter });
        }, delayMs),
      close: (delayMs = 0) => later(() => setShown(undefined), delayMs),
    };
  }, []);

  useEffect(() => {
    window.addEventListener('keydown', noteKey, true);
    window.addEventListener('pointerdown', notePointer, true);
    return () => {
      window.removeEventListener('keydown', noteKey, true);
      window.removeEventListener('pointerdown', notePointer, true);
      clearTimeout(timer.current);
    };
  }, []);

  return (
    <TipContext value={api}>
      {children}
      {shown && (
        <Popover
          key={shown.anchor.dataset.tip}
          isOpen
          isNonModal
          onOpenChange={() => api.close()}
          triggerRef={anchor}
          placement={phone ? 'top' : 'right top'}
          offset={phone ? 8 : 24}
          className="ctl-tip"
        >
          <TipBody
            enter={shown.enter}
            onEnter={() => api.open(shown.anchor, shown.content, 0, shown.enter)}
            onLeave={() => api.close(LEAVE_MS)}
            onEscape={() => {
              api.close();
              shown.anchor.querySelector<HTMLElement>('input, button, [tabindex="0"]')?.focus();
            }}
          >
            {shown.content()}
          </TipBody>
        </Popover>
      )}
    </TipContext>
  );
}

/**
 * Brings up a tip for a row: hover over its label for 400 ms, keyboard focus anywhere in it, a long press by touch, or a
 * click on the label; F1 also enters it. Spread `row` on the row, and `label` (or `hover`, without the click) on the label.
 */
export function useTip(content: () => ReactNode) {
  const tip = useContext(TipContext);
  const row = useRef<HTMLDivElement>(null);
  const open = (delayMs: number, enter = false): void => {
    // Whoever reads before there is a run, or when the texts could not be fetched, need not wait for it.
    fetchTold();
    if (row.current) tip.open(row.current, content, delayMs, enter);
  };
  const hover = {
    onPointerEnter: (event: PointerEvent) => {
      if (event.pointerType === 'mouse') open(HOVER_MS);
    },
    onPointerLeave: (event: PointerEvent) => {
      if (event.pointerType === 'mouse') tip.close(LEAVE_MS);
    },
  };
  return {
    row: {
      ref: row,
      onFocus: (_event: FocusEvent) => {
        if (byKeyboard) open(HOVER_MS);
      },
      onBlur: () => tip.close(LEAVE_MS),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Escape') tip.close();
        if (event.key !== 'F1') return;
        event.preventDefault();
        open(0, true);
      },
      onPointerDown: (event: PointerEvent) => {
        if (event.pointerType === 'touch') open(LONG_PRESS_MS);
      },
      onPointerMove: (event: PointerEvent) => {
        if (event.pointerType === 'touch' && Math.hypot(event.movementX, event.movementY) > 2) tip.close();
      },
      onPointerUp: (event: PointerEvent) => {
        if (event.pointerType === 'touch') tip.close(6_000);
      },
    },
    hover,
    label: { ...hover, onClick: () => open(0) },
    enter: () => open(0, byKeyboard),
    close: () => tip.close(),
  };
}
