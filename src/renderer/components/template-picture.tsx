import { ImageOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { TemplateSummary } from '../../shared/template';
import { useHost } from '../state/host-context';
import css from './template-picture.module.css';
import { pictureOf } from './template-pictures';

interface TemplatePictureProps {
  readonly template: TemplateSummary;
  /** Its place among the template's pictures; the first when left out. */
  readonly image?: number;
  /** Width and height of the place it is shown in, pixels. */
  readonly width: number;
  readonly height: number;
  /** What screen readers say; nothing where its name stands beside it. */
  readonly alt?: string;
}

/** A picture of a template on a ground that shows where it is transparent. */
export function TemplatePicture({ template, image = 0, width, height, alt = '' }: TemplatePictureProps) {
  const { link } = useHost();
  const { name, version } = template;
  const key = JSON.stringify([name, version, image]);
  const [shown, setShown] = useState<{ readonly key: string; readonly url: string | null }>();
  const hasPicture = template.images[image] !== undefined;
  useEffect(() => {
    if (!hasPicture) return undefined;
    let isWanted = true;
    // Twice as many pixels as the place has: screens are that fine.
    const side = Math.min(4_096, Math.max(width, height) * 2);
    void pictureOf(link, { template: { name, version }, image, side }).then((url) => {
      if (isWanted) setShown({ key, url });
    });
    return () => {
      isWanted = false;
    };
  }, [hasPicture, height, image, key, link, name, version, width]);
  const url = shown?.key === key ? shown.url : undefined;
  const isMissing = !hasPicture || url === null;
  return (
    <span className={css['ground']} style={{ width, height }}>
      {typeof url === 'string' ? <img src={url} alt={alt} draggable={false} /> : null}
      {isMissing ? <ImageOff size={Math.min(18, height / 2)} aria-hidden /> : null}
    </span>
  );
}
