import { useEffect, useState } from 'react';
import { t } from '../../../shared/catalogue/translate';
import type { IgnoredParts } from '../../../shared/ignored-parts';
import type { Box } from '../../../shared/screen-place';
import { previewScale } from './cut-box';
import { decodedPicture, drawCut } from './cut-png';
import css from './dialogs.module.css';
import type { TakenScreen } from './use-screen';

interface CutPreviewProps {
  readonly screen: TakenScreen | null;
  readonly box: Box | null;
  readonly ignored: IgnoredParts;
}

/** What would be cut, large enough to be seen; what is ignored shows the ground. */
export function CutPreview({ screen, box, ignored }: CutPreviewProps) {
  const [canvas, setCanvas] = useState<HTMLCanvasElement | null>(null);
  const picture = useDecoded(screen?.url ?? null);
  useEffect(() => {
    if (canvas && picture && box) drawCut(canvas, picture, { box, ignored });
  }, [box, canvas, ignored, picture]);
  if (!screen || !box) return <div className={css['preview']} />;
  const scale = previewScale(box);
  return (
    <div className={css['preview']}>
      <canvas
        ref={setCanvas}
        role="img"
        aria-label={t('What is cut')}
        style={{ width: box.width * scale, height: box.height * scale }}
      />
    </div>
  );
}

/** Decoded once, for it is drawn with every move. */
function useDecoded(url: string | null): HTMLImageElement | null {
  const [decoded, setDecoded] = useState<{
    readonly url: string;
    readonly picture: HTMLImageElement | null;
  }>();
  useEffect(() => {
    if (url === null) return undefined;
    let isWanted = true;
    void decodedPicture(url).then((picture) => {
      if (isWanted) setDecoded({ url, picture });
    });
    return () => {
      isWanted = false;
    };
  }, [url]);
  return decoded?.url === url ? decoded.picture : null;
}
