import { Loader } from '@mantine/core';
import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
} from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { Box, Pixel, ScreenSize } from '../../../shared/screen-place';
import { boxAfterKey, fittingZoom, nextZoom, scrollTo, zoomTo } from './cut-box';
import { CutCanvas, type CutDrawing } from './cut-canvas';
import { CutToolBar, type CutTool } from './cut-tool-bar';
import css from './dialogs.module.css';
import type { TakenScreen } from './use-screen';

interface CutStageProps extends CutDrawing {
  readonly screen: TakenScreen | null;
  readonly busy: boolean;
  /** What is shown while there is no picture. */
  readonly instead: ReactNode;
  readonly box: Box | null;
}

/** A screen on which a rectangle is drawn, moved and resized with the mouse and with keys, pixel by pixel. */
export function CutStage(props: CutStageProps) {
  const { screen, busy, instead, box, onChange } = props;
  const [stage, setStage] = useState<HTMLDivElement | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const [tool, setTool] = useState<CutTool>('cut');
  const hintId = useId();
  const room = roomOf(stage);
  const zoom = chosen ?? (screen ? fittingZoom(screen, room) : 1);
  useWheelZoom(stage, (way) => {
    setChosen(nextZoom(zoom, way));
  });
  useCentred(stage, box, zoom);
  const toCut = (): void => {
    if (box) setChosen(zoomTo(box, room));
  };
  const press = (event: KeyboardEvent): void => {
    const after = screen && box ? boxAfterKey(box, withCtrl(event), screen) : undefined;
    if (after) onChange(after);
    if (after || zoomKey(event.key)) event.preventDefault();
  };
  const zoomKey = (key: string): boolean => {
    if (key === '+' || key === '-') setChosen(nextZoom(zoom, key === '+' ? 1 : -1));
    else if (key === '0') setChosen(null);
    else if (key === '.') toCut();
    else return false;
    return true;
  };
  return (
    <div className={css['stageSide']}>
      <CutToolBar
        {...{ zoom, tool }}
        isFitting={chosen === null}
        onZoom={setChosen}
        onToCut={toCut}
        onTool={setTool}
      />
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
          <CutCanvas {...props} {...{ screen, box, zoom, tool }} />
        ) : (
          <div className={css['waiting']}>
            {busy ? <Loader role="img" size="sm" aria-label={t('Taking the picture')} /> : instead}
          </div>
        )}
      </div>
      <p id={hintId} className={css['hint']}>
        {t(
          'Arrow keys move the rectangle, with Shift they resize it, with Ctrl by ten pixels. + and − zoom, 0 fits, a full stop goes to the cut.',
        )}
      </p>
    </div>
  );
}

function withCtrl({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent) {
  return { key, shiftKey, ctrlKey: ctrlKey || metaKey };
}

/** Room for a screen, less the border; a scroll bar goes when it fits. */
function roomOf(stage: HTMLElement | null): ScreenSize {
  return { width: (stage?.offsetWidth ?? 0) - 4, height: (stage?.offsetHeight ?? 0) - 4 };
}

/** With Ctrl the wheel zooms; the browser would enlarge the whole window. */
function useWheelZoom(stage: HTMLElement | null, onZoom: (way: 1 | -1) => void): void {
  useEffect(() => {
    const turn = (event: WheelEvent): void => {
      if (!event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      onZoom(event.deltaY < 0 ? 1 : -1);
    };
    stage?.addEventListener('wheel', turn, { passive: false });
    return () => {
      stage?.removeEventListener('wheel', turn);
    };
  }, [onZoom, stage]);
}

/** After each zoom the cut is in the middle. */
function useCentred(stage: HTMLElement | null, box: Box | null, zoom: number): void {
  const centred = useRef(zoom);
  useLayoutEffect(() => {
    if (!stage || !box || centred.current === zoom) return;
    centred.current = zoom;
    centre(stage, scrollTo(box, zoom, { width: stage.clientWidth, height: stage.clientHeight }));
  }, [box, stage, zoom]);
}

function centre(stage: HTMLElement, { x, y }: Pixel): void {
  stage.scrollLeft = x;
  stage.scrollTop = y;
}
