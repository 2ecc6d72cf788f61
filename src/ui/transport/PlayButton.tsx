import './transport.css';
import { Pause, Play } from 'lucide-react';
import { Button } from 'react-aria-components';
import { session } from '../../store/session.ts';
import { useRun, useT } from '../hooks.ts';
import { PHONE, useMedia } from '../kit/media.ts';
import { rem } from '../typeScale.ts';

/** Play and Pause. It takes a press as soon as it is drawn: what is asked for before the run is there happens when it is. */
export function PlayButton() {
  const t = useT();
  const isAwaited = useRun((run) => run.isPlayAwaited);
  const running = useRun((run) => run.status.state === 'running') || isAwaited;
  const phone = useMedia(PHONE);
  // On a phone there is no room to say more than it does.
  const isPast = useRun((run) => run.status.past !== undefined) && !phone;
  const Icon = running ? Pause : Play;
  return (
    <Button
      className="transport-play"
      data-testid="play"
      data-running={running}
      data-awaited={isAwaited || undefined}
      onPress={() => session().toggle()}
    >
      <Icon size={rem(18)} fill="currentColor" strokeWidth={running ? 0 : 2} aria-hidden />
      <span className="transport-play-text">
        <span data-shown={!running}>{t(isPast ? 'shell.transport.playFromHere' : 'shell.transport.play')}</span>
        <span data-shown={running}>{t('shell.transport.pause')}</span>
      </span>
    </Button>
  );
}
