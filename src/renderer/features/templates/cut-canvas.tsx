import { useState, type PointerEvent } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { Box, Pixel } from '../../../shared/screen-place';
import { boxAfterGrip, boxBetween, cursorOf, gripAt, type Grip, type Point } from './cut-box';
import type { CutTool } from './cut-tool-bar';
import css from './dialogs.module.css';
import type { IgnoredDraft } from './ignored-draft';
import type { TakenScreen } from './use-screen';

/** How near to an edge it is held, pixels of the window. */
const REACH = 7;

/** What is drawn on a screen, and who hears of it. */
export interface CutDrawing {
  /** Whether the box was drawn by somebody; one that was not gives way to whatever is. */
  readonly isDrawn: boolean;
  readonly ignored: IgnoredDraft;
  /** The place most like the cut. */
  readonly next: Box | null;
  readonly onChange: (box: Box) => void;
  readonly onIgnore: (box: Box) => void;
  readonly onIgnoreColor: (at: Pixel) => void;
}

interface CutCanvasProps extends CutDrawing {
  readonly screen: TakenScreen;
  readonly box: Box;
  readonly zoom: number;
  readonly tool: CutTool;
}

/** What is under way with the mouse. */
type Drag =
  | { readonly kind: 'draw' | 'ignore'; readonly from: Point }
  | { readonly kind: 'grip'; readonly from: Point; readonly grip: Grip; readonly box: Box };

/** The screen, and on it what is cut, what is ignored, and what is most like it. */
export function CutCanvas(props: CutCanvasProps) {
  const { screen, box, zoom, ignored, next } = props;
  const { ignoring, cursor, handlers } = useDragging(props);
  const scaled = (value: number): number => value * zoom;
  const placed = ({ x, y, width, height }: Box) => ({
    ...{ left: scaled(x), top: scaled(y), width: scaled(width), height: scaled(height) },
  });
  return (
    <div
      className={css['canvas']}
      data-large={zoom > 1}
      style={{ width: scaled(screen.width), height: scaled(screen.height), cursor }}
      {...handlers}
    >
      <img src={screen.url} alt={t('Screen of {name}', { name: screen.of })} draggable={false} />
      <span className={css['clip']}>
        <span className={css['cut']} style={placed(box)} />
        {[...ignored.boxes, ...(ignoring ? [ignoring] : [])].map((one, at) => (
          <span key={String(at)} className={css['hidden']} style={placed(one)} />
        ))}
        {next ? <span className={css['next']} style={placed(next)} /> : null}
      </span>
    </div>
  );
}

function useDragging(props: CutCanvasProps) {
  const { screen, box, zoom, tool, isDrawn, onChange, onIgnore, onIgnoreColor } = props;
  const [drag, setDrag] = useState<Drag | null>(null);
  const [ignoring, setIgnoring] = useState<Box | null>(null);
  const [hovered, setHovered] = useState<Grip | null>(null);
  const at = ({ clientX, clientY, currentTarget }: PointerEvent): Point => {
    const { left, top } = currentTarget.getBoundingClientRect();
    return { x: (clientX - left) / zoom, y: (clientY - top) / zoom };
  };
  const held = (point: Point): Grip | null =>
    tool === 'cut' && isDrawn ? gripAt(point, box, REACH / zoom) : null;
  const start = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    const from = at(event);
    if (tool === 'color') {
      onIgnoreColor({ x: Math.floor(from.x), y: Math.floor(from.y) });
      return;
    }
    event.currentTarget.setPointerCapture(event.pointerId);
    const grip = held(from);
    if (grip) setDrag({ kind: 'grip', from, grip, box });
    else setDrag({ kind: tool === 'ignore' ? 'ignore' : 'draw', from });
  };
  const move = (event: PointerEvent): void => {
    const to = at(event);
    if (drag === null) setHovered(held(to));
    else if (drag.kind === 'grip') {
      const by = { x: to.x - drag.from.x, y: to.y - drag.from.y };
      onChange(boxAfterGrip(drag.box, drag.grip, by, screen));
    } else if (drag.kind === 'draw') onChange(boxBetween(drag.from, to, screen));
    else setIgnoring(boxBetween(drag.from, to, screen));
  };
  const end = (): void => {
    if (ignoring) onIgnore(ignoring);
    setIgnoring(null);
    setDrag(null);
  };
  const cursor = cursorOf(drag?.kind === 'grip' ? drag.grip : hovered);
  const handlers = {
    ...{ onPointerDown: start, onPointerMove: move, onPointerUp: end, onPointerCancel: end },
  };
  return { ignoring, cursor: tool === 'cut' ? cursor : 'crosshair', handlers };
}
