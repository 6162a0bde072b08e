import { ActionIcon, Button, Loader } from '@mantine/core';
import { ZoomIn, ZoomOut } from 'lucide-react';
import { useId, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { currentLocale, t } from '../../../shared/catalogue/translate';
import type { Box, ScreenSize } from '../../../shared/screen-place';
import { boxAfterKey, boxBetween, fittingZoom, nextZoom } from './cut-box';
import css from './dialogs.module.css';
import type { TakenScreen } from './use-screen';

interface CutStageProps {
  readonly screen: TakenScreen | null;
  readonly busy: boolean;
  /** What is shown while there is no picture. */
  readonly instead: ReactNode;
  readonly box: Box | null;
  readonly onChange: (box: Box) => void;
}

/** A screen on which a rectangle is drawn with the mouse, and moved and resized with keys. */
export function CutStage({ screen, busy, instead, box, onChange }: CutStageProps) {
  const [stage, setStage] = useState<HTMLDivElement | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const hintId = useId();
  const zoom = chosen ?? (screen ? fittingZoom(screen, roomOf(stage)) : 1);
  const press = (event: KeyboardEvent): void => {
    const way = event.key === '+' ? 1 : event.key === '-' ? -1 : undefined;
    if (way !== undefined) setChosen(nextZoom(zoom, way));
    const after = screen && box ? boxAfterKey(box, withCtrl(event), screen) : undefined;
    if (after) onChange(after);
    if (way !== undefined || after) event.preventDefault();
  };
  return (
    <div className={css['stageSide']}>
      <ZoomBar zoom={zoom} isFitting={chosen === null} hintId={hintId} onChange={setChosen} />
      {/* eslint-disable-next-line jsx-a11y-x/no-noninteractive-element-interactions -- what is drawn with the mouse is moved with keys */}
      <div
        ref={setStage}
        className={css['stage']}
        role="group"
        aria-label={t('Screen to cut from')}
        aria-describedby={hintId}
        aria-busy={busy}
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex -- the keys need the focus, and scrolling does too
        tabIndex={0}
        onKeyDown={press}
      >
        {screen && box ? (
          <Canvas screen={screen} box={box} zoom={zoom} onChange={onChange} />
        ) : (
          <div className={css['waiting']}>
            {busy ? <Loader role="img" size="sm" aria-label={t('Taking the picture')} /> : instead}
          </div>
        )}
      </div>
    </div>
  );
}

/** On a Mac it is the other key. */
function withCtrl({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent) {
  return { key, shiftKey, ctrlKey: ctrlKey || metaKey };
}

/** Room for a screen, less the border; a scroll bar goes when it fits. */
function roomOf(stage: HTMLElement | null): ScreenSize {
  return { width: (stage?.offsetWidth ?? 0) - 4, height: (stage?.offsetHeight ?? 0) - 4 };
}

interface ZoomBarProps {
  readonly zoom: number;
  readonly isFitting: boolean;
  readonly hintId: string;
  /** Null: as large as fits. */
  readonly onChange: (zoom: number | null) => void;
}

function ZoomBar({ zoom, isFitting, hintId, onChange }: ZoomBarProps) {
  return (
    <div className={css['zoom']}>
      <ActionIcon
        size={28}
        variant="default"
        aria-label={t('Smaller')}
        onClick={() => {
          onChange(nextZoom(zoom, -1));
        }}
      >
        <ZoomOut size={15} aria-hidden />
      </ActionIcon>
      <span>{t('{percent} %', { percent: Math.round(zoom * 100).toLocaleString(currentLocale()) })}</span>
      <ActionIcon
        size={28}
        variant="default"
        aria-label={t('Larger')}
        onClick={() => {
          onChange(nextZoom(zoom, 1));
        }}
      >
        <ZoomIn size={15} aria-hidden />
      </ActionIcon>
      <Button
        size="compact-sm"
        variant="default"
        aria-pressed={isFitting}
        onClick={() => {
          onChange(null);
        }}
      >
        {t('Fit')}
      </Button>
      <span id={hintId} className={css['hint']}>
        {t('Drag a rectangle. Arrow keys move it, with Shift they resize it, with Ctrl by ten pixels.')}
      </span>
    </div>
  );
}

interface CanvasProps {
  readonly screen: TakenScreen;
  readonly box: Box;
  readonly zoom: number;
  readonly onChange: (box: Box) => void;
}

function Canvas({ screen, box, zoom, onChange }: CanvasProps) {
  const [from, setFrom] = useState<{ readonly x: number; readonly y: number } | null>(null);
  const at = ({ clientX, clientY, currentTarget }: PointerEvent) => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return { x: (clientX - left) / zoom, y: (clientY - top) / zoom };
  };
  const start = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setFrom(at(event));
  };
  const move = (event: PointerEvent): void => {
    if (from) onChange(boxBetween(from, at(event), screen));
  };
  const end = (): void => {
    setFrom(null);
  };
  const scaled = (value: number): number => value * zoom;
  return (
    <div
      className={css['canvas']}
      data-large={zoom > 1}
      style={{ width: scaled(screen.width), height: scaled(screen.height) }}
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <img src={screen.url} alt={t('Screen of {name}', { name: screen.ref })} draggable={false} />
      <span className={css['clip']}>
        <span
          className={css['cut']}
          style={{
            ...{ left: scaled(box.x), top: scaled(box.y) },
            ...{ width: scaled(box.width), height: scaled(box.height) },
          }}
        />
      </span>
    </div>
  );
}
