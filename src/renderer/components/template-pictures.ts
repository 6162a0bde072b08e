import type { TemplateSummary } from '../../shared/template';
import type { HostLink } from '../rpc/host-link';

/** Pictures that are kept, the latest used; a small one has a few kilobytes. */
const MOST_KEPT = 400;

const kept = new WeakMap<HostLink, Map<string, Promise<string | null>>>();

export interface WantedPicture {
  readonly template: Pick<TemplateSummary, 'name' | 'version'>;
  /** Its place among the template's pictures. */
  readonly image: number;
  /** Longest side it may have, pixels. */
  readonly side: number;
}

/** The address of a template's picture; null when there is none to show. Asked for once per version of the template. */
export function pictureOf(link: HostLink, { template, image, side }: WantedPicture): Promise<string | null> {
  const pictures = kept.get(link) ?? new Map<string, Promise<string | null>>();
  kept.set(link, pictures);
  const key = JSON.stringify([template.name, template.version, image, side]);
  const asked = pictures.get(key) ?? ask(link, { template, image, side });
  pictures.delete(key);
  pictures.set(key, asked);
  const [oldest] = pictures.keys();
  if (pictures.size > MOST_KEPT && oldest !== undefined) pictures.delete(oldest);
  void asked.then((url) => {
    // Asked for again it may be there.
    if (url === null && pictures.get(key) === asked) pictures.delete(key);
  });
  return asked;
}

async function ask(link: HostLink, { template, image, side }: WantedPicture): Promise<string | null> {
  const answer = await link.call('templates.picture', { name: template.name, image, side });
  return answer.ok ? `data:image/png;base64,${answer.value.png}` : null;
}
