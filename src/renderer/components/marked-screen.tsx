import type { CSSProperties } from 'react';
import type { Box, ScreenSize } from '../../shared/screen-place';
import css from './marked-screen.module.css';

/** A rectangle on a picture: where something is, what comes nearest to it, or where it was looked for. */
export interface ScreenMark {
  readonly box: Box;
  readonly tone: 'found' | 'near' | 'area';
  /** Shown beside it, and in the list it belongs to. */
  readonly number?: number;
}

interface MarkedScreenProps {
  /** PNG, base64. */
  readonly png: string;
  /** What the marks count in; the picture itself may be smaller. */
  readonly size: ScreenSize;
  readonly alt: string;
  readonly marks: readonly ScreenMark[];
}

/** A picture of a screen with rectangles on it, as large as its surroundings let it be. What they mean stands beside it. */
export function MarkedScreen({ png, size, alt, marks }: MarkedScreenProps) {
  const { width, height } = size;
  const shape: CSSProperties = {
    aspectRatio: `${String(width)} / ${String(height)}`,
    // As wide as there is room, or as the height lets it be.
    width: `min(100cqw, 100cqh * ${String(width / height)})`,
  };
  return (
    <div className={css['room']}>
      <div className={css['screen']} style={shape}>
        <img src={`data:image/png;base64,${png}`} width={width} height={height} alt={alt} />
        {marks.map(({ box, tone, number }, index) => (
          <span key={index} className={css['mark']} data-tone={tone} style={placed(box, size)} aria-hidden>
            {number === undefined ? null : <b>{number}</b>}
          </span>
        ))}
      </div>
    </div>
  );
}

function placed(box: Box, screen: ScreenSize): CSSProperties {
  const share = (part: number, whole: number): string => `${String((part / whole) * 100)}%`;
  return {
    left: share(box.x, screen.width),
    top: share(box.y, screen.height),
    width: share(box.width, screen.width),
    height: share(box.height, screen.height),
  };
}
