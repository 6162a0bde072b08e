import { Loader } from '@mantine/core';
import { t } from '../../../shared/catalogue/translate';
import type { TemplateTry } from '../../../shared/contract/templates';
import type { Box, ScreenSize } from '../../../shared/screen-place';
import css from './dialogs.module.css';

interface TryScreenProps {
  readonly seen: TemplateTry;
  readonly name: string;
  readonly found: boolean;
}

/** The screen that was looked at, with the best place, the next best (dashed), and where it was looked for. */
export function TryScreen({ seen, name, found }: TryScreenProps) {
  const { screen, box, area, next, outside } = seen;
  // What lies outside is of interest where nothing better was found inside.
  const lost = outside && !found && !isSame(outside.box, box) ? outside.box : null;
  return (
    <div
      className={css['screen']}
      style={{ aspectRatio: `${String(screen.width)} / ${String(screen.height)}` }}
    >
      <img
        src={`data:image/png;base64,${screen.png ?? ''}`}
        alt={
          found
            ? t('Screen with “{name}” found', { name })
            : t('Screen on which “{name}” was looked for', { name })
        }
      />
      {area === null ? null : <span className={css['area']} style={placed(area, screen)} />}
      {lost === null ? null : <span className={css['next']} style={placed(lost, screen)} />}
      {next === null ? null : <span className={css['next']} style={placed(next, screen)} />}
      {box === null ? null : <span className={css['found']} data-found={found} style={placed(box, screen)} />}
    </div>
  );
}

/** In place of a screen. */
export function NotSeen({ busy }: { busy: boolean }) {
  if (busy) return <Loader role="img" size="sm" aria-label={t('Looking')} />;
  return <p className={css['quiet']}>{t('The screen is shown here, with the place that was found.')}</p>;
}

function isSame(a: Box, b: Box | null): boolean {
  return b !== null && a.x === b.x && a.y === b.y;
}

function placed(box: Box, screen: ScreenSize) {
  const share = (part: number, whole: number): string => `${String((part / whole) * 100)}%`;
  return {
    left: share(box.x, screen.width),
    top: share(box.y, screen.height),
    width: share(box.width, screen.width),
    height: share(box.height, screen.height),
  };
}
